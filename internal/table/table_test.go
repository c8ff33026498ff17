package table

import (
	"errors"
	"strings"
	"testing"
)

func TestFlatten(t *testing.T) {
	tests := []struct {
		name, data string
		want       []string // lines, cells joined by |
	}{
		{"OneRowWithoutAList", `{"node": {"id": "a", "synonyms": []}}`,
			[]string{"node.id|node.synonyms", "a|"}},
		{"NodesOfAConnection", `{"genes": {"totalCount": 2, "nodes": [{"id": "a"}, {"id": "b"}]}}`,
			[]string{"genes.totalCount|id", "2|a", "2|b"}},
		{"EdgesLoseTheirNode", `{"search": {"edges": [{"node": {"id": "a"}, "matchedText": "x"}]}}`,
			[]string{"id|matchedText", "a|x"}},
		{"NodesBeforeEdges", `{"genes": {"edges": [{"cursor": "c"}], "nodes": [{"id": "a"}]}}`,
			[]string{"id", "a"}},
		{"LeavesBesideTheListRepeat", `{"node": {"name": "P", "cargo": {"nodes": [{"id": "a"}, {"id": "b"}]}}}`,
			[]string{"node.name|id", "P|a", "P|b"}},
		{"InnerListsAreJoined", `{"nodes": [{"id": "a", "cargo": {"nodes": [{"id": "x", "n": 1}, {"id": "y", "n": 2}]}}]}`,
			[]string{"id|cargo.nodes", "a|x, 1; y, 2"}},
		{"SeparatorsInsideAnItemAreMarked", `{"nodes": [{"s": ["a; b", "c, d", "1,2-e;f", "g\\h; "]}]}`,
			[]string{"s", `a\; b; c\, d; 1,2-e;f; g\\h\; `}},
		{"OtherValuesStayAsTheyAre", `{"nodes": [{"s": "a; b, c\\d"}]}`, []string{"s", `a; b, c\d`}},
		{"NullIsEmpty", `{"nodes": [{"id": "a", "taxon": null}, null]}`,
			[]string{"id|taxon", "a|", "|"}},
		{"EmptyListHasNoRows", `{"genes": {"totalCount": 0, "nodes": []}}`, []string{""}},
		{"NumbersStayAsPrinted", `{"meta": {"n": 12345678901234567890, "ok": true}}`,
			[]string{"meta.n|meta.ok", "12345678901234567890|true"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			table, err := Flatten([]byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			got := []string{strings.Join(table.Columns, "|")}
			for _, row := range table.Rows {
				for len(row) < len(table.Columns) {
					row = append(row, "")
				}
				got = append(got, strings.Join(row, "|"))
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

// What was joined can be taken apart again.
func TestItemsCanBeToldApart(t *testing.T) {
	parts := []string{"", "a", ";", " ", "; ", `\`, `\; `, ", ", ";;", `a\`}
	for _, first := range parts {
		for _, second := range parts {
			a := &array{items: []value{scalar("x" + first), scalar(second + "y")}}
			got := items(a.text())
			if len(got) != 2 || got[0] != "x"+first || got[1] != second+"y" {
				t.Errorf("%q and %q become %q", "x"+first, second+"y", got)
			}
		}
	}
}

// items reads a cell by the rule in the package documentation.
func items(cell string) []string {
	out := []string{""}
	for i := 0; i < len(cell); i++ {
		last := &out[len(out)-1]
		switch {
		case cell[i] == '\\':
			i++
			*last += cell[i : i+1]
		case strings.HasPrefix(cell[i:], "; "):
			i++
			out = append(out, "")
		default:
			*last += cell[i : i+1]
		}
	}
	return out
}

func TestWriteTextKeepsRowsOnLines(t *testing.T) {
	table := &Table{Columns: []string{"a", "b"}, Rows: [][]string{{"one\ntwo\tthree\x1b[31m"}, {"x", "y"}}}
	var out strings.Builder
	if err := table.WriteText(&out); err != nil {
		t.Fatal(err)
	}
	want := "a                   b\none two three [31m  \nx                   y\n"
	if out.String() != want {
		t.Errorf("got\n%q\nwant\n%q", out.String(), want)
	}
}

func TestFlattenErrors(t *testing.T) {
	if _, err := Flatten([]byte(`{"a": {"nodes": [{"x": 1}]}, "b": {"nodes": [{"x": 1}]}}`)); !errors.Is(err, ErrTwoLists) {
		t.Errorf("two lists: %v", err)
	}
	for _, bad := range []string{``, `{`, `{"a": [`, `[1,`} {
		if _, err := Flatten([]byte(bad)); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
