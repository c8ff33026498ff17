// Package faulttest breaks the database under the store, and the way to it, in
// every manner that doc.go of bolttest and a proxy allow: rows 1 to 7, 16, 20 and
// 21 of the fault list. What is asked each time: the caller gets a stable error in
// bounded time, the next good request is answered without a restart, and neither
// goroutine nor connection is left over.
package faulttest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/bolttest"
)

// bound is how long a test waits for what must come; it is no measure of speed.
const bound = 30 * time.Second

// published answers like a database in which a version is published.
func published(m bolttest.Message) bolttest.Reaction {
	if m.Name == bolttest.Run && strings.Contains(m.Text, "key: 'published'") {
		return bolttest.Answer([]string{"version", "dataVersion", "layout"}, []any{1, "0123456789ab", 1})
	}
	return bolttest.Usual()
}

// at is published but for one message.
func at(name string, r bolttest.Reaction) bolttest.Script {
	return func(m bolttest.Message) bolttest.Reaction {
		if m.Name == name {
			return r
		}
		return published(m)
	}
}

// clock is a clock that only the test moves.
type clock struct{ since atomic.Int64 }

func (c *clock) now() time.Time          { return time.Unix(1_800_000_000, c.since.Load()) }
func (c *clock) advance(d time.Duration) { c.since.Add(int64(d)) }

// open makes a store and sees to it that nothing is left of it in the end.
func open(t *testing.T, c neostore.Config) *neostore.Store {
	t.Helper()
	before := goleak.IgnoreCurrent()
	s, err := neostore.Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), bound)
		defer cancel()
		if err := s.Close(ctx); err != nil {
			t.Errorf("close: %v", err)
		}
		// toxiproxy keeps a goroutine for a proxy until that is closed, which is later.
		goleak.VerifyNone(t, before, goleak.IgnoreTopFunction("github.com/Shopify/toxiproxy/v2.(*Proxy).freeBlocker"))
	})
	return s
}

// onPeer makes a store on a peer.
func onPeer(t *testing.T, peer *bolttest.Peer, timeout time.Duration) (*neostore.Store, *clock) {
	t.Helper()
	c := &clock{}
	return open(t, neostore.Config{URI: peer.URI(), User: "neo4j", Password: "secret-password", QueryTimeout: timeout, Now: c.now}), c
}

// ask asks for a reader, in bounded time.
func ask(t *testing.T, s *neostore.Store) error {
	t.Helper()
	return within(t, func() error {
		_, err := s.Reader(t.Context())
		return err
	})
}

// within ends the test when a call does not return.
func within(t *testing.T, call func() error) error {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- call() }()
	select {
	case err := <-done:
		return err
	case <-time.After(bound):
		t.Fatal("the call does not return")
		return nil
	}
}

// discreet reports an error whose text shows what only an operator may see.
func discreet(t *testing.T, err error) {
	t.Helper()
	for _, secret := range []string{"127.0.0.1", "localhost", "MATCH", "secret", "bolt:", "goroutine"} {
		if strings.Contains(err.Error(), secret) {
			t.Errorf("the text shows %q: %v", secret, err)
		}
	}
}

// eventually polls until a condition holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(bound); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never %s", what)
		}
	}
}

func unavailable(err error) bool { return errors.Is(err, kg.ErrUnavailable) }

func timedOut(err error) bool { return errors.Is(err, context.DeadlineExceeded) }

// causeOf adds what the driver said.
func causeOf(err error) error {
	var fault *neostore.Fault
	if errors.As(err, &fault) {
		return fmt.Errorf("%w, cause: %v", err, fault.Cause())
	}
	return err
}
