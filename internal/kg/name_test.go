package kg_test

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

func TestNameKey(t *testing.T) {
	for name, want := range map[string]string{
		"":                            "",
		" \t\n ":                      "",
		"  Bone\u00a0 marrow\tMSC\n":  "bone marrow msc",
		"\u00c9pine":                  "\u00e9pine",
		"E\u0301pine":                 "\u00e9pine",
		"Stra\u00dfe":                 "strasse",
		"\ufb01brosis":                "fibrosis",
		"\u212b":                      "\u00e5",
		"\u212a":                      "k",
		"\u00b5m":                     "\u03bcm",
		"TGF-\u0392\u03a3":            "tgf-\u03b2\u03c3",
		"\u03c2":                      "\u03c3",
		"\U00010400":                  "\U00010428",
		"miR-21 (5p)":                 "mir-21 (5p)",
		"\u1112\u1161\u11ab":          "\ud55c",
		"a\u2003b":                    "a b",
		"\u0130":                      "i\u0307",
		"Wharton\u2019s Jelly":        "wharton's jelly",
		"\u2018a\u201b \u02bcb\u2032": "'a' 'b'",
		"\u201ca\u201d \u201fb\u2033": `"a" "b"`,
		"lipid\u2013ligand":           "lipid-ligand",
		"IL\u20101\u20112\u20123":     "il-1-2-3",
		"a\u2014b\u2015c":             "a-b-c",
		"\u221280 \u00b0C":            "-80 \u00b0c",
	} {
		got := kg.NameKey(name)
		if got != want {
			t.Errorf("NameKey(%q) = %q, want %q", name, got, want)
		}
		if again := kg.NameKey(got); again != got {
			t.Errorf("NameKey(%q) = %q, not itself", got, again)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"":                   nil,
		"+-/ ,":              nil,
		"miR-21-5p":          {"mir", "21", "5p"},
		"TGF-\u03b21/Smad":   {"tgf", "\u03b21", "smad"},
		"It's (not)":         {"it", "s", "not"},
		"Wharton\u02bcs":     {"wharton", "s"},
		"\u65e5\u672c mouse": {"\u65e5\u672c", "mouse"},
		"e\u0301tude":        {"\u00e9tude"},
		"\u0928\u093f":       {"\u0928\u093f"},
		"PI3K/AKT":           {"pi3k", "akt"},
	} {
		if got := kg.Words(text); !slices.Equal(got, want) {
			t.Errorf("Words(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestUnsafeRune(t *testing.T) {
	for _, text := range []string{"", "miR-21 (5p)", "caf\u00e9", "\u65e5\u672c", "a\u00a0b"} {
		if r, bad := kg.UnsafeRune(text); bad {
			t.Errorf("%q: %U", text, r)
		}
	}
	for _, r := range []rune{0, '\n', '\t', 0x7f, 0xad, 0x200b, 0x200d, 0x202e, 0x2066, 0x2028, 0x2029, 0xfeff, 0xfffd} {
		if got, bad := kg.UnsafeRune("a" + string(r) + "b"); !bad || got != r {
			t.Errorf("%U: got %U, %v", r, got, bad)
		}
	}
	if _, bad := kg.UnsafeRune("a\xff"); !bad {
		t.Error("invalid UTF-8 is safe")
	}
}
