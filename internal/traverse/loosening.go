package traverse

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// loosening takes one part of a question of type Q away.
type loosening[Q any] struct {
	part  string        // what it takes away, as whoever asks calls it
	says  string        // what to say where this lets something in
	from  func(*Q) bool // takes it away; false where the question has no such part
	alone bool          // it makes another question, which is not tried together with others
}

// trial is what a question comes to without some parts.
type trial struct {
	found  bool
	unsure bool // it was cut
	read   int
}

// explanation finds out why a question has no answer.
type explanation[Q any] struct {
	loosenings []loosening[Q]
	budget     func(*Q) *Budget
	try        func(Q) (trial, error)

	left   int  // statements that may be read
	unsure bool // of a question nobody can tell whether it has an answer
}

// explaining is how many times a question's budget is spent on saying why it finds
// nothing.
const explaining = 8

// unknownWhy is said where the budget does not suffice.
const unknownWhy = "why is not known: to find out takes more than a search may read; name fewer nodes, or narrow a filter"

// why says which part of the question has to go before there is an answer, or which
// parts together; "" where no part keeps one out.
func (x *explanation[Q]) why(q Q) (string, error) {
	b := x.budget(&q)
	*b = b.withDefaults()
	x.left = explaining * b.Statements
	for _, l := range x.loosenings {
		loose := q
		if !l.from(&loose) {
			continue
		}
		if found, err := x.finds(loose); err != nil || found {
			return l.says, err
		}
	}
	says, err := x.together(q)
	if says == "" && err == nil && x.unsure {
		return unknownWhy, nil
	}
	return says, err
}

// whyOr is why, or else what is said where no part keeps an answer out.
func (x *explanation[Q]) whyOr(q Q, otherwise string) (string, error) {
	if says, err := x.why(q); says != "" || err != nil {
		return says, err
	}
	return otherwise, nil
}

// tried is the trial of a search that gave so much.
func tried(found bool, cut Cut, read int) (trial, error) { return trial{found, cut != "", read}, nil }

// together looks for parts that keep every answer out only together.
func (x *explanation[Q]) together(q Q) (string, error) {
	var parts []loosening[Q]
	for _, l := range x.loosenings {
		if trial := q; !l.alone && l.from(&trial) {
			parts = append(parts, l)
		}
	}
	without := func(parts []loosening[Q]) (bool, error) {
		loose := q
		for _, l := range parts {
			l.from(&loose)
		}
		return x.finds(loose)
	}
	if len(parts) < 2 {
		return "", nil
	}
	if found, err := without(parts); !found || err != nil {
		return "", err
	}
	for _, l := range parts {
		fewer := slices.DeleteFunc(slices.Clone(parts), func(other loosening[Q]) bool { return other.part == l.part })
		if found, err := without(fewer); err != nil {
			return "", err
		} else if found {
			parts = fewer
		}
	}
	names := make([]string, len(parts))
	for i, l := range parts {
		names[i] = l.part
	}
	return "it takes more than one change: " + strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1] + " keep everything out together", nil
}

// finds reports whether a question has an answer.
func (x *explanation[Q]) finds(q Q) (bool, error) {
	b := x.budget(&q)
	if b.Statements = min(b.Statements, x.left); b.Statements <= 0 {
		x.unsure = true
		return false, nil
	}
	t, err := x.try(q)
	switch {
	case errors.Is(err, ErrEnds), errors.Is(err, ErrPattern):
		return false, nil // what is left apart makes a question that cannot be asked
	case errors.Is(err, kg.ErrTooBroad), errors.Is(err, ErrHopeless):
		t, err = trial{unsure: true}, nil
	}
	x.left -= t.read
	x.unsure = x.unsure || t.unsure && !t.found
	return t.found, err
}

// walkLoosenings take the parts of a walk away. What is kept out are things, such as
// paths. otherwise says something else of a part, or nothing, where the part is none of
// the question.
func walkLoosenings[Q any](walk func(*Q) *Walk, thing string, otherwise map[string]string) []loosening[Q] {
	var all []loosening[Q]
	add := func(part, says string, from func(*Walk) bool) {
		if other, ok := otherwise[part]; ok {
			says = other
		}
		if says != "" {
			all = append(all, loosening[Q]{part, strings.ReplaceAll(says, "{thing}", thing), func(q *Q) bool { return from(walk(q)) }, part == "collapse"})
		}
	}
	add("via", "no {thing} passes all that via names", func(w *Walk) bool { had := len(w.Via) > 0; w.Via = nil; return had })
	add("exclude", "every {thing} passes something that is excluded", func(w *Walk) bool { had := len(w.Exclude.IDs) > 0; w.Exclude = kg.Set{}; return had })
	add("directed", "every {thing} goes against the direction of some statement; leave directed out", func(w *Walk) bool { had := w.Directed; w.Directed = false; return had })
	add("through", "the filter on the nodes between keeps every {thing} out", func(w *Walk) bool {
		had := !w.Pass.IsZero() || w.Within != nil
		w.Pass, w.Within = kg.NodeMatch{}, nil
		return had
	})
	add("collapse", "every {thing} takes gene products or orthologs for one; collapse: [GENE_PRODUCTS, ORTHOLOGS] does so",
		func(w *Walk) bool { return collapseAll(&w.Collapse) })
	add("statement", "the filter on statements keeps every {thing} out", (*Walk).dropMatch)
	add("sources", "the sources that are asked hold no such {thing}, others do", func(w *Walk) bool {
		had := len(w.Scope.Sources) > 0
		w.Scope = kg.SourceScope{}
		return had
	})
	add("hubs", "every {thing} passes a hub; hubs: true lets them pass", func(w *Walk) bool { had := w.Hubs; w.Hubs = true; return !had })
	add("hierarchy", "every {thing} goes over IS_A or PART_OF; hierarchy: true follows these", func(w *Walk) bool {
		had := w.Hierarchy || len(w.Match.Predicates) > 0
		w.Hierarchy = true
		return !had
	})
	return all
}

// dropMatch takes the filter on statements away, but not what a question rests on that has
// none.
func (w *Walk) dropMatch() bool {
	kept := kg.StatementMatch{}
	if slices.Equal(w.Match.Predicates, HypothesisPredicates) {
		kept.Predicates = HypothesisPredicates
	}
	had := !sameMatch(w.Match, kept)
	w.Match = kept
	return had
}

func sameMatch(a, b kg.StatementMatch) bool { return reflect.DeepEqual(a, b) }

// collapseAll takes gene products and orthologs for one.
func collapseAll(c *[]Collapse) bool {
	had := len(*c) == len(allCollapses)
	*c = allCollapses
	return !had
}
