package saved

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
)

// ask puts a query to the GraphQL handler, as a request of its own.
func (h *Handler) ask(ctx context.Context, query string, variables map[string]any) (*tabular.Answer, error) {
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
	h.GraphQL.ServeHTTP(&answer, request)
	return tabular.ReadAnswer(answer.body.Bytes())
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
