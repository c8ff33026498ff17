package faulttest

import (
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/neostore/bolttest"
)

// Row 2: a database that dies in the middle of an answer. A read tries three times
// at most, and says that the database is away.
func TestDroppedConnection(t *testing.T) {
	for _, stage := range stages {
		t.Run(stage, func(t *testing.T) {
			peer := bolttest.Start(t, at(stage, bolttest.Drop()))
			s, _ := onPeer(t, peer, bound)
			err := ask(t, s)
			if !unavailable(err) {
				t.Fatalf("got the error %v", err)
			}
			discreet(t, err)
			if n := peer.Accepted(); n > 3 {
				t.Errorf("%d connections for one read", n)
			}
			eventually(t, "closes its connections", func() bool { return peer.Open() == 0 })
			peer.Follow(published)
			if err := ask(t, s); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}

// Row 2: a connection that was lost while nobody used it costs no read.
func TestDroppedOnce(t *testing.T) {
	peer := bolttest.Start(t, published)
	s, _ := onPeer(t, peer, bound)
	if err := ask(t, s); err != nil {
		t.Fatal(err)
	}
	dropped := false
	peer.Follow(func(m bolttest.Message) bolttest.Reaction {
		if m.Name == bolttest.Run && !dropped {
			dropped = true
			return bolttest.Drop()
		}
		return published(m)
	})
	if err := ask(t, s); err != nil {
		t.Errorf("got the error %v", err)
	}
	if !dropped {
		t.Error("no connection was dropped")
	}
}

// Row 2: after some failures the breaker answers by itself; when its pause is over,
// one read finds out whether the database is back.
func TestBreaker(t *testing.T) {
	peer := bolttest.Start(t, at(bolttest.Run, bolttest.Drop()))
	s, clock := onPeer(t, peer, bound)
	for range 5 {
		if err := ask(t, s); !unavailable(err) {
			t.Fatalf("got the error %v", err)
		}
	}
	pause := 500 * time.Millisecond
	for range 5 { // the pause doubles up to 4 s
		before := peer.Accepted()
		clock.advance(pause - time.Millisecond)
		err := ask(t, s)
		if !unavailable(err) {
			t.Fatalf("got the error %v", err)
		}
		discreet(t, err)
		if n := peer.Accepted() - before; n != 0 {
			t.Fatalf("%d connections while the breaker is open for %v", n, pause)
		}
		clock.advance(time.Millisecond)
		if err := ask(t, s); !unavailable(err) {
			t.Fatalf("got the error %v", err)
		}
		if n := peer.Accepted() - before; n == 0 || n > 3 {
			t.Fatalf("%d connections by the read after %v", n, pause)
		}
		pause = min(2*pause, 4*time.Second)
	}
	peer.Follow(published)
	clock.advance(4 * time.Second)
	for range 3 {
		if err := ask(t, s); err != nil {
			t.Fatalf("with the database back: %v", err)
		}
	}
}

// A caller that leaves says nothing of the database, so the breaker stays closed.
func TestBreakerIgnoresCallers(t *testing.T) {
	peer := bolttest.Start(t, published)
	s, _ := onPeer(t, peer, bound)
	for range 20 {
		if _, err := s.Reader(gone(t)); err == nil {
			t.Fatal("a read for a caller that is gone")
		}
	}
	if err := ask(t, s); err != nil {
		t.Errorf("got the error %v", err)
	}
}
