package faulttest

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/neostore/bolttest"
)

// stages are the messages of a first read, in their order.
var stages = []string{bolttest.Handshake, bolttest.Hello, bolttest.Logon, bolttest.Run, bolttest.Pull}

// Row 1: a database that says nothing. The read ends by its own deadline, and the
// store works again as soon as the database does.
func TestSilentDatabase(t *testing.T) {
	for _, stage := range stages {
		t.Run(stage, func(t *testing.T) {
			peer := bolttest.Start(t, at(stage, bolttest.Hang()))
			s, _ := onPeer(t, peer, 100*time.Millisecond)
			start := time.Now()
			err := ask(t, s)
			t.Logf("%v after the deadline", time.Since(start)-100*time.Millisecond)
			if !timedOut(err) {
				t.Fatalf("got the error %v", err)
			}
			discreet(t, err)
			eventually(t, "closes what it gave up", func() bool { return peer.Open() == 0 })
			peer.Follow(published)
			if err := ask(t, s); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}

// Row 1: bytes that keep coming do not move the deadline.
func TestSlowDatabase(t *testing.T) {
	peer := bolttest.Start(t, at(bolttest.Pull, bolttest.Slow(20*time.Millisecond)))
	s, _ := onPeer(t, peer, 100*time.Millisecond)
	if err := ask(t, s); !timedOut(err) {
		t.Fatalf("got the error %v", err)
	}
	eventually(t, "closes what it gave up", func() bool { return peer.Open() == 0 })
}

// Row 1: a caller that goes away does not wait for the deadline.
func TestCallerLeaves(t *testing.T) {
	for _, stage := range stages {
		t.Run(stage, func(t *testing.T) {
			asked := make(chan struct{}, 1)
			peer := bolttest.Start(t, func(m bolttest.Message) bolttest.Reaction {
				if m.Name != stage {
					return published(m)
				}
				asked <- struct{}{}
				return bolttest.Hang()
			})
			s, _ := onPeer(t, peer, 10*bound)
			ctx, leave := context.WithCancel(t.Context())
			go func() { <-asked; leave() }()
			err := within(t, func() error { _, err := s.Reader(ctx); return err })
			if !errors.Is(err, context.Canceled) {
				t.Fatalf("got the error %v", err)
			}
			eventually(t, "closes what it gave up", func() bool { return peer.Open() == 0 })
		})
	}
}

// Row 1: after very many silent answers nothing is left. Each caller has a store of
// its own, and moves its clock so that the breaker lets every call through.
func TestManySilentAnswers(t *testing.T) {
	const callers, each = 20, 50
	peer := bolttest.Start(t, at(bolttest.Pull, bolttest.Hang()))
	newCaller := func() (call func()) {
		s, clock := onPeer(t, peer, 20*time.Millisecond)
		return func() {
			clock.advance(time.Hour)
			if _, err := s.Reader(t.Context()); !timedOut(err) {
				t.Errorf("got the error %v", err)
			}
		}
	}
	var work sync.WaitGroup
	for range callers {
		call := newCaller()
		work.Go(func() {
			for range each {
				call()
			}
		})
	}
	work.Wait()
	// On a busy machine, a deadline may pass before there is a connection.
	call := newCaller()
	eventually(t, "connects once for each call", func() bool {
		if peer.Accepted() >= callers*each {
			return true
		}
		call()
		return false
	})
	eventually(t, "closes its connections", func() bool { return peer.Open() == 0 })
}
