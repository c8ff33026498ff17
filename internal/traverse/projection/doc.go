// Package projection keeps the graph in memory in the form that counting needs: for
// each relation, which is a predicate between two categories, the neighbours of every
// node as sorted rows.
//
// It holds the statements of one data version that are positive and for which some
// evidence within the scope speaks: what is only refuted is left out, as are self
// loops. Statements that differ in their qualifiers alone are one pair, so that no
// path counts twice.
//
// Nodes that some predicates join can count as one, as package traverse has it: they are
// one node, of the category and id of the first of them, and what is stated among them is
// left out.
//
// Beside the relations stand the neighbours of each node along any of them, for walks
// that ask how far nodes are apart or how many there are at a distance.
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
//   - part.go, stop.go: what of it, and which nodes count as one
//   - cache.go: keeps the last few graphs
//   - ways.go: the neighbours of nodes whatever the relation
//   - walk.go, shortest.go, levels.go: how nodes are joined, and how many there are
//   - scratch.go, marks.go: what a search writes to
package projection
