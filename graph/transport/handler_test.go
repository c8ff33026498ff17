package transport_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/transport"
)

func TestGet(t *testing.T) {
	s := newServer(transport.Options{}, nil)
	query := url.Values{
		"query":         {"query A($n:Int){list(first:$n){id}} query B{hello}"},
		"operationName": {"A"},
		"variables":     {`{"n":1}`},
		"extensions":    {""},
	}
	got := s.do(t, request("GET", "/?"+query.Encode(), ""))
	if got.Code != http.StatusOK || string(got.Data) != `{"list":[{"id":"T:0"}]}` {
		t.Errorf("gives %d %s", got.Code, got.Body)
	}
}

func TestPostMutation(t *testing.T) {
	s := newServer(transport.Options{}, nil)
	if got := s.do(t, postQuery("mutation{touch}")); string(got.Data) != `{"touch":true}` {
		t.Errorf("gives %d %s", got.Code, got.Body)
	}
}

func TestNegotiation(t *testing.T) {
	const plain, response = "application/json", "application/graphql-response+json"
	s := newServer(transport.Options{}, nil)
	for accept, want := range map[string]string{
		"":                                 plain,
		"*/*":                              plain,
		"application/*":                    plain,
		plain:                              plain,
		response:                           response,
		"APPLICATION/JSON; charset=UTF-8":  plain,
		response + ", " + plain + ";q=0.9": response,
		plain + ", " + response:            plain,
		plain + ";q=0.5, " + response:      response,
		"text/html, */*;q=0.1":             plain,
		"garbage//, " + plain:              plain,
		plain + "; charset=utf-16":         "",
		plain + ";q=0":                     "",
		plain + ";q=x":                     "",
		"text/html":                        "",
		"text/event-stream, image/*":       "",
	} {
		r := postBody(`{"query":"{hello}"}`)
		if accept != "" {
			r.Header.Set("Accept", accept)
		}
		got := s.do(t, r)
		if want == "" {
			if got.Code != http.StatusNotAcceptable || got.code() != string(guard.NotAcceptable) {
				t.Errorf("Accept %q gives %d %s", accept, got.Code, got.Body)
			}
			continue
		}
		if media := got.Header().Get("Content-Type"); got.Code != 200 || media != want+"; charset=utf-8" {
			t.Errorf("Accept %q gives %d %s, want %s", accept, got.Code, media, want)
		}
	}
}

func TestMethods(t *testing.T) {
	s := newServer(transport.Options{}, nil)
	for method, status := range map[string]int{"OPTIONS": 204, "HEAD": 405, "PUT": 405, "PATCH": 405, "DELETE": 405} {
		got := s.do(t, request(method, "/", ""))
		if got.Code != status || got.Header().Get("Allow") != "GET, OPTIONS, POST" {
			t.Errorf("%s gives %d and Allow %q", method, got.Code, got.Header().Get("Allow"))
		}
	}
	got := s.do(t, request("GET", "/?query=mutation{touch}", ""))
	if got.Header().Get("Allow") != "POST" {
		t.Errorf("a mutation by GET gives Allow %q", got.Header().Get("Allow"))
	}
}

func TestRequestErrorsHaveNoData(t *testing.T) {
	s := newServer(transport.Options{}, nil)
	for _, body := range []string{`{"query":"{nowhere}"}`, `{"query":"{"}`, `{"query":7}`} {
		if got := s.do(t, postBody(body)); strings.Contains(got.Body.String(), `"data"`) {
			t.Errorf("%s gives %s", body, got.Body)
		}
	}
}

func TestRequestID(t *testing.T) {
	s := newServer(transport.Options{}, nil)
	for given, kept := range map[string]bool{
		"abc-123_X.y":           true,
		"":                      false,
		"a b":                   false,
		"a\nb":                  false,
		"ä":                     false,
		strings.Repeat("x", 64): true,
		strings.Repeat("x", 65): false,
	} {
		r := postBody(`{"query":"{`)
		r.Header["X-Request-Id"] = []string{given}
		got := s.do(t, r)
		id := got.Header().Get("X-Request-Id")
		if (id == given) != kept || id == "" {
			t.Errorf("id %q becomes %q", given, id)
		}
		checkErrors(t, got)
	}
	first, second := s.do(t, postQuery("{hello}")), s.do(t, postQuery("{hello}"))
	if first.Header().Get("X-Request-Id") == second.Header().Get("X-Request-Id") {
		t.Error("two requests have one id")
	}
}

func TestAnnotate(t *testing.T) {
	s := newServer(transport.Options{
		Annotate: func(ctx context.Context, header http.Header) map[string]any {
			header.Set("X-Data-Version", "v7")
			return map[string]any{"rows": guard.BudgetOf(ctx).Returned()}
		},
	}, func(ctx context.Context) (string, error) { return "", guard.Spend(ctx, 3) })
	for query, rows := range map[string]float64{"{hello}": 3, "{nowhere}": 0} {
		got := s.do(t, postQuery(query))
		if got.Header().Get("X-Data-Version") != "v7" || got.Extensions["rows"] != rows {
			t.Errorf("%s gives header %q and extensions %v", query, got.Header().Get("X-Data-Version"), got.Extensions)
		}
	}
}

func TestUnencodableExtensionsAreAServerFault(t *testing.T) {
	s := newServer(transport.Options{
		Annotate: func(context.Context, http.Header) map[string]any { return map[string]any{"f": func() {}} },
	}, nil)
	if got := s.do(t, postQuery("{hello}")); got.Code != 500 || got.code() != string(guard.Internal) {
		t.Errorf("gives %d %s", got.Code, got.Body)
	}
}

func TestCachedQueriesAreCheckedAgain(t *testing.T) {
	s := newServer(transport.Options{}, nil)
	const query = "query($n:Int){list(first:$n){list(first:$n){list(first:$n){id}}}}"
	for range 2 {
		if got := s.do(t, postQuery(query, "n", 2)); got.Code != 200 || got.code() != "" {
			t.Errorf("small pages give %d %s", got.Code, got.Body)
		}
		if got := s.do(t, postQuery(query, "n", 500)); got.code() != string(guard.QueryTooCostly) {
			t.Errorf("large pages give %d %.200s", got.Code, got.Body)
		}
	}
}

// TestLargeBodyOverTheWire shows that a client which sends far too much reads
// the refusal instead of a broken connection.
func TestLargeBodyOverTheWire(t *testing.T) {
	live := httptest.NewServer(newServer(transport.Options{}, nil))
	defer live.Close()
	body := strings.Repeat("x", 5<<20)
	answer, err := live.Client().Post(live.URL, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("gives %d", answer.StatusCode)
	}
}

// gatekeeper is a gqlgen extension of an application that refuses operations.
type gatekeeper struct{}

func (gatekeeper) ExtensionName() string                   { return "Gatekeeper" }
func (gatekeeper) Validate(graphql.ExecutableSchema) error { return nil }

func (gatekeeper) MutateOperationContext(context.Context, *graphql.OperationContext) *gqlerror.Error {
	return guard.Errorf(guard.Unavailable, "there is no data to read").GraphQL()
}

func TestRefusalByAnExtension(t *testing.T) {
	s := newServer(transport.Options{Extensions: []graphql.HandlerExtension{gatekeeper{}}}, nil)
	got := s.do(t, postQuery("{hello}"))
	if got.Code != 503 || got.code() != string(guard.Unavailable) || got.Header().Get("Retry-After") == "" {
		t.Errorf("gives %d %s", got.Code, got.Body)
	}
	checkErrors(t, got)
}

// faulty is an extension that panics where gqlgen does not recover.
type faulty struct{ gatekeeper }

func (faulty) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if op.OperationName == "Bad" {
		panic(secret)
	}
	return nil
}

func TestPanicOutsideOfResolvers(t *testing.T) {
	limits := guard.DefaultLimits()
	limits.InFlight, limits.Queue = 1, 0
	s := newServer(transport.Options{Limits: limits, Extensions: []graphql.HandlerExtension{faulty{}}}, nil)
	for range 2 {
		pitfall{postBody(`{"query":"query Bad{hello}","operationName":"Bad"}`), 500, guard.Internal}.check(t, s)
	}
	if !strings.Contains(s.log.String(), "hunter2") {
		t.Errorf("the log lacks the cause: %s", s.log)
	}
}
