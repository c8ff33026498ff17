package tabular

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"

	"github.com/evgraph/evgraph/graph/guard"
)

// Through asks a GraphQL handler of this process, each operation as a request of its
// own.
func Through(handler http.Handler) Ask {
	return func(ctx context.Context, query string, variables map[string]any) (*Answer, error) {
		body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
		if err != nil {
			return nil, err
		}
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
		if err != nil {
			return nil, err
		}
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("X-Request-Id", guard.RequestID(ctx))
		answer := kept{header: http.Header{}}
		handler.ServeHTTP(&answer, request)
		return ReadAnswer(answer.body.Bytes())
	}
}

// kept is an answer that is kept in memory.
type kept struct {
	header http.Header
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (k *kept) Header() http.Header { return k.header }

// Write implements http.ResponseWriter.
func (k *kept) Write(p []byte) (int, error) { return k.body.Write(p) }

// WriteHeader implements http.ResponseWriter. What went wrong stands in the body.
func (k *kept) WriteHeader(int) {}
