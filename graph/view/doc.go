// Package view gives the graph the shape that the GraphQL schema has: the
// concrete types, their lists, and the filters that people write with names.
// gqlgen binds its fields and methods by name; a field that is read from the
// store is a method here, of one line where the schema says all there is to say.
//
// # One read for a level
//
// Nodes that came out of one store answer share a Level. The first of them that
// is asked for a field with given arguments reads it for all of them, under a
// lock kept by field and argument values, and the nodes of that answer form the
// next level. So a query costs one store call for each list field and level,
// however many nodes there are, and nothing waits for a timer. Statements and
// evidence have levels of their own, Claims and Entries, which read the nodes
// that they mention in one call.
//
// # Adding a type
//
// A node category is a type in category.go that embeds Record, a line in
// constructors, and a file with its typed fields, each naming the predicates it
// follows. gqlgen checks at generation that the schema fits.
package view
