package metapath

import (
	"context"
	"fmt"
	"strings"

	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// Explain says why no metapath joins the pair of the query: which end nothing leads
// from, or which part of the question has to go before one does.
func Explain(ctx context.Context, g *projection.Graph, q Query) (string, error) {
	for _, end := range []projection.Node{q.From, q.To} {
		if g.Totals(end.Kind)[end.Row] == 0 {
			return fmt.Sprintf("no positive statement of the sources asked for touches %s", g.ID(end)), nil
		}
	}
	all := q
	var parts []string
	for _, l := range loosenings {
		loose := q
		if !l.loosen(&loose) {
			continue
		}
		l.loosen(&all)
		parts = append(parts, l.part)
		found, err := Between(ctx, g, loose)
		if err != nil {
			return "", err
		}
		if len(found) > 0 {
			return l.says, nil
		}
	}
	found, err := Between(ctx, g, all)
	if err != nil {
		return "", err
	}
	if len(found) > 0 {
		return together(parts), nil
	}
	return fmt.Sprintf("nothing joins them within %d steps", MaxLength), nil
}

// ExplainTargets says why a metapath leads nowhere from some sources: how far it can be
// followed, or which part of the walk has to go before it leads somewhere.
func ExplainTargets(ctx context.Context, g *projection.Graph, sources []projection.Node, m Metapath, w Walk, damping float64) (string, error) {
	if n := followed(g, sources, m); n == 0 {
		return fmt.Sprintf("no positive statement of the sources asked for joins what from names as in %s", Format(g, m[:1])), nil
	} else if n < len(m) {
		return fmt.Sprintf("from what from names, the metapath can be followed no further than %s", Format(g, m[:n])), nil
	}
	all := Query{Walk: w}
	var parts []string
	for _, l := range loosenings {
		loose := Query{Walk: w}
		if !l.ofWalk || !l.loosen(&loose) {
			continue
		}
		l.loosen(&all)
		parts = append(parts, l.part)
		if found, err := Targets(ctx, g, sources, m, loose.Walk, damping); len(found) > 0 || err != nil {
			return l.says, err
		}
	}
	found, err := Targets(ctx, g, sources, m, all.Walk, damping)
	if len(found) > 0 || err != nil {
		return together(parts), err
	}
	return "whatever follows the metapath from there passes a node twice, and is no path", nil
}

// together says that parts of a question keep every path out, none of them alone.
func together(parts []string) string {
	return "it takes more than one change: some of " + strings.Join(parts, ", ") + " keep every path out together"
}

// followed is how many relations of the metapath can be followed from some sources.
func followed(g *projection.Graph, sources []projection.Node, m Metapath) (most int) {
	for _, source := range sources {
		for most < len(m) && len(reach(g, source, m[:most+1])) > 0 {
			most++
		}
	}
	return most
}

// loosenings take one part of a question away; they report false where it has none.
var loosenings = []struct {
	part   string // as the argument is called
	loosen func(q *Query) bool
	says   string
	ofWalk bool // it is a part of the walk that holds for named metapaths too
}{
	{"metapath", func(q *Query) bool { had := len(q.Only) > 0; q.Only = nil; return had },
		"other metapaths join them; leave metapath out", false},
	{"exclude", func(q *Query) bool { had := len(q.Walk.Exclude) > 0; q.Walk.Exclude = nil; return had },
		"every path passes something that is excluded", true},
	{"through", func(q *Query) bool { had := len(q.Walk.Through) > 0; q.Walk.Through = nil; return had },
		"only paths through other categories join them; leave through out", true},
	{"predicate", func(q *Query) bool { had := len(q.Walk.Predicates) > 0; q.Walk.Predicates = nil; return had },
		"only paths over other predicates join them; leave predicate out", false},
	{"hubs", func(q *Query) bool { had := q.Walk.Hubs; q.Walk.Hubs = true; return !had },
		"only paths through hubs join them; hubs: true lets them pass", true},
	{"hierarchy", func(q *Query) bool { had := q.Walk.Hierarchy; q.Walk.Hierarchy = true; return !had },
		"only paths over IS_A or PART_OF join them; hierarchy: true follows these", false},
	{"maxLength", func(q *Query) bool { had := q.Longest; q.Longest = MaxLength; return had < MaxLength },
		"there are only longer paths; raise maxLength", false},
}
