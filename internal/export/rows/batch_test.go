package rows_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/evgraph/evgraph/internal/export/rows"
)

func TestInBatches(t *testing.T) {
	for _, n := range []int{0, 1, 999, 1000, 1001, 2500} {
		items := func(yield func(*int, error) bool) {
			for i := range n {
				if !yield(&i, nil) {
					return
				}
			}
		}
		seen := 0
		count, err := rows.InBatches(items, func(some []*int) error {
			for _, item := range some {
				if *item != seen {
					return fmt.Errorf("item %d comes in place of %d", *item, seen)
				}
				seen++
			}
			return nil
		})
		if err != nil || count != n || seen != n {
			t.Errorf("of %d: counted %d, saw %d, %v", n, count, seen, err)
		}
	}
	broken := errors.New("broken")
	count, err := rows.InBatches(func(yield func(*int, error) bool) { yield(nil, broken) }, func([]*int) error { return nil })
	if count != 0 || err != broken {
		t.Errorf("counted %d, %v", count, err)
	}
}
