package projection

import (
	"context"
	"iter"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// scan reads everything, page by page.
func scan[T any](ctx context.Context, read func(ctx context.Context, after kg.CURIE, limit int) ([]*T, error), id func(*T) kg.CURIE) iter.Seq2[*T, error] {
	return func(yield func(*T, error) bool) {
		for after := kg.CURIE(""); ; {
			page, err := read(ctx, after, atOnce)
			if err != nil {
				yield(nil, err)
				return
			}
			if len(page) == 0 {
				return
			}
			for _, item := range page {
				if !yield(item, nil) {
					return
				}
			}
			after = id(page[len(page)-1])
		}
	}
}

func compareIDs(a, b kg.CURIE) int { return strings.Compare(string(a), string(b)) }
