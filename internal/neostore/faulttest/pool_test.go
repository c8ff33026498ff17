package faulttest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/neostore/bolttest"
)

// Row 7: many more callers than connections, and a database that answers none.
// Those who find no connection are told so while the others still wait; nobody
// waits for ever, and callers that leave make room.
func TestPoolExhausted(t *testing.T) {
	const callers, connections = 200, 24
	peer := bolttest.Start(t, at(bolttest.Pull, bolttest.Hang()))
	s, _ := onPeer(t, peer, 10*bound)
	ctx, leave := context.WithCancel(t.Context())
	var busy, left atomic.Int64
	var work sync.WaitGroup
	start := time.Now()
	for range callers {
		work.Go(func() {
			switch _, err := s.Reader(ctx); {
			case unavailable(err):
				busy.Add(1)
				discreet(t, err)
			case errors.Is(err, context.Canceled):
				left.Add(1)
			default:
				t.Errorf("got the error %v", err)
			}
		})
	}
	eventually(t, "refuses who finds no connection", func() bool { return busy.Load() == callers-connections })
	t.Logf("%d of %d refused after %v", busy.Load(), callers, time.Since(start))
	eventually(t, "uses all connections", func() bool { return peer.Open() == connections })
	leave()
	work.Wait()
	if n := peer.Accepted(); n != connections {
		t.Errorf("%d connections in all", n)
	}
	if left.Load() != connections {
		t.Errorf("%d callers left", left.Load())
	}
	peer.Follow(published)
	if err := ask(t, s); err != nil {
		t.Errorf("afterwards: %v", err)
	}
}
