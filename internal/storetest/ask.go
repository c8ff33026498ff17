package storetest

import (
	"context"
	"math/rand/v2"

	"github.com/evgraph/evgraph/internal/kg"
)

// asker makes random questions about a graph.
type asker struct {
	dice
	data    *kg.Dataset
	version string
	nodes   []kg.CURIE
	names   []string
}

func newAsker(seed uint64, d *kg.Dataset) *asker {
	d.Normalise()
	q := &asker{dice: dice{rand.New(rand.NewPCG(seed, 2))}, data: d, version: d.Version(), nodes: []kg.CURIE{unknown}}
	for i := range d.Nodes {
		n := &d.Nodes[i]
		q.nodes = append(q.nodes, n.ID)
		q.names = append(q.names, n.Names()...)
		for _, ids := range [][]kg.CURIE{{n.ID}, n.Xrefs, n.FormerIDs} {
			for _, id := range ids {
				q.names = append(q.names, string(id), id.Local())
			}
		}
	}
	return q
}

// next makes a question; every method of a reader has its turn.
func (q *asker) next() question {
	makers := []func() question{
		q.askNodes, q.askNamed, q.askListNodes, q.askListNodes, q.askStatements, q.askListStatements, q.askListStatements,
		q.askExpand, q.askExpand, q.askExpand, q.askNeighbors, q.askNeighbors, q.askNeighbors, q.askEvidence, q.askEvidenceOf, q.askEvidenceOf,
		q.askSearch, q.askSearch, q.askSelect, q.askSelect, q.askEvaluate, q.askEvaluate, q.askDescendants, q.askScan, q.askSummary,
	}
	return choose(q.dice, makers...)()
}

func (q *asker) askNodes() question {
	ids := some(q.dice, 5, q.nodes...)
	return question{"Nodes", ids, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.Nodes(ctx, ids)) }}
}

func (q *asker) askNamed() question {
	var lookups []kg.Lookup
	for range q.IntN(4) {
		l := kg.Lookup{Text: q.text()}
		if q.oneIn(4) {
			l.Category = choose(q.dice, kg.Categories...).Category
		}
		if q.oneIn(6) {
			l.Citation = q.IntN(20)
		}
		lookups = append(lookups, l)
	}
	return question{"Named", lookups, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.Named(ctx, lookups)) }}
}

func (q *asker) askListNodes() question {
	query := kg.NodeQuery{Within: q.set(), Match: q.nodeMatch(), Order: choose(q.dice, "", kg.ByName, kg.ByID), Page: q.page(q.nodes)}
	return question{"ListNodes", query, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.ListNodes(ctx, query)) }}
}

func (q *asker) askStatements() question {
	ids := some(q.dice, 5, q.statementIDs()...)
	return question{"Statements", ids, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.Statements(ctx, ids)) }}
}

func (q *asker) askListStatements() question {
	query := kg.StatementQuery{Scope: q.scope(), Match: q.statementMatch(), Order: q.statementOrder(), Page: q.page(q.statementIDs())}
	return question{"ListStatements", query, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.ListStatements(ctx, query)) }}
}

// end is a node that statements join.
func (q *asker) end() kg.CURIE {
	s := choose(q.dice, q.data.Statements...)
	return choose(q.dice, s.Subject, s.Object)
}

func (q *asker) expandQuery(items []kg.CURIE) kg.ExpandQuery {
	query := kg.ExpandQuery{
		Scope: q.scope(), Nodes: append(some(q.dice, 4, q.nodes...), q.end()), Direction: q.direction(),
		Match: q.statementMatch(), Order: q.statementOrder(), Page: q.page(items),
	}
	if q.oneIn(4) {
		query.FarMatch = q.nodeMatch()
	}
	if q.oneIn(4) {
		query.Far = q.set()
	}
	if q.oneIn(5) {
		query.Rows = 1 + q.skewed(60)
	}
	return query
}

func (q *asker) askExpand() question {
	query := q.expandQuery(q.statementIDs())
	if q.oneIn(5) {
		query.Direction, query.FarMatch, query.Far = kg.Mentioned, kg.NodeMatch{}, nil
	}
	return question{"Expand", query, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.Expand(ctx, query)) }}
}

func (q *asker) askNeighbors() question {
	query := q.expandQuery(q.nodes)
	return question{"Neighbors", query, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.Neighbors(ctx, query)) }}
}

func (q *asker) askEvidence() question {
	ids := some(q.dice, 5, q.evidenceIDs()...)
	return question{"Evidence", ids, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.Evidence(ctx, ids)) }}
}

func (q *asker) askEvidenceOf() question {
	query := kg.EvidenceQuery{
		Scope: q.scope(), Statements: append(some(q.dice, 4, q.statementIDs()...), choose(q.dice, q.statementIDs()...)),
		Match: q.evidenceMatch(), Order: choose(q.dice, "", kg.StrongestFirst, kg.ByEvidenceID), Page: q.page(q.evidenceIDs()),
	}
	if q.oneIn(5) {
		query.Rows = 1 + q.skewed(20)
	}
	return question{"EvidenceOf", query, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.EvidenceOf(ctx, query)) }}
}

func (q *asker) askSearch() question {
	query := kg.SearchQuery{Text: q.text(), Page: q.page(q.nodes)}
	if q.oneIn(4) {
		query.Categories = q.categories()
	}
	return question{"Search", query, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.Search(ctx, query)) }}
}

func (q *asker) askSelect() question {
	scope, sel := q.scope(), kg.Selection{Within: q.set(), Match: q.nodeMatch()}
	if q.oneIn(2) {
		sel.Hop = &kg.Hop{Direction: q.direction(), Statement: q.statementMatch(), Far: q.set()}
	}
	return question{"Select", []any{scope, sel}, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.Select(ctx, scope, sel)) }}
}

func (q *asker) askEvaluate() question {
	scope, filter := q.scope(), q.filter(3)
	return question{"Evaluate", []any{scope, filter}, func(ctx context.Context, r kg.Reader) (any, error) {
		return answerOf(kg.Evaluate(ctx, r, scope, &filter))
	}}
}

func (q *asker) askDescendants() question {
	scope, ids := q.scope(), some(q.dice, 3, q.nodes...)
	return question{"Descendants", []any{scope, ids}, func(ctx context.Context, r kg.Reader) (any, error) {
		return answerOf(kg.Descendants(ctx, r, scope, ids))
	}}
}

func (q *asker) askScan() question {
	limit := choose(q.dice, 0, 1, 7, 1000)
	switch q.IntN(3) {
	case 0:
		after := choose(q.dice, append(q.nodes, "", "EVG:~~~")...)
		return question{"ScanNodes", []any{after, limit}, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.ScanNodes(ctx, after, limit)) }}
	case 1:
		after := choose(q.dice, append(q.statementIDs(), "")...)
		return question{"ScanStatements", []any{after, limit}, func(ctx context.Context, r kg.Reader) (any, error) {
			return answerOf(r.ScanStatements(ctx, after, limit))
		}}
	}
	after := choose(q.dice, append(q.evidenceIDs(), "")...)
	return question{"ScanEvidence", []any{after, limit}, func(ctx context.Context, r kg.Reader) (any, error) {
		return answerOf(r.ScanEvidence(ctx, after, limit))
	}}
}

func (q *asker) askSummary() question {
	return question{"Summary", q.version, func(ctx context.Context, r kg.Reader) (any, error) { return answerOf(r.Summary(ctx)) }}
}
