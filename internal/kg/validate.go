package kg

import (
	"errors"
	"fmt"
	"slices"
)

// Validate checks everything that a store relies on: unique ids, ends that
// exist, domain and range, evidence for every statement and a statement for
// every evidence entry, sources that exist, values of the vocabulary, and nodes of
// the right category in the roles of evidence. It returns every fault, joined, each
// wrapping ErrInvalid.
func (d *Dataset) Validate() error {
	v := validator{category: make(map[CURIE]Category, len(d.Nodes)), statements: make(map[StatementID]int, len(d.Statements))}
	v.nodes(d.Nodes)
	v.sources(d.Sources)
	v.claims(d.Statements)
	v.entries(d.Evidence)
	for i := range d.Statements {
		if id := d.Statements[i].ID; v.statements[id] == 0 {
			v.fault("statement %s has no evidence", id)
		}
	}
	return errors.Join(v.faults...)
}

type validator struct {
	category   map[CURIE]Category
	statements map[StatementID]int // number of evidence entries
	sourceKeys []string
	faults     []error
}

func (v *validator) fault(format string, args ...any) {
	v.faults = append(v.faults, fmt.Errorf("%w: "+format, append([]any{ErrInvalid}, args...)...))
}

func (v *validator) nodes(nodes []Node) {
	for i := range nodes {
		n := &nodes[i]
		if _, err := ParseCURIE(string(n.ID)); err != nil {
			v.fault("node: %v", err)
		}
		if _, ok := n.Category.Info(); !ok {
			v.fault("node %s: unknown category %q", n.ID, n.Category)
		}
		v.attributes(n)
		if _, twice := v.category[n.ID]; twice {
			v.fault("node %s stands twice", n.ID)
		}
		for _, name := range n.Names() {
			if r, unsafe := UnsafeRune(name); unsafe {
				v.fault("node %s: %U in the name %q", n.ID, r, name)
			}
		}
		v.category[n.ID] = n.Category
	}
}

func (v *validator) attributes(n *Node) {
	v.enum(n.ID, "Grain", string(n.Grain), true)
	v.enum(n.ID, "SizeClass", n.Attributes.SizeClass, true)
	v.enum(n.ID, "Arm", n.Attributes.Arm, true)
	v.enum(n.ID, "RNAClass", n.Attributes.RNAClass, true)
	v.enum(n.ID, "ModelKind", n.Attributes.ModelKind, true)
}

func (v *validator) sources(sources []Source) {
	for _, s := range sources {
		if slices.Contains(v.sourceKeys, s.Key) {
			v.fault("source %s stands twice", s.Key)
		}
		v.sourceKeys = append(v.sourceKeys, s.Key)
	}
}

func (v *validator) claims(statements []Statement) {
	for i := range statements {
		s := &statements[i]
		if _, twice := v.statements[s.ID]; twice {
			v.fault("statement %s stands twice", s.ID)
		}
		v.statements[s.ID] = 0
		if want := statementID(*s); want != s.ID {
			v.fault("statement %s should have the id %s", s.ID, want)
		}
		v.ends(s)
		v.qualifiers(s)
	}
}

// enum checks a value of an enumeration; optional allows "".
func (v *validator) enum(of CURIE, name, value string, optional bool) {
	if !Known(name, value) && !(optional && value == "") {
		v.fault("%s: %q is no %s", of, value, name)
	}
}

func (v *validator) qualifiers(s *Statement) {
	v.enum(s.ID, "Effect", string(s.Effect), true)
	v.enum(s.ID, "Aspect", string(s.Aspect), true)
	v.enum(s.ID, "Amount", string(s.Amount), true)
	v.enum(s.ID, "MoleculeLevel", string(s.MoleculeLevel), true)
	v.enum(s.ID, "TestResult", string(s.Result), true)
}

func (v *validator) ends(s *Statement) {
	subject, object := v.refer(s.ID, "subject", s.Subject), v.refer(s.ID, "object", s.Object)
	for _, c := range s.Context {
		v.refer(s.ID, "context", c)
	}
	info, ok := s.Predicate.Info()
	switch {
	case !ok:
		v.fault("statement %s: unknown predicate %q", s.ID, s.Predicate)
	case subject != "" && object != "" && !info.Allows(subject, object):
		v.fault("statement %s: %s does not join %s to %s", s.ID, s.Predicate, subject, object)
	case info.Effect && s.Negated:
		v.fault("statement %s: %s says no by NO_EFFECT, not by negated", s.ID, s.Predicate)
	}
}

func (v *validator) refer(from CURIE, role string, id CURIE) Category {
	c, ok := v.category[id]
	if !ok {
		v.fault("%s: %s %s is not a node", from, role, id)
	}
	return c
}

func (v *validator) entries(evidence []Evidence) {
	seen := make(map[EvidenceID]bool, len(evidence))
	for i := range evidence {
		e := &evidence[i]
		if seen[e.ID] {
			v.fault("evidence %s stands twice", e.ID)
		}
		seen[e.ID] = true
		if _, ok := v.statements[e.Statement]; !ok {
			v.fault("evidence %s: statement %s does not exist", e.ID, e.Statement)
		}
		v.statements[e.Statement]++
		if !slices.Contains(v.sourceKeys, e.Source) {
			v.fault("evidence %s: source %q does not exist", e.ID, e.Source)
		}
		v.mentions(e)
		v.circumstances(e)
	}
}

// mentions checks that the nodes that an entry names exist and are of the
// category that their role asks for.
func (v *validator) mentions(e *Evidence) {
	for _, role := range []struct {
		name string
		ids  []CURIE
		want Category // "" for any
	}{
		{"credit", e.Credits, Publication}, {"model", one(e.Model), DiseaseModel},
		{"preparation", one(e.Preparation), EVPreparation}, {"species", one(e.Species), Taxon},
		{"via", e.Via, ""}, {"with", e.With, ""}, {"comparator", one(e.Comparator), ""},
	} {
		for _, id := range role.ids {
			if c := v.refer(e.ID, role.name, id); c != "" && role.want != "" && c != role.want {
				v.fault("evidence %s: %s %s is a %s", e.ID, role.name, id, c)
			}
		}
	}
}

func (v *validator) circumstances(e *Evidence) {
	for _, x := range []struct {
		enum, value string
		optional    bool
	}{
		{"EvidenceKind", string(e.Kind), false}, {"Level", string(e.Level), false}, {"Scope", string(e.Scope), false},
		{"Reach", string(e.Reach), false}, {"Basis", string(e.Basis), false}, {"Directness", string(e.Directness), false},
		{"Setting", string(e.Setting), false}, {"Route", string(e.Route), false}, {"Doses", string(e.Doses), false},
		{"Timing", string(e.Timing), false}, {"Stage", string(e.Stage), false}, {"Comparison", string(e.Comparison), true},
		{"KnowledgeLevel", string(e.Knowledge), false}, {"AgentType", string(e.Agent), false},
	} {
		v.enum(e.ID, x.enum, x.value, x.optional)
	}
	for _, f := range e.Flags {
		v.enum(e.ID, "FlagKind", string(f.Kind), false)
	}
}

func one(id CURIE) []CURIE {
	if id == "" {
		return nil
	}
	return []CURIE{id}
}
