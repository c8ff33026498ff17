package storetest

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// call is one method of a reader, asked with some ids and a page where it takes
// them.
type call struct {
	name  string
	ids   bool // names ids
	pages bool // returns pages
	ask   func(ctx context.Context, r kg.Reader, ids []kg.CURIE, p kg.Page) error
}

// failure drops an answer.
func failure[T any](_ T, err error) error { return err }

// calls are all methods of a reader that can fail.
var calls = []call{
	{"Nodes", true, false, func(ctx context.Context, r kg.Reader, ids []kg.CURIE, _ kg.Page) error {
		return failure(r.Nodes(ctx, ids))
	}},
	{"Named", true, false, func(ctx context.Context, r kg.Reader, ids []kg.CURIE, _ kg.Page) error {
		return failure(r.Named(ctx, make([]kg.Lookup, len(ids))))
	}},
	{"ListNodes", false, true, func(ctx context.Context, r kg.Reader, _ []kg.CURIE, p kg.Page) error {
		return failure(r.ListNodes(ctx, kg.NodeQuery{Page: p}))
	}},
	{"Statements", true, false, func(ctx context.Context, r kg.Reader, ids []kg.CURIE, _ kg.Page) error {
		return failure(r.Statements(ctx, ids))
	}},
	{"ListStatements", false, true, func(ctx context.Context, r kg.Reader, _ []kg.CURIE, p kg.Page) error {
		return failure(r.ListStatements(ctx, kg.StatementQuery{Page: p}))
	}},
	{"Expand", true, true, func(ctx context.Context, r kg.Reader, ids []kg.CURIE, p kg.Page) error {
		return failure(r.Expand(ctx, kg.ExpandQuery{Nodes: ids, Page: p}))
	}},
	{"Neighbors", true, true, func(ctx context.Context, r kg.Reader, ids []kg.CURIE, p kg.Page) error {
		return failure(r.Neighbors(ctx, kg.ExpandQuery{Nodes: ids, Page: p}))
	}},
	{"Evidence", true, false, func(ctx context.Context, r kg.Reader, ids []kg.CURIE, _ kg.Page) error {
		return failure(r.Evidence(ctx, ids))
	}},
	{"EvidenceOf", true, true, func(ctx context.Context, r kg.Reader, ids []kg.CURIE, p kg.Page) error {
		return failure(r.EvidenceOf(ctx, kg.EvidenceQuery{Statements: ids, Page: p}))
	}},
	{"Search", false, true, func(ctx context.Context, r kg.Reader, _ []kg.CURIE, p kg.Page) error {
		return failure(r.Search(ctx, kg.SearchQuery{Text: "heart", Page: p}))
	}},
	{"Select", false, false, func(ctx context.Context, r kg.Reader, _ []kg.CURIE, _ kg.Page) error {
		return failure(r.Select(ctx, kg.SourceScope{}, kg.Selection{}))
	}},
	{"ScanNodes", false, false, func(ctx context.Context, r kg.Reader, _ []kg.CURIE, _ kg.Page) error {
		return failure(r.ScanNodes(ctx, "", 1))
	}},
	{"ScanStatements", false, false, func(ctx context.Context, r kg.Reader, _ []kg.CURIE, _ kg.Page) error {
		return failure(r.ScanStatements(ctx, "", 1))
	}},
	{"ScanEvidence", false, false, func(ctx context.Context, r kg.Reader, _ []kg.CURIE, _ kg.Page) error {
		return failure(r.ScanEvidence(ctx, "", 1))
	}},
	{"Summary", false, false, func(ctx context.Context, r kg.Reader, _ []kg.CURIE, _ kg.Page) error { return failure(r.Summary(ctx)) }},
}
