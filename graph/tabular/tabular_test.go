package tabular_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
)

const sdl = `
directive @oneOf on INPUT_OBJECT
type PageInfo { hasNextPage: Boolean! endCursor: String }
type Truncation { reason: String! }
type Receipt { text: String! citations: [Gene!]! }
type Facet { value: String! count: Int! }
enum Kind { CODING OTHER }
input NodeRef @oneOf { id: ID name: String }
input Filter { kind: [Kind!] }
interface Node { id: ID! name: String! }
type Gene implements Node { id: ID! "What it is called." name: String! n: Int score: Float ok: Boolean kind: Kind synonyms: [String!]!
  targets(first: Int = 25, after: String): GeneConnection! node: String }
type Rna implements Node { id: ID! name: String! arm: String }
type GeneConnection { edges: [GeneEdge!]! nodes: [Gene!]! pageInfo: PageInfo! totalCount: Int! facets: [Facet!]! truncated: Truncation receipt: Receipt }
type GeneEdge { cursor: String! node: Gene! how: [String!]! n: Int }
type Area { name: String! genes: [Gene!]! rnas: [Rna!]! receipt: Receipt truncated: Truncation }
type Query {
  genes(first: Int = 25, after: String, last: Int, filter: Filter, of: NodeRef): GeneConnection!
  gene(id: ID!): Gene
  find(ids: [ID!], kind: Kind, limit: Int, least: Float, all: Boolean, refs: [NodeRef!]): [Node!]!
  area: Area
  named(ref: NodeRef!): Gene
  resolve(refs: [NodeRef!]!): [Resolution!]!
}
type Resolution { problem: String didYouMean: [String!]! }`

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	s, err := gqlparser.LoadSchema(&ast.Source{Input: sdl})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func parsed(t *testing.T, text string) *tabular.Query {
	t.Helper()
	q, err := tabular.Parse(schema(t), text, "")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// answering gives the same data to every question.
func answering(data string) tabular.Ask {
	return func(context.Context, string, map[string]any) (*tabular.Answer, error) {
		return tabular.ReadAnswer([]byte(`{"data": ` + data + `, "extensions": {"dataVersion": "v1"}}`))
	}
}

// lines shows a table: the columns, then the rows as JSON.
func lines(r *tabular.Result) string {
	var names []string
	for _, c := range r.Columns {
		names = append(names, c.Name)
	}
	out := []string{strings.Join(names, " ")}
	for _, row := range r.Rows {
		text, _ := json.Marshal(row)
		out = append(out, string(text))
	}
	return strings.Join(out, "\n")
}

func TestRule(t *testing.T) {
	tests := []struct {
		name, query, data string
		choice            tabular.Choice
		want              string
	}{
		{"NodesOfAConnection", `{ genes { totalCount facets { value } nodes { name id } } }`,
			`{"genes": {"totalCount": 2, "nodes": [{"name": "A", "id": "1"}, {"name": "B", "id": "2"}]}}`, tabular.Choice{},
			`name id
["A","1"]
["B","2"]`},
		{"EdgesLoseTheirNode", `{ genes { edges { how node { id } } } }`,
			`{"genes": {"edges": [{"how": ["x", "y"], "node": {"id": "1"}}]}}`, tabular.Choice{},
			`how id
[["x","y"],"1"]`},
		{"EqualNamesAreToldApart", `{ genes { edges { n node { n } } } }`,
			`{"genes": {"edges": [{"n": 1, "node": {"n": 2}}]}}`, tabular.Choice{},
			`n genes.edges.node.n
[1,2]`},
		{"WhatStandsBesideRepeats", `{ gene(id: "1") { name targets { totalCount nodes { name } } ok } }`,
			`{"gene": {"name": "P", "ok": true, "targets": {"totalCount": 9, "nodes": [{"name": "A"}, {"name": "B"}]}}}`, tabular.Choice{},
			`gene.name gene.ok name
["P",true,"A"]
["P",true,"B"]`},
		{"AnEmptyListHasColumns", `{ genes { nodes { id targets { nodes { name } } } } }`,
			`{"genes": {"nodes": []}}`, tabular.Choice{}, `id targets.name`},
		{"WithoutAListOneRow", `{ gene(id: "1") { name synonyms } }`,
			`{"gene": {"name": "A", "synonyms": ["a", "b"]}}`, tabular.Choice{},
			`gene.name gene.synonyms
["A",["a","b"]]`},
		{"OrderIsTheQuerys", `{ genes { nodes { name ...F id } } } fragment F on Gene { ok name kind }`,
			`{"genes": {"nodes": [{"kind": "CODING", "id": "1", "ok": false, "name": "A"}]}}`, tabular.Choice{},
			`name ok kind id
["A",false,"CODING","1"]`},
		{"AliasesNameColumns", `{ a: genes { nodes { b: name } } }`, `{"a": {"nodes": [{"b": "A"}]}}`, tabular.Choice{}, "b\n[\"A\"]"},
		{"PlainListOfAnInterface", `{ find { id ... on Gene { n } ... on Rna { arm } } }`,
			`{"find": [{"id": "1", "n": 3}, null, {"id": "2", "arm": "5p"}]}`, tabular.Choice{},
			`id n arm
["1",3,null]
[null,null,null]
["2",null,"5p"]`},
		{"ListsInsideNest", `{ genes { nodes { id targets { totalCount nodes { synonyms targets { edges { node { n } } } } } } } }`,
			`{"genes": {"nodes": [{"id": "1", "targets": {"totalCount": 2, "nodes": [
				{"synonyms": ["a"], "targets": {"edges": [{"node": {"n": 1}}, {"node": null}]}}, {"synonyms": [], "targets": null}]}}]}}`, tabular.Choice{},
			`id targets.totalCount targets.synonyms targets.targets.n
["1",2,[["a"],[]],[[1,null],null]]`},
		{"Explode", `{ genes { nodes { id synonyms targets { nodes { name synonyms } } } } }`,
			`{"genes": {"nodes": [{"id": "1", "synonyms": ["s"], "targets": {"nodes": [{"name": "A", "synonyms": ["a", "b"]}, {"name": "B", "synonyms": []}]}},
				{"id": "2", "synonyms": [], "targets": {"nodes": []}}]}}`, tabular.Choice{Explode: "targets"},
			`id synonyms targets.name targets.synonyms
["1",["s"],"A",["a","b"]]
["1",["s"],"B",[]]
["2",[],null,null]`},
		{"ExplodeTwice", `{ genes { nodes { id targets { nodes { name synonyms } } } } }`,
			`{"genes": {"nodes": [{"id": "1", "targets": {"nodes": [{"name": "A", "synonyms": ["a", "b"]}, {"name": "B", "synonyms": []}]}}]}}`,
			tabular.Choice{Explode: "targets.synonyms"},
			`id targets.name targets.synonyms
["1","A","a"]
["1","A","b"]
["1","B",null]`},
		{"ExplodeAColumnOfAnObject", `{ genes { nodes { id targets { nodes { name } } } } }`,
			`{"genes": {"nodes": [{"id": "1", "targets": {"nodes": [{"name": "A"}, {"name": "B"}]}}]}}`, tabular.Choice{Explode: "targets.name"},
			`id targets.name
["1","A"]
["1","B"]`},
		{"ChosenList", `{ area { name genes { name } rnas { arm } receipt { text } } }`,
			`{"area": {"name": "X", "genes": [{"name": "A"}], "rnas": [{"arm": "5p"}], "receipt": {"text": "t"}}}`, tabular.Choice{Rows: "area.rnas"},
			`area.name arm
["X","5p"]`},
		{"NumbersKeepTheirType", `{ genes { nodes { n score } } }`,
			`{"genes": {"nodes": [{"n": 2147483647, "score": 1}, {"n": null, "score": 1e-300}]}}`, tabular.Choice{},
			`n score
[2147483647,1]
[null,1e-300]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plan, err := parsed(t, tt.query).Plan(tt.choice)
			if err != nil {
				t.Fatal(err)
			}
			result, err := plan.Fetch(t.Context(), answering(tt.data), tabular.Request{})
			if err != nil {
				t.Fatal(err)
			}
			if got := lines(result); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestColumnsAreDescribed(t *testing.T) {
	plan, err := parsed(t, `{ genes { nodes { name n score ok kind targets { nodes { n } } } } }`).Plan(tabular.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range plan.Columns() {
		got = append(got, fmt.Sprintf("%s:%s:%d:%s", c.Name, c.Type, c.Lists, c.Description))
	}
	want := "name:text:0:What it is called. n:integer:0: score:number:0: ok:boolean:0: kind:text:0: targets.n:integer:1:"
	if strings.Join(got, " ") != want {
		t.Errorf("got %s", got)
	}
}

func TestRefusals(t *testing.T) {
	two := `{ area { genes { name } rnas { arm } receipt { citations { name } } } }`
	for _, tt := range []struct {
		name, query string
		choice      tabular.Choice
		code        guard.Code
		hint        string
	}{
		{"SeveralLists", two, tabular.Choice{}, guard.SeveralLists, "choose by rows, which is one of area.genes, area.rnas"},
		{"NoSuchList", two, tabular.Choice{Rows: "area"}, guard.UnknownColumn, "area.receipt.citations"},
		{"NodesAndEdges", `{ genes { nodes { id } edges { how } } }`, tabular.Choice{}, guard.SeveralLists, "genes.nodes, genes.edges"},
		{"NoSuchColumn", `{ genes { nodes { id synonyms } } }`, tabular.Choice{Explode: "id"}, guard.UnknownColumn, "explode one of synonyms"},
		{"NoListToExplode", `{ gene(id: "1") { id } }`, tabular.Choice{Explode: "id"}, guard.UnknownColumn, "no column holds a list"},
		{"TakenAlias", `{ genes { totalCount: facets { value } nodes { id } } }`, tabular.Choice{}, guard.ValidationFailed, "another alias"},
	} {
		_, err := parsed(t, tt.query).Plan(tt.choice)
		var own *guard.Error
		if !errors.As(err, &own) || own.Code != tt.code || !strings.Contains(own.Hint, tt.hint) {
			t.Errorf("%s: %+v", tt.name, err)
		}
	}
	for _, bad := range []string{"{", "{ nosuchfield }", "query A { area { name } } query B { area { name } }"} {
		if _, err := tabular.Parse(schema(t), bad, ""); err == nil {
			t.Errorf("%s: no error", bad)
		}
	}
}

func TestCoerce(t *testing.T) {
	q := parsed(t, `query ($ids: [ID!], $kind: Kind, $limit: Int! = 5, $least: Float, $all: Boolean, $refs: [NodeRef!], $of: NodeRef!, $filter: Filter) {
		find(ids: $ids, kind: $kind, limit: $limit, least: $least, all: $all, refs: $refs) { id }
		genes(of: $of, filter: $filter) { nodes { id } } }`)
	for _, tt := range []struct{ address, want string }{
		{"of=bone marrow MSC", `{"of":{"name":"bone marrow MSC"}}`},
		{"of=CL:0002540", `{"of":{"id":"CL:0002540"}}`},
		{"of=miR-21: a name", `{"of":{"name":"miR-21: a name"}}`},
		{`of={"name":"x"}`, `{"of":{"name":"x"}}`},
		{"of=x&ids=1&ids=b", `{"ids":["1","b"],"of":{"name":"x"}}`},
		{`of=x&ids=["1","b"]`, `{"ids":["1","b"],"of":{"name":"x"}}`},
		{"of=x&refs=a b&refs=P:1", `{"of":{"name":"x"},"refs":[{"name":"a b"},{"id":"P:1"}]}`},
		{`of=x&refs=["a b", "P:1", {"name": "c"}, null, 3]`, `{"of":{"name":"x"},"refs":[{"name":"a b"},{"id":"P:1"},{"name":"c"},null,3]}`},
		{"of=x&refs=[]", `{"of":{"name":"x"},"refs":[]}`},
		{"of=x&kind=CODING&limit=7&least=0.5&all=true", `{"all":true,"kind":"CODING","least":0.5,"limit":7,"of":{"name":"x"}}`},
		{`of=x&filter={"kind":["OTHER"]}`, `{"filter":{"kind":["OTHER"]},"of":{"name":"x"}}`},
		{"of=x&kind=", `{"kind":null,"of":{"name":"x"}}`},
	} {
		got, err := q.Coerce(values(t, tt.address), nil)
		text, _ := json.Marshal(got)
		if err != nil || string(text) != tt.want {
			t.Errorf("%s: %s, %v", tt.address, text, err)
		}
	}
	known := map[string]any{"of": map[string]any{"name": "x"}, "limit": 3}
	got, err := q.Coerce(values(t, "limit=7&kind=OTHER"), known)
	if text, _ := json.Marshal(got); err != nil || string(text) != `{"kind":"OTHER","limit":7,"of":{"name":"x"}}` || known["limit"] != 3 {
		t.Errorf("with known ones: %s, %v", text, err)
	}
	for _, tt := range []struct{ address, message string }{
		{"", `variable "of" is missing`},
		{"of=x&nosuch=1", `no variable "nosuch"`},
		{"of=x&of=y", `"of" is given 2 times`},
		{"of=x&limit=many", `"limit" is "many", which is no Int`},
		{"of=x&limit=3000000000", `no Int`},
		{"of=x&least=NaN", `no Float`},
		{"of=x&all=yes", `no Boolean`},
		{"of=x&kind=coding", `no Kind`},
		{"of=x&filter=CODING", `values are JSON objects`},
		{"of=x&filter={", `not JSON`},
		{`of=x&ids=["1"`, `not JSON`},
		{`of=x&refs=["a",""]`, `"refs" is empty, but names a node`},
	} {
		_, err := q.Coerce(values(t, tt.address), nil)
		var own *guard.Error
		if !errors.As(err, &own) || own.Code != guard.BadVariables || !strings.Contains(own.Message, tt.message) || own.Hint == "" {
			t.Errorf("%s: %v", tt.address, err)
		}
	}
}

func values(t *testing.T, address string) url.Values {
	t.Helper()
	u := url.Values{}
	for part := range strings.SplitSeq(address, "&") {
		if name, value, ok := strings.Cut(part, "="); ok {
			u.Add(name, value)
		}
	}
	return u
}

func TestVariables(t *testing.T) {
	got := parsed(t, `query ($a: NodeRef!, $b: Int! = 5) { genes(of: $a, first: $b) { nodes { id } } }`).Variables(map[string]any{"a": "x"})
	want := []tabular.Variable{{Name: "a", Type: "NodeRef!", Required: true, Example: "x"}, {Name: "b", Type: "Int!", Default: "5"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
}
