package neostore_test

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
)

func TestManySmallSteps(t *testing.T) {
	s := openEmpty(t)
	load(t, s, small(1), neostore.LoadOptions{})
	neostore.LoadInSmallSteps(t, s, small(2))
	expectVerified(t, s, small(2))
	neostore.RemoveInSmallSteps(t, s)
	expectVerified(t, s, small(2))
	if want := sizes(small(2)); !slices.Equal(counts(t), want) {
		t.Errorf("there are %v, wanted %v", counts(t), want)
	}
}

// TestReadersSeeOneVersion reads from several processes, so to speak, while
// versions replace one another and old ones are removed. A reader gets all of its
// version, or is told that it is gone.
func TestReadersSeeOneVersion(t *testing.T) {
	openEmpty(t)
	c := testConfig(t)
	c.Grace = 200 * time.Millisecond
	loader := open(t, c)
	want := map[string][]any{}
	for seed := range uint64(3) {
		d := small(seed)
		want[versionOf(d)] = sizes(d)
	}
	load(t, loader, small(0), neostore.LoadOptions{})

	var readers sync.WaitGroup
	var answers, gone atomic.Int64
	stop := make(chan struct{})
	for range 3 {
		s := open(t, c)
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				switch have, version, err := readEverything(t, s); {
				case errors.Is(err, kg.ErrUnavailable):
					gone.Add(1)
				case err != nil:
					t.Errorf("read: %v", err)
					return
				case !sameText(have, want[version]):
					t.Errorf("a reader of version %s saw %v, wanted %v", version, have, want[version])
					return
				default:
					answers.Add(1)
				}
			}
		})
	}
	for flip := range uint64(12) {
		before := answers.Load()
		load(t, loader, small((flip+1)%3), neostore.LoadOptions{})
		for answers.Load() < before+5 && !t.Failed() {
			time.Sleep(time.Millisecond)
		}
	}
	close(stop)
	readers.Wait()
	t.Logf("%d readers had answers, %d were told that their version is gone", answers.Load(), gone.Load())
}

// readEverything counts what a reader sees by several statements.
func readEverything(t *testing.T, s *neostore.Store) (counts []any, version string, err error) {
	r, err := s.Reader(t.Context())
	if err != nil {
		return nil, "", err
	}
	for _, text := range []string{
		`MATCH (n:Entity) WHERE n.version = $version RETURN count(n)`,
		`MATCH (n:Entity)-[r]->(:Entity) WHERE n.version = $version RETURN count(r)`,
		`MATCH (e:Evidence) WHERE e.version = $version RETURN count(e)`,
		`MATCH (s:KnowledgeSource) WHERE s.version = $version RETURN count(s)`,
	} {
		record, err := neostore.ReadPinned(t, r, text)
		if err != nil {
			return nil, "", err
		}
		counts = append(counts, record.Values[0])
	}
	return counts, r.Version(), nil
}
