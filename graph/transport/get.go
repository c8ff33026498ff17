package transport

import (
	"net/http"
	"net/url"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"github.com/evgraph/evgraph/graph/guard"
)

// get serves queries whose parameters stand in the URL. It changes nothing, so
// that links and other sites may use it.
type get struct{ *endpoint }

var _ graphql.Transport = get{}

// Supports tells whether the request is a GET. An Upgrade header is ignored:
// there is nothing to upgrade to.
func (get) Supports(r *http.Request) bool { return r.Method == http.MethodGet }

// Do reads, runs and answers the request.
func (g get) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	start := graphql.Now()
	media := negotiate(r)
	if media == "" {
		g.refuseMedia(w, r)
		return
	}
	params, err := g.params(r.URL.RawQuery)
	if err != nil {
		g.refuse(w, r, media, err)
		return
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	g.serve(w, r, exec, media, params)
}

func (g get) params(raw string) (*graphql.RawParams, *guard.Error) {
	if g.limits.BodyBytes > 0 && len(raw) > g.limits.BodyBytes {
		return nil, guard.Errorf(guard.BodyTooLarge, "the URL has more than %d bytes", g.limits.BodyBytes)
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, guard.Errorf(guard.BadRequest, "the URL is not encoded correctly")
	}
	for name, list := range values {
		if err := checkParameter(name, list); err != nil {
			return nil, err
		}
	}
	if !values.Has("query") {
		return nil, guard.Errorf(guard.BadRequest, `parameter "query" is missing`)
	}
	params := &graphql.RawParams{
		Query:         values.Get("query"),
		OperationName: values.Get("operationName"),
	}
	var fault *guard.Error
	if params.Variables, fault = decodeMap("variables", values.Get("variables")); fault != nil {
		return nil, fault
	}
	if params.Extensions, fault = decodeMap("extensions", values.Get("extensions")); fault != nil {
		return nil, fault
	}
	return params, nil
}

func checkParameter(name string, values []string) *guard.Error {
	switch name {
	case "query", "operationName", "variables", "extensions":
	default:
		return guard.Errorf(guard.BadRequest, "the URL has an unknown parameter")
	}
	if len(values) > 1 {
		return guard.Errorf(guard.BadRequest, "parameter %q is given more than once", name)
	}
	if !utf8.ValidString(values[0]) {
		return guard.Errorf(guard.BadRequest, "parameter %q is not UTF-8", name)
	}
	return nil
}
