package traverse

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Reading puts the path into words, hop by hop.
func (p *Path) Reading(name func(kg.CURIE) string) string {
	statements := make([]*kg.Statement, len(p.Hops))
	for i, h := range p.Hops {
		statements[i] = h.Statement
	}
	t := telling{name: name}
	for _, step := range steps(p.Stops, statements, name) {
		t.step(step)
	}
	t.ending(&p.Stops[len(p.Hops)])
	return t.text.String()
}

// steps are the statements along a chain of stops, as they are told.
func steps(stops []PathStop, along []*kg.Statement, name func(kg.CURIE) string) []told {
	list := make([]told, len(along))
	for i, s := range along {
		here, next := &stops[i], &stops[i+1]
		list[i] = told{statement: s, from: here.last(), to: next.first()}
		if here.apart(name) {
			list[i].as = here.first()
		} else if i > 0 {
			list[i-1].to = here.last() // by the same name
		}
	}
	return list
}

// apart reports whether a path comes in and goes on by different names.
func (s *PathStop) apart(name func(kg.CURIE) string) bool { return name(s.first()) != name(s.last()) }

// told is a statement to be told from one of its ends.
type told struct {
	statement *kg.Statement
	from, to  kg.CURIE
	as        kg.CURIE // what the text before speaks of instead of from, which counts as one with it; "" for from
}

// telling puts steps into words one after the other: "MSC-EVs carry miR-21, which lowers
// PTEN". Where the text ends with something else than the node of the next step, such as
// the cell it happens in, that is a sentence of its own.
type telling struct {
	name func(kg.CURIE) string // what to call a node
	text strings.Builder
	end  kg.CURIE // the node that the text ends with, "" for none
}

// step goes on with a statement.
func (t *telling) step(s told) {
	switch {
	case s.as != "":
		t.sentence("counted as one with " + t.mention(s.as) + ", " + kg.ReadingFrom(s.statement, s.from, t.name))
	case t.end == s.from:
		t.text.WriteString(", " + kg.Clause(s.statement, s.from, t.name))
	default:
		t.sentence(kg.ReadingFrom(s.statement, s.from, t.name))
	}
	t.endWith(s.to)
}

// sentence goes on with a sentence of its own.
func (t *telling) sentence(words string) {
	if t.text.Len() > 0 {
		t.text.WriteString("; ")
	}
	t.text.WriteString(words)
	t.end = ""
}

// ending says how a chain that ends at the stop comes to the node that was asked for.
func (t *telling) ending(s *PathStop) {
	if s.apart(t.name) {
		t.counts(s.first(), s.last())
	}
}

// counts says that one node counts as one with another.
func (t *telling) counts(id, other kg.CURIE) {
	t.sentence(t.mention(id) + " counts as one with " + t.mention(other))
}

// endWith notes the node, if the text ends with it.
func (t *telling) endWith(id kg.CURIE) {
	t.end = ""
	if strings.HasSuffix(t.text.String(), " "+t.mention(id)) {
		t.end = id
	}
}

func (t *telling) mention(id kg.CURIE) string { return kg.Mention(t.name(id)) }
