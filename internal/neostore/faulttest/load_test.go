package faulttest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/bolttest"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

// edition is the n-th version of a small graph: every node tells which.
func edition(n int) *kg.Dataset {
	d := storetest.Generate(11, storetest.Size{Nodes: 40, Statements: 60})
	for i := range d.Nodes {
		d.Nodes[i].Description = fmt.Sprintf("edition %d", n)
	}
	d.Normalise()
	return d
}

// chunkRows cuts an edition into 50 chunks or, in CI, into 6.
func chunkRows(d *kg.Dataset) int {
	rows := len(d.Nodes) + len(d.Statements) + len(d.Evidence) + len(d.Sources)
	if long {
		return max(rows/50, 1)
	}
	return rows / 5
}

// hasty does not wait for the lock of a dead loader, and keeps no old version.
func hasty(c *neostore.Config) {
	c.LockLife, c.Grace = time.Millisecond, time.Millisecond
}

// Row 3: the loader is cut off at each message of a load in turn. Readers see the
// old version or, once the pointer has moved, the new one; and a second loader
// ends what the first has begun.
func TestLoadCutAtEachMessage(t *testing.T) {
	s := neotest.Loaded(t, edition(0), hasty)
	config := neotest.Config(t)
	hasty(&config)
	var abandoned sync.WaitGroup
	defer abandoned.Wait()
	resumed, flipped := 0, 0
	for cut := 1; ; cut++ {
		old, d := edition(cut-1).Version(), edition(cut)
		options := neostore.LoadOptions{ChunkRows: chunkRows(d)}
		version := d.Version()

		dead := make(chan struct{})
		var proxy *bolttest.Proxy
		messages := atomic.Int64{}
		proxy = bolttest.Between(t, serverAddress(t), func(bolttest.Message) bolttest.Verdict {
			if messages.Add(1) == int64(cut) {
				close(dead)
				go proxy.Cut()
				return bolttest.Lose
			}
			return bolttest.Forward
		})
		first := open(t, through(t, proxy, config))
		ended := make(chan error, 1)
		abandoned.Go(func() {
			_, err := first.LoadWith(t.Context(), d, options)
			ended <- err
		})
		select {
		case err := <-ended:
			if err != nil {
				t.Fatalf("cut at message %d: %v", cut, err)
			}
			whole(t, s, version)
			t.Logf("a load is %d messages; %d times the second loader went on, %d times the new version was out", cut-1, resumed, flipped)
			return
		case <-dead:
		}
		if whole(t, s, old, version) == version {
			flipped++
		}
		result, err := open(t, config).LoadWith(t.Context(), edition(cut), options)
		if err != nil {
			t.Fatalf("cut at message %d: the second loader: %v", cut, causeOf(err))
		}
		if result.Resumed {
			resumed++
		}
		whole(t, s, version)
		if t.Failed() {
			t.Fatalf("cut at message %d", cut)
		}
	}
}

// Row 4: the connection is lost while a transaction is committed, before the server
// knows or after. The ledger tells: nothing is lost and nothing twice.
func TestCommitInDoubt(t *testing.T) {
	cycles := 100
	if long {
		cycles = 1000
	}
	s := neotest.Loaded(t, edition(0), hasty)
	config := neotest.Config(t)
	hasty(&config)
	config.LockLife = time.Minute
	doubts, commits := [2]int{}, 0
	var mu sync.Mutex
	proxy := bolttest.Between(t, serverAddress(t), func(m bolttest.Message) bolttest.Verdict {
		mu.Lock()
		defer mu.Unlock()
		if m.Name != bolttest.Commit {
			return bolttest.Forward
		}
		// Every second commit is in doubt: the try after it gets through.
		if commits++; commits%2 == 0 {
			return bolttest.Forward
		}
		applied := commits / 2 % 2
		doubts[applied]++
		return []bolttest.Verdict{bolttest.Lose, bolttest.Mute}[applied]
	})
	loader := open(t, through(t, proxy, config))
	for n := 1; doubts[0]+doubts[1] < cycles; n++ {
		d := edition(n)
		version := d.Version()
		if _, err := loader.LoadWith(t.Context(), d, neostore.LoadOptions{ChunkRows: chunkRows(d)}); err != nil {
			t.Fatalf("load %d: %v", n, causeOf(err))
		}
		whole(t, s, version)
	}
	t.Logf("%d commits lost on the way, %d answers lost", doubts[0], doubts[1])
	if doubts[0] == 0 || doubts[1] == 0 {
		t.Error("only one sort of doubt")
	}
}

// Row 16: a load that is told to stop does so between two chunks, and what it has
// written counts.
func TestLoadStops(t *testing.T) {
	s := neotest.Loaded(t, edition(0), hasty)
	d := edition(1)
	version, old := d.Version(), edition(0).Version()
	ctx, stop := context.WithCancel(t.Context())
	_, err := s.LoadWith(ctx, d, neostore.LoadOptions{ChunkRows: 10, Progress: func(p neostore.Progress) {
		if p.Done > p.Total/2 {
			stop()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got the error %v", err)
	}
	whole(t, s, old)
	result, err := s.LoadWith(t.Context(), edition(1), neostore.LoadOptions{ChunkRows: 10})
	if err != nil {
		t.Fatal(err)
	}
	if !result.Resumed || result.Rows == 0 {
		t.Errorf("the second load says %+v", result)
	}
	whole(t, s, version)
}
