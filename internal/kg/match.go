package kg

import (
	"cmp"
	"slices"
	"strings"
)

// A match is one flat condition: every field must hold, and an empty field holds
// always. Matches are what a store evaluates; filters, which nest, are taken
// apart into matches and sets by Evaluate.

// NodeMatch is a condition on a node by itself.
type NodeMatch struct {
	Categories  []Category
	Words       []string // each must begin a word of the node's names
	Taxa        []CURIE
	Grains      []Grain
	Hub         *bool
	Fluid       *bool
	Lipid       *bool
	SizeClasses []string
	Arms        []string
	RNAClasses  []string
	ModelKinds  []string
	Citations   []int
	Years       []int
}

// IsZero reports whether the match holds for every node.
func (m *NodeMatch) IsZero() bool {
	return len(m.Categories)+len(m.Words)+len(m.Taxa)+len(m.Grains)+len(m.SizeClasses)+len(m.Arms)+
		len(m.RNAClasses)+len(m.ModelKinds)+len(m.Citations)+len(m.Years) == 0 &&
		m.Hub == nil && m.Fluid == nil && m.Lipid == nil
}

// Matches reports whether the node fulfils the match.
func (m *NodeMatch) Matches(n *Node) bool {
	a := &n.Attributes
	return anyOf(m.Categories, n.Category) && anyOf(m.Taxa, n.Taxon) && anyOf(m.Grains, n.Grain) &&
		is(m.Hub, &n.Hub) && is(m.Fluid, a.Fluid) && is(m.Lipid, a.Lipid) &&
		anyOf(m.SizeClasses, cmp.Or(a.SizeClass, SizeUnspecified)) && anyOf(m.Arms, cmp.Or(a.Arm, NotStated)) &&
		anyOf(m.RNAClasses, a.RNAClass) && anyOf(m.ModelKinds, a.ModelKind) &&
		anyOf(m.Citations, a.Citation) && anyOf(m.Years, a.Year) &&
		(len(m.Words) == 0 || hasWords(n, m.Words))
}

func anyOf[T comparable](allowed []T, value T) bool {
	return len(allowed) == 0 || slices.Contains(allowed, value)
}

// is treats an absent value as false.
func is(want, have *bool) bool {
	return want == nil || *want == (have != nil && *have)
}

func hasWords(n *Node, words []string) bool {
	var own []string
	for _, name := range n.Names() {
		own = append(own, Words(name)...)
	}
	for _, w := range words {
		if !slices.ContainsFunc(own, func(o string) bool { return strings.HasPrefix(o, w) }) {
			return false
		}
	}
	return true
}

// StatementMatch is a condition on a statement, its ends and its evidence.
type StatementMatch struct {
	Predicates []Predicate
	Effects    []Effect // UNSPECIFIED stands for an effect predicate without one
	Aspects    []Aspect
	Amounts    []Amount
	Results    []TestResult
	Negative   *bool
	Grains     []Grain // both ends have one of these
	Subject    *Set
	Object     *Set
	About      *Set // object or one of the context
	Evidence   EvidenceMatch
}

// MatchesClaim reports whether the statement between these nodes fulfils all but
// the Evidence and Negative part.
func (m *StatementMatch) MatchesClaim(s *Statement, subject, object *Node) bool {
	return anyOf(m.Predicates, s.Predicate) && m.matchesQualifiers(s) &&
		anyOf(m.Grains, subject.Grain) && anyOf(m.Grains, object.Grain) &&
		in(m.Subject, s.Subject) && in(m.Object, s.Object) && m.matchesAbout(s)
}

func (m *StatementMatch) matchesQualifiers(s *Statement) bool {
	return anyOf(m.Effects, s.StatedEffect()) && anyOf(m.Aspects, s.Aspect) &&
		anyOf(m.Amounts, s.StatedAmount()) && anyOf(m.Results, s.StatedResult())
}

func (m *StatementMatch) matchesAbout(s *Statement) bool {
	return m.About == nil || m.About.Has(s.Object) || slices.ContainsFunc(s.Context, m.About.Has)
}

func in(set *Set, id CURIE) bool { return set == nil || set.Has(id) }

// IDMatch is a condition on an id that the source may not state.
type IDMatch struct {
	In        *Set // nil: any
	NotStated bool // an absent id fulfils the match too; with In nil, only an absent one does
}

// Matches reports whether the id, "" for absent, fulfils the match.
func (m IDMatch) Matches(id CURIE) bool {
	switch {
	case m.In == nil:
		return !m.NotStated || id == ""
	case id == "":
		return m.NotStated
	}
	return m.In.Has(id)
}

// EvidenceMatch is a condition on one evidence entry. NOT_STATED is a value of
// the enumerations that have it.
type EvidenceMatch struct {
	Sources      []string // keys; the scope of a question and this field must both hold
	Publication  *Set     // one of the credits
	Model        IDMatch
	Preparation  IDMatch
	Species      IDMatch
	Settings     []Setting
	Routes       []Route
	Doses        []Doses
	Timings      []Timing
	Stages       []Stage
	Bases        []Basis
	Levels       []Level
	Scopes       []Scope
	Directnesses []Directness
	Kinds        []EvidenceKind
	Flags        []FlagKind // has one of them
	Hedged       *bool
	Supports     *bool
}

// Matches reports whether the entry fulfils the match.
func (m *EvidenceMatch) Matches(e *Evidence) bool {
	return anyOf(m.Sources, e.Source) && m.matchesRefs(e) && m.matchesHow(e) &&
		anyOf(m.Levels, e.Level) && anyOf(m.Scopes, e.Scope) && anyOf(m.Kinds, e.Kind) &&
		anyOf(m.Bases, e.Basis) && m.matchesFlags(e) &&
		(m.Hedged == nil || *m.Hedged == e.Hedged) && (m.Supports == nil || *m.Supports == !e.Refutes)
}

func (m *EvidenceMatch) matchesRefs(e *Evidence) bool {
	return (m.Publication == nil || slices.ContainsFunc(e.Credits, m.Publication.Has)) &&
		m.Model.Matches(e.Model) && m.Preparation.Matches(e.Preparation) && m.Species.Matches(e.Species)
}

func (m *EvidenceMatch) matchesHow(e *Evidence) bool {
	return anyOf(m.Settings, e.Setting) && anyOf(m.Routes, e.Route) && anyOf(m.Doses, e.Doses) &&
		anyOf(m.Timings, e.Timing) && anyOf(m.Stages, e.Stage) && anyOf(m.Directnesses, e.Directness)
}

func (m *EvidenceMatch) matchesFlags(e *Evidence) bool {
	return len(m.Flags) == 0 || slices.ContainsFunc(e.Flags, func(f Flag) bool { return slices.Contains(m.Flags, f.Kind) })
}
