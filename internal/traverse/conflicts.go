package traverse

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// ConflictQuery asks for conflicts among the statements that fulfil the match. Of
// Match, Negative and Effects do not count: all directions are compared.
type ConflictQuery struct {
	Scope kg.SourceScope
	Match kg.StatementMatch
	Kinds []ConflictKind // empty for all
	// Classes takes preparations for their classes of vesicle, so that two studies can
	// contradict each other. That they used different preparations explains nothing then.
	Classes  bool
	Collapse []Collapse // nodes that are compared as one subject or object
	First    int        // 1 to kg.MaxPage
	After    string     // id of the conflict to begin behind
	Budget   Budget
}

// Conflicts is a part of a list of conflicts.
type Conflicts struct {
	Conflicts []*Conflict
	Total     int
	More      bool
	Cut       Cut    // why conflicts may be missing: not all statements were compared
	Empty     string // why there is no conflict, "" where there is one or nobody can tell
	Read      int    // statements that were read
}

// FindConflicts returns conflicts in the order of their kind, the names of subject
// and object, and the ids.
func FindConflicts(ctx context.Context, r kg.Reader, q ConflictQuery) (*Conflicts, error) {
	if q.First < 1 || q.First > kg.MaxPage {
		return nil, fmt.Errorf("%w: %d conflicts, but it is 1 to %d", ErrRange, q.First, kg.MaxPage)
	}
	w := newWeb(r, Walk{Scope: q.Scope, Match: q.Match, Collapse: q.Collapse}, q.Budget)
	all, pairs, cut, err := w.conflicts(ctx, q.Match, q.Classes)
	if err != nil {
		return nil, err
	}
	found := len(all)
	if len(q.Kinds) > 0 {
		all = slices.DeleteFunc(all, func(c *Conflict) bool { return !slices.Contains(q.Kinds, c.Kind) })
	}
	out := &Conflicts{Total: len(all), Cut: cut, Read: w.read}
	if len(all) == 0 && cut == "" {
		out.Empty = whyNoConflict(pairs, found)
	}
	if q.After != "" {
		i := slices.IndexFunc(all, func(c *Conflict) bool { return c.ID() == q.After })
		if i < 0 {
			return nil, fmt.Errorf("%w: the conflict to begin behind is not in this list", ErrBadPath)
		}
		all = all[i+1:]
	}
	out.More = len(all) > q.First
	out.Conflicts = all[:min(len(all), q.First)]
	return out, nil
}

// whyNoConflict says why none is left of those that were found among some pairs.
func whyNoConflict(pairs, found int) string {
	switch {
	case pairs == 0:
		return "no statement with an effect fulfils the filter"
	case found == 0:
		return fmt.Sprintf("what is said of effects was compared for %d pairs of a subject and an object, and agrees", pairs)
	}
	return "there are conflicts of other kinds only; leave kinds out"
}

// conflicts finds what is the matter with statements, in order, and counts the pairs of a
// subject and an object that were compared.
func (w *web) conflicts(ctx context.Context, match kg.StatementMatch, classes bool) (all []*Conflict, pairs int, cut Cut, err error) {
	groups, cut, err := w.effects(ctx, match)
	if err != nil {
		return nil, 0, cut, err
	}
	if classes {
		if groups, err = w.byClass(ctx, groups); err != nil {
			return nil, 0, cut, err
		}
	}
	if groups, err = w.byStop(ctx, groups); err != nil {
		return nil, 0, cut, err
	}
	all, err = w.clashes(ctx, groups, classes)
	return all, len(groups), cut, err
}

// pair is the ends of statements.
type pair struct{ subject, object kg.CURIE }

// effectPredicates are those whose statements have a direction.
var effectPredicates = func() (list []kg.Predicate) {
	for _, p := range kg.Predicates {
		if p.Effect {
			list = append(list, p.Predicate)
		}
	}
	return list
}()

// effects reads all statements with an effect, by their ends.
func (w *web) effects(ctx context.Context, match kg.StatementMatch) (map[pair][]*kg.Statement, Cut, error) {
	match.Negative, match.Effects = nil, nil
	if match.Predicates = both(match.Predicates, effectPredicates); len(match.Predicates) == 0 {
		return nil, "", nil
	}
	groups := map[pair][]*kg.Statement{}
	page := kg.Page{Limit: kg.MaxPage}
	for {
		if cut, err := w.budget.check(ctx); cut != "" || err != nil {
			return groups, cut, err
		}
		found, err := w.reader.ListStatements(ctx, kg.StatementQuery{Scope: w.walk.Scope, Match: match, Page: page})
		if err != nil {
			return nil, "", err
		}
		for _, s := range found.Statements {
			if w.read++; w.read > w.budget.Statements {
				return groups, CutStatements, nil
			}
			ends := pair{s.Subject, s.Object}
			groups[ends] = append(groups[ends], s)
		}
		if !found.More {
			return groups, "", nil
		}
		page.From = found.Statements[len(found.Statements)-1].ID
	}
}

// both are the values that are in both lists, of which an empty first one means any.
func both[T comparable](asked, possible []T) []T {
	if len(asked) == 0 {
		return possible
	}
	var out []T
	for _, x := range asked {
		if slices.Contains(possible, x) {
			out = append(out, x)
		}
	}
	return out
}

// clashes finds what is the matter in each group, and sorts.
func (w *web) clashes(ctx context.Context, groups map[pair][]*kg.Statement, classes bool) ([]*Conflict, error) {
	var ids []kg.CURIE
	var all []*Conflict
	for ends := range groups {
		ids = append(ids, ends.subject, ends.object)
	}
	if err := w.know(ctx, kg.NewSet(ids...).IDs); err != nil {
		return nil, err
	}
	var disputed []*kg.Statement
	for ends, group := range groups {
		c := &Conflict{Subject: w.nodes[ends.subject], Object: w.nodes[ends.object], Sides: sidesOf(group), classes: classes, collapse: w.walk.Collapse}
		switch {
		case len(c.Sides) > 1:
			c.Kind = Contradiction
			disputed = append(disputed, group...)
		case len(c.Sides) == 1 && w.silencerRaises(c.Sides[0]):
			c.Kind = Polarity
		default:
			continue
		}
		all = append(all, c)
	}
	evidence, err := w.evidence(ctx, disputed)
	if err != nil {
		return nil, err
	}
	for _, c := range all {
		if c.Kind == Contradiction {
			w.explain(c, evidence)
		}
	}
	slices.SortFunc(all, compareConflicts)
	return all, nil
}

var kindOrder = map[ConflictKind]int{Contradiction: 0, Explained: 1, Polarity: 2}

func compareConflicts(a, b *Conflict) int {
	return cmp.Or(cmp.Compare(kindOrder[a.Kind], kindOrder[b.Kind]),
		cmp.Compare(a.Subject.NameKey, b.Subject.NameKey), cmp.Compare(a.Object.NameKey, b.Object.NameKey),
		cmp.Compare(a.Subject.ID, b.Subject.ID), cmp.Compare(a.Object.ID, b.Object.ID))
}

// sidesOf groups statements by what they do to the object; those of which nobody can
// tell are left out. The order is raised, left, lowered.
func sidesOf(group []*kg.Statement) []Side {
	var sides []Side
	for _, sign := range []kg.Sign{kg.Raises, kg.Leaves, kg.Lowers} {
		side := Side{Sign: sign}
		for _, s := range group {
			if own, ok := kg.SignOf(s.StatedEffect(), s.Aspect); ok && own == sign {
				side.Statements = append(side.Statements, s)
			}
		}
		if len(side.Statements) > 0 {
			slices.SortFunc(side.Statements, func(a, b *kg.Statement) int { return cmp.Compare(a.ID, b.ID) })
			sides = append(sides, side)
		}
	}
	return sides
}

// silencerRaises reports whether a side has a microRNA raise how much there is of another
// molecule.
func (w *web) silencerRaises(side Side) bool {
	return side.Sign == kg.Raises && slices.ContainsFunc(side.Statements, func(s *kg.Statement) bool {
		return w.nodes[s.Subject].Category == kg.MiRNA && w.nodes[s.Object].Category != kg.MiRNA &&
			s.Predicate == kg.Regulates && (s.Aspect == "" || s.Aspect == kg.Expression || s.Aspect == kg.Abundance)
	})
}

// byStop puts stops in the place of subjects and objects. What is said within a stop is
// left out.
func (w *web) byStop(ctx context.Context, groups map[pair][]*kg.Statement) (map[pair][]*kg.Statement, error) {
	if len(w.unifying) == 0 {
		return groups, nil
	}
	var ids []kg.CURIE
	for ends := range groups {
		ids = append(ids, ends.subject, ends.object)
	}
	if err := w.gather(ctx, kg.NewSet(ids...).IDs); err != nil {
		return nil, err
	}
	out := map[pair][]*kg.Statement{}
	for ends, group := range groups {
		if one := w.stops[ends.subject]; one == nil || one != w.stops[ends.object] {
			stops := pair{w.stop(ends.subject), w.stop(ends.object)}
			out[stops] = append(out[stops], group...)
		}
	}
	return out, nil
}

// byClass puts the class of vesicle in the place of each preparation. A preparation
// of no class or several stays what it is, and so does one that was treated, which
// does not speak for its class.
func (w *web) byClass(ctx context.Context, groups map[pair][]*kg.Statement) (map[pair][]*kg.Statement, error) {
	var subjects []kg.CURIE
	for ends := range groups {
		subjects = append(subjects, ends.subject)
	}
	subjects = kg.NewSet(subjects...).IDs
	if err := w.know(ctx, subjects); err != nil {
		return nil, err
	}
	classes, err := w.classes(ctx, subjects)
	if err != nil {
		return nil, err
	}
	out := map[pair][]*kg.Statement{}
	for ends, group := range groups {
		if of := classes[ends.subject]; len(of) == 1 && w.nodes[ends.subject].Attributes.Treatment == "" {
			ends.subject = of[0]
		}
		out[ends] = append(out[ends], group...)
	}
	return out, nil
}

// classes reads the classes of vesicle of preparations.
func (w *web) classes(ctx context.Context, ids []kg.CURIE) (map[kg.CURIE][]kg.CURIE, error) {
	out := map[kg.CURIE][]kg.CURIE{}
	for some := range slices.Chunk(ids, kg.MaxIDs) {
		q := w.classQuery(some)
		q.Direction, q.Page.Limit = kg.Out, 2
		found, err := w.reader.Expand(ctx, q)
		if err != nil {
			return nil, err
		}
		for i, id := range some {
			for _, s := range found.Statements[found.Offsets[i]:found.Offsets[i+1]] {
				out[id] = append(out[id], s.Object)
			}
		}
	}
	return out, nil
}

// classQuery asks what class of vesicle something is.
func (w *web) classQuery(of []kg.CURIE) kg.ExpandQuery {
	return kg.ExpandQuery{Scope: w.walk.Scope, Nodes: of, Match: kg.StatementMatch{Predicates: []kg.Predicate{kg.OfSubtype}, Negative: new(bool)}}
}

// evidence reads what supports the statements, by statement.
func (w *web) evidence(ctx context.Context, statements []*kg.Statement) (map[kg.StatementID][]*kg.Evidence, error) {
	out := map[kg.StatementID][]*kg.Evidence{}
	slices.SortFunc(statements, func(a, b *kg.Statement) int { return cmp.Compare(a.ID, b.ID) })
	for some := range slices.Chunk(statements, evidenceAtOnce) {
		ids := make([]kg.StatementID, len(some))
		for i, s := range some {
			ids[i] = s.ID
		}
		found, err := w.reader.EvidenceOf(ctx, kg.EvidenceQuery{Scope: w.walk.Scope, Statements: ids, Match: w.walk.Match.Evidence, Page: kg.Page{Limit: kg.MaxPage}})
		if err != nil {
			return nil, err
		}
		for i, id := range ids {
			out[id] = found.Entries[found.Offsets[i]:found.Offsets[i+1]]
		}
	}
	return out, nil
}
