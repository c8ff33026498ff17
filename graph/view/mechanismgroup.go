package view

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// MechanismGroup is the mechanisms of one preparation in one model.
type MechanismGroup struct {
	Preparation, Model Node
	Mechanisms         []*Mechanism
	Tested             []*Statement
}

// Groups are the mechanisms of the page by preparation and model.
func (c *MechanismConnection) Groups(ctx context.Context) ([]*MechanismGroup, error) {
	tested, err := c.course.tested(ctx)
	if err != nil {
		return nil, err
	}
	groups := []*MechanismGroup{}
	of := map[pair]*MechanismGroup{}
	for _, e := range c.Edges {
		preparation, model := e.Node.Mechanism.At(traverse.StopPreparation), e.Node.Mechanism.At(traverse.StopModel)
		key := pair{idOf(preparation), idOf(model)}
		group := of[key]
		if group == nil {
			group = &MechanismGroup{Preparation: c.course.nodes.node(key.subject), Model: c.course.nodes.node(key.object), Tested: []*Statement{}}
			for _, s := range tested.statements {
				if s.Subject == key.subject && s.Object == key.object {
					group.Tested = append(group.Tested, tested.statement(s.ID))
				}
			}
			of[key] = group
			groups = append(groups, group)
		}
		group.Mechanisms = append(group.Mechanisms, e.Node)
	}
	return groups, nil
}

type pair struct{ subject, object kg.CURIE }

func idOf(n *kg.Node) kg.CURIE {
	if n == nil {
		return ""
	}
	return n.ID
}

// tested reads what is said of the preparations as tested in the models.
func (c *course) tested(ctx context.Context) (*Claims, error) {
	return once(ctx, &c.reads, "tested", func(ctx context.Context) (*Claims, error) {
		var preparations, models []kg.CURIE
		for _, m := range c.mechanisms {
			if p, model := m.At(traverse.StopPreparation), m.At(traverse.StopModel); p != nil && model != nil {
				preparations, models = append(preparations, p.ID), append(models, model.ID)
			}
		}
		if len(preparations) == 0 {
			return newClaims(c.lens, nil), nil
		}
		far := kg.NewSet(models...)
		found, err := c.reader.Expand(ctx, kg.ExpandQuery{Scope: c.scope, Nodes: kg.NewSet(preparations...).IDs, Direction: kg.Out,
			Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.TestedIn}}, Far: &far, Page: kg.Page{Limit: kg.MaxPage}})
		if err != nil {
			return nil, err
		}
		return newClaims(c.lens, found.Statements), spend(ctx, len(found.Statements))
	})
}
