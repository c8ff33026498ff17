package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Record is what every node type has: the node and the level it belongs to.
type Record struct {
	*kg.Node
	level *Level
}

// IsNode marks the types of the GraphQL interface Node.
func (*Record) IsNode() {}

func (r *Record) record() *Record { return r }

// Label is the official label of a reference id.
func (r *Record) Label() *string { return optional(r.Node.Label) }

// URL is where the id leads.
func (r *Record) URL() *string { return optional(r.Node.ID.URL()) }

// Description is one sentence on what it is.
func (r *Record) Description() *string { return optional(r.Node.Description) }

// Reason says of a local id why no reference term fits.
func (r *Record) Reason() *string { return optional(r.Node.Reason) }

// Taxon is the species of a gene or molecule, or the one of a source or model.
func (r *Record) Taxon(ctx context.Context) (*Taxon, error) {
	if r.Node.Taxon == "" {
		return nil, nil
	}
	taxa, err := once(ctx, &r.level.reads, "taxon", func(ctx context.Context) (*Level, error) {
		var ids []kg.CURIE
		for i := range r.level.records {
			if t := r.level.records[i].Node.Taxon; t != "" {
				ids = append(ids, t)
			}
		}
		return nodesLevel(ctx, r.level.lens, kg.NewSet(ids...).IDs)
	})
	if err != nil {
		return nil, err
	}
	taxon, _ := taxa.node(r.Node.Taxon).(*Taxon)
	return taxon, nil
}

// Statements are those that have the node as an end; of a publication, those it
// is credited for.
func (r *Record) Statements(ctx context.Context, direction kg.Direction, filter *StatementFilter, orderBy kg.StatementOrder, first int, after *string) (*StatementConnection, error) {
	args := expandArgs{field: "statements", direction: direction, filter: filter, order: orderBy, first: first, after: after}
	if r.Category == kg.Publication {
		args.direction, args.of = kg.Mentioned, []kg.Category{kg.Publication}
	} else {
		args.of = withStatements
	}
	return expand(ctx, r, args)
}

// withStatements are the categories whose statements are followed from an end.
var withStatements = func() []kg.Category {
	var out []kg.Category
	for _, c := range kg.Categories {
		if c.Category != kg.Publication {
			out = append(out, c.Category)
		}
	}
	return out
}()

// findings are the statements whose evidence names the node.
func (r *Record) findings(ctx context.Context, filter *StatementFilter, orderBy kg.StatementOrder, first int, after *string) (*StatementConnection, error) {
	return expand(ctx, r, expandArgs{field: "findings", direction: kg.Mentioned, filter: filter, order: orderBy,
		first: first, after: after, of: []kg.Category{r.Category}})
}

// Neighbors are the nodes that statements join it to.
func (r *Record) Neighbors(ctx context.Context, direction kg.Direction, filter *NodeFilter, statement *StatementFilter, orderBy NeighborOrder, first int, after *string) (*NeighborConnection, error) {
	return neighbors[Node](ctx, r, hop{field: "neighbors", direction: direction}, NeighborArgs{filter, statement, orderBy, first, after})
}

// optional turns the empty text of an absent value into null.
func optional(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}
