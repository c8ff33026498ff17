// Package memstore is the embedded store: one dataset in memory, laid out for
// reading. It is the reference for what the contract in package kg means.
//
// # Layout
//
// A snapshot never changes; loading makes a new one and swaps a pointer, and a
// reader keeps the one that it was made with.
//
// Nodes, statements and evidence are numbered in the order in which lists show
// them by default: nodes by name, statements by predicate and names, evidence
// by statement and strength. Such a number is called a row. So sorting rows is
// comparing integers, an adjacency list that is filled in the order of rows is
// born sorted, a page of it is a cut, a predicate is a span of rows, and the
// evidence of a statement stands together. A numbering by category or by id would
// have to look up a rank for every comparison. Every other order has one array of
// ranks, and adjacency has a second copy in the order of strength.
//
// Adjacency is compressed sparse rows: for each direction and order one array of
// offsets by node and one of statement rows. A mention of a node by evidence is a
// direction too.
//
// # How a question is answered
//
// A position of a page is turned into a rank once, ids into rows once, and then
// only rows are handled, in buffers that the snapshot pools, until the answer
// is made in one allocation for each of its columns. Where a question has no
// conditions, every statement is visible, since each has evidence, and the list
// is cut without being read.
package memstore
