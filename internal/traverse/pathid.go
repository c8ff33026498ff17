package traverse

import (
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// Path ids begin with the mark of their form.
const (
	pathMark      = "P1" // the first node, then the statements
	collapsedMark = "P2" // letters of what is collapsed, the first node, the statements, the last node
)

// ID names the path by its ends and its statements. It describes itself: Fetch reads the
// path again without knowing the search that found it.
func (p *Path) ID() string {
	var statements []string
	for _, h := range p.Hops {
		statements = append(statements, h.Statement.ID.Local())
	}
	start, end := string(p.Stops[0].first()), string(p.Stops[len(p.Stops)-1].last())
	if letters := collapseLetters(p.collapse); letters != "" {
		return codeID(collapsedMark, slices.Concat([]string{letters, start}, statements, []string{end}))
	}
	return codeID(pathMark, append([]string{start}, statements...))
}

// pathID is a path id taken apart.
type pathID struct {
	collapse   []Collapse
	start, end kg.CURIE // end is "" where nothing is collapsed
	statements []kg.StatementID
}

func parsePathID(id string) (p pathID, err error) {
	bad := fmt.Errorf("%w: %.40q is no path id", ErrBadPath, id)
	mark, parts, ok := decodeID(id)
	switch {
	case !ok:
		return p, bad
	case mark == collapsedMark && len(parts) > 2:
		if p.collapse, ok = collapseOf(parts[0]); !ok {
			return p, bad
		}
		if p.end, err = kg.ParseCURIE(parts[len(parts)-1]); err != nil {
			return p, bad
		}
		parts = parts[1 : len(parts)-1]
	case mark != pathMark:
		return p, bad
	}
	if p.start, err = kg.ParseCURIE(parts[0]); err != nil || len(parts) < 2 || len(parts) > MaxLength+1 {
		return p, bad
	}
	for _, local := range parts[1:] {
		sid, err := kg.ParseCURIE(kg.LocalPrefix + ":" + local)
		if err != nil {
			return p, bad
		}
		p.statements = append(p.statements, sid)
	}
	return p, nil
}

// Fetch reads a path by its id, nil when a part of it is no longer in the data, or the walk
// does not let it in. What is counted, support, the others of a hop and degrees, is counted
// under the walk; what is collapsed, the id says. With widen the walk lets in besides what
// the id names.
func Fetch(ctx context.Context, r kg.Reader, id string, walk Walk, widen bool) (*Path, error) {
	p, err := parsePathID(id)
	if err != nil {
		return nil, err
	}
	found, err := r.Statements(ctx, p.statements)
	if err != nil || slices.Contains(found, nil) {
		return nil, err
	}
	walk.Collapse = p.collapse
	if widen {
		walk.widen(found)
	}
	w := newWeb(r, walk, Budget{})
	route, err := w.route(ctx, p, found)
	if route == nil || err != nil {
		return nil, err
	}
	return w.path(ctx, route, found)
}

// route gives the stops along the statements, nil where they do not join.
func (w *web) route(ctx context.Context, p pathID, along []*kg.Statement) ([]kg.CURIE, error) {
	w.named = kg.NewSet(p.start)
	if p.end != "" {
		w.named = kg.NewSet(p.start, p.end)
	}
	if _, err := w.stopsOf(ctx, w.named.IDs); err != nil {
		return nil, err
	}
	if err := w.meet(ctx, along); err != nil {
		return nil, err
	}
	route := []kg.CURIE{w.stop(p.start)}
	for _, s := range along {
		at := route[len(route)-1]
		if subject, object := w.ends(s); subject != at && object != at || w.within(s) {
			return nil, nil
		}
		next := w.other(s, at)
		if slices.Contains(route, next) {
			return nil, nil
		}
		route = append(route, next)
	}
	if p.end != "" && w.stop(p.end) != route[len(route)-1] {
		return nil, nil
	}
	return route, nil
}

// passesAll reports whether the walk passes what lies between the ends of a route, and the
// route passes all that the walk names.
func (w *web) passesAll(route []kg.CURIE) bool {
	inner := route[1 : len(route)-1]
	return !slices.ContainsFunc(inner, func(id kg.CURIE) bool { return !w.passes(id) }) &&
		!slices.ContainsFunc(w.walk.Via, func(id kg.CURIE) bool { return !slices.Contains(route, w.stop(id)) })
}
