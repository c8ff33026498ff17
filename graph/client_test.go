package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// client posts queries to a handler in the same process.
type client struct {
	t       testing.TB
	handler http.Handler
}

// vars are the variables of a query.
type vars map[string]any

func newClient(t testing.TB, store kg.Store) client {
	t.Helper()
	return client{t, newHandler(store, guard.DefaultLimits())}
}

func newHandler(store kg.Store, limits guard.Limits) http.Handler {
	return graph.NewHandler(store, graph.Options{Version: "test", Limits: limits, Log: slog.New(slog.DiscardHandler)})
}

// answer is a decoded response.
type answer struct {
	t          testing.TB
	Header     http.Header
	Body       []byte
	Data       any
	Errors     []problem
	Extensions map[string]any
}

// problem is an error of a response.
type problem struct {
	Message    string
	Path       []any
	Extensions map[string]any
}

func (p problem) code() string { return fmt.Sprint(p.Extensions["code"]) }

// ask sends a query, whatever comes of it.
func (c client) ask(query string, variables ...vars) answer {
	c.t.Helper()
	body := map[string]any{"query": query}
	if len(variables) > 0 {
		body["variables"] = variables[0]
	}
	text, err := json.Marshal(body)
	if err != nil {
		c.t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/graphql", bytes.NewReader(text))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	c.handler.ServeHTTP(w, r)
	return decode(c.t, w)
}

func decode(t testing.TB, w *httptest.ResponseRecorder) answer {
	t.Helper()
	a := answer{t: t, Header: w.Result().Header, Body: w.Body.Bytes()}
	d := json.NewDecoder(bytes.NewReader(a.Body))
	d.UseNumber()
	if err := d.Decode(&a); err != nil && err != io.EOF {
		t.Fatalf("answer %q: %v", a.Body, err)
	}
	return a
}

// get sends a query that must succeed.
func (c client) get(query string, variables ...vars) answer {
	c.t.Helper()
	a := c.ask(query, variables...)
	if len(a.Errors) > 0 {
		c.t.Fatalf("%s\n%v", query, a.Errors)
	}
	return a
}

// refuse sends a query that must fail with this code, and returns the error.
func (c client) refuse(code guard.Code, query string, variables ...vars) problem {
	c.t.Helper()
	a := c.ask(query, variables...)
	if len(a.Errors) == 0 {
		c.t.Fatalf("%s\nno error, but %s was expected: %s", query, code, a.Body)
	}
	for _, p := range a.Errors {
		if p.code() != string(code) {
			c.t.Fatalf("%s\ncode %s instead of %s: %s", query, p.code(), code, p.Message)
		}
		a.checkHelp(p)
	}
	return a.Errors[0]
}

// checkHelp checks what every error must carry.
func (a answer) checkHelp(p problem) {
	a.t.Helper()
	if !slices.ContainsFunc(guard.Codes(), func(d guard.CodeDoc) bool { return string(d.Code) == p.code() }) {
		a.t.Errorf("code %s is not in the closed set", p.code())
	}
	if hint, _ := p.Extensions["hint"].(string); hint == "" {
		a.t.Errorf("%s has no hint", p.code())
	}
	if id, _ := p.Extensions["requestId"].(string); id == "" || id != a.Header.Get("X-Request-Id") {
		a.t.Errorf("request id %q, header %q", id, a.Header.Get("X-Request-Id"))
	}
}

// at returns what stands at a path such as "find.nodes.*.id"; a star stands for
// all items of a list, one after the other.
func (a answer) at(path string) []any {
	a.t.Helper()
	found := []any{a.Data}
	for _, step := range strings.Split(path, ".") {
		var next []any
		for _, value := range found {
			next = append(next, a.step(path, step, value)...)
		}
		found = next
	}
	return found
}

func (a answer) step(path, step string, value any) []any {
	a.t.Helper()
	switch value := value.(type) {
	case map[string]any:
		child, ok := value[step]
		if !ok {
			a.t.Fatalf("%s: no field %q", path, step)
		}
		return []any{child}
	case []any:
		if step == "*" {
			return value
		}
		if i, err := strconv.Atoi(step); err == nil && i < len(value) {
			return []any{value[i]}
		}
	}
	a.t.Fatalf("%s: no %q in %v", path, step, value)
	return nil
}

// texts are the values at a path as text, null as "".
func (a answer) texts(path string) []string {
	a.t.Helper()
	values := a.at(path)
	out := make([]string, len(values))
	for i, v := range values {
		if v != nil {
			out[i] = fmt.Sprint(v)
		}
	}
	return out
}

// text is the one value at a path as text.
func (a answer) text(path string) string {
	a.t.Helper()
	all := a.texts(path)
	if len(all) != 1 {
		a.t.Fatalf("%s: %d values", path, len(all))
	}
	return all[0]
}

// number is the one value at a path as a number.
func (a answer) number(path string) int {
	a.t.Helper()
	n, err := strconv.Atoi(a.text(path))
	if err != nil {
		a.t.Fatalf("%s: %v", path, err)
	}
	return n
}

// everyID pages through a root list and returns the ids of all of it.
func (c client) everyID(field, arguments string) []string {
	c.t.Helper()
	var ids []string
	after := "null"
	for {
		a := c.get(fmt.Sprintf(`{list: %s(%s, first: 500, after: %s) {nodes {id} pageInfo {hasNextPage endCursor}}}`, field, arguments, after))
		ids = append(ids, a.texts("list.nodes.*.id")...)
		if a.text("list.pageInfo.hasNextPage") == "false" {
			return ids
		}
		after = strconv.Quote(a.text("list.pageInfo.endCursor"))
	}
}
