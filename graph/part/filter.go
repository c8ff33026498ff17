package part

import (
	"bytes"
	"context"
	"encoding/json"
	"unicode/utf8"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// MaxStatements is how many statements a part may have.
const MaxStatements = 50_000

// Part is a part of one version of the graph.
type Part struct {
	rows.Selection
	Version string
}

// filtered asks for the statements of a filter.
const filtered = `query Filtered($filter: StatementFilter) { statements(filter: $filter) { nodes { id } } }`

const filterHint = `write the filter of the root field statements as JSON, such as {"predicate": ["CARRIES"], "subject": [{"name": "exosome"}]}`

// Filter is a StatementFilter of the schema, as JSON without needless white space.
type Filter string

// ReadFilter reads a filter. Whether it fits the schema is for GraphQL to say.
func ReadFilter(text string) (Filter, error) {
	var out bytes.Buffer
	if err := json.Compact(&out, []byte(text)); err != nil || !bytes.HasPrefix(out.Bytes(), []byte("{")) || !utf8.ValidString(text) {
		return "", guard.Errorf(guard.BadVariables, "filter is not a JSON object: %q", text).WithHint("%s", filterHint)
	}
	return Filter(out.String()), nil
}

// Choose finds the statements that fulfil the filter.
func (f Filter) Choose(ctx context.Context, schema *ast.Schema, ask tabular.Ask) (*Part, error) {
	query, err := tabular.Parse(schema, filtered, "")
	if err != nil {
		return nil, err
	}
	plan, err := query.Plan(tabular.Choice{})
	if err != nil {
		return nil, err
	}
	request := tabular.Request{Variables: map[string]any{"filter": json.RawMessage(f)}, OnePage: true}
	found, err := plan.Fetch(ctx, ask, request) // refuse before all pages are read
	if err == nil && found.Total <= MaxStatements {
		request.OnePage, request.Most = false, MaxStatements
		found, err = plan.Fetch(ctx, ask, request)
	}
	if err != nil {
		return nil, err
	}
	if found.Next != "" {
		return nil, guard.Errorf(guard.TooManyRows, "%d statements fulfil the filter, but a part may have %d", found.Total, MaxStatements).
			With("statements", found.Total).With("limit", MaxStatements)
	}
	part := &Part{Selection: rows.Selection{Title: "statements that fulfil " + string(f)}, Version: found.Version}
	for _, row := range found.Rows {
		id, _ := row[0].(string)
		part.Statements = append(part.Statements, kg.StatementID(id))
	}
	return part, nil
}
