package main

import (
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/evgraph/evgraph/graph/guard"
)

// A request that uses up its time must still get its answer.
func TestWriteTimeoutFollowsTheRequestLimit(t *testing.T) {
	for _, limit := range []time.Duration{time.Millisecond, 10 * time.Second, 10 * time.Minute} {
		server := newServer(http.NotFoundHandler(), guard.Limits{Time: limit}, slog.Default())
		if server.WriteTimeout <= server.ReadTimeout+limit {
			t.Errorf("with a limit of %s a write may take %s", limit, server.WriteTimeout)
		}
	}
	if server := newServer(http.NotFoundHandler(), guard.Limits{}, slog.Default()); server.WriteTimeout != 0 {
		t.Errorf("without a limit a write may take %s only", server.WriteTimeout)
	}
}
