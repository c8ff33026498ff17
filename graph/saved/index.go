package saved

import (
	"net/http"
	"strings"

	"github.com/evgraph/evgraph/graph/content"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/table"
)

// summary is what the index says of a query.
type summary struct {
	Name      string             `json:"name"`
	Section   string             `json:"section"`
	Title     string             `json:"title"`
	Blurb     string             `json:"blurb"`
	Variables []tabular.Variable `json:"variables"`
	Lists     []string           `json:"lists"`
	Example   string             `json:"example"` // address of a table
}

func (e *entry) summary() summary {
	return summary{e.Name, e.Section, e.Title, e.Blurb, e.variables(), e.parsed.Lists(), e.address("csv")}
}

// index lists the queries, to people as a page.
func (h *Handler) index(w http.ResponseWriter, r *http.Request) error {
	w.Header().Add("Vary", "Accept")
	if h.Page != nil && strings.Contains(r.Header.Get("Accept"), "text/html") {
		h.Page.ServeHTTP(w, r)
		return nil
	}
	content.TellVersion(r.Context(), w.Header(), h.Store)
	body := struct {
		Formats []string  `json:"formats"`
		Queries []summary `json:"queries"`
	}{}
	for _, f := range formats() {
		body.Formats = append(body.Formats, f.name)
	}
	for _, q := range h.Queries {
		body.Queries = append(body.Queries, h.entries[q.Name].summary())
	}
	return h.sendJSON(w, r, body)
}

// describe tells all of one query: with parameters, of the table that they choose.
func (h *Handler) describe(w http.ResponseWriter, r *http.Request, e *entry) error {
	choice, err := e.readChoice(r)
	if err != nil {
		return err
	}
	plan, err := e.parsed.Plan(choice)
	if lists := e.parsed.Lists(); err != nil && choice.Rows == "" && len(lists) > 0 {
		choice.Rows = lists[0]
		plan, err = e.parsed.Plan(choice)
	}
	if err != nil {
		return err
	}
	content.TellVersion(r.Context(), w.Header(), h.Store)
	body := struct {
		summary
		Columns []table.Column    `json:"columns"`
		Tables  map[string]string `json:"tables"` // addresses by format
		Query   string            `json:"query"`
	}{summary: e.summary(), Columns: plan.Columns(), Tables: map[string]string{}, Query: e.Text}
	for _, f := range h.Files(e.Name) {
		body.Tables[f.Format] = f.Address
	}
	return h.sendJSON(w, r, body)
}
