package transport_test

import (
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/evgraph/evgraph/graph/transport"
)

func TestAccepted(t *testing.T) {
	for header, want := range map[string][]string{
		"":                                   nil,
		",":                                  nil,
		"Text/CSV; header=present":           {"text/csv"},
		"a/b;q=0.2, c/d, e/f;q=0.9, g/h":     {"c/d", "g/h", "e/f", "a/b"},
		"*/*;q=0.1,text/*;q=0.1":             {"*/*", "text/*"},
		"a/b;q=0, c/d;q=x, e/f;q=-1, g/;q=1": nil,
		"a/b;charset=utf-16, c/d":            {"c/d"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Header.Set("Accept", header)
		if got := transport.Accepted(r); !slices.Equal(got, want) {
			t.Errorf("%q gives %q, want %q", header, got, want)
		}
	}
}
