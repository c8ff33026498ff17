package metapath_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/traverse/metapath"
)

func TestParseRefuses(t *testing.T) {
	g, q := star(t)
	for _, tc := range []struct {
		name, text string
		want       error
		says       string
	}{
		{"ErrEmpty", "", metapath.ErrUnknown, "is not written like"},
		{"ErrNoStep", "MIRNA", metapath.ErrUnknown, "is not written like"},
		{"ErrNoText", "MIRNA-REGULATES>", metapath.ErrUnknown, "is not written like"},
		{"ErrCategory", "THING-REGULATES>GENE", metapath.ErrUnknown, "begins with no category"},
		{"ErrStep", "MIRNA-AFFECTS>GENE", metapath.ErrUnknown, "the data have no MIRNA-AFFECTS>GENE"},
		{"ErrDirection", "MIRNA<REGULATES-GENE", metapath.ErrUnknown, "the data have no MIRNA<REGULATES-GENE"},
		{"ErrLong", "MIRNA" + strings.Repeat("-REGULATES>GENE<REGULATES-MIRNA", 3), metapath.ErrRange, "length 6"},
		{"ErrHuge", "MIRNA" + strings.Repeat("-REGULATES>GENE<REGULATES-MIRNA", 30), metapath.ErrUnknown, "is not written like"},
		{"ErrEnds", "MIRNA-REGULATES>GENE", metapath.ErrUnknown, "does not lead from a miRNA to a pathway"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, err := metapath.ParseAll(g, []string{tc.text}, q.From, q.To)
			if !errors.Is(err, tc.want) || !strings.Contains(err.Error(), tc.says) {
				t.Errorf("got %v", err)
			}
		})
	}
}

func TestBetweenRefuses(t *testing.T) {
	g, q := star(t)
	for _, tc := range []struct {
		name   string
		change func(*metapath.Query)
		want   error
	}{
		{"ErrShort", func(q *metapath.Query) { q.Longest = 0 }, metapath.ErrRange},
		{"ErrLong", func(q *metapath.Query) { q.Longest = 5 }, metapath.ErrRange},
		{"ErrDamping", func(q *metapath.Query) { q.Damping = 1.5 }, metapath.ErrRange},
		{"ErrEnds", func(q *metapath.Query) { q.To = q.From }, metapath.ErrEnds},
	} {
		t.Run(tc.name, func(t *testing.T) {
			bad := q
			tc.change(&bad)
			if _, err := metapath.Between(t.Context(), g, bad); !errors.Is(err, tc.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}
