package traverse

import (
	"cmp"
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Rung is how far experiments take the claim that a preparation has an effect by an
// agent in it.
type Rung string

// The rungs, each a stronger reason to believe it than the one before.
const (
	// Association: the preparation carries the agent, and has the effect.
	Association Rung = "ASSOCIATION"
	// Attributed: it also has the effect by way of the agent, as a study says.
	Attributed Rung = "ATTRIBUTED"
	// Sufficiency: the agent alone, or vesicles that were given more of it, have the
	// effect in the same direction, which is stated and not inferred.
	Sufficiency Rung = "SUFFICIENCY"
	// Necessity: vesicles made of these with something that removes or blocks the
	// agent, or without it, no longer have the effect.
	Necessity Rung = "NECESSITY"
	// Rescue: after the block, giving the agent or its target back restores the effect.
	Rescue Rung = "RESCUE"
)

// Rungs lists all in their order.
var Rungs = []Rung{Association, Attributed, Sufficiency, Necessity, Rescue}

// CausalQuestion asks whether an agent carries the effect of a preparation on an outcome.
type CausalQuestion struct{ Preparation, Agent, Outcome kg.CURIE }

// Ladder says what shows it: for each rung that holds, the statements together.
type Ladder struct {
	CausalQuestion
	Shown map[Rung][]*kg.Statement
	Empty string // why no rung holds, "" where one does or nobody can tell
	Cut   Cut    // why rungs may be missing
}

// Strongest is the highest rung that holds, "" when none does.
func (l *Ladder) Strongest() (best Rung) {
	for _, r := range Rungs {
		if len(l.Shown[r]) > 0 {
			best = r
		}
	}
	return best
}

// Changeable are the categories of what an effect may change.
var Changeable = func() (some []kg.Category) {
	for _, p := range kg.Predicates {
		if p.Effect {
			some = append(some, p.Range...)
		}
	}
	slices.Sort(some)
	return slices.Compact(some)
}()

// Climb answers the questions, in their order. What it follows are the walk's scope and
// conditions on evidence.
func Climb(ctx context.Context, r kg.Reader, walk Walk, questions []CausalQuestion, b Budget) ([]*Ladder, error) {
	c := &climb{web: newWeb(r, Walk{Scope: walk.Scope, Match: kg.StatementMatch{Evidence: walk.Match.Evidence}}, b), out: map[kg.CURIE][]*kg.Statement{}, in: map[kg.CURIE][]*kg.Statement{}, had: map[reading]bool{}}
	c.match.Negative = nil
	if err := c.readAll(ctx, questions); err != nil {
		return nil, err
	}
	ladders := make([]*Ladder, len(questions))
	for i, q := range questions {
		ladders[i] = c.ladder(q)
	}
	return ladders, nil
}

// climb is what was read for the questions.
type climb struct {
	*web
	out, in map[kg.CURIE][]*kg.Statement
	had     map[reading]bool
	entries map[kg.CURIE][]*kg.Evidence
	cut     Cut
}

// reading is a statement as it was read from a node.
type reading struct {
	id        kg.CURIE
	direction kg.Direction
	statement kg.StatementID
}

func (c *climb) readAll(ctx context.Context, questions []CausalQuestion) error {
	var preparations, agents, outcomes []kg.CURIE
	for _, q := range questions {
		preparations, agents, outcomes = append(preparations, q.Preparation), append(agents, q.Agent), append(outcomes, q.Outcome)
	}
	with := []kg.Predicate{kg.PreparedWith}
	made := append([]kg.Predicate{kg.Carries}, with...)
	if err := c.both(ctx, agents, effectPredicates, effectPredicates); err != nil {
		return err
	}
	if err := c.both(ctx, preparations, []kg.Predicate{kg.PreparedWith, kg.Secretes}, made); err != nil {
		return err
	}
	origins := append(c.sources(preparations), preparations...)
	if err := c.both(ctx, origins, with, nil); err != nil {
		return err
	}
	derived := c.ends(origins, kg.PreparedWith)
	if err := c.both(ctx, derived, with, made); err != nil {
		return err
	}
	restored := c.ends(derived, kg.PreparedWith)
	if err := c.both(ctx, restored, nil, made); err != nil {
		return err
	}
	actors := kg.NewSet(slices.Concat(preparations, agents, derived, restored)...)
	c.far = &actors // much else may change the outcomes
	if err := c.both(ctx, outcomes, effectPredicates, nil); err != nil {
		return err
	}
	return c.readEvidence(ctx, outcomes)
}

// both reads statements to and from nodes by predicates.
func (c *climb) both(ctx context.Context, ids []kg.CURIE, in, out []kg.Predicate) error {
	for _, way := range []struct {
		direction  kg.Direction
		predicates []kg.Predicate
		into       map[kg.CURIE][]*kg.Statement
	}{{kg.In, in, c.in}, {kg.Out, out, c.out}} {
		if len(way.predicates) == 0 {
			continue
		}
		c.match.Predicates = way.predicates
		cut, err := c.web.open(ctx, kg.NewSet(ids...).IDs, way.direction, func(id kg.CURIE, s *kg.Statement) {
			if once := (reading{id, way.direction, s.ID}); !c.had[once] {
				c.had[once] = true
				way.into[id] = append(way.into[id], s)
			}
		})
		if c.cut = cmp.Or(c.cut, cut); err != nil {
			return err
		}
	}
	return nil
}

// sources are what secretes the preparations.
func (c *climb) sources(preparations []kg.CURIE) []kg.CURIE { return c.ends(preparations, kg.Secretes) }

// ends are the subjects of the statements to nodes by a predicate.
func (c *climb) ends(ids []kg.CURIE, p kg.Predicate) (ends []kg.CURIE) {
	for _, id := range ids {
		for _, s := range c.in[id] {
			if s.Predicate == p && !s.Negative() {
				ends = append(ends, s.Subject)
			}
		}
	}
	return kg.NewSet(ends...).IDs
}

func (c *climb) readEvidence(ctx context.Context, outcomes []kg.CURIE) (err error) {
	var effects []*kg.Statement
	for _, id := range kg.NewSet(outcomes...).IDs {
		effects = append(effects, c.in[id]...)
	}
	c.entries, err = c.evidence(ctx, effects)
	return err
}

// ladder derives the rungs of one question.
func (c *climb) ladder(q CausalQuestion) *Ladder {
	l := &Ladder{CausalQuestion: q, Shown: map[Rung][]*kg.Statement{}, Cut: c.cut}
	carries := c.first(c.out[q.Preparation], func(s *kg.Statement) bool {
		return s.Predicate == kg.Carries && s.Object == q.Agent && !s.Negative()
	})
	effects := c.positive(q.Preparation, q.Outcome)
	if carries == nil || len(effects) == 0 {
		if c.cut == "" {
			l.Empty = whyNoRung(carries == nil, len(effects) == 0)
		}
		return l
	}
	l.Shown[Association] = append([]*kg.Statement{carries}, effects...)
	for _, e := range effects {
		if c.attributes(e, q.Agent) {
			l.Shown[Attributed] = append(l.Shown[Attributed], e)
		}
	}
	l.Shown[Sufficiency] = c.sufficient(q, effects)
	blocked := c.blocked(q)
	for _, b := range blocked {
		l.Shown[Necessity] = append(l.Shown[Necessity], b.shown...)
		l.Shown[Rescue] = append(l.Shown[Rescue], c.rescued(q, b, effects)...)
	}
	for rung, shown := range l.Shown {
		l.Shown[rung] = unique(shown)
	}
	return l
}

// whyNoRung says what is missing of the first rung.
func whyNoRung(notCarried, noEffect bool) string {
	missing := "carry the agent, nor that they change the outcome"
	switch {
	case !noEffect:
		missing = "carry the agent"
	case !notCarried:
		missing = "change the outcome"
	}
	return "no statement in scope says that these vesicles " + missing
}

// first is the first statement that fulfils a condition.
func (c *climb) first(all []*kg.Statement, holds func(*kg.Statement) bool) *kg.Statement {
	if i := slices.IndexFunc(all, holds); i >= 0 {
		return all[i]
	}
	return nil
}

// positive lists what the subject is said to do to the outcome.
func (c *climb) positive(subject, outcome kg.CURIE) (some []*kg.Statement) {
	for _, s := range c.in[outcome] {
		if s.Subject == subject && !s.Negative() {
			some = append(some, s)
		}
	}
	return some
}

// attributes reports whether a study names the agent as what the effect comes about by.
func (c *climb) attributes(effect *kg.Statement, agent kg.CURIE) bool {
	return slices.ContainsFunc(c.entries[effect.ID], func(e *kg.Evidence) bool { return !e.Refutes && slices.Contains(e.Via, agent) })
}

// sufficient lists the stated effects, in the same direction as those of the preparation,
// of the agent alone and of vesicles that were given more of it.
func (c *climb) sufficient(q CausalQuestion, effects []*kg.Statement) (shown []*kg.Statement) {
	shown = c.alike(q.Agent, q.Outcome, effects)
	for _, made := range c.ends([]kg.CURIE{q.Preparation}, kg.PreparedWith) {
		given := c.first(c.out[made], func(s *kg.Statement) bool {
			more := s.Predicate == kg.PreparedWith || s.Predicate == kg.Carries && s.Amount == kg.Enriched
			return more && s.Object == q.Agent && !s.Negative()
		})
		if same := c.alike(made, q.Outcome, effects); given != nil && len(same) > 0 {
			shown = append(append(shown, given), same...)
		}
	}
	return shown
}

// alike lists the stated effects of a subject that have the direction of one of those
// that are given.
func (c *climb) alike(subject, outcome kg.CURIE, effects []*kg.Statement) (some []*kg.Statement) {
	for _, s := range c.positive(subject, outcome) {
		stated := slices.ContainsFunc(c.entries[s.ID], func(e *kg.Evidence) bool { return !e.Refutes && e.Basis == kg.Stated })
		if stated && slices.ContainsFunc(effects, func(e *kg.Statement) bool { return sameSign(s, e) }) {
			some = append(some, s)
		}
	}
	return some
}

func sameSign(a, b *kg.Statement) bool {
	x, known := kg.SignOf(a.StatedEffect(), a.Aspect)
	y, also := kg.SignOf(b.StatedEffect(), b.Aspect)
	return known && also && x == y
}

// block is vesicles without the agent, and what shows that they lost the effect.
type block struct {
	vesicles kg.CURIE
	shown    []*kg.Statement
}

// blocked lists the vesicles that were made of the preparation or its source, lack the
// agent and have no effect.
func (c *climb) blocked(q CausalQuestion) (blocks []block) {
	origins := append([]kg.CURIE{q.Preparation}, c.sources([]kg.CURIE{q.Preparation})...)
	for _, made := range c.ends(origins, kg.PreparedWith) {
		lost := c.first(c.in[q.Outcome], func(s *kg.Statement) bool {
			return s.Subject == made && s.StatedEffect() == kg.NoEffect
		})
		without := c.without(made, q.Agent)
		if lost == nil || len(without) == 0 {
			continue
		}
		of := c.first(c.out[made], func(s *kg.Statement) bool {
			return s.Predicate == kg.PreparedWith && slices.Contains(origins, s.Object) && !s.Negative()
		})
		blocks = append(blocks, block{made, append([]*kg.Statement{of, lost}, without...)})
	}
	return blocks
}

// without says why vesicles lack the agent: they are said to, or were made with
// something that lowers it.
func (c *climb) without(made, agent kg.CURIE) []*kg.Statement {
	for _, s := range c.out[made] {
		if s.Predicate == kg.Carries && s.Object == agent && s.Negative() {
			return []*kg.Statement{s}
		}
		if s.Predicate != kg.PreparedWith || s.Negative() {
			continue
		}
		lowers := c.first(c.in[agent], func(e *kg.Statement) bool {
			sign, known := kg.SignOf(e.StatedEffect(), e.Aspect)
			return e.Subject == s.Object && known && sign == kg.Lowers
		})
		if lowers != nil {
			return []*kg.Statement{s, lowers}
		}
	}
	return nil
}

// rescued shows that the blocked vesicles have the effect again with the agent, or with
// what it regulates.
func (c *climb) rescued(q CausalQuestion, b block, effects []*kg.Statement) (shown []*kg.Statement) {
	for _, made := range c.ends([]kg.CURIE{b.vesicles}, kg.PreparedWith) {
		back := c.first(c.out[made], func(s *kg.Statement) bool {
			return s.Predicate == kg.PreparedWith && !s.Negative() && (s.Object == q.Agent || c.regulates(q.Agent, s.Object))
		})
		if again := c.alike(made, q.Outcome, effects); back != nil && len(again) > 0 {
			shown = append(append(shown, back), again...)
		}
	}
	return shown
}

func (c *climb) regulates(agent, target kg.CURIE) bool {
	return slices.ContainsFunc(c.out[agent], func(s *kg.Statement) bool {
		return s.Predicate == kg.Regulates && s.Object == target && !s.Negative()
	})
}

// unique drops repeated statements, the order kept.
func unique(all []*kg.Statement) (once []*kg.Statement) {
	for _, s := range all {
		if !slices.ContainsFunc(once, func(o *kg.Statement) bool { return o.ID == s.ID }) {
			once = append(once, s)
		}
	}
	return once
}
