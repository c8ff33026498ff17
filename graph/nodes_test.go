package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

func TestNodesByID(t *testing.T) {
	c, _ := latticed(t)
	query := `query ($ids: [ID!]!) {nodes(ids: $ids) {id}}`
	many := func(n int) []string {
		ids := make([]string, n)
		for i := range ids {
			ids[i] = fmt.Sprintf("EVG:preparation-%03d", i%250)
		}
		return ids
	}
	t.Run("OKOrderMissesAndRepeats", func(t *testing.T) {
		c.t = t
		ids := []string{"EVG:cargo-07", "EVG:nobody", "EVG:cargo-01", "EVG:cargo-07", "EVG:old-triplet"}
		want := []string{"EVG:cargo-07", "", "EVG:cargo-01", "EVG:cargo-07", ""}
		var got []string
		for _, n := range c.get(query, vars{"ids": ids}).at("nodes.*") {
			if n == nil {
				got = append(got, "")
				continue
			}
			got = append(got, fmt.Sprint(n.(map[string]any)["id"]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("nodes are %q, want %q", got, want)
		}
	})
	t.Run("OKNone", func(t *testing.T) {
		c.t = t
		if got := c.get(query, vars{"ids": []string{}}).at("nodes.*"); len(got) != 0 {
			t.Errorf("nodes are %v", got)
		}
	})
	t.Run("OKMost", func(t *testing.T) {
		c.t = t
		if got := c.get(query, vars{"ids": many(kg.MaxPage)}).at("nodes.*"); len(got) != kg.MaxPage {
			t.Errorf("%d nodes", len(got))
		}
	})
	t.Run("ErrTooMany", func(t *testing.T) {
		c.t = t
		c.refuse(guard.TooManyIDs, query, vars{"ids": many(kg.MaxPage + 1)})
	})
}

func TestResolve(t *testing.T) {
	c, _ := latticed(t)
	query := `query ($refs: [NodeRef!]!) {resolve(refs: $refs) {node {id} candidates {id} problem didYouMean}}`
	t.Run("OK", func(t *testing.T) {
		c.t = t
		a := c.get(query, vars{"refs": []vars{{"name": "cargo-00"}, {"name": "twin"}, {"name": "outcmoe-1"}, {"citation": 99}, {"id": "CHEBI:1"}}})
		for path, want := range map[string]string{
			"resolve.0.node.id": "[EVG:cargo-00]", "resolve.0.problem": "[]", "resolve.0.candidates.*.id": "[]",
			"resolve.1.node": "[]", "resolve.1.candidates.*.id": "[EVG:twin-0 EVG:twin-1 EVG:twin-2]", "resolve.1.problem": `["twin" names 3 nodes]`,
			"resolve.2.node": "[]", "resolve.2.problem": `[nothing is called "outcmoe-1"]`, "resolve.3.didYouMean.*": "[]",
			"resolve.3.problem": "[nothing is called citation 99]", "resolve.4.node.id": "[EVG:triplet]",
		} {
			if got := fmt.Sprint(a.texts(path)); got != want {
				t.Errorf("%s is %s, want %s", path, got, want)
			}
		}
		if near := a.texts("resolve.2.didYouMean.*"); !slices.Contains(near, "outcome-1") {
			t.Errorf("suggestions are %q", near)
		}
	})
	t.Run("OKBadIDAmongOthers", func(t *testing.T) {
		c.t = t
		a := c.get(query, vars{"refs": []vars{{"id": "no id"}, {"name": "cargo-00"}, {"id": "chebi:1"}}})
		if got := fmt.Sprint(a.texts("resolve.0.node"), a.texts("resolve.1.node.id"), a.texts("resolve.2.node")); got != "[] [EVG:cargo-00] []" {
			t.Errorf("nodes are %s", got)
		}
		if got := fmt.Sprint(a.texts("resolve.2.problem")); !strings.Contains(got, "it is written CHEBI") {
			t.Errorf("the problem is %s", got)
		}
	})
	t.Run("OKNone", func(t *testing.T) {
		c.t = t
		if got := c.get(query, vars{"refs": []vars{}}).at("resolve.*"); len(got) != 0 {
			t.Errorf("resolutions are %v", got)
		}
	})
	t.Run("OKManyUnknown", func(t *testing.T) {
		store := counted(must(t, theLattice).store)
		newClient(t, store).get(query, vars{"refs": slices.Repeat([]vars{{"name": "nobody"}}, kg.MaxPage)})
		if got := store.take(); got != "Named:1 Search:25" {
			t.Errorf("calls are %s", got)
		}
	})
	t.Run("ErrTooMany", func(t *testing.T) {
		c.t = t
		c.refuse(guard.TooManyIDs, query, vars{"refs": slices.Repeat([]vars{{"name": "twin"}}, kg.MaxPage+1)})
	})
}
