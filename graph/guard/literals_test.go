package guard_test

import (
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"

	"github.com/evgraph/evgraph/graph/guard"
)

func validate(t *testing.T, query string) gqlerror.List {
	t.Helper()
	doc, err := parser.ParseQuery(&ast.Source{Input: query})
	if err != nil {
		t.Fatal(err)
	}
	return validator.ValidateWithRules(testSchema, doc, guard.Rules())
}

func TestLiterals(t *testing.T) {
	for argument, ok := range map[string]bool{
		`int:2147483647`:                 true,
		`int:2147483648`:                 false,
		`int:-2147483649`:                false,
		`int:1.0`:                        false,
		`int:"1"`:                        false,
		`ints:[1,2147483648]`:            false,
		`id:"a"`:                         true,
		`id:1`:                           false,
		`id:99999999999999999999`:        false,
		`id:"a\u200b"`:                   false,
		`id:"a\ud800"`:                   false,
		`ids:["a","b\n"]`:                false,
		`id:"""a` + "\u202e" + `"""`:     false,
		`text:"a\u200b"`:                 true,
		`text:1`:                         false,
		`float:1`:                        true,
		`float:1e400`:                    false,
		`any:{a:[1,1.5,"b\u200b"]}`:      true,
		`any:[99999999999999999999]`:     false,
		`any:{a:1e400}`:                  false,
		`shade:DARK`:                     true,
		`shade:Dark`:                     false,
		`shade:"DARK"`:                   false,
		`pick:{id:"a"}`:                  true,
		`pick:{id:"a",name:"b"}`:         false,
		`pick:{}`:                        false,
		`pick:{id:null}`:                 false,
		`picks:[{id:"a"},{}]`:            false,
		`pick:{with:{limit:1}}`:          true,
		`pick:{with:{limit:"1"}}`:        false,
		`pick:{with:{limit:3000000000}}`: false,
	} {
		faults := validate(t, "{echo("+argument+")}")
		if ok != (len(faults) == 0) {
			t.Errorf("%s gives %v, want ok %v", argument, faults, ok)
		}
	}
}

func TestLiteralsInFragmentAndDefault(t *testing.T) {
	for _, query := range []string{
		"query($n:Int=3000000000){echo(int:$n)}",
		"query($p:Pick={id:1}){echo(pick:$p)}",
		"{...F} fragment F on Query{echo(int:3000000000)}",
	} {
		if faults := validate(t, query); len(faults) != 1 {
			t.Errorf("%s gives %d errors, want 1: %v", query, len(faults), faults)
		}
	}
}
