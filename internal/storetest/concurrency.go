package storetest

import (
	"sync"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var concurrencyCases = []testCase{
	{"OneReaderManyGoroutines", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		want := answers(c)
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				for range 5 {
					if !equal(answers(c), want) {
						t.Error("an answer differs from the one given alone")
					}
				}
			})
		}
		group.Wait()
	}},
	{"LoadDuringReads", func(t *testing.T, open Open) {
		other := func() *kg.Dataset {
			f := newFixture()
			f.say(mir21, kg.Regulates, mousePten, kg.Qualifiers{Effect: kg.Increases})
			f.node("EVG:extra", kg.Gene, "heart gene")
			return &f.Dataset
		}
		want := map[string][]any{}
		for _, c := range []client{opened(t, open, &newFixture().Dataset), opened(t, open, other())} {
			want[c.r.Version()] = answers(c)
		}
		store := open(t, &newFixture().Dataset)
		loaded := make(chan struct{})
		var group sync.WaitGroup
		for range 3 {
			group.Go(func() { readUntil(t, store, loaded, want) })
		}
		for i := range 6 {
			d := &newFixture().Dataset
			if i%2 == 0 {
				d = other()
			}
			if err := store.Load(t.Context(), d); err != nil {
				t.Errorf("load: %v", err)
			}
		}
		close(loaded)
		group.Wait()
	}},
}

// readUntil takes a new reader again and again and checks that all its answers
// are of the version that it says.
func readUntil(t *testing.T, store kg.Store, done <-chan struct{}, want map[string][]any) {
	for {
		r, err := store.Reader(t.Context())
		if err != nil {
			t.Errorf("reader: %v", err)
			return
		}
		version := r.Version()
		if !equal(answers(client{t, r}), want[version]) {
			t.Errorf("an answer is not of version %s", version)
			return
		}
		select {
		case <-done:
			return
		default:
		}
	}
}
