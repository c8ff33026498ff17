package guard_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"github.com/evgraph/evgraph/graph/guard"
)

// checkVariables does what gqlgen does up to the guard's mutator and returns
// the code of the refusal, with "gqlparser" for what gqlparser refuses.
func checkVariables(t *testing.T, query, variables string) (guard.Code, string) {
	t.Helper()
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		t.Fatal(err)
	}
	if faults := validator.ValidateWithRules(testSchema, doc, guard.Rules()); faults != nil {
		t.Fatalf("invalid document: %s", faults)
	}
	decoder := json.NewDecoder(strings.NewReader(variables))
	decoder.UseNumber()
	var given map[string]any
	if err := decoder.Decode(&given); err != nil {
		t.Fatal(err)
	}
	op := doc.Operations[0]
	values, err := validator.VariableValues(testSchema, op, given)
	if err != nil {
		return "gqlparser", err.Error()
	}
	fault := guard.NewVariables(testSchema).MutateOperationContext(context.Background(),
		&graphql.OperationContext{Doc: doc, Operation: op, Variables: values})
	var own *guard.Error
	if fault == nil {
		return "", ""
	}
	if !errors.As(fault, &own) {
		t.Fatalf("the error wraps no guard.Error: %v", fault)
	}
	return own.Code, own.Message
}

func TestVariables(t *testing.T) {
	const (
		pick  = "query($v:Pick!){echo(pick:$v)}"
		picks = "query($v:[Pick!]){echo(picks:$v)}"
		id    = "query($v:ID){echo(id:$v)}"
		ids   = "query($v:[ID!]){echo(ids:$v)}"
		num   = "query($v:Int){echo(int:$v)}"
		nums  = "query($v:[Int]){echo(ints:$v)}"
		float = "query($v:Float){echo(float:$v)}"
		text  = "query($v:String){echo(text:$v)}"
		flag  = "query($v:Boolean){echo(flag:$v)}"
		shade = "query($v:Shade){echo(shade:$v)}"
		other = "query($v:Any){echo(any:$v)}"
	)
	for name, test := range map[string]struct {
		query, value string
		code         guard.Code
	}{
		"oneOf with one key":              {pick, `{"id":"a"}`, ""},
		"oneOf with two keys":             {pick, `{"id":"a","name":"b"}`, guard.OneOfViolation},
		"oneOf with a second key of null": {pick, `{"id":"a","name":null}`, guard.OneOfViolation},
		"oneOf with no key":               {pick, `{}`, guard.OneOfViolation},
		"oneOf with null":                 {pick, `{"id":null}`, guard.OneOfViolation},
		"oneOf inside a oneOf":            {pick, `{"inner":{"id":"a","name":"b"}}`, guard.OneOfViolation},
		"oneOf inside a list":             {pick, `{"all":[{"id":"a"},{}]}`, guard.OneOfViolation},
		"oneOf inside an input":           {pick, `{"with":{"limit":1,"pick":{"id":null}}}`, guard.OneOfViolation},
		"oneOf in a list variable":        {picks, `[{"id":"a"},{"id":"a","name":"b"}]`, guard.OneOfViolation},
		"oneOf for a list of one":         {picks, `{"id":"a","name":"b"}`, guard.OneOfViolation},
		"oneOf fine in a list of one":     {picks, `{"id":"a"}`, ""},
		"oneOf and __typename":            {pick, `{"id":"a","__typename":"Pick"}`, guard.OneOfViolation},
		"__typename in an input":          {pick, `{"with":{"limit":1,"__typename":"Detail"}}`, guard.BadVariables},
		"unknown key":                     {pick, `{"size":1}`, "gqlparser"},

		"id":                      {id, `"UNIPROT:P12345"`, ""},
		"id null":                 {id, `null`, ""},
		"id as number":            {id, `12`, guard.BadVariables},
		"id with U+FFFD":          {id, `"a\ufffd"`, guard.BadID},
		"id with lone surrogate":  {id, `"a\ud800"`, guard.BadID},
		"id with NUL":             {id, `"a\u0000"`, guard.BadID},
		"id with line feed":       {id, `"a\n"`, guard.BadID},
		"id with bidi override":   {id, `"a\u202e"`, guard.BadID},
		"id with bidi isolate":    {id, `"a\u2066"`, guard.BadID},
		"id with zero width":      {id, `"a\u200b"`, guard.BadID},
		"id with zero-width join": {id, `"a\u200d"`, guard.BadID},
		"id with byte order mark": {id, `"\ufeffa"`, guard.BadID},
		"id with soft hyphen":     {id, `"a\u00ad"`, guard.BadID},
		"id with line separator":  {id, `"a\u2028"`, guard.BadID},
		"id with umlaut":          {id, `"a\u00e4"`, ""},
		"id in a list":            {ids, `["a","b\u200b"]`, guard.BadID},
		"id nested":               {pick, `{"inner":{"id":7}}`, guard.BadVariables},

		"int":                       {num, `-2147483648`, ""},
		"int as string":             {num, `"1"`, guard.BadVariables},
		"int with fraction":         {num, `12.5`, "gqlparser"},
		"int above 32 bits":         {num, `2147483648`, guard.BadVariables},
		"int below 32 bits":         {num, `-4294967296`, guard.BadVariables},
		"int above 64 bits":         {num, `99999999999999999999`, "gqlparser"},
		"int as boolean":            {num, `true`, "gqlparser"},
		"int in a list":             {nums, `[1,null,3]`, ""},
		"int in a list as string":   {nums, `[1,"2"]`, guard.BadVariables},
		"int in a list over":        {nums, `[2147483648]`, guard.BadVariables},
		"int alone for a list":      {nums, `1`, ""},
		"int nested as string":      {pick, `{"with":{"limit":"1"}}`, guard.BadVariables},
		"float":                     {float, `1.5`, ""},
		"float from integer":        {float, `1`, ""},
		"float as string":           {float, `"1.5"`, guard.BadVariables},
		"float beyond":              {float, `1e999`, "gqlparser"},
		"string":                    {text, `"12"`, ""},
		"string with any letters":   {text, `"\u202ea\u200b"`, ""},
		"string as number":          {text, `12`, guard.BadVariables},
		"string as boolean":         {text, `true`, "gqlparser"},
		"boolean":                   {flag, `false`, ""},
		"boolean as string":         {flag, `"true"`, "gqlparser"},
		"enum":                      {shade, `"DARK"`, ""},
		"enum in another case":      {shade, `"dark"`, guard.BadVariables},
		"enum unknown":              {shade, `"GREY"`, "gqlparser"},
		"enum as number":            {shade, `1`, "gqlparser"},
		"enum in a list":            {pick, `{"with":{"limit":1,"shades":["LIGHT","Dark"]}}`, guard.BadVariables},
		"custom scalar is not ours": {other, `[1,{"a":"b"}]`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			code, message := checkVariables(t, test.query, `{"v":`+test.value+`}`)
			if code != test.code {
				t.Errorf("%s gives %q (%s), want %q", test.value, code, message, test.code)
			}
			if code != "" && code != "gqlparser" && !strings.HasPrefix(message, `variable "$v`) {
				t.Errorf("message does not name the place: %s", message)
			}
		})
	}
}

func TestVariablesNamePlace(t *testing.T) {
	_, message := checkVariables(t, "query($v:[Pick!]){echo(picks:$v)}", `{"v":[{"id":"a"},{"with":{"limit":"1"}}]}`)
	if want := `variable "$v[1].with.limit" must be a 32-bit integer, not a string`; message != want {
		t.Errorf("message is %s, want %s", message, want)
	}
}

func TestNullForRequired(t *testing.T) {
	for _, query := range []string{
		"query($v:Boolean=true){hello @include(if:$v)}",
		"query($v:Boolean=true){node{...F}} fragment F on Thing{id @skip(if:$v)}",
		"query($v:Boolean=true){node{... @skip(if:$v){id}}}",
		"query($v:Int=1){echo(count:$v)}",
		"query($v:Int=1){echo(pick:{with:{limit:$v}})}",
	} {
		if code, _ := checkVariables(t, query, `{"v":null}`); code != guard.BadVariables {
			t.Errorf("%s with null gives %q, want %q", query, code, guard.BadVariables)
		}
		if code, message := checkVariables(t, query, `{}`); code != "" {
			t.Errorf("%s with its default gives %q: %s", query, code, message)
		}
	}
	if code, message := checkVariables(t, "query($v:Int=1){echo(int:$v)}", `{"v":null}`); code != "" {
		t.Errorf("null where null is allowed gives %q: %s", code, message)
	}
}
