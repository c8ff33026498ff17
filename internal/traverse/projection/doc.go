// Package projection keeps the graph in memory in the form that counting needs: for
// each relation, which is a predicate between two categories, the neighbours of every
// node as sorted rows.
//
// It holds the statements of one data version that are positive and for which some
// evidence within the scope speaks: what is only refuted is left out, as are self
// loops. Statements that differ in their qualifiers alone are one pair, so that no
// path counts twice.
//
// A graph is filled by the Scan methods, in the order of ids, so it is the same
// whatever store it comes from. It is built once for a version and a scope and shared;
// nobody changes it.
//
// # Files
//
//   - graph.go: nodes, relations, rows and hops
//   - builder.go: makes a graph
//   - build.go, scan.go: read a store
//   - cache.go: keeps the last few graphs
package projection
