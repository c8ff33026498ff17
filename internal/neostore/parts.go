package neostore

import (
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

// limitRows returns ErrTooManyRows when an answer has more rows than its caller
// allows.
func limitRows(rows, most int) error {
	if most > 0 && rows > most {
		return fmt.Errorf("%w: over %d", kg.ErrTooManyRows, most)
	}
	return nil
}

// parts are the answers about single nodes or statements of one call, which the
// database gives once for each id that it knows.
type parts struct {
	at     map[string]int // by id, its place
	counts []kg.Counts
	from   []int // offsets into the rows; one more than parts
}

// newParts reads parallel lists: ids, totals, negatives, mores, sizes.
func newParts(columns []any) parts {
	ids := columns[0].([]any)
	p := parts{at: make(map[string]int, len(ids)), counts: make([]kg.Counts, len(ids)), from: make([]int, len(ids)+1)}
	totals, negatives, mores, sizes := columns[1].([]any), columns[2].([]any), columns[3].([]any), columns[4].([]any)
	for i := range ids {
		p.at[text(ids[i])] = i
		p.counts[i] = kg.Counts{Total: integer(totals[i]), Negative: integer(negatives[i]), More: mores[i] == true}
		p.from[i+1] = p.from[i] + integer(sizes[i])
	}
	return p
}

// spread gives each id that was asked for its part: its counts and, by take, its
// rows. It returns the offsets.
func (p parts) spread(ids []kg.CURIE, most int, take func(from, to int) int) (offsets []int, counts []kg.Counts, err error) {
	offsets, counts = make([]int, len(ids)+1), make([]kg.Counts, len(ids))
	rows := 0
	for i, id := range ids {
		offsets[i+1] = offsets[i]
		if at, ok := p.at[string(id)]; ok {
			counts[i] = p.counts[at]
			offsets[i+1] += p.from[at+1] - p.from[at]
			rows += take(p.from[at], p.from[at+1])
			if err := limitRows(rows, most); err != nil {
				return nil, nil, err
			}
		}
	}
	return offsets, counts, nil
}

// distinct returns the ids as texts, each once.
func distinct(ids []kg.CURIE) []string {
	seen, out := make(map[kg.CURIE]bool, len(ids)), make([]string, 0, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, string(id))
		}
	}
	return out
}
