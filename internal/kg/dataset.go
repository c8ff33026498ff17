package kg

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
)

// VocabularyVersion changes when the meaning of stored data changes.
const VocabularyVersion = "1"

// Dataset is a whole graph: what a Loader takes and a Scanner gives back.
type Dataset struct {
	Nodes      []Node
	Statements []Statement
	Evidence   []Evidence
	Sources    []Source
}

// Normalise sorts everything by id and makes the derived fields, so that the
// order of input files does not matter.
func (d *Dataset) Normalise() {
	for i := range d.Nodes {
		n := &d.Nodes[i]
		n.NameKey = NameKey(n.Name)
		if n.Grain == "" {
			n.Grain = Single
		}
	}
	slices.SortFunc(d.Nodes, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Statements, func(a, b Statement) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Evidence, func(a, b Evidence) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Sources, func(a, b Source) int { return cmp.Compare(a.Key, b.Key) })
}

// Version names the content of a normalised dataset: the first 12 hexadecimal
// digits of a SHA-256 over vocabulary version, nodes, statements, evidence and
// sources. It does not depend on dates or on the order of input.
func (d *Dataset) Version() string {
	h := sha256.New()
	fmt.Fprintln(h, "evgraph", VocabularyVersion)
	writeAll(h, "nodes", d.Nodes)
	writeAll(h, "statements", d.Statements)
	writeAll(h, "evidence", d.Evidence)
	writeAll(h, "sources", d.Sources)
	return hex.EncodeToString(h.Sum(nil))[:12]
}

func writeAll[T any](w io.Writer, section string, items []T) {
	fmt.Fprintln(w, section, len(items))
	enc := json.NewEncoder(w)
	for i := range items {
		// Structs of strings, numbers and slices cannot fail to encode, nor a hash to take them.
		_ = enc.Encode(&items[i])
	}
}

// Validate checks everything that a store relies on: unique ids, ends that
// exist, domain and range, evidence for every statement and a statement for
// every evidence entry, sources that exist. It returns every fault, joined, each
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
	}
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
	}
}

func (v *validator) mentions(e *Evidence) {
	for role, ids := range map[string][]CURIE{"credit": e.Credits, "via": e.Via, "with": e.With,
		"model": one(e.Model), "preparation": one(e.Preparation), "species": one(e.Species), "comparator": one(e.Comparator)} {
		for _, id := range ids {
			v.refer(e.ID, role, id)
		}
	}
}

func one(id CURIE) []CURIE {
	if id == "" {
		return nil
	}
	return []CURIE{id}
}
