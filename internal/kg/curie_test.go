package kg_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/evgraph/evgraph/internal/kg"
)

func TestParseCURIE(t *testing.T) {
	long := "EVG:" + strings.Repeat("x", kg.MaxCURIE-len("EVG:"))
	for _, text := range []string{
		"MONDO:0002492", "EVG:mir-21", "EVG:E-5-k~1", "doi:10.1016/S0140-6736(05)71877-4", "doi:10.1002/(SICI)1096<1::AID-1>3.0.CO;2-#",
		"EVG:a+b_c.d", "mirbase:MIMAT0000076", "EVG::", long,
	} {
		if id, err := kg.ParseCURIE(text); err != nil || string(id) != text {
			t.Errorf("ParseCURIE(%q) = %q, %v", text, id, err)
		}
	}
	for _, text := range []string{
		"", ":", "EVG", "EVG:", ":x", "mondo:0002492", "Mondo:1", "nowhere:1", " EVG:x", "EVG:x ", "EVG:a b", "EVG:é", "EVG:a,b", "EVG:a\x00",
		"EVG:a\n", "EVG:\"", "EVG:a%20b", "EVG:a|b", "EVG:a\u200bb", "EVG:\xff", long + "x",
	} {
		if id, err := kg.ParseCURIE(text); !errors.Is(err, kg.ErrBadID) || id != "" {
			t.Errorf("ParseCURIE(%q) = %q, %v", text, id, err)
		}
	}
}

func FuzzParseCURIE(f *testing.F) {
	for _, text := range []string{"MONDO:0002492", "EVG:", "EVG:a:b", "doi:10.1/x(1)", "EVG:é", "\xff:"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		id, err := kg.ParseCURIE(text)
		if err != nil {
			if !errors.Is(err, kg.ErrBadID) || id != "" {
				t.Fatalf("ParseCURIE(%q) = %q, %v", text, id, err)
			}
			return
		}
		if string(id) != text || id.Prefix()+":"+id.Local() != text || len(text) > kg.MaxCURIE || !utf8.ValidString(text) {
			t.Fatalf("ParseCURIE(%q) = %q", text, id)
		}
		if again, err := kg.ParseCURIE(string(id)); again != id || err != nil {
			t.Fatalf("the second ParseCURIE of %q = %q, %v", text, again, err)
		}
	})
}

func TestCURIEParts(t *testing.T) {
	for _, w := range []struct {
		id                 kg.CURIE
		prefix, local, url string
		isLocal            bool
	}{
		{"MONDO:0002492", "MONDO", "0002492", "http://purl.obolibrary.org/obo/MONDO_0002492", false},
		{"HGNC:9588", "HGNC", "9588", "https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:9588", false},
		{"EVG:a:b", "EVG", "a:b", "", true},
		{"nowhere:1", "nowhere", "1", "", false},
		{"", "", "", "", false},
	} {
		if w.id.Prefix() != w.prefix || w.id.Local() != w.local || w.id.URL() != w.url || w.id.IsLocal() != w.isLocal {
			t.Errorf("%q: prefix %q, local %q, URL %q, local %v", w.id, w.id.Prefix(), w.id.Local(), w.id.URL(), w.id.IsLocal())
		}
	}
}

func TestPrefixes(t *testing.T) {
	if !slices.IsSortedFunc(kg.Prefixes, func(a, b kg.Prefix) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("the prefixes are not sorted, as LookupPrefix needs them")
	}
	for i, p := range kg.Prefixes {
		if found, ok := kg.LookupPrefix(p.Name); !ok || found != p {
			t.Errorf("LookupPrefix(%q) = %v, %v", p.Name, found, ok)
		}
		if p.Resource == "" || i > 0 && kg.Prefixes[i-1].Name == p.Name {
			t.Errorf("%s has no resource or stands twice", p.Name)
		}
		if (p.URL == "") != (p.Name == kg.LocalPrefix) || p.URL != "" && strings.Count(p.URL, "{id}") != 1 {
			t.Errorf("%s leads to %q", p.Name, p.URL)
		}
	}
	if _, ok := kg.LookupPrefix("mondo"); ok {
		t.Error("a prefix in other letters is known")
	}
}
