package rows

import (
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// Together does n pieces of work on as many cores as there are, and gives the error of
// the first that has one. A panic in one of them is one here.
func Together(n int, do func(i int) error) error {
	var next atomic.Int64
	errs := make([]error, n)
	work := func() {
		for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
			errs[i] = do(int(i))
		}
	}
	var panicked atomic.Pointer[any]
	var working sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) - 1 {
		working.Go(func() {
			defer func() {
				if cause := recover(); cause != nil {
					panicked.Store(&cause)
				}
			}()
			work()
		})
	}
	func() {
		defer working.Wait() // also when this piece panics
		work()
	}()
	if cause := panicked.Load(); cause != nil {
		panic(*cause)
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// batchItems is how many items are written at once: few enough that what one column has
// read of them is still near when the next one reads it.
const batchItems = 500

// InBatches hands items over, many at once. It returns how many there were.
func InBatches[T any](items iter.Seq2[*T, error], write func([]*T) error) (count int, err error) {
	batch := make([]*T, 0, batchItems)
	for item, err := range items {
		if err != nil {
			return count, err
		}
		if batch = append(batch, item); len(batch) < batchItems {
			continue
		}
		if err := write(batch); err != nil {
			return count, err
		}
		count, batch = count+len(batch), batch[:0]
	}
	return count + len(batch), write(batch)
}
