package view

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
)

func TestOnce(t *testing.T) {
	failure := errors.New("failed")
	t.Run("OK", func(t *testing.T) {
		var r reads
		for range 3 {
			calls := 0
			got, err := once(t.Context(), &r, "key", func(context.Context) (*int, error) { calls++; return &calls, nil })
			if err != nil || *got != 1 {
				t.Errorf("value is %d after %d calls, error %v", *got, calls, err)
			}
		}
	})
	t.Run("OKOtherKey", func(t *testing.T) {
		var r reads
		for _, key := range []string{"a", "b"} {
			got, _ := once(t.Context(), &r, key, func(context.Context) (string, error) { return key, nil })
			if got != key {
				t.Errorf("%s gives %s", key, got)
			}
		}
	})
	t.Run("ErrIsKept", func(t *testing.T) {
		var r reads
		calls := 0
		for range 3 {
			got, err := once(t.Context(), &r, "key", func(context.Context) (*int, error) { calls++; return nil, failure })
			if got != nil || err != failure {
				t.Errorf("value %v, error %v", got, err)
			}
		}
		if calls != 1 {
			t.Errorf("read %d times", calls)
		}
	})
	t.Run("ErrOfContextIsNotKept", func(t *testing.T) {
		var r reads
		ended, cancel := context.WithCancel(t.Context())
		cancel()
		read := func(ctx context.Context) (int, error) { return 7, ctx.Err() }
		if _, err := once(ended, &r, "key", read); err != context.Canceled {
			t.Errorf("error is %v", err)
		}
		if got, err := once(t.Context(), &r, "key", read); got != 7 || err != nil {
			t.Errorf("value %d, error %v", got, err)
		}
	})
	t.Run("OKAfterPanic", func(t *testing.T) {
		var r reads
		func() {
			defer func() { _ = recover() }()
			_, _ = once(t.Context(), &r, "key", func(context.Context) (int, error) { panic("no") })
		}()
		if got, err := once(t.Context(), &r, "key", func(context.Context) (int, error) { return 7, nil }); got != 7 || err != nil {
			t.Errorf("value %d, error %v", got, err)
		}
	})
}

// TestOnceFromManyGoroutines reads each of a few keys once, whoever comes first.
func TestOnceFromManyGoroutines(t *testing.T) {
	var r reads
	var calls atomic.Int32
	var wg sync.WaitGroup
	keys := []string{"a", "b", "c"}
	for i := range 300 {
		wg.Go(func() {
			key := keys[i%len(keys)]
			got, err := once(t.Context(), &r, key, func(context.Context) (string, error) { calls.Add(1); return key, nil })
			if got != key || err != nil {
				t.Errorf("%s gives %s, error %v", key, got, err)
			}
		})
	}
	wg.Wait()
	if got := calls.Load(); got != int32(len(keys)) {
		t.Errorf("read %d times", got)
	}
}
