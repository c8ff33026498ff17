// Package kg is the vocabulary of evgraph: what a node, a statement and a piece
// of evidence are, what may be said of what, and what a store of them must do.
// Everything else in the program speaks in its terms; it knows none of them, no
// database, no GraphQL and no file format, and imports the standard library and
// golang.org/x/text (the reference implementation of Unicode normalisation and
// case folding) only.
//
// # The model in a paragraph
//
// A Statement is what is claimed: subject, predicate, object and qualifiers. Its
// id is a hash of exactly these, so the same claim is the same statement wherever
// it is made. Evidence is who showed it, where, how, and how firmly; a statement
// has one or more entries, a node has none. Two claims that differ in evidence
// only are one statement, as otherwise parallel edges would inflate every count
// of paths. A claim that something is not so is a statement too and is marked:
// an effect that did not happen is NO_EFFECT, any other denial is Negated.
//
// # Where to find what
//
//   - curie.go, category.go, predicate.go, qualifier.go: the vocabulary as tables
//   - node.go, statement.go, evidence.go, source.go: the records
//   - dataset.go: a whole graph, its rules and its version
//   - strength.go, order.go, page.go, cursor.go: how lists are ordered and paged
//   - match.go, set.go, filter.go: conditions, flat ones and ones that nest
//   - name.go, lookup.go, search.go: from what people type to nodes
//   - reading.go, plural.go: a statement in words
//   - store.go: the contract that both stores fulfil
//   - survey.go: what a store far away may do besides
//
// # Adding a category or a predicate
//
// Add one entry to Categories or Predicates with its constant, the value to the
// enum in schema/vocabulary.graphqls (for a category also the object type in
// schema/, and its one-line type in graph/view), and run go generate ./... A
// value of another enumeration is a line in Vocabulary and one in the schema.
// Tests in graph and seed fail while vocabulary, schema and seed/README.md
// disagree.
//
// # Decisions
//
// 2026-11-25. Enumeration values are the names of the GraphQL enums, so that one
// spelling serves API, hash and database; the seed writes them in lower case.
//
// 2026-11-25. Statement ids leave out defaults and absent qualifiers, so that a
// new qualifier keeps every old id. They are 80 bits: a collision in a million
// statements has a chance of about 4 in 10^13.
//
// 2026-11-25. Readers are pinned to a version instead of checking it before and
// after: a request then cannot mix two versions in either store.
//
// 2026-11-25. A filter is evaluated here over id sets, leaf by leaf, instead of
// being handed to the stores, so that both need only one static query a leaf and
// cannot differ in and, or, not.
package kg
