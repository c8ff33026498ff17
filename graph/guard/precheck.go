package guard

import (
	"context"
	"errors"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// Precheck refuses documents by size and shape before gqlgen parses and
// validates them. It is a gqlgen extension (an OperationParameterMutator) and
// safe for concurrent use.
type Precheck struct {
	schema        *ast.Schema
	limits        Limits
	introspection bool
	known         graphql.Cache[*ast.QueryDocument]
}

var (
	_ graphql.HandlerExtension          = (*Precheck)(nil)
	_ graphql.OperationParameterMutator = (*Precheck)(nil)
)

// NewPrecheck makes the check for a schema. known is the server's query cache,
// or nil: what is found there has passed the checks of the document's shape.
func NewPrecheck(
	schema *ast.Schema, limits Limits, introspection bool, known graphql.Cache[*ast.QueryDocument],
) *Precheck {
	if known == nil {
		known = graphql.NoCache[*ast.QueryDocument]{}
	}
	return &Precheck{schema: schema, limits: limits, introspection: introspection, known: known}
}

// ExtensionName names the extension to gqlgen.
func (*Precheck) ExtensionName() string { return "Precheck" }

// Validate has nothing to ask of the schema.
func (*Precheck) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters runs the check on a request.
func (p *Precheck) MutateOperationParameters(
	ctx context.Context, params *graphql.RawParams,
) *gqlerror.Error {
	_, err := p.Check(ctx, params.Query, params.OperationName, params.Variables)
	if err != nil {
		return err.GraphQL()
	}
	return nil
}

// Report says what a document measures, and what measuring it took.
type Report struct {
	Fields      int
	Aliases     int
	Directives  int
	Depth       int
	PlannedRows int
	// Steps counts the selections visited. It is linear in the document's
	// tokens plus, at most, Limits.Fields per kind of walk.
	Steps int
}

// Check measures a document and refuses it with the first limit it exceeds.
// What does not fit the schema is left for validation to explain.
func (p *Precheck) Check(
	ctx context.Context, query, operation string, variables map[string]any,
) (Report, *Error) {
	var report Report
	if err := checkInputDepth(variables, p.limits.InputDepth); err != nil {
		return report, err
	}
	doc, known := p.known.Get(ctx, query)
	if !known {
		var err *Error
		if doc, err = p.parse(query); err != nil {
			return report, err
		}
		if err = p.checkShape(doc, &report); err != nil {
			return report, err
		}
	}
	return report, p.checkPlan(doc, operation, variables, &report)
}

func (p *Precheck) parse(query string) (*ast.QueryDocument, *Error) {
	if exceeds(len(query), p.limits.QueryBytes) {
		return nil, Errorf(QueryTooLong, "the document has %d bytes, more than %d", len(query), p.limits.QueryBytes)
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: query}, p.limits.Tokens)
	if err == nil {
		return doc, nil
	}
	var fault *gqlerror.Error
	if !errors.As(err, &fault) {
		return nil, Errorf(ParseFailed, "the document cannot be parsed")
	}
	if len(fault.Locations) == 0 && strings.HasPrefix(fault.Message, "exceeded token limit") {
		return nil, Errorf(QueryTooLong, "the document has more than %d tokens", p.limits.Tokens)
	}
	parse := Errorf(ParseFailed, "%s", fault.Message)
	if len(fault.Locations) > 0 {
		at := fault.Locations[0]
		parse = parse.at(&ast.Position{Line: at.Line, Column: at.Column})
	}
	return nil, parse
}

// checkShape holds the document against every limit that its text decides.
func (p *Precheck) checkShape(doc *ast.QueryDocument, report *Report) *Error {
	s := newSurvey(doc, p.limits, p.introspection)
	total, err := s.document(doc)
	report.Steps += s.steps
	report.Fields, report.Aliases = total.fields, total.aliases
	report.Directives, report.Depth = total.directives, total.depth
	if err != nil {
		return err
	}
	if err := p.checkTotals(total); err != nil {
		return err
	}
	if p.limits.RepeatedFields == 0 && p.limits.RootFields == 0 {
		return nil
	}
	m := merge{fragments: s.fragments, limits: p.limits}
	err = m.document(doc, s.unreached)
	report.Steps += m.steps
	return err
}

func (p *Precheck) checkTotals(total measure) *Error {
	switch {
	case exceeds(total.depth, p.limits.Depth):
		return Errorf(QueryTooDeep, "fields are nested %d deep, more than %d", total.depth, p.limits.Depth)
	case exceeds(total.aliases, p.limits.Aliases):
		return Errorf(TooManyAliases, "the document has more than %d aliases, fragments written out", p.limits.Aliases)
	case exceeds(total.directives, p.limits.Directives):
		return Errorf(TooManyDirectives, "the document has more than %d directives, fragments written out", p.limits.Directives)
	case exceeds(total.fields, p.limits.Fields):
		return Errorf(TooManyFields, "the document selects more than %d fields, fragments written out", p.limits.Fields)
	}
	return nil
}

// checkPlan multiplies the page sizes of the operation that would run. A
// document without any operation is left for gqlgen to refuse.
func (p *Precheck) checkPlan(
	doc *ast.QueryDocument, operation string, variables map[string]any, report *Report,
) *Error {
	if len(doc.Operations) == 0 {
		return nil
	}
	op := doc.Operations.ForName(operation)
	if op == nil {
		return unknownOperation(doc, operation)
	}
	pl := newPlan(p.schema, p.limits, doc, op, variables)
	rows, err := pl.operation()
	report.Steps += pl.steps
	report.PlannedRows = rows
	if err != nil {
		return err
	}
	if exceeds(rows, p.limits.PlannedRows) {
		return Errorf(QueryTooCostly, "the page sizes multiply to %s rows, more than %d",
			saturatedText(rows), p.limits.PlannedRows)
	}
	return nil
}

func unknownOperation(doc *ast.QueryDocument, operation string) *Error {
	if operation == "" {
		return Errorf(ValidationFailed, "the document has %d operations and none is named to run", len(doc.Operations)).
			WithHint("name one of them as operationName")
	}
	return Errorf(ValidationFailed, "the document has no operation %q", operation).
		WithHint("name one of the document's operations as operationName")
}
