package view

import (
	"context"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// CausalTest is how far experiments take the claim that an agent carries an effect.
type CausalTest struct {
	ladder *traverse.Ladder
	level  *Level
	claims *Claims // of all tests of the answer
	walk   traverse.Walk
}

// CausalTestArgs name the vesicles, what they carry and what they change.
type CausalTestArgs struct {
	Preparation, Agent, Outcome *NodeRef
	Sources                     []string
}

// FindCausalTest derives the ladder of one question.
func FindCausalTest(ctx context.Context, a CausalTestArgs) (*CausalTest, error) {
	l, err := From(ctx).lens(ctx, a.Sources)
	if err != nil {
		return nil, err
	}
	q, err := l.causalQuestion(ctx, a)
	if err != nil {
		return nil, err
	}
	tests, err := l.causalTests(ctx, traverse.Walk{Scope: l.scope}, []traverse.CausalQuestion{q})
	if err != nil {
		return nil, err
	}
	return tests[0], nil
}

func (l lens) causalQuestion(ctx context.Context, a CausalTestArgs) (q traverse.CausalQuestion, err error) {
	vesicles, err := l.atStop(ctx, traverse.StopPreparation, []*NodeRef{a.Preparation})
	if err != nil {
		return q, err
	}
	agent, err := l.atStop(ctx, traverse.StopCargo, []*NodeRef{a.Agent})
	if err != nil {
		return q, err
	}
	outcome, err := l.among(ctx, a.Outcome, traverse.Changeable, func(own kg.Category) error {
		return guard.Errorf(guard.WrongCategory, "%s is of the category %s, which no effect changes", a.Outcome, own).
			WithHint("name a node of one of %v", traverse.Changeable).With("category", own)
	})
	if err != nil {
		return q, err
	}
	return traverse.CausalQuestion{Preparation: vesicles[0], Agent: agent[0], Outcome: outcome}, nil
}

// causalTests derives the ladders of questions at once.
func (l lens) causalTests(ctx context.Context, walk traverse.Walk, questions []traverse.CausalQuestion) ([]*CausalTest, error) {
	ladders, err := traverse.Climb(ctx, l.reader, walk, questions, budget(ctx))
	if err != nil {
		return nil, err
	}
	var ids []kg.CURIE
	var statements []*kg.Statement
	for _, one := range ladders {
		ids = append(ids, one.Preparation, one.Agent, one.Outcome)
		for _, rung := range traverse.Rungs {
			statements = append(statements, one.Shown[rung]...)
		}
	}
	level, err := nodesLevel(ctx, l, kg.NewSet(ids...).IDs)
	if err != nil {
		return nil, err
	}
	claims := newClaims(l, statements)
	tests := make([]*CausalTest, len(ladders))
	for i, one := range ladders {
		tests[i] = &CausalTest{one, level, claims, walk}
	}
	return tests, spend(ctx, len(claims.statements))
}

// Preparation is the vesicles.
func (t *CausalTest) Preparation() Node { return t.level.node(t.ladder.Preparation) }

// Agent is what they carry.
func (t *CausalTest) Agent() Node { return t.level.node(t.ladder.Agent) }

// Outcome is what they change.
func (t *CausalTest) Outcome() Node { return t.level.node(t.ladder.Outcome) }

// Strongest is the highest rung that holds.
func (t *CausalTest) Strongest() *traverse.Rung {
	best := t.ladder.Strongest()
	if best == "" {
		return nil
	}
	return &best
}

// EmptyBecause says why no rung holds, nil when one does.
func (t *CausalTest) EmptyBecause() *string { return because(t.ladder.Empty) }

// Truncated says why rungs may be missing.
func (t *CausalTest) Truncated() *Truncation {
	return truncation(t.ladder.Cut, "ask fewer knowledge sources by sources")
}

// Receipt makes it citable.
func (t *CausalTest) Receipt() *Receipt {
	var shown []*kg.Statement
	for _, rung := range traverse.Rungs {
		shown = append(shown, t.ladder.Shown[rung]...)
	}
	return newReceipt(argumentKey("causalTest", t.ladder.CausalQuestion, t.claims.scope, t.walk.Match.Evidence), newClaims(t.claims.lens, shown), t.walk.Match.Evidence.Matches)
}

// CausalRung is a rung of the ladder.
type CausalRung struct {
	Rung       traverse.Rung
	Holds      bool
	Statements []*Statement
}

// Rungs are all rungs, the weakest first.
func (t *CausalTest) Rungs() []*CausalRung {
	rungs := make([]*CausalRung, len(traverse.Rungs))
	for i, rung := range traverse.Rungs {
		rungs[i] = &CausalRung{Rung: rung, Holds: len(t.ladder.Shown[rung]) > 0, Statements: []*Statement{}}
		for _, s := range t.ladder.Shown[rung] {
			rungs[i].Statements = append(rungs[i].Statements, t.claims.statement(s.ID))
		}
	}
	return rungs
}

// CausalTest is that of the mechanism, nil for a chain without vesicles, cargo or effect.
func (m *Mechanism) CausalTest(ctx context.Context) (*CausalTest, error) {
	tests, err := m.course.causalTests(ctx)
	if err != nil {
		return nil, err
	}
	return tests[m.row], nil
}

// causalTests are those of all mechanisms of the answer.
func (c *course) causalTests(ctx context.Context) ([]*CausalTest, error) {
	return once(ctx, &c.reads, "causal tests", func(ctx context.Context) ([]*CausalTest, error) {
		var questions []traverse.CausalQuestion
		tests := make([]*CausalTest, len(c.mechanisms))
		var rows []int
		for i, m := range c.mechanisms {
			p, agent, changed := m.At(traverse.StopPreparation), m.At(traverse.StopCargo), m.Changed()
			if p != nil && agent != nil && changed != nil {
				questions = append(questions, traverse.CausalQuestion{Preparation: p.ID, Agent: agent.ID, Outcome: changed.ID})
				rows = append(rows, i)
			}
		}
		if len(questions) == 0 {
			return tests, nil
		}
		found, err := c.lens.causalTests(ctx, c.walk, questions)
		for i, row := range rows {
			if err == nil {
				tests[row] = found[i]
			}
		}
		return tests, err
	})
}
