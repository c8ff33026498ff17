package rows_test

import (
	"errors"
	"fmt"
	"sync/atomic"
	"testing"

	"github.com/evgraph/evgraph/internal/export/rows"
)

func TestTogether(t *testing.T) {
	var done atomic.Int64
	if err := rows.Together(100, func(i int) error { done.Add(int64(i)); return nil }); err != nil || done.Load() != 4950 {
		t.Errorf("did %d, %v", done.Load(), err)
	}
	first := errors.New("first")
	err := rows.Together(10, func(i int) error {
		switch i {
		case 3:
			return first
		case 7:
			return errors.New("another")
		}
		return nil
	})
	if err != first {
		t.Errorf("error %v", err)
	}
	if err := rows.Together(0, nil); err != nil {
		t.Error(err)
	}
	for bad := range 3 {
		if cause := panics(func() {
			_ = rows.Together(3, func(i int) error {
				if i == bad {
					panic("bad")
				}
				return nil
			})
		}); cause != "bad" {
			t.Errorf("panicked with %v", cause)
		}
	}
}

func panics(do func()) (cause any) {
	defer func() { cause = recover() }()
	do()
	return nil
}

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
