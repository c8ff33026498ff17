package tabular

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/table"
)

// Ask answers an operation.
type Ask func(ctx context.Context, query string, variables map[string]any) (*Answer, error)

// Request is what is wanted of a plan.
type Request struct {
	Variables map[string]any
	After     string // continue behind this cursor
	Most      int    // elements, 0 for DefaultMost
	OnePage   bool   // only the page that the query itself asks for
}

// Bounds of one table.
const (
	DefaultMost = 10_000   // elements of the list
	mostBytes   = 10 << 20 // of answers, after which no further page is read
	largestPage = 500
	restarts    = 2 // when the data changes between two pages
)

// Result is a table, and how much of the list it holds.
type Result struct {
	table.Table
	Version   string   // of the data
	Elements  int      // of the list that are in the table
	Total     int      // elements of the whole list, -1 where nobody counts them
	Next      string   // cursor to continue with, "" at the end of the list
	Cut       []string // lists inside elements that have more than the query asks for
	Truncated string   // why the list itself may lack elements

	// Of a network: ids as they stand in the answer, repeats included.
	Nodes, Statements []string
}

// Fetch reads the list page by page, to its end or to a bound.
func (p *Plan) Fetch(ctx context.Context, ask Ask, r Request) (*Result, error) {
	for try := 0; ; try++ {
		f := fetch{plan: p, ask: ask, size: largestPage, cut: map[string]bool{}}
		result, err := f.all(ctx, r)
		if f.pages == 0 || try == restarts || !hasCode(err, guard.CursorExpired) {
			return result, err
		}
	}
}

// fetch is one pass over the pages.
type fetch struct {
	plan   *Plan
	ask    Ask
	size   int
	pages  int
	bytes  int
	cut    map[string]bool
	result Result
}

func (f *fetch) all(ctx context.Context, r Request) (*Result, error) {
	most := r.Most
	if most <= 0 {
		most = DefaultMost
	}
	if err := f.plan.checkSizes(r.Variables); err != nil {
		return nil, err
	}
	f.result.Columns = f.plan.Columns()
	f.result.Total = -1
	after := r.After
	for {
		answer, err := f.page(ctx, r, after, most-f.result.Elements)
		if err != nil {
			return nil, err
		}
		next, err := f.take(answer, r, most)
		if isUnknown(err) {
			err = cmp.Or(f.plan.query.unknown(ctx, f.ask, r.Variables, f.plan.null(answer.Data)), err)
		}
		if err != nil {
			return nil, err
		}
		if next == "" {
			break
		}
		if r.OnePage || f.result.Elements >= most || f.bytes > mostBytes {
			f.result.Next = next
			break
		}
		after = next
	}
	f.result.Cut = slices.Sorted(maps.Keys(f.cut))
	return &f.result, nil
}

// page asks for a page, in smaller pieces where it would cost too much.
func (f *fetch) page(ctx context.Context, r Request, after string, wanted int) (*Answer, error) {
	variables := maps.Clone(r.Variables)
	if variables == nil {
		variables = map[string]any{}
	}
	if f.plan.after != "" && after != "" {
		variables[f.plan.after] = after
	}
	if r.OnePage {
		return f.ask(ctx, f.plan.text(0), variables)
	}
	for {
		answer, err := f.ask(ctx, f.plan.text(min(f.size, wanted)), variables)
		costly := hasCode(err, guard.QueryTooCostly) || hasCode(err, guard.TooManyRows) || hasCode(err, guard.ResponseTooLarge)
		if !costly || f.size == 1 || f.plan.pager() == nil {
			return answer, err
		}
		f.size = max(1, f.size/5)
	}
}

// take adds the rows of an answer and gives the cursor of the next page.
func (f *fetch) take(answer *Answer, r Request, most int) (next string, err error) {
	p := f.plan
	elements, err := p.elements(answer.Data)
	if err != nil {
		return "", err
	}
	holder := f.holder(answer)
	if p.pager() == nil {
		f.result.Total = len(elements)
		if elements, next, err = p.part(elements, answer.Version, r, most); err != nil {
			return "", err
		}
		if p.network && p.list() != nil && holder != nil {
			holder[p.list().key] = elements
		}
	}
	f.pages++
	f.bytes += answer.Bytes
	f.result.Version = answer.Version
	f.result.Elements += len(elements)
	if p.network {
		for _, field := range p.fields {
			f.result.mention(field, answer.Data[field.key])
		}
	} else {
		rows, err := p.rows(answer.Data, elements, mostCells/max(1, len(p.columns))-len(f.result.Rows))
		if err != nil {
			return "", err
		}
		f.result.Rows = append(f.result.Rows, rows...)
	}
	p.cut(elements, f.cut)
	if p.holder() != nil {
		f.note(holder)
	}
	page, _ := holder["pageInfo"].(map[string]any)
	if p.pager() != nil && page["hasNextPage"] == true {
		next, _ = page["endCursor"].(string)
	}
	if next == "" && f.result.Total < 0 && p.fromStart(r) {
		f.result.Total = f.result.Elements
	}
	return next, nil
}

// fromStart reports whether a request begins where the list does.
func (p *Plan) fromStart(r Request) bool {
	return r.After == "" && (p.after == "" || r.Variables[p.after] == nil)
}

// note keeps what the holder of the list says of it.
func (f *fetch) note(holder map[string]any) {
	if n, ok := numberOf(holder["totalCount"]); ok && f.plan.list().counted() {
		f.result.Total = n
	}
	if truncated, _ := holder["truncated"].(map[string]any); truncated != nil {
		f.result.Truncated, _ = truncated["reason"].(string)
	}
}

// holder is the object that holds the list, the data itself where that does.
func (f *fetch) holder(answer *Answer) map[string]any {
	object := answer.Data
	for _, step := range f.plan.way[:max(0, len(f.plan.way)-1)] {
		object, _ = object[step.key].(map[string]any)
	}
	return object
}

func hasCode(err error, code guard.Code) bool {
	var own *guard.Error
	return errors.As(err, &own) && own.Code == code
}
