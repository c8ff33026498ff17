package transport_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/transport"
)

// pitfall is a request that a plain gqlgen server serves badly.
type pitfall struct {
	request *http.Request
	status  int
	code    guard.Code
}

const secret = "hunter2-bolt://db.internal:7687"

// TestPitfalls has a case for each way in which hostile or broken requests hurt
// a plain gqlgen server. Each is refused in the documented way, gives nothing
// away, and leaves a server that goes on serving.
func TestPitfalls(t *testing.T) {
	open := newServer(transport.Options{Introspection: true, Suggestions: true}, nil)
	for name, p := range requestPitfalls() {
		t.Run(name, func(t *testing.T) { p.check(t, open) })
	}
	for name, p := range documentPitfalls() {
		t.Run(name, func(t *testing.T) { p.check(t, open) })
	}
	for name, p := range variablePitfalls() {
		t.Run(name, func(t *testing.T) { p.check(t, open) })
	}
	if open.log.Len() > 0 {
		t.Errorf("bad requests are the client's business, but the log says %s", open.log)
	}
}

func (p pitfall) check(t *testing.T, s *server) {
	t.Helper()
	got := s.do(t, p.request)
	if got.Code != p.status || got.code() != string(p.code) {
		t.Errorf("gives %d %s, want %d %s: %.300s", got.Code, got.code(), p.status, p.code, got.Body)
	}
	checkErrors(t, got)
	if strings.Contains(got.Body.String(), "hunter2") {
		t.Errorf("the answer holds the secret: %.300s", got.Body)
	}
	if p.code != "" && got.Data != nil && string(got.Data) != "null" {
		t.Errorf("a refused request has data: %.300s", got.Body)
	}
	s.mustServe(t)
}

func requestPitfalls() map[string]pitfall {
	large := `{"query":"{hello}","variables":{"v":"` + strings.Repeat("x", 110<<10) + `"}}`
	chunked := postBody(large)
	chunked.ContentLength = -1
	return map[string]pitfall{
		"body size, announced":          {postBody(large), 413, guard.BodyTooLarge},
		"body size, chunked":            {chunked, 413, guard.BodyTooLarge},
		"body size, 20,000 objects":     {postQuery("{" + strings.Repeat("node{id name} ", 20_000) + "}"), 413, guard.BodyTooLarge},
		"body cut off":                  {cutOff(), 400, guard.BadRequest},
		"bad JSON is not echoed":        {postBody(`{"query": ` + secret), 400, guard.BadRequest},
		"empty body":                    {postBody(""), 400, guard.BadRequest},
		"trailing bytes":                {postBody(`{"query":"{hello}"} GARBAGE`), 400, guard.BadRequest},
		"second value":                  {postBody(`{"query":"{hello}"}{"query":"{hello}"}`), 400, guard.BadRequest},
		"duplicate key":                 {postBody(`{"query":"{hello}","query":"{node{id}}"}`), 400, guard.BadRequest},
		"duplicate key, escaped":        {postBody(`{"query":"{hello}","qu\u0065ry":"{node{id}}"}`), 400, guard.BadRequest},
		"duplicate key in variables":    {postBody(`{"query":"{hello}","variables":{"a":[{"b":1,"b":2}]}}`), 400, guard.BadRequest},
		"unknown key":                   {postBody(`{"query":"{hello}","hunter2":1}`), 400, guard.BadRequest},
		"misspelt key":                  {postBody(`{"qeury":"{hello}"}`), 400, guard.BadRequest},
		"key in another case":           {postBody(`{"Query":"{hello}"}`), 400, guard.BadRequest},
		"query null":                    {postBody(`{"query":null}`), 400, guard.BadRequest},
		"variables as string":           {postBody(`{"query":"{hello}","variables":"{}"}`), 400, guard.BadRequest},
		"nested 200 deep":               {postBody(`{"query":"{hello}","variables":{"a":` + strings.Repeat("[", 200) + strings.Repeat("]", 200) + `}}`), 400, guard.BadRequest},
		"nested 20,000 deep":            {postBody(strings.Repeat("[", 20_000)), 400, guard.BadRequest},
		"invalid UTF-8":                 {postBody("{\"query\":\"{hello}\",\"variables\":{\"v\":\"\xff\"}}"), 400, guard.BadRequest},
		"array batching":                {postBody(`[{"query":"{hello}"},{"query":"{hello}"}]`), 400, guard.BadRequest},
		"APQ is off":                    {postBody(`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}}`), 400, guard.BadRequest},
		"multipart is off":              {request("POST", "/", "--x", "Content-Type", "multipart/form-data; boundary=x"), 415, guard.UnsupportedMediaType},
		"CSRF by form":                  {request("POST", "/", "query=mutation{touch}", "Content-Type", "application/x-www-form-urlencoded"), 415, guard.UnsupportedMediaType},
		"CSRF by plain text":            {request("POST", "/", `{"query":"mutation{touch}"}`, "Content-Type", "text/plain"), 415, guard.UnsupportedMediaType},
		"no content type":               {request("POST", "/", `{"query":"{hello}"}`), 415, guard.UnsupportedMediaType},
		"other charset":                 {request("POST", "/", `{"query":"{hello}"}`, "Content-Type", "application/json; charset=utf-16"), 415, guard.UnsupportedMediaType},
		"compressed body":               {postBody("\x1f\x8b", "Content-Encoding", "gzip"), 415, guard.UnsupportedMediaType},
		"GET refuses mutations":         {request("GET", "/?query="+url.QueryEscape("mutation{touch}"), ""), 405, guard.MethodNotAllowed},
		"GET without query":             {request("GET", "/", ""), 400, guard.BadRequest},
		"GET with a parameter twice":    {request("GET", "/?query={hello}&query={hello}", ""), 400, guard.BadRequest},
		"GET with an unknown parameter": {request("GET", "/?query={hello}&hunter2=1", ""), 400, guard.BadRequest},
		"GET with bad variables":        {request("GET", "/?query={hello}&variables=hunter2", ""), 400, guard.BadRequest},
		"GET with invalid UTF-8":        {request("GET", "/?query=%ff", ""), 400, guard.BadRequest},
		"GET with broken encoding":      {request("GET", "/?query=%zz", ""), 400, guard.BadRequest},
		"GET with a huge URL":           {request("GET", "/?query="+strings.Repeat("x", 110<<10), ""), 413, guard.BodyTooLarge},
		"websocket is off":              {request("GET", "/", "", "Connection", "Upgrade", "Upgrade", "websocket"), 400, guard.BadRequest},
		"server-sent events are off":    {postBody(`{"query":"{hello}"}`, "Accept", "text/event-stream"), 406, guard.NotAcceptable},
		"unknown Accept":                {postBody(`{"query":"{hello}"}`, "Accept", "text/html"), 406, guard.NotAcceptable},
		"wrong method":                  {request("PUT", "/", `{"query":"{hello}"}`, "Content-Type", "application/json"), 405, guard.MethodNotAllowed},
		"wrong method and Accept":       {request("DELETE", "/", "", "Accept", "text/html"), 405, guard.MethodNotAllowed},
	}
}

// cutOff is a request whose client leaves before the end of the body.
func cutOff() *http.Request {
	r := postBody("")
	r.Body = io.NopCloser(io.MultiReader(strings.NewReader(`{"query":`), broken{}))
	r.ContentLength = 30
	return r
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("read " + secret) }

func documentPitfalls() map[string]pitfall {
	numbered := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	doubling := func(levels int) string {
		var b strings.Builder
		b.WriteString("{node{...F0}}")
		for i := range levels {
			fmt.Fprintf(&b, " fragment F%d on Thing{self{...F%d} other{...F%d}}", i, i+1, i+1)
		}
		return b.String() + fmt.Sprintf(" fragment F%d on Thing{id}", levels)
	}
	schemaCircle := "{__schema{types{" + strings.Repeat("fields{type{", 4) + "name" + strings.Repeat("}}", 4) + "}}}"
	return map[string]pitfall{
		"repeated fields, 10,000":          {postQuery("{" + strings.Repeat("hello ", 10_000) + "}"), 200, guard.QueryTooLong},
		"repeated fields, 1,900":           {postQuery("{" + strings.Repeat("hello ", 1_900) + "}"), 200, guard.TooManyRepeatedFields},
		"repeated objects":                 {postQuery("{" + strings.Repeat("node{id name} ", 380) + "}"), 200, guard.TooManyRepeatedFields},
		"fragment doubling, 18 levels":     {postQuery(doubling(18)), 200, guard.TooManyFields},
		"fragment doubling, 24 levels":     {postQuery(doubling(24)), 200, guard.QueryTooDeep},
		"fragment doubling, 26 levels":     {postQuery(doubling(26)), 200, guard.QueryTooDeep},
		"fragments that miss their target": {postQuery("{node{...Missing}}"), 200, guard.ValidationFailed},
		"complexity counts page sizes":     {postQuery("{list(first:500){" + strings.Repeat("page(first:500){nodes{", 2) + "id" + strings.Repeat("}}", 2) + "}}"), 200, guard.QueryTooCostly},
		"complexity counts variables":      {postQuery("query($n:Int){list(first:$n){list(first:$n){list(first:$n){id}}}}", "n", 500), 200, guard.QueryTooCostly},
		"page out of range":                {postQuery("{list(first:501){id}}"), 200, guard.PageOutOfRange},
		"50 aliased root fields":           {postQuery("{" + numbered(50, "a%d:hello ") + "}"), 200, guard.TooManyAliases},
		"21 root fields":                   {postQuery("{" + numbered(21, "a%d:hello ") + "}"), 200, guard.TooManyRootFields},
		"directive overload":               {postQuery("{hello " + strings.Repeat("@aa ", 900) + "}"), 200, guard.TooManyDirectives},
		"deep nesting":                     {postQuery("{node{" + strings.Repeat("self{", 600) + "id" + strings.Repeat("}", 602)), 200, guard.QueryTooDeep},
		"deep nesting beyond the parser":   {postQuery("{echo(text:" + strings.Repeat("[", 1_500)), 200, guard.ParseFailed},
		"circular introspection":           {postQuery(schemaCircle), 200, guard.ValidationFailed},
		"circular fragments":               {postQuery("{node{...A}} fragment A on Thing{self{...B}} fragment B on Thing{self{...A}}"), 200, guard.ValidationFailed},
		"defer":                            {postQuery("{node{...@defer{id}}}"), 200, guard.ValidationFailed},
		"subscription":                     {postQuery("subscription{hello}"), 200, guard.ValidationFailed},
		"validation, newer media type":     {postBody(`{"query":"{nowhere}"}`, "Accept", "application/graphql-response+json"), 400, guard.ValidationFailed},
		"number beyond 64 bits as id":      {postQuery("{echo(id:99999999999999999999)}"), 200, guard.ValidationFailed},
		"number beyond 32 bits as Int":     {postQuery("{echo(int:4294967296)}"), 200, guard.ValidationFailed},
		"number as id":                     {postQuery("{echo(id:12)}"), 200, guard.ValidationFailed},
		"zero width in an id":              {postQuery(`{echo(id:"a\u200b")}`), 200, guard.BadID},
		"lone surrogate in an id":          {postQuery(`{echo(id:"a\ud800")}`), 200, guard.BadID},
		"oneOf literal with two keys":      {postQuery(`{pick(by:{id:"a",name:"b"})}`), 200, guard.ValidationFailed},
		"operation that is not there":      {postBody(`{"query":"query A{hello}","operationName":"B"}`), 200, guard.ValidationFailed},
		"no operation":                     {postQuery("fragment F on Thing{id}"), 200, guard.ValidationFailed},
		"empty query":                      {postQuery(""), 200, guard.ValidationFailed},
	}
}

func variablePitfalls() map[string]pitfall {
	pick := func(by any) *http.Request { return postQuery("query($v:Pick!){pick(by:$v)}", "v", by) }
	echo := func(argument, typ string, value any) *http.Request {
		return postQuery("query($v:"+typ+"){echo("+argument+":$v)}", "v", value)
	}
	type object = map[string]any
	return map[string]pitfall{
		"oneOf with two keys":           {pick(object{"id": "a", "name": "b"}), 200, guard.OneOfViolation},
		"oneOf with no key":             {pick(object{}), 200, guard.OneOfViolation},
		"oneOf with null":               {pick(object{"id": nil}), 200, guard.OneOfViolation},
		"oneOf nested in a list":        {pick(object{"all": []any{object{"id": "a"}, object{}}}), 200, guard.OneOfViolation},
		"variables nested too deep":     {pick(nest(20)), 200, guard.InputTooDeep},
		"Int takes no string":           {echo("int", "Int", "1"), 200, guard.BadVariables},
		"Int has 32 bits":               {echo("int", "Int", -4294967296), 200, guard.BadVariables},
		"Int has no fraction":           {echo("int", "Int", 12.5), 200, guard.BadVariables},
		"String takes no number":        {echo("text", "String", 12), 200, guard.BadVariables},
		"Float takes no string":         {echo("float", "Float", "1.5"), 200, guard.BadVariables},
		"ID takes no number":            {echo("id", "ID", 12), 200, guard.BadVariables},
		"ID takes no damaged text":      {postBody(`{"query":"query($v:ID){echo(id:$v)}","variables":{"v":"a\ud800"}}`), 200, guard.BadID},
		"ID takes no bidi":              {echo("id", "ID", "a\u202e"), 200, guard.BadID},
		"enum is spelled exactly":       {echo("shade", "Shade", "dark"), 200, guard.BadVariables},
		"required variable is missing":  {postQuery("query($v:Pick!){pick(by:$v)}"), 200, guard.BadVariables},
		"null in include does not fail": {postQuery("query($v:Boolean=true){hello @include(if:$v)}", "v", nil), 200, guard.BadVariables},
	}
}

// nest makes an input of Pick that is nested in itself.
func nest(levels int) any {
	var by any = map[string]any{"id": "a"}
	for range levels {
		by = map[string]any{"inner": by}
	}
	return by
}

func TestIntrospectionOff(t *testing.T) {
	closed := newServer(transport.Options{}, nil)
	pitfall{postQuery("{__schema{types{name}}}"), 200, guard.IntrospectionOff}.check(t, closed)
	got := closed.do(t, postQuery("{helo}"))
	if got.code() != string(guard.ValidationFailed) || strings.Contains(got.Body.String(), "Did you mean") {
		t.Errorf("suggestions are off, but the answer is %s", got.Body)
	}
}

func TestValidationErrorsAreBounded(t *testing.T) {
	s := newServer(transport.Options{Suggestions: true}, nil)
	var fields strings.Builder
	for i := range 100 {
		fmt.Fprintf(&fields, "x%d ", i)
	}
	got := s.do(t, postQuery("{node{"+fields.String()+"}}"))
	if len(got.Errors) != 20 || got.Extensions["omittedErrors"] != 80.0 {
		t.Errorf("shows %d errors and omits %v", len(got.Errors), got.Extensions["omittedErrors"])
	}
	s.mustServe(t)
}

func TestTimeout(t *testing.T) {
	s := newServer(transport.Options{}, func(ctx context.Context) (string, error) {
		<-ctx.Done()
		return "", fmt.Errorf("%s: %w", secret, ctx.Err())
	})
	ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
	defer cancel()
	pitfall{postQuery("{hello}").WithContext(ctx), 504, guard.Timeout}.check(t, s)
}

func TestTimeIsLimited(t *testing.T) {
	limits := guard.DefaultLimits()
	var left time.Duration
	s := newServer(transport.Options{}, func(ctx context.Context) (string, error) {
		deadline, _ := ctx.Deadline()
		left = time.Until(deadline)
		return "", nil
	})
	s.do(t, postQuery("{hello}"))
	if left <= 0 || left > limits.Time {
		t.Errorf("a resolver has %s of %s", left, limits.Time)
	}
}

func TestTimeoutBeforeExecution(t *testing.T) {
	s := newServer(transport.Options{}, nil)
	for name, test := range map[string]struct {
		ctx    func() (context.Context, context.CancelFunc)
		status int
		code   guard.Code
	}{
		"expired": {func() (context.Context, context.CancelFunc) {
			return context.WithDeadline(context.Background(), time.Unix(0, 0))
		}, 504, guard.Timeout},
		"cancelled": {func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			return ctx, cancel
		}, 503, guard.Cancelled},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := test.ctx()
			defer cancel()
			pitfall{postQuery("{hello}").WithContext(ctx), test.status, test.code}.check(t, s)
		})
	}
}

func TestPanic(t *testing.T) {
	s := newServer(transport.Options{}, func(context.Context) (string, error) { panic(secret) })
	pitfall{postQuery("{hello}"), 500, guard.Internal}.check(t, s)
	if log := s.log.String(); !strings.Contains(log, "hunter2") || !strings.Contains(log, "goroutine") {
		t.Errorf("the log lacks the cause or the stack: %.200s", log)
	}
}

func TestInternalErrorsStayInside(t *testing.T) {
	s := newServer(transport.Options{}, func(context.Context) (string, error) { return "", errors.New(secret) })
	pitfall{postQuery("{hello}"), 500, guard.Internal}.check(t, s)
	if !strings.Contains(s.log.String(), "hunter2") {
		t.Errorf("the log lacks the cause: %s", s.log)
	}
}

func TestDomainErrors(t *testing.T) {
	s := newServer(transport.Options{
		Translate: func(err error) *guard.Error {
			if errors.Is(err, io.EOF) {
				return guard.Errorf(guard.UnknownNode, "no node is called this")
			}
			return nil
		},
	}, func(context.Context) (string, error) { return "", fmt.Errorf("%s: %w", secret, io.EOF) })
	pitfall{postQuery("{hello}"), 200, guard.UnknownNode}.check(t, s)
	got := s.do(t, postQuery("{hello}"))
	if string(got.Data) != "null" || len(got.Errors[0].Path) != 1 {
		t.Errorf("an error of a field comes with data and path, not %s", got.Body)
	}
}

func TestRowBudget(t *testing.T) {
	s := newServer(transport.Options{}, func(ctx context.Context) (string, error) {
		return "rows", guard.Spend(ctx, 50_001)
	})
	pitfall{postQuery("{hello}"), 200, guard.TooManyRows}.check(t, s)
}

func TestResponseCap(t *testing.T) {
	limits := guard.DefaultLimits()
	limits.ResponseBytes = 1_000
	s := newServer(transport.Options{Limits: limits}, nil)
	pitfall{postQuery("{list(first:100){id}}"), 200, guard.ResponseTooLarge}.check(t, s)
}
