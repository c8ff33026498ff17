package cell_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/cell"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ name, text, cell string }{
		{"plain", "miR-21", "miR-21"},
		{"nothing", "", ""},
		{"formula", "=1+1", "'=1+1"},
		{"command", "@SUM(A1)", "'@SUM(A1)"},
		{"plus", "+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
		{"minus", "-2+3", "'-2+3"},
		{"negative number", "-40.5", "-40.5"},
		{"signed number", "+7", "+7"},
		{"no number", "-1.2.3", "'-1.2.3"},
		{"only a sign", "-", "'-"},
		{"apostrophe", "'quoted'", "'quoted'"},
		{"apostrophe before a formula", "'=1", "''=1"},
		{"apostrophe before a number", "'-1", "''-1"},
		{"wide form", "＝1+1", "'＝1+1"},
		{"quote", `"exosome" fraction`, `\"exosome" fraction`},
		{"quote inside", `the "exosome" fraction`, `the "exosome" fraction`},
		{"prime inside", "5'-nucleotidase", "5'-nucleotidase"},
		{"white space", "a\tb\nc\rd", `a\tb\nc\rd`},
		{"formula behind a tab", "\t=1", `\t=1`},
		{"formula behind an apostrophe and a tab", "'\t=1", `'\t=1`},
		{"backslash", `a\tb`, `a\\tb`},
		{"separator of lists", "a|b", "a|b"},
		{"not ASCII", "µ–é", "µ–é"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := string(cell.AppendText(nil, c.text))
			if got != c.cell {
				t.Errorf("%q is written %q, want %q", c.text, got, c.cell)
			}
			if back := cell.Text(got); back != c.text {
				t.Errorf("%q reads %q, want %q", got, back, c.text)
			}
			if back := cell.Unguard(cell.Guard(c.text)); back != c.text {
				t.Errorf("guarded and unguarded %q is %q", c.text, back)
			}
		})
	}
}

// TestGuard tries cells that stand between quotes and so may hold line breaks.
func TestGuard(t *testing.T) {
	for _, c := range []struct{ cell, guarded string }{
		{"\t=1", "'\t=1"}, {"\rx", "'\rx"}, {"\nx", "'\nx"}, {"'\nx", "''\nx"}, {" =1", " =1"}, {"-5; 1", "'-5; 1"}, {"-5", "-5"}, {"é", "é"}, {"＠x", "'＠x"}, {"\xef", "\xef"},
	} {
		if got := cell.Guard(c.cell); got != c.guarded || cell.Unguard(got) != c.cell {
			t.Errorf("%q is written %q and reads %q", c.cell, got, cell.Unguard(got))
		}
	}
}

func TestList(t *testing.T) {
	for _, c := range []struct {
		name, cell string
		items      []string
	}{
		{"none", "", nil},
		{"one", "a", []string{"a"}},
		{"several", "a|b c|d", []string{"a", "b c", "d"}},
		{"separator inside", `a\|b|c`, []string{"a|b", "c"}},
		{"backslash before the separator", `a\\|b`, []string{`a\`, "b"}},
		{"one empty item", `\e`, []string{""}},
		{"two empty items", "|", []string{"", ""}},
		{"what looks like an empty item", `\\e`, []string{`\e`}},
		{"empty items", "|a|", []string{"", "a", ""}},
		{"formula", "'=1|=2", []string{"=1", "=2"}},
		{"numbers", "'-1|-2", []string{"-1", "-2"}},
		{"quote", `\"a"|"b"`, []string{`"a"`, `"b"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := string(cell.AppendList(nil, c.items))
			if got != c.cell {
				t.Errorf("%q is written %q, want %q", c.items, got, c.cell)
			}
			if back := cell.List(got); !slices.Equal(back, c.items) {
				t.Errorf("%q reads %q, want %q", got, back, c.items)
			}
		})
	}
}

func FuzzThereAndBack(f *testing.F) {
	f.Add("=a|b", `\`, "\t\n")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if got := cell.Unguard(cell.Guard(a)); got != a {
			t.Errorf("guarded and unguarded %q is %q", a, got)
		}
		text := string(cell.AppendText(nil, a))
		if strings.ContainsAny(text, "\t\n\r") || cell.Text(text) != a {
			t.Errorf("%q is written %q and reads %q", a, text, cell.Text(text))
		}
		list := string(cell.AppendList(nil, []string{a, b, c}))
		if one := cell.List(string(cell.AppendList(nil, []string{a}))); !slices.Equal(one, []string{a}) {
			t.Errorf("a list of %q reads %q", a, one)
		}
		if back := cell.List(list); strings.ContainsAny(list, "\t\n\r") || !slices.Equal(back, []string{a, b, c}) {
			t.Errorf("%q is written %q and reads %q", []string{a, b, c}, list, back)
		}
	})
}
