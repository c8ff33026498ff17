package graph_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/bolttest"
)

// TestNeo4jFaults: whatever is wrong with the database, at the first statement of a
// request or at a later one, it ends with a stable code, a hint and its id, and shows
// nothing of what the driver said; and the next request is answered when the
// database is good again.
func TestNeo4jFaults(t *testing.T) {
	for _, tc := range []struct {
		name  string
		fault bolttest.Reaction
		code  guard.Code
	}{
		{"silent", bolttest.Hang(), guard.Timeout},
		{"gone", bolttest.Drop(), guard.Unavailable},
		{"password", bolttest.Fail("Neo.ClientError.Security.Unauthorized"), guard.Unavailable},
		{"database", bolttest.Fail("Neo.ClientError.Database.DatabaseNotFound"), guard.Unavailable},
		{"memory", bolttest.Fail("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), guard.Unavailable},
		{"stopped", bolttest.Fail("Neo.ClientError.Transaction.TransactionTimedOut"), guard.Timeout},
	} {
		t.Run(tc.name+" at first", func(t *testing.T) {
			peer := bolttest.Start(t, func(m bolttest.Message) bolttest.Reaction {
				if m.Name == bolttest.Run {
					return tc.fault
				}
				return bolttest.Usual()
			})
			h := newHandler(peerStore(t, peer), guard.DefaultLimits())
			w, got := post(t, h, `{__typename}`)
			expectFault(t, w, got, tc.code)
			wantStatus := map[guard.Code]int{guard.Timeout: http.StatusGatewayTimeout, guard.Unavailable: http.StatusServiceUnavailable}[tc.code]
			if w.Code != wantStatus {
				t.Errorf("status %d, want %d", w.Code, wantStatus)
			}
			if tc.code == guard.Unavailable && w.Header().Get("Retry-After") == "" {
				t.Error("no Retry-After")
			}
			peer.Follow(healthy)
			if w, got := post(t, h, `{__typename}`); w.Code != http.StatusOK || len(got.Errors) > 0 {
				t.Errorf("afterwards: status %d, %s", w.Code, w.Body)
			}
		})
		t.Run(tc.name+" later", func(t *testing.T) {
			peer := bolttest.Start(t, func(m bolttest.Message) bolttest.Reaction {
				if m.Name == bolttest.Run && !forPointer(m) {
					return tc.fault
				}
				return healthy(m)
			})
			h := newHandler(peerStore(t, peer), guard.DefaultLimits())
			w, got := post(t, h, `{nodes(ids: ["HGNC:9588"]) {id}}`)
			expectFault(t, w, got, tc.code)
		})
	}
}

// healthy answers like a database in which a version is published.
func healthy(m bolttest.Message) bolttest.Reaction {
	if m.Name == bolttest.Run && forPointer(m) {
		return bolttest.Answer([]string{"version", "dataVersion", "layout"}, []any{1, "0123456789ab", 1})
	}
	return bolttest.Usual()
}

func forPointer(m bolttest.Message) bool { return strings.Contains(m.Text, "key: 'published'") }

func expectFault(t *testing.T, w *httptest.ResponseRecorder, got answer, code guard.Code) {
	t.Helper()
	if len(got.Errors) != 1 {
		t.Fatalf("status %d, %s", w.Code, w.Body)
	}
	e := got.Errors[0]
	if e.code() != string(code) {
		t.Errorf("code %s, want %s", e.code(), code)
	}
	for _, key := range []string{"hint", "requestId"} {
		if text, _ := e.Extensions[key].(string); text == "" {
			t.Errorf("no %s: %s", key, w.Body)
		}
	}
	for _, secret := range []string{"127.0.0.1", "MATCH", "bolt", "by the script", "Neo."} {
		if strings.Contains(w.Body.String(), secret) {
			t.Errorf("the answer shows %q: %s", secret, w.Body)
		}
	}
}

func peerStore(t *testing.T, peer *bolttest.Peer) *neostore.Store {
	t.Helper()
	s, err := neostore.Open(t.Context(), neostore.Config{URI: peer.URI(), User: "neo4j", Password: "secret", QueryTimeout: 200 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		_ = s.Close(ctx)
	})
	return s
}

func post(t *testing.T, h http.Handler, query string) (*httptest.ResponseRecorder, answer) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/graphql", strings.NewReader(string(body)))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var a answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	return w, a
}
