package transport_test

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/transport"
	"github.com/evgraph/evgraph/graph/transport/internal/hello"
)

// server is a handler over the hello schema, with what it logs.
type server struct {
	http.Handler
	log *bytes.Buffer
}

func newServer(options transport.Options, hook func(context.Context) (string, error)) *server {
	s := &server{log: &bytes.Buffer{}}
	options.Log = slog.New(slog.NewTextHandler(s.log, nil))
	s.Handler = transport.New(hello.New(hook), options)
	return s
}

// reply is an answer, decoded.
type reply struct {
	*httptest.ResponseRecorder
	Errors []struct {
		Message    string
		Path       []any
		Extensions struct{ Code, Hint, RequestID string }
	}
	Data       json.RawMessage
	Extensions map[string]any
}

func (r *reply) code() string {
	if len(r.Errors) == 0 {
		return ""
	}
	return r.Errors[0].Extensions.Code
}

func (s *server) do(t *testing.T, r *http.Request) *reply {
	t.Helper()
	got := &reply{ResponseRecorder: httptest.NewRecorder()}
	s.ServeHTTP(got, r)
	if got.Body.Len() > 0 {
		if err := json.Unmarshal(got.Body.Bytes(), got); err != nil {
			t.Fatalf("the answer is no JSON: %v: %.200s", err, got.Body)
		}
	}
	return got
}

func request(method, target, body string, headers ...string) *http.Request {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

func postBody(body string, headers ...string) *http.Request {
	return request(http.MethodPost, "/", body, append([]string{"Content-Type", "application/json"}, headers...)...)
}

// postQuery is a request for a query with variables in pairs.
func postQuery(query string, variables ...any) *http.Request {
	values := map[string]any{}
	for i := 0; i+1 < len(variables); i += 2 {
		values[variables[i].(string)] = variables[i+1]
	}
	body, _ := json.Marshal(map[string]any{"query": query, "variables": values})
	return postBody(string(body))
}

// mustServe shows that the server still works.
func (s *server) mustServe(t *testing.T) {
	t.Helper()
	good := s.do(t, postQuery("{node{name}}"))
	if good.Code != http.StatusOK || string(good.Data) != `{"node":{"name":"thing"}}` {
		t.Errorf("the next good request gives %d %s", good.Code, good.Body)
	}
}

// checkErrors holds every error of an answer to the contract.
func checkErrors(t *testing.T, got *reply) {
	t.Helper()
	for _, e := range got.Errors {
		if e.Message == "" || e.Extensions.Code == "" || e.Extensions.Hint == "" {
			t.Errorf("error %+v lacks message, code or hint", e)
		}
		if id := got.Header().Get("X-Request-Id"); e.Extensions.RequestID != id || id == "" {
			t.Errorf("error has request id %q, the header %q", e.Extensions.RequestID, id)
		}
	}
}
