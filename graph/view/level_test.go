package view

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// manyNodes has a node for every id and counts how it is asked.
type manyNodes struct {
	kg.Reader
	calls []int
}

func (m *manyNodes) Nodes(_ context.Context, ids []kg.CURIE) ([]*kg.Node, error) {
	m.calls = append(m.calls, len(ids))
	if len(ids) > kg.MaxIDs {
		return nil, kg.ErrTooMany
	}
	nodes := make([]*kg.Node, len(ids))
	for i, id := range ids {
		if id != "EVG:nobody" {
			nodes[i] = &kg.Node{ID: id, Category: kg.Gene}
		}
	}
	return nodes, nil
}

func TestNodesLevel(t *testing.T) {
	numbered := func(n int) []kg.CURIE {
		ids := make([]kg.CURIE, n)
		for i := range ids {
			ids[i] = kg.CURIE(fmt.Sprintf("EVG:%d", i))
		}
		return ids
	}
	for _, tc := range []struct {
		name  string
		ids   []kg.CURIE
		calls string
		nodes int
	}{
		{"OKNone", nil, "[]", 0},
		{"OKOnce", numbered(3), "[3]", 3},
		{"OKMissesAndRepeats", []kg.CURIE{"EVG:a", "EVG:nobody", "EVG:a"}, "[3]", 1},
		{"OKMost", numbered(kg.MaxIDs), fmt.Sprint([]int{kg.MaxIDs}), kg.MaxIDs},
		{"OKInTwoCalls", numbered(kg.MaxIDs + 1), fmt.Sprint([]int{kg.MaxIDs, 1}), kg.MaxIDs + 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			reader := new(manyNodes)
			level, err := nodesLevel(t.Context(), lens{Request: NewRequest(reader, Service{})}, tc.ids)
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(reader.calls); got != tc.calls || len(level.records) != tc.nodes {
				t.Errorf("%d nodes by calls %s, want %d by %s", len(level.records), got, tc.nodes, tc.calls)
			}
		})
	}
}

func TestFollowable(t *testing.T) {
	if err := followable(kg.MaxIDs); err != nil {
		t.Errorf("error is %v", err)
	}
	var refused *guard.Error
	if err := followable(kg.MaxIDs + 1); !errors.As(err, &refused) || refused.Code != guard.TooManyRows {
		t.Errorf("error is %v", err)
	}
}

func TestLevelMembers(t *testing.T) {
	level := newLevel(lens{}, []*kg.Node{{ID: "EVG:a", Category: kg.Gene}, nil, {ID: "EVG:b", Category: kg.RNA}, {ID: "EVG:a", Category: kg.Gene}})
	for _, tc := range []struct {
		name string
		of   []kg.Category
		want string
	}{
		{"All", nil, "[EVG:a EVG:b] map[EVG:a:0 EVG:b:1]"},
		{"Some", []kg.Category{kg.RNA}, "[EVG:b] map[EVG:b:0]"},
		{"None", []kg.Category{kg.Taxon}, "[] map[]"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			ids, place := level.members(tc.of)
			if got := fmt.Sprint(ids, place); got != tc.want {
				t.Errorf("members are %s, want %s", got, tc.want)
			}
		})
	}
	if level.node("EVG:nobody") != nil {
		t.Error("a node that is not of the level is there")
	}
}

// TestArgumentKey tells arguments by their values: pointers do not matter, and
// no value can look like another argument.
func TestArgumentKey(t *testing.T) {
	text := func(s string) *string { return &s }
	number := func(n int) *int { return &n }
	filter := func(words string) *NodeFilter { return &NodeFilter{Text: text(words)} }
	t.Run("OKEqual", func(t *testing.T) {
		a := argumentKey("f", filter("a"), number(1), []*NodeRef{{Name: text("x")}})
		b := argumentKey("f", filter("a"), number(1), []*NodeRef{{Name: text("x")}})
		if a != b {
			t.Errorf("%q and %q", a, b)
		}
	})
	t.Run("OKDifferent", func(t *testing.T) {
		seen := map[string]int{}
		for i, key := range []string{
			argumentKey("f"), argumentKey("g"), argumentKey("f", nil), argumentKey("f", nil, nil), argumentKey("f", ""), argumentKey("f", "", ""),
			argumentKey("f", "\n"), argumentKey("f", "null"), argumentKey("f", "a\nb"), argumentKey("f", "a", "b"), argumentKey("f", []string{"a", "b"}),
			argumentKey("f", filter("a")), argumentKey("f", filter("b")), argumentKey("f", &NodeFilter{}), argumentKey("f", filter("")),
			argumentKey("f", &NodeFilter{Hub: new(bool)}), argumentKey("f", &NodeFilter{In: []*NodeRef{{Name: text("1")}}}),
			argumentKey("f", &NodeFilter{In: []*NodeRef{{ID: text("1")}}}), argumentKey("f", &NodeFilter{In: []*NodeRef{{Citation: number(1)}}}),
			argumentKey("f", &NodeFilter{IDIn: []string{"1"}}), argumentKey("f", &NodeFilter{Not: filter("a")}), argumentKey("f", &NodeFilter{Or: []*NodeFilter{filter("a")}}),
			argumentKey("f", &NodeFilter{And: []*NodeFilter{filter("a")}}), argumentKey("f", &StatementFilter{Negative: new(bool)}), argumentKey("f", 1), argumentKey("f", number(2)),
		} {
			if other, twice := seen[key]; twice {
				t.Errorf("arguments %d and %d have the key %q", other, i, key)
			}
			seen[key] = i
		}
	})
}
