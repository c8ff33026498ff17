package tabular_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
)

const networkSDL = `
type PageInfo { hasNextPage: Boolean! endCursor: String }
interface Node { id: ID! name: String! }
type Gene implements Node { id: ID! name: String! }
type Publication implements Node { id: ID! name: String! }
type Statement { id: ID! reading: String! subject: Node! credits: [Publication!]! }
type Hop { statement: Statement! forward: Boolean! }
type Path { reading: String! nodes: [Node!]! hops: [Hop!]! studies: [Publication!]! }
type PathEdge { cursor: String! node: Path! }
type PathConnection { edges: [PathEdge!]! nodes: [Path!]! pageInfo: PageInfo! totalCount: Int! }
type Neighborhood { nodes: [Node!]! statements: [Statement!]! }
type Query { paths(first: Int = 25, after: String): PathConnection! around: Neighborhood genes: [Gene!]! statements: [Statement!]! }
`

// TestNetwork holds what is asked, and what is found in the answer.
func TestNetwork(t *testing.T) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: networkSDL})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, query, asks, data, nodes, statements string }{
		{"statements", `{ statements { reading } }`, `statements { reading id }`,
			`{"statements": [{"reading": "r", "id": "S1"}, {"reading": "r", "id": "S2"}]}`, "[]", "[S1 S2]"},
		{"nothing inside of statements", `{ statements { id subject { id } credits { name } } }`, `statements { id subject { id } credits { name } }`,
			`{"statements": [{"id": "S1", "subject": {"id": "N1"}, "credits": [{"name": "p"}]}]}`, "[]", "[S1]"},
		{"an id by another name", `{ statements { key: id } }`, `statements { key: id }`,
			`{"statements": [{"key": "S1"}]}`, "[]", "[S1]"},
		{"paths in words", `{ paths { nodes { reading studies { name } } } }`,
			`paths(after: $after, first: 500) { nodes { reading studies { name } hops { statement { id } } } pageInfo { hasNextPage endCursor } totalCount }`,
			`{"paths": {"nodes": [{"reading": "r", "studies": [{"name": "p"}], "hops": [{"statement": {"id": "S1"}}, {"statement": {"id": "S2"}}]}]}}`, "[]", "[S1 S2]"},
		{"hops without their statement", `{ paths { nodes { hops { forward } nodes { ... on Gene { name } } } } }`,
			`paths(after: $after, first: 500) { nodes { hops { forward statement { id } } nodes { ... on Gene { name id } id } } pageInfo { hasNextPage endCursor } totalCount }`,
			`{"paths": {"nodes": [{"hops": [{"statement": {"id": "S1"}}], "nodes": [{"id": "N1"}]}]}}`, "[N1]", "[S1]"},
		{"two lists", `{ around { nodes { name } statements { reading } } }`, `around { nodes { name id } statements { reading id } }`,
			`{"around": {"nodes": [{"name": "n", "id": "N1"}], "statements": [{"reading": "r", "id": "S1"}]}}`, "[N1]", "[S1]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			query, err := tabular.Parse(schema, c.query, "")
			if err != nil {
				t.Fatal(err)
			}
			plan, err := query.Network(tabular.Choice{})
			if err != nil {
				t.Fatal(err)
			}
			asked := ""
			got, err := plan.Fetch(t.Context(), func(_ context.Context, text string, _ map[string]any) (*tabular.Answer, error) {
				asked = strings.Join(strings.Fields(text), " ")
				return tabular.ReadAnswer([]byte(`{"data": ` + c.data + `}`))
			}, tabular.Request{})
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(asked, "{ "+c.asks+" }") {
				t.Errorf("asked %s\nwant %s", asked, c.asks)
			}
			if nodes, statements := fmt.Sprint(got.Nodes), fmt.Sprint(got.Statements); nodes != c.nodes || statements != c.statements {
				t.Errorf("nodes %s, statements %s, want %s and %s", nodes, statements, c.nodes, c.statements)
			}
		})
	}
	for query, choice := range map[string]tabular.Choice{`{ genes { name } }`: {}, `{ statements { id } }`: {Explode: "id"}, `{ statements { reading } }`: {Rows: "genes"}} {
		parsed, err := tabular.Parse(schema, query, "")
		if err != nil {
			t.Fatal(err)
		}
		var own *guard.Error
		if _, err := parsed.Network(choice); !errors.As(err, &own) {
			t.Errorf("%s with %+v: error %v", query, choice, err)
		}
	}
}

// TestNetworkOfPages joins what the pages name.
func TestNetworkOfPages(t *testing.T) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: networkSDL})
	if err != nil {
		t.Fatal(err)
	}
	query, err := tabular.Parse(schema, `{ paths(first: 1) { nodes { reading } } }`, "")
	if err != nil {
		t.Fatal(err)
	}
	plan, err := query.Network(tabular.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := plan.Fetch(t.Context(), func(_ context.Context, _ string, variables map[string]any) (*tabular.Answer, error) {
		id, more := "S1", "true"
		if variables["after"] == "c" {
			id, more = "S2", "false"
		}
		return tabular.ReadAnswer([]byte(`{"data": {"paths": {"nodes": [{"hops": [{"statement": {"id": "` + id + `"}}]}], "pageInfo": {"hasNextPage": ` + more + `, "endCursor": "c"}}}}`))
	}, tabular.Request{})
	if err != nil || fmt.Sprint(got.Statements) != "[S1 S2]" || got.Elements != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}

// TestNetworkInParts names what the elements of the part name, and no more.
func TestNetworkInParts(t *testing.T) {
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: networkSDL})
	if err != nil {
		t.Fatal(err)
	}
	query, err := tabular.Parse(schema, `{ statements { reading } }`, "")
	if err != nil {
		t.Fatal(err)
	}
	plan, err := query.Network(tabular.Choice{})
	if err != nil {
		t.Fatal(err)
	}
	request := tabular.Request{Most: 2}
	for _, want := range []string{"[S1 S2]", "[S3]"} {
		got, err := plan.Fetch(t.Context(), answering(`{"statements": [{"id": "S1"}, {"id": "S2"}, {"id": "S3"}]}`), request)
		if err != nil || fmt.Sprint(got.Statements) != want {
			t.Errorf("%+v, %v, want %s", got, err, want)
		}
		request.After = got.Next
	}
}
