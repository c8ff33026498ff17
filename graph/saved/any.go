package saved

import (
	"encoding/json"
	"errors"
	"mime"
	"net/http"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/content"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/table"
)

// asked is the body of a request for the table of any query.
type asked struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName"`
	Variables     map[string]any `json:"variables"`
	Rows          string         `json:"rows"`
	Explode       string         `json:"explode"`
	Limit         int            `json:"limit"`
	After         string         `json:"after"`
}

// framed is a table with all that there is to know of it.
type framed struct {
	DataVersion string         `json:"dataVersion"`
	Columns     []table.Column `json:"columns"`
	Rows        [][]any        `json:"rows"`
	Elements    int            `json:"elements"`
	Total       *int           `json:"total"`
	Next        *string        `json:"next"` // cursor
	Cut         []string       `json:"cut"`
	Truncated   *string        `json:"truncated"`
}

// any answers a query that is not saved with its table.
func (h *Handler) any(w http.ResponseWriter, r *http.Request) error {
	format, err := formatOfAny(w, r)
	if err != nil {
		return err
	}
	var body asked
	if err := h.read(w, r, &body); err != nil {
		return err
	}
	if err := h.enter(r.Context()); err != nil {
		return err
	}
	result, err := h.answer(r, body, format)
	h.leave()
	if err != nil {
		return err
	}
	if format.write != nil {
		return h.send(w, r, "query", format, result)
	}
	return h.sendFramed(w, r, result)
}

// formatOfAny is the format that is asked for, none for tables with all that there is to
// know of them.
func formatOfAny(w http.ResponseWriter, r *http.Request) (format, error) {
	if r.URL.Query().Has("format") {
		return formatNamed(r.URL.Query().Get("format"))
	}
	w.Header().Add("Vary", "Accept")
	f, _ := acceptedFormat(r)
	return f, nil
}

// sendFramed sends a table with all that there is to know of it. Like other tables, it
// tells of the whole graph.
func (h *Handler) sendFramed(w http.ResponseWriter, r *http.Request, result *tabular.Result) error {
	reader, err := h.readerOf(r.Context(), result.Version)
	if err != nil {
		return err
	}
	g, err := rows.Whole(r.Context(), reader)
	if err != nil {
		return err
	}
	w.Header().Set(graph.VersionHeader, result.Version)
	content.Licences(w.Header(), &g.About)
	return h.sendJSON(w, r, frame(result))
}

func (h *Handler) read(w http.ResponseWriter, r *http.Request, into *asked) error {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return guard.Errorf(guard.UnsupportedMediaType, "the content type must be application/json")
	}
	body := r.Body
	if h.Limits.BodyBytes > 0 {
		body = http.MaxBytesReader(w, body, int64(h.Limits.BodyBytes))
	}
	d := json.NewDecoder(body)
	d.UseNumber()
	d.DisallowUnknownFields()
	err := d.Decode(into)
	var over *http.MaxBytesError
	switch {
	case errors.As(err, &over):
		return guard.Errorf(guard.BodyTooLarge, "the body has more than %d bytes", h.Limits.BodyBytes)
	case err != nil || d.More():
		return guard.Errorf(guard.BadRequest, "the body is not one JSON object of the keys that are known").
			WithHint(`send "query" and, if needed, "variables", "operationName", "rows", "explode", "limit" and "after"`)
	case into.Limit < 0 || into.Limit > tabular.DefaultMost:
		return guard.Errorf(guard.BadRequest, "limit is %d, but must be 1 to %d", into.Limit, tabular.DefaultMost).
			WithHint(`leave it out, and continue with "after"`)
	}
	return nil
}

// answer holds the document to the limits before it is looked at any closer.
func (h *Handler) answer(r *http.Request, body asked, f format) (*tabular.Result, error) {
	check := guard.NewPrecheck(h.Schema, h.Limits, true, nil)
	if _, err := check.Check(r.Context(), body.Query, body.OperationName, body.Variables); err != nil && err.Code != guard.QueryTooCostly {
		return nil, err
	}
	query, err := tabular.Parse(h.Schema, body.Query, body.OperationName)
	if err != nil {
		return nil, err
	}
	plan, err := f.plan(query, tabular.Choice{Rows: body.Rows, Explode: body.Explode})
	if err != nil {
		return nil, err
	}
	return plan.Fetch(r.Context(), h.ask, tabular.Request{Variables: body.Variables, After: body.After, Most: body.Limit})
}

func frame(r *tabular.Result) framed {
	f := framed{DataVersion: r.Version, Columns: r.Columns, Rows: r.Rows, Elements: r.Elements, Cut: r.Cut}
	if f.Columns == nil {
		f.Columns = []table.Column{}
	}
	if f.Rows == nil {
		f.Rows = [][]any{}
	}
	if f.Cut == nil {
		f.Cut = []string{}
	}
	if r.Total >= 0 {
		f.Total = &r.Total
	}
	if r.Next != "" {
		f.Next = &r.Next
	}
	if r.Truncated != "" {
		f.Truncated = &r.Truncated
	}
	return f
}
