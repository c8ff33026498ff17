package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Claims holds the statements that came out of one store answer, each once.
type Claims struct {
	lens
	reads
	statements []*kg.Statement
	rows       map[kg.StatementID]int
}

func newClaims(l lens, statements []*kg.Statement) *Claims {
	c := &Claims{lens: l, rows: make(map[kg.StatementID]int, len(statements))}
	for _, s := range statements {
		if s == nil {
			continue
		}
		if _, twice := c.rows[s.ID]; !twice {
			c.rows[s.ID] = len(c.statements)
			c.statements = append(c.statements, s)
		}
	}
	return c
}

// statement returns the view of one of the statements, nil for another.
func (c *Claims) statement(id kg.StatementID) *Statement {
	row, ok := c.rows[id]
	if !ok {
		return nil
	}
	return &Statement{Statement: c.statements[row], claims: c}
}

// ends are the nodes that the statements mention, one level for each role, so
// that a field of the subjects is not read for the objects as well.
type ends struct{ subjects, objects, contexts *Level }

// name is what to call one of them.
func (e *ends) name(id kg.CURIE) string {
	for _, l := range []*Level{e.subjects, e.objects, e.contexts} {
		if row, ok := l.rows[id]; ok {
			return l.records[row].Name
		}
	}
	return string(id)
}

func (c *Claims) ends(ctx context.Context) (*ends, error) {
	return once(ctx, &c.reads, "ends", func(ctx context.Context) (*ends, error) {
		var subjects, objects, contexts []kg.CURIE
		for _, s := range c.statements {
			subjects = append(subjects, s.Subject)
			objects = append(objects, s.Object)
			contexts = append(contexts, s.Context...)
		}
		levels, err := rolesOf(ctx, c.lens, subjects, objects, contexts)
		if err != nil {
			return nil, err
		}
		return &ends{levels[0], levels[1], levels[2]}, nil
	})
}

// rolesOf reads all the nodes in one call and makes a level of each list.
func rolesOf(ctx context.Context, l lens, roles ...[]kg.CURIE) ([]*Level, error) {
	var all []kg.CURIE
	for _, ids := range roles {
		all = append(all, ids...)
	}
	everyone, err := nodesLevel(ctx, l, kg.NewSet(all...).IDs)
	if err != nil {
		return nil, err
	}
	levels := make([]*Level, len(roles))
	for i, ids := range roles {
		nodes := make([]*kg.Node, 0, len(ids))
		for _, id := range ids {
			if row, ok := everyone.rows[id]; ok {
				nodes = append(nodes, everyone.records[row].Node)
			}
		}
		levels[i] = newLevel(l, nodes)
	}
	return levels, nil
}

// nodesIn returns the views of nodes of a level.
func nodesIn(l *Level, ids []kg.CURIE) []Node {
	nodes := make([]Node, 0, len(ids))
	for _, id := range ids {
		if n := l.node(id); n != nil {
			nodes = append(nodes, n)
		}
	}
	return nodes
}
