// Package architecture holds no code, only the test that the imports of the
// program point one way: cmd -> graph, adapters -> kg. Adapters do not know one
// another, only cmd joins them; the GraphQL library is known to graph alone, YAML
// to curate alone.
package architecture
