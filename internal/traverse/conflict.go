package traverse

import (
	"context"
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

// ConflictKind says what is the matter with some statements.
type ConflictKind string

// The kinds, in the order in which they are listed.
const (
	// Contradiction: one subject is said to do opposite things to one object, and
	// nothing stated tells the findings apart.
	Contradiction ConflictKind = "CONTRADICTION"
	// Explained: the same, but the findings differ in something that both sides state.
	Explained ConflictKind = "EXPLAINED"
	// Polarity: a microRNA is said to raise a molecule, and microRNAs silence.
	Polarity ConflictKind = "POLARITY"
)

// Conflict is a subject and an object between which statements do not agree. Each is the
// first node of its stop.
type Conflict struct {
	Kind            ConflictKind
	Subject, Object *kg.Node
	Sides           []Side       // those that disagree, of a Polarity the one
	Differences     []Difference // that explain

	classes  bool
	collapse []Collapse
}

// Side is what some statements agree in.
type Side struct {
	Sign       kg.Sign
	Statements []*kg.Statement // in the order of their ids
}

// Difference is something in which the sides have no value in common.
type Difference struct {
	Attribute Attribute
	Values    [][]string // of each side, sorted; ids of nodes, or values of enumerations
}

// Attribute is something that findings can differ in.
type Attribute string

// The attributes.
const (
	MoleculeDiffers    Attribute = "MOLECULE" // of several nodes that count as one
	AspectDiffers      Attribute = "ASPECT"
	ContextDiffers     Attribute = "CONTEXT"
	SpeciesDiffers     Attribute = "SPECIES"
	PreparationDiffers Attribute = "PREPARATION"
	ModelDiffers       Attribute = "MODEL"
	SettingDiffers     Attribute = "SETTING"
	DosesDiffer        Attribute = "DOSES"
	TimingDiffers      Attribute = "TIMING"
	StageDiffers       Attribute = "STAGE"
	RouteDiffers       Attribute = "ROUTE"
)

// ID names the conflict by its kind and ends, and by what is taken for one. It describes
// itself: FetchConflict finds the conflict again.
func (c *Conflict) ID() string {
	return conflictID{c.Kind, c.Subject.ID, c.Object.ID, c.classes, c.collapse}.String()
}

// FetchConflict returns the conflict with this id among the statements that fulfil the
// match, nil when there is none of its kind. It reads what is said of the two ends only.
func FetchConflict(ctx context.Context, r kg.Reader, id string, scope kg.SourceScope, match kg.StatementMatch) (*Conflict, error) {
	c, err := parseConflictID(id)
	if err != nil {
		return nil, err
	}
	w := newWeb(r, Walk{Scope: scope, Match: match, Collapse: c.collapse}, Budget{})
	subjects := []kg.CURIE{c.subject}
	if c.classes {
		if subjects, err = w.withPreparations(ctx, c.subject); err != nil {
			return nil, err
		}
	}
	if subjects, err = w.stopsOf(ctx, subjects); err != nil {
		return nil, err
	}
	objects, err := w.stopsOf(ctx, []kg.CURIE{c.object})
	if err != nil {
		return nil, err
	}
	match.Subject, match.Object = narrowed(match.Subject, w.membersOf(subjects)), narrowed(match.Object, w.membersOf(objects))
	all, _, cut, err := w.conflicts(ctx, match, c.classes)
	if err == nil && cut != "" {
		err = fmt.Errorf("%w: more is said of %s and %s than can be compared", kg.ErrTooBroad, c.subject, c.object)
	}
	if err != nil {
		return nil, err
	}
	for _, one := range all {
		if one.Kind == c.kind && one.Subject.ID == w.stop(c.subject) && one.Object.ID == w.stop(c.object) {
			return one, nil
		}
	}
	return nil, nil
}

// narrowed are those of the ids that are in the set, of nil all.
func narrowed(set *kg.Set, ids []kg.CURIE) *kg.Set {
	some := kg.NewSet(ids...)
	if set != nil {
		some = some.And(*set)
	}
	return &some
}

// withPreparations are a class of vesicle and the preparations that are of it.
func (w *web) withPreparations(ctx context.Context, class kg.CURIE) ([]kg.CURIE, error) {
	ids := []kg.CURIE{class}
	q := w.classQuery(ids)
	q.Direction = kg.In
	err := w.each(ctx, q, func(s *kg.Statement) error {
		ids = append(ids, s.Subject)
		return nil
	})
	return ids, err
}
