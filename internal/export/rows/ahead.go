package rows

import (
	"iter"
	"sync"
)

// ahead reads the next page while one is written. What a store panics with, it panics
// with here, where whoever asked may recover.
func ahead[T any](pages iter.Seq2[[]*T, error]) iter.Seq2[[]*T, error] {
	return func(yield func([]*T, error) bool) {
		read, stop := make(chan result[T], 1), make(chan struct{})
		var reading sync.WaitGroup
		defer reading.Wait()
		defer close(stop)
		reading.Go(func() {
			defer close(read)
			send := func(r result[T]) bool {
				select {
				case read <- r:
					return true
				case <-stop:
					return false
				}
			}
			defer func() {
				if cause := recover(); cause != nil {
					send(result[T]{panicked: cause})
				}
			}()
			for page, err := range pages {
				if !send(result[T]{page: page, err: err}) {
					return
				}
			}
		})
		for r := range read {
			if r.panicked != nil {
				panic(r.panicked)
			}
			if !yield(r.page, r.err) {
				return
			}
		}
	}
}

// result is what came of reading a page.
type result[T any] struct {
	page     []*T
	err      error
	panicked any
}
