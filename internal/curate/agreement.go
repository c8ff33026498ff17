package curate

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Recuration is a second curation of the same article: studies and background of
// one folder, with everything else of another.
//
// It lets two people curate a section without sight of one another and then
// compare what they found.
type Recuration struct {
	Base  fs.FS // entities, sources and tables
	Again fs.FS // studies and background
}

// Open implements fs.FS.
func (r Recuration) Open(name string) (fs.File, error) {
	top, _, _ := strings.Cut(name, "/")
	if top == studyDir || top == backgroundDir {
		return r.Again.Open(name)
	}
	return r.Base.Open(name)
}

// SectionAgreement counts the statements that two curations make of one section
// of the article; mappings of reference tables do not count. A statement belongs
// to the section in which its first evidence was read.
type SectionAgreement struct {
	Section   string         `json:"section"`
	Both      int            `json:"both"`      // the same statement
	Differing int            `json:"differing"` // the same subject, predicate and object, with another qualifier in the other curation
	First     int            `json:"first"`     // only the first
	Second    int            `json:"second"`    // only the second
	Details   []Disagreement `json:"details"`
}

// Disagreement is one statement that the curations do not share.
type Disagreement struct {
	Locator   string `json:"locator"`
	Reading   string `json:"reading"`
	In        string `json:"in"`        // "first" or "second"
	Qualified bool   `json:"qualified"` // the other one has the same ends and predicate
}

// Agree compares two curations statement by statement, section by section, in
// reading order.
func Agree(first, second *kg.Dataset) []SectionAgreement {
	a, b := newCuration(first), newCuration(second)
	bySection := map[string]*SectionAgreement{}
	for _, side := range []struct {
		name       string
		own, other *curation
	}{{"first", a, b}, {"second", b, a}} {
		for id, at := range side.own.read {
			name, _, _ := strings.Cut(at, ":")
			section := bySection[name]
			if section == nil {
				section = &SectionAgreement{Section: name, Details: []Disagreement{}}
				bySection[name] = section
			}
			section.count(side.name, side.own.statements[id], at, side.own, side.other)
		}
	}
	return inReadingOrder(bySection)
}

// curation is the claims of a dataset.
type curation struct {
	statements map[kg.StatementID]*kg.Statement
	read       map[kg.StatementID]string // first locator of the claims
	triples    map[[3]string]bool
	names      map[kg.CURIE]string
}

func newCuration(d *kg.Dataset) *curation {
	c := &curation{map[kg.StatementID]*kg.Statement{}, map[kg.StatementID]string{}, map[[3]string]bool{}, map[kg.CURIE]string{}}
	for i := range d.Nodes {
		c.names[d.Nodes[i].ID] = d.Nodes[i].Name
	}
	for i := range d.Statements {
		c.statements[d.Statements[i].ID] = &d.Statements[i]
	}
	for i := range d.Evidence {
		e := &d.Evidence[i]
		if e.Kind == kg.Mapping || len(e.Locators) == 0 {
			continue
		}
		if at, ok := c.read[e.Statement]; !ok || compareLocators(e.Locators[0], at) < 0 {
			c.read[e.Statement] = e.Locators[0]
		}
		c.triples[triple(c.statements[e.Statement])] = true
	}
	return c
}

func triple(s *kg.Statement) [3]string {
	return [3]string{string(s.Subject), string(s.Predicate), string(s.Object)}
}

func (a *SectionAgreement) count(in string, s *kg.Statement, at string, own, other *curation) {
	if _, shared := other.read[s.ID]; shared {
		if in == "first" {
			a.Both++
		}
		return
	}
	qualified := other.triples[triple(s)]
	switch {
	case qualified && in == "first":
		a.Differing++
	case qualified:
	case in == "first":
		a.First++
	default:
		a.Second++
	}
	a.Details = append(a.Details, Disagreement{at, kg.Reading(s, func(id kg.CURIE) string { return own.names[id] }), in, qualified})
}

func inReadingOrder(bySection map[string]*SectionAgreement) []SectionAgreement {
	var out []SectionAgreement
	for _, a := range bySection {
		slices.SortFunc(a.Details, func(x, y Disagreement) int {
			if c := compareLocators(x.Locator, y.Locator); c != 0 {
				return c
			}
			return strings.Compare(x.Reading+x.In, y.Reading+y.In)
		})
		out = append(out, *a)
	}
	slices.SortFunc(out, func(x, y SectionAgreement) int { return compareLocators(x.Section+":1.1", y.Section+":1.1") })
	return out
}
