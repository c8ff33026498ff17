package traverse_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// TestAlong: the routes of paths that were found become the same paths again.
func TestAlong(t *testing.T) {
	_, r, q := graph(t)
	found := must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths
	var routes []traverse.Route
	for _, p := range found {
		routes = append(routes, routeOf(p))
	}
	got, err := traverse.Along(t.Context(), r, q.Walk, routes)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range found {
		if a, b := written(got[i]), written(p); a != b {
			t.Fatalf("path %d is\n%s, want\n%s", i, a, b)
		}
	}
}

func routeOf(p *traverse.Path) (route traverse.Route) {
	for i, n := range p.Nodes {
		route.Nodes = append(route.Nodes, n.ID)
		if i < len(p.Hops) {
			h := p.Hops[i]
			route.Steps = append(route.Steps, traverse.RouteStep{Predicate: h.Statement.Predicate, Back: !h.Forward})
		}
	}
	return route
}

func written(p *traverse.Path) string {
	if p == nil {
		return "nothing"
	}
	return fmt.Sprint(p.ID(), p.Score, p.Studies, p.Sign, p.Signed, p.Damping, idsOf([]*traverse.Path{p}))
}

// TestAlongWhatIsNotThere: a step that no statement takes gives no path.
func TestAlongWhatIsNotThere(t *testing.T) {
	_, r, q := graph(t)
	route := routeOf(must[*traverse.Paths](t)(traverse.Find(t.Context(), r, q)).Paths[0])
	turned, other := slices.Clone(route.Steps), slices.Clone(route.Steps)
	turned[0].Back = !turned[0].Back
	other[0].Predicate = kg.OfSpecies
	got, err := traverse.Along(t.Context(), r, q.Walk, []traverse.Route{{Nodes: route.Nodes, Steps: turned}, {Nodes: route.Nodes, Steps: other}, route})
	if err != nil || got[0] != nil || got[1] != nil || got[2] == nil {
		t.Errorf("%v, %v", got, err)
	}
}
