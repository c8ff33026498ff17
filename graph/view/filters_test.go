package view

import (
	"fmt"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

func TestHops(t *testing.T) {
	related := func(f *NodeFilter) *NodeFilter { return &NodeFilter{Related: []*RelatedFilter{{}, {Node: f}}} }
	for _, tc := range []struct {
		name   string
		filter *NodeFilter
		want   int
	}{
		{"Nothing", nil, 0},
		{"Flat", &NodeFilter{Hub: new(bool)}, 0},
		{"One", related(nil), 1},
		{"Three", related(related(related(nil))), 3},
		{"Not", &NodeFilter{Not: related(related(nil))}, 2},
		{"And", &NodeFilter{And: []*NodeFilter{{}, related(nil)}}, 1},
		{"Or", &NodeFilter{Or: []*NodeFilter{related(related(nil)), {}}}, 2},
		{"Mixed", related(&NodeFilter{Not: &NodeFilter{Or: []*NodeFilter{related(nil)}}, And: []*NodeFilter{related(related(nil))}}), 3},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := tc.filter.hops(); got != tc.want {
				t.Errorf("hops are %d, want %d", got, tc.want)
			}
		})
	}
}

func TestNarrow(t *testing.T) {
	for _, tc := range []struct {
		name, a, b, want string
		ok               bool
	}{
		{"AnyAny", "", "", "", true},
		{"AnySome", "", "xy", "xy", true},
		{"SomeAny", "xy", "", "xy", true},
		{"Both", "xyz", "zy", "yz", true},
		{"Nothing", "x", "y", "", false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			both, ok := narrow([]byte(tc.a), []byte(tc.b))
			if string(both) != tc.want || ok != tc.ok {
				t.Errorf("both are %q, %v", both, ok)
			}
		})
	}
}

func TestPageInfo(t *testing.T) {
	for _, tc := range []struct {
		name string
		page kg.Page
		more bool
		ids  []kg.CURIE
		want string
	}{
		{"Whole", kg.Page{}, false, []kg.CURIE{"a", "b"}, "next false, previous false, a to b"},
		{"First", kg.Page{}, true, []kg.CURIE{"a"}, "next true, previous false, a to a"},
		{"Middle", kg.Page{From: "x"}, true, []kg.CURIE{"a"}, "next true, previous true, a to a"},
		{"LastPages", kg.Page{Backward: true}, true, []kg.CURIE{"a", "b"}, "next false, previous true, a to b"},
		{"BackwardMiddle", kg.Page{Backward: true, From: "x"}, true, []kg.CURIE{"a"}, "next true, previous true, a to a"},
		{"Empty", kg.Page{From: "x"}, false, nil, "next false, previous true, nothing"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			list := kg.CursorScope{List: "test"}
			info := pageInfo(tc.page, tc.more, len(tc.ids), func(i int) place { return place{&list, tc.ids[i]} })
			got := fmt.Sprintf("next %v, previous %v, ", info.HasNextPage, info.HasPreviousPage)
			if info.StartCursor() == nil && info.EndCursor() == nil {
				got += "nothing"
			} else {
				start, startErr := kg.DecodeCursor(list, *info.StartCursor())
				end, endErr := kg.DecodeCursor(list, *info.EndCursor())
				if startErr != nil || endErr != nil {
					t.Fatalf("cursors: %v, %v", startErr, endErr)
				}
				got += string(start + " to " + end)
			}
			if got != tc.want {
				t.Errorf("page is %q, want %q", got, tc.want)
			}
		})
	}
}
