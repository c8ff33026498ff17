package guard_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"

	"github.com/evgraph/evgraph/graph/guard"
)

func check(query string, variables map[string]any) (guard.Report, *guard.Error) {
	p := guard.NewPrecheck(testSchema, guard.DefaultLimits(), true, nil)
	return p.Check(context.Background(), query, "", variables)
}

// doubling is a chain of fragments of which each spreads the next one twice.
func doubling(levels int, left, right string) string {
	var b strings.Builder
	b.WriteString("{node{...F0}}")
	for i := range levels {
		fmt.Fprintf(&b, " fragment F%d on Thing{%s{...F%d} %s{...F%d}}", i, left, i+1, right, i+1)
	}
	fmt.Fprintf(&b, " fragment F%d on Thing{id}", levels)
	return b.String()
}

// numbered repeats a format with the numbers from 0.
func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func TestPrecheckRefuses(t *testing.T) {
	// What one walk may visit: a selection takes at least one token, and the
	// walk over merged fields stays below the limit on fields written out.
	limits := guard.DefaultLimits()
	maxSteps := 2*limits.Tokens + limits.Fields

	for name, test := range map[string]struct {
		query string
		code  guard.Code
	}{
		"a field 10,000 times":             {"{" + strings.Repeat("hello ", 10_000) + "}", guard.QueryTooLong},
		"a field 1,900 times":              {"{" + strings.Repeat("hello ", 1_900) + "}", guard.TooManyRepeatedFields},
		"an object 380 times":              {"{" + strings.Repeat("node{id name} ", 380) + "}", guard.TooManyRepeatedFields},
		"a repeat split over two parents":  {"{" + strings.Repeat("node{id id id id id id} ", 2) + "}", guard.TooManyRepeatedFields},
		"a repeat in inline fragments":     {"{node{" + strings.Repeat("...{id} ", 11) + "}}", guard.TooManyRepeatedFields},
		"a repeat over fragments":          {"{node{" + numbered(11, "...F%d ") + "}} " + numbered(11, "fragment F%d on Thing{id} "), guard.TooManyRepeatedFields},
		"a repeat down a chain":            {"{node{...F0}} " + chain(20), guard.TooManyRepeatedFields},
		"a repeat in an unused fragment":   {"{hello} fragment F on Thing{" + strings.Repeat("id ", 11) + "}", guard.TooManyRepeatedFields},
		"a spread 900 times":               {"{node{" + strings.Repeat("...F ", 900) + "}} fragment F on Thing{id}", guard.TooManyRepeatedFields},
		"fragments doubling 12 levels":     {doubling(12, "self", "other"), guard.TooManyFields},
		"fragments doubling 18 levels":     {doubling(18, "self", "other"), guard.TooManyFields},
		"fragments doubling 26 levels":     {doubling(26, "self", "other"), guard.QueryTooDeep},
		"fragments doubling under aliases": {doubling(16, "a:self", "b:self"), guard.TooManyAliases},
		"fragments doubling in place":      {doubling(18, "...", "..."), guard.TooManyFields},
		"100 aliases":                      {"{" + numbered(100, "a%d:hello ") + "}", guard.TooManyAliases},
		"aliases in a reused fragment":     {"{node{self{...F} other{...F}}} fragment F on Thing{" + numbered(16, "a%d:id ") + "}", guard.TooManyAliases},
		"21 root fields":                   {"{" + numbered(21, "a%d:hello ") + "}", guard.TooManyRootFields},
		"root fields in a fragment":        {"{...F} fragment F on Query{" + numbered(21, "a%d:hello ") + "}", guard.TooManyRootFields},
		"900 unknown directives":           {"{hello " + strings.Repeat("@aa ", 900) + "}", guard.TooManyDirectives},
		"directives on a fragment":         {"{node{...F}} fragment F on Thing " + strings.Repeat("@aa ", 21) + "{id}", guard.TooManyDirectives},
		"directives on a variable":         {"query($a:Int " + strings.Repeat("@aa ", 21) + "){hello}", guard.TooManyDirectives},
		"21 levels":                        {"{node{" + strings.Repeat("self{", 19) + "id" + strings.Repeat("}", 21), guard.QueryTooDeep},
		"600 levels":                       {"{node{" + strings.Repeat("self{", 600) + "id" + strings.Repeat("}", 602), guard.QueryTooDeep},
		"levels through fragments":         {"{node{...F}} fragment F on Thing{self{" + strings.Repeat("self{", 18) + "id" + strings.Repeat("}", 20), guard.QueryTooDeep},
		"a literal 17 levels deep":         {"{echo(any:" + strings.Repeat("[", 17) + strings.Repeat("]", 17) + ")}", guard.InputTooDeep},
		"a default 17 levels deep":         {"query($a:Any=" + strings.Repeat("[", 17) + strings.Repeat("]", 17) + "){echo(any:$a)}", guard.InputTooDeep},
		"a fragment in itself":             {"{node{...F}} fragment F on Thing{self{...F}}", guard.ValidationFailed},
		"fragments in a circle":            {"{node{...A}} fragment A on Thing{...B} fragment B on Thing{...A}", guard.ValidationFailed},
		"an unused circle":                 {"{hello} fragment A on Thing{...B} fragment B on Thing{...A}", guard.ValidationFailed},
		"defer":                            {"{node{...@defer{id}}}", guard.ValidationFailed},
		"33 KiB of text":                   {"{hello}#" + strings.Repeat("x", 33<<10), guard.QueryTooLong},
		"2,000 comments":                   {strings.Repeat("#\n", 2_000) + "{hello}", guard.QueryTooLong},
		"broken syntax":                    {"{hello", guard.ParseFailed},
		"1,001 nested lists":               {"{echo(any:" + strings.Repeat("[", 1_001), guard.ParseFailed},
		"no such operation":                {"query A{hello} query B{hello}", guard.ValidationFailed},
		"six lists inside each other":      {pages(6), guard.QueryTooCostly},
		"a page of 501":                    {"{page(first:501){total}}", guard.PageOutOfRange},
		"a page of 501 from the end":       {"{back(last:501){total}}", guard.PageOutOfRange},
		"a page of -1":                     {"{page(first:-1){total}}", guard.PageOutOfRange},
	} {
		t.Run(name, func(t *testing.T) {
			report, err := check(test.query, nil)
			if err == nil {
				t.Fatalf("accepted, want %s; report %+v", test.code, report)
			}
			if err.Code != test.code {
				t.Errorf("code is %s (%s), want %s", err.Code, err.Message, test.code)
			}
			if report.Steps > maxSteps {
				t.Errorf("took %d steps, more than %d", report.Steps, maxSteps)
			}
		})
	}
}

// chain makes fragments that each select id and spread the next one.
func chain(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "fragment F%d on Thing{id ...F%d} ", i, i+1)
	}
	fmt.Fprintf(&b, "fragment F%d on Thing{name}", n)
	return b.String()
}

// pages nests paged lists at the default page size.
func pages(n int) string {
	return "{" + strings.Repeat("page{nodes{", n) + "id" + strings.Repeat("}}", n) + "}"
}

func TestPrecheckAccepts(t *testing.T) {
	for name, query := range map[string]string{
		"hello":                          "{hello}",
		"20 levels":                      "{node{" + strings.Repeat("self{", 18) + "id" + strings.Repeat("}", 20),
		"10 repeats":                     "{" + strings.Repeat("hello ", 10) + "}",
		"20 root fields":                 "{" + numbered(20, "a%d:hello ") + "}",
		"five lists inside each other":   pages(5),
		"a fragment used in many places": "{node{...F self{...F} other{...F}}} fragment F on Thing{id name}",
		"what only validation can judge": "{nowhere{...Missing @skip(if:1)} ... on Nothing{x}}",
		"a literal 16 levels deep":       "{echo(any:" + strings.Repeat("[", 16) + strings.Repeat("]", 16) + ")}",
		"introspection":                  introspectionQuery,
	} {
		t.Run(name, func(t *testing.T) {
			if report, err := check(query, nil); err != nil {
				t.Errorf("refused with %s: %s; report %+v", err.Code, err.Message, report)
			}
		})
	}
}

func TestPrecheckVariablesDepth(t *testing.T) {
	deep := func(levels int) map[string]any {
		var value any = "leaf"
		for i := range levels {
			if i%2 == 0 {
				value = []any{value}
			} else {
				value = map[string]any{"k": value}
			}
		}
		return map[string]any{"v": value}
	}
	if _, err := check("{hello}", deep(16)); err != nil {
		t.Errorf("16 levels are refused: %s", err)
	}
	if _, err := check("{hello}", deep(17)); err == nil || err.Code != guard.InputTooDeep {
		t.Errorf("17 levels give %v, want %s", err, guard.InputTooDeep)
	}
}

func TestPrecheckIntrospectionOff(t *testing.T) {
	p := guard.NewPrecheck(testSchema, guard.DefaultLimits(), false, nil)
	for _, query := range []string{"{__schema{types{name}}}", `{...F} fragment F on Query{a:__type(name:"Thing"){name}}`} {
		_, err := p.Check(context.Background(), query, "", nil)
		if err == nil || err.Code != guard.IntrospectionOff {
			t.Errorf("%s gives %v, want %s", query, err, guard.IntrospectionOff)
		}
	}
	if _, err := p.Check(context.Background(), "{__typename node{__typename}}", "", nil); err != nil {
		t.Errorf("__typename is refused: %s", err)
	}
}

func TestPrecheckLimitsOff(t *testing.T) {
	p := guard.NewPrecheck(testSchema, guard.Limits{}, true, nil)
	for _, query := range []string{"{" + strings.Repeat("hello ", 10_000) + "}", doubling(40, "self", "other"), pages(9)} {
		if _, err := p.Check(context.Background(), query, "", nil); err != nil {
			t.Errorf("refused with %s though limits are off", err.Code)
		}
	}
}

func TestPrecheckWithoutFieldLimit(t *testing.T) {
	limits := guard.Limits{RepeatedFields: 10}
	p := guard.NewPrecheck(testSchema, limits, true, nil)
	report, err := p.Check(context.Background(), doubling(40, "self", "other"), "", nil)
	if err == nil || err.Code != guard.TooManyFields {
		t.Errorf("40 levels of doubling give %v after %d steps", err, report.Steps)
	}
}

func TestPlannedRows(t *testing.T) {
	for name, test := range map[string]struct {
		query     string
		variables map[string]any
		rows      int
	}{
		"no list":                    {"{hello node{id}}", nil, 0},
		"default of the schema":      {"{list{id}}", nil, 10},
		"page given":                 {"{list(first:3){id}}", nil, 3},
		"page of zero":               {"{list(first:0){id}}", nil, 0},
		"page from the end":          {"{back(last:7){nodes{id}}}", nil, 7},
		"page from both ends":        {"{back(first:3,last:7){nodes{id}}}", nil, 7},
		"page from neither end":      {"{back{nodes{id}}}", nil, 25},
		"null is the default":        {"{list(first:null){id}}", nil, 10},
		"variable":                   {"query($n:Int){list(first:$n){id}}", map[string]any{"n": json.Number("7")}, 7},
		"variable left out":          {"query($n:Int){list(first:$n){id}}", nil, 10},
		"variable null":              {"query($n:Int){list(first:$n){id}}", map[string]any{"n": nil}, 10},
		"default of the operation":   {"query($n:Int=8){list(first:$n){id}}", nil, 8},
		"edges and nodes are one":    {"{page(first:4){edges{node{id}} nodes{id} facets{value} total}}", nil, 4},
		"only the count":             {"{page(first:4){total}}", nil, 4},
		"nested":                     {"{page(first:4){nodes{page(first:5){nodes{id}}}}}", nil, 4 * (1 + 5)},
		"nested through an edge":     {"{page(first:4){edges{node{page(first:5){total}}}}}", nil, 4 * (1 + 5)},
		"page in a fragment":         {"{page(first:4){...P}} fragment P on Page{nodes{id} edges{node{id}}}", nil, 4},
		"fragment inside and out":    {"{page(first:2){nodes{...T}} node{...T}} fragment T on Thing{page(first:3){nodes{id}}}", nil, 2*(1+3) + 3},
		"inline fragment":            {"{... on Query{list(first:3){... on Thing{id}}}}", nil, 3},
		"list without a page":        {"{plain{plain{id}}}", nil, 5 * (1 + 5)},
		"one answer per id":          {`{nodes(ids:["a","b","c","d","e","f","g"]){id}}`, nil, 7},
		"one answer per variable id": {"query($i:[ID!]!){nodes(ids:$i){id}}", map[string]any{"i": make([]any, 9)}, 9},
		"four defaults":              {pages(4), nil, 25 + 625 + 15_625 + 390_625},
	} {
		t.Run(name, func(t *testing.T) {
			report, err := check(test.query, test.variables)
			if err != nil {
				t.Fatal(err)
			}
			if report.PlannedRows != test.rows {
				t.Errorf("plans %d rows, want %d", report.PlannedRows, test.rows)
			}
		})
	}
}

func TestPlanSaturates(t *testing.T) {
	limits := guard.DefaultLimits()
	limits.Depth = 0
	p := guard.NewPrecheck(testSchema, limits, true, nil)
	query := "{" + strings.Repeat("page(first:500){nodes{", 30) + "id" + strings.Repeat("}}", 30) + "}"
	report, err := p.Check(context.Background(), query, "", nil)
	if err == nil || err.Code != guard.QueryTooCostly || report.PlannedRows <= 0 {
		t.Errorf("500 to the power of 30 gives %v with %d rows", err, report.PlannedRows)
	}
}

func TestPageSizeInVariable(t *testing.T) {
	for _, size := range []string{"501", "-1"} {
		_, err := check("query($n:Int){page(first:$n){total}}", map[string]any{"n": json.Number(size)})
		if err == nil || err.Code != guard.PageOutOfRange {
			t.Errorf("first %s gives %v, want %s", size, err, guard.PageOutOfRange)
		}
	}
}

// known is a query cache that holds every query.
type known struct{}

func (known) Get(_ context.Context, query string) (*ast.QueryDocument, bool) {
	doc, _ := parser.ParseQuery(&ast.Source{Input: query})
	return doc, true
}

func (known) Add(context.Context, string, *ast.QueryDocument) {}

func TestPrecheckOfCachedDocument(t *testing.T) {
	p := guard.NewPrecheck(testSchema, guard.DefaultLimits(), true, known{})
	query := "query($n:Int){page(first:$n){nodes{page(first:$n){nodes{page(first:$n){total}}}}}}"
	report, err := p.Check(context.Background(), query, "", map[string]any{"n": json.Number("2")})
	if err != nil || report.Fields != 0 || report.PlannedRows != 14 {
		t.Errorf("a cached document gives %v, %+v; want only its plan of 14 rows", err, report)
	}
	_, err = p.Check(context.Background(), query, "", map[string]any{"n": json.Number("500")})
	if err == nil || err.Code != guard.QueryTooCostly {
		t.Errorf("larger pages for a cached document give %v, want %s", err, guard.QueryTooCostly)
	}
}

func FuzzPrecheck(f *testing.F) {
	for _, query := range []string{
		"{hello}", introspectionQuery, pages(3), doubling(10, "self", "...") + "{}", doubling(10, "a:self", "other"),
		"query($n:Int=3){page(first:$n){...P}} fragment P on Page{nodes{id}}",
		"{node{...A}} fragment A on Thing{...B} fragment B on Thing{...A}",
		"mutation{touch} subscription{x}", "{...on Nothing{a(b:[{c:$d}])@e}}", "fragment on on on{on}", "", "{", "\"\"\"", "{a:\u0000}",
		`{nodes(ids:["\ud800"]){id}}`,
	} {
		f.Add(query, "", `{"n":3,"d":[null]}`)
	}
	limits := guard.DefaultLimits()
	maxSteps := 4*limits.Tokens + limits.Fields
	p := guard.NewPrecheck(testSchema, limits, true, nil)
	f.Fuzz(func(t *testing.T, query, operation, variables string) {
		var vars map[string]any
		if json.Unmarshal([]byte(variables), &vars) != nil {
			vars = nil
		}
		report, err := p.Check(context.Background(), query, operation, vars)
		if report.Steps > maxSteps {
			t.Errorf("took %d steps, more than %d", report.Steps, maxSteps)
		}
		if err != nil && err.Code.Hint() == "" {
			t.Errorf("code %q is not documented", err.Code)
		}
	})
}
