package faulttest

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/bolttest"
)

// gone is the context of a caller that has left.
func gone(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}

// What a server refuses has its own error each, and a way out in the text.
func TestRefusals(t *testing.T) {
	for _, tc := range []struct {
		name, stage, code string
		want              error
		hint              string // in the text
	}{
		{"wrong password", bolttest.Logon, "Neo.ClientError.Security.Unauthorized", neostore.ErrLogin, "EVGRAPH_NEO4J_PASSWORD"},
		{"expired password", bolttest.Run, "Neo.ClientError.Security.CredentialsExpired", neostore.ErrLogin, "EVGRAPH_NEO4J_PASSWORD"},
		{"unknown database", bolttest.Run, "Neo.ClientError.Database.DatabaseNotFound", neostore.ErrUnknown, "EVGRAPH_NEO4J_DATABASE"},
		{"database is stopped", bolttest.Run, "Neo.TransientError.Database.DatabaseUnavailable", kg.ErrUnavailable, ""},
		{"out of memory", bolttest.Pull, "Neo.TransientError.General.MemoryPoolOutOfMemoryError", kg.ErrUnavailable, ""},
		{"deadlock", bolttest.Pull, "Neo.TransientError.Transaction.DeadlockDetected", kg.ErrUnavailable, ""},
		{"too long", bolttest.Pull, "Neo.ClientError.Transaction.TransactionTimedOut", context.DeadlineExceeded, ""},
		{"too long by the client's limit", bolttest.Pull, "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", context.DeadlineExceeded, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			peer := bolttest.Start(t, at(tc.stage, bolttest.Fail(tc.code)))
			s, clock := onPeer(t, peer, bound)
			err := ask(t, s)
			if !errors.Is(err, tc.want) || !strings.Contains(err.Error(), tc.hint) {
				t.Fatalf("got the error %v", err)
			}
			discreet(t, err)
			if strings.Contains(err.Error(), "by the script") {
				t.Errorf("the text repeats the server's: %v", err)
			}
			if n := peer.Accepted(); n > 3 {
				t.Errorf("%d connections for one read", n)
			}
			peer.Follow(published)
			clock.advance(bound)
			if err := ask(t, s); err != nil {
				t.Errorf("afterwards: %v", err)
			}
		})
	}
}

// A failure that passes costs no read.
func TestTransientFailure(t *testing.T) {
	failures := 0
	peer := bolttest.Start(t, func(m bolttest.Message) bolttest.Reaction {
		if m.Name == bolttest.Pull && failures < 2 {
			failures++
			return bolttest.Fail("Neo.TransientError.Transaction.DeadlockDetected")
		}
		return published(m)
	})
	s, _ := onPeer(t, peer, bound)
	if err := ask(t, s); err != nil || failures != 2 {
		t.Errorf("after %d failures: %v", failures, err)
	}
}

// What is wrong with the address or the data has its own error each.
func TestWrongDatabases(t *testing.T) {
	pointer := func(values ...any) bolttest.Script {
		return func(m bolttest.Message) bolttest.Reaction {
			if m.Name == bolttest.Run {
				return bolttest.Answer([]string{"version", "dataVersion", "layout"}, values)
			}
			return bolttest.Usual()
		}
	}
	for _, tc := range []struct {
		name   string
		script bolttest.Script
		want   error
		text   string
	}{
		{"empty", pointer(nil, nil, nil), neostore.ErrEmpty, "evgraph load"},
		{"newer", pointer(7, "0123456789ab", 1000), neostore.ErrNewer, "update evgraph"},
		{"older", pointer(7, "0123456789ab", 0), neostore.ErrEmpty, "evgraph load"},
		{"no record", func(bolttest.Message) bolttest.Reaction { return bolttest.Usual() }, kg.ErrUnavailable, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, _ := onPeer(t, bolttest.Start(t, tc.script), bound)
			if err := ask(t, s); !errors.Is(err, tc.want) || !unavailable(err) || !strings.Contains(err.Error(), tc.text) {
				t.Errorf("got the error %v", err)
			}
		})
	}
	t.Run("old server", func(t *testing.T) {
		peer := bolttest.Start(t, func(m bolttest.Message) bolttest.Reaction {
			if m.Name == bolttest.Run && strings.Contains(m.Text, "dbms.components") {
				return bolttest.Answer([]string{"version"}, []any{"4.4.12"})
			}
			return published(m)
		})
		s, _ := onPeer(t, peer, bound)
		err := within(t, func() error { return s.Check(t.Context()) })
		if !errors.Is(err, neostore.ErrTooOld) || !strings.Contains(err.Error(), "4.4.12") || !strings.Contains(err.Error(), "5.26") {
			t.Errorf("got the error %v", err)
		}
	})
	t.Run("nobody listens", func(t *testing.T) {
		s := open(t, neostore.Config{URI: "bolt://127.0.0.1:1"})
		if err := ask(t, s); !unavailable(err) {
			t.Errorf("got the error %v", err)
		}
	})
	for _, uri := range []string{"", "http://localhost:7474", "localhost:7687", "bolt://", "bolt://user:hunter2@localhost:7687?a=b"} {
		t.Run("address "+uri, func(t *testing.T) {
			_, err := neostore.Open(t.Context(), neostore.Config{URI: uri})
			if !errors.Is(err, neostore.ErrAddress) || !strings.Contains(err.Error(), "bolt://") || strings.Contains(err.Error(), "hunter2") {
				t.Errorf("got the error %v", err)
			}
		})
	}
}
