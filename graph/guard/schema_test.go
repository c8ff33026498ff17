package guard_test

import (
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// testSchema has one of everything that the guard treats with care.
var testSchema = gqlparser.MustLoadSchema(&ast.Source{Name: "test", Input: `
type Query {
  hello: String!
  node: Thing!
  nodes(ids: [ID!]!): [Thing]!
  page(first: Int = 25): Page!
  list(first: Int = 10): [Thing!]!
  back(first: Int, last: Int): Page!
  plain: [Thing!]!
  echo(id: ID, ids: [ID!], int: Int, ints: [Int], float: Float, text: String, flag: Boolean,
    shade: Shade, pick: Pick, picks: [Pick!], any: Any, count: Int! = 1): String!
}
type Mutation { touch: Boolean! }
type Thing { id: ID! name: String! self: Thing! other: Thing! page(first: Int = 25): Page! plain: [Thing!]! }
type Page { edges: [Edge!]! nodes: [Thing!]! facets: [Facet!]! total: Int! }
type Edge { node: Thing! }
type Facet { value: String! }
input Pick @oneOf { id: ID name: String inner: Pick all: [Pick!] with: Detail }
input Detail { limit: Int! shades: [Shade!] pick: Pick }
enum Shade { LIGHT DARK }
scalar Any
`})
