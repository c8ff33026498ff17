package part

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"strings"
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

// filtered asks for the statements of a filter, by the sources that are asked.
const filtered = `query Filtered($filter: StatementFilter, $sources: [String!]) { statements(filter: $filter, sources: $sources) { nodes { id } } }`

// told adds to an error of a filter what a filter takes.
func told(err error, schema *ast.Schema) error {
	var own *guard.Error
	if !errors.As(err, &own) || own.Code != guard.BadVariables {
		return err
	}
	var fields, predicates []string
	for _, f := range schema.Types["StatementFilter"].Fields {
		fields = append(fields, f.Name)
	}
	for _, v := range schema.Types["Predicate"].EnumValues {
		predicates = append(predicates, v.Name)
	}
	return own.WithHint("a filter has the fields %s; /schema.graphql lists what each takes", strings.Join(fields, ", ")).
		With("fields", fields).With("predicates", predicates)
}

const filterHint = `write the filter of the root field statements as JSON, such as {"predicate": ["CARRIES"], "subject": [{"name": "exosome"}]}`

// Filter is a choice of statements: by a StatementFilter of the schema, and by the keys
// of the knowledge sources to ask. Equal filters choose the same.
type Filter struct {
	statements string // JSON without needless white space
	sources    string // as a JSON list, "" for all
}

// ReadFilter reads a filter, and the keys of sources as a query reads a variable that is
// a list. Whether they fit the schema and the data is for GraphQL to say.
func ReadFilter(schema *ast.Schema, filter string, sources ...string) (Filter, error) {
	var out bytes.Buffer
	if err := json.Compact(&out, []byte(filter)); err != nil || !bytes.HasPrefix(out.Bytes(), []byte("{")) || !utf8.ValidString(filter) {
		return Filter{}, guard.Errorf(guard.BadVariables, "filter is not a JSON object: %q", filter).WithHint("%s", filterHint)
	}
	f := Filter{statements: out.String()}
	if len(sources) == 0 {
		return f, nil
	}
	query, err := tabular.Parse(schema, filtered, "")
	if err != nil {
		return Filter{}, err
	}
	keys, err := query.CoerceOne("sources", sources...)
	if err != nil {
		return Filter{}, err
	}
	text, err := json.Marshal(keys)
	if string(text) != "[]" { // which asks all
		f.sources = string(text)
	}
	return f, err
}

// All is the filter that lets every statement through.
const All = "{}"

func (f Filter) String() string {
	if f.sources == "" {
		return f.statements
	}
	return f.statements + " of the sources " + f.sources
}

// Key names the part among the others of a version, for names of folders.
func (f Filter) Key() string {
	sum := sha256.Sum256([]byte(f.String()))
	return hex.EncodeToString(sum[:16])
}

func (f Filter) variables() map[string]any {
	v := map[string]any{"filter": json.RawMessage(f.statements)}
	if f.sources != "" {
		v["sources"] = json.RawMessage(f.sources)
	}
	return v
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
	request := tabular.Request{Variables: f.variables(), OnePage: true}
	found, err := plan.Fetch(ctx, ask, request) // refuse before all pages are read
	if err == nil && found.Total <= MaxStatements {
		request.OnePage, request.Most = false, MaxStatements
		found, err = plan.Fetch(ctx, ask, request)
	}
	if err != nil {
		return nil, told(err, schema)
	}
	if found.Next != "" {
		return nil, guard.Errorf(guard.TooManyRows, "%d statements fulfil the filter, but a part may have %d", found.Total, MaxStatements).
			With("statements", found.Total).With("limit", MaxStatements)
	}
	part := &Part{Selection: rows.Selection{Title: "statements that fulfil " + f.String()}, Version: found.Version}
	if f.sources != "" {
		if err := json.Unmarshal([]byte(f.sources), &part.Sources); err != nil { // GraphQL took it for a list of texts
			return nil, err
		}
	}
	for _, row := range found.Rows {
		id, _ := row[0].(string)
		part.Statements = append(part.Statements, kg.StatementID(id))
	}
	return part, nil
}
