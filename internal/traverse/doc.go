// Package traverse finds how nodes of the graph are connected. It is written once
// over the set-at-a-time contract of package kg, so that every store gives the same
// answers.
//
// # What holds for every traversal
//
//   - A [Walk] says which statements it follows and which nodes it may pass. As it
//     comes, denials are not followed, nor IS_A and PART_OF, and nothing passes
//     through a hub, a node that joins everything with everything.
//   - The answer has a total order that depends on the data and the question only.
//   - A [Budget] bounds what is read. What is left out for it is reported as a
//     [Cut]; with a smaller budget the answer is a beginning of the larger one.
//   - The end of the context is the context's error, except that a [Budget] may end
//     earlier and then cuts the answer.
//
// # Files
//
//   - walk.go, budget.go: what all traversals take
//   - web.go: the part of the graph that a traversal has read
//   - neighborhood.go: what surrounds some nodes
//   - paths.go, search.go, region.go: how two sets of nodes are joined
//   - path.go, cost.go, reading.go: one path, its score, and in words
//   - pattern.go, shape.go, contradict.go: a query graph, checked and numbered
//   - estimate.go, join.go, relation.go: what a pattern reads, and in which order
//   - matching.go, bindings.go, bond.go: the rows of a pattern
//   - row.go: one row
//   - along.go: paths of routes that were found elsewhere
//   - distance.go, reach.go, projected.go: how far, and how many, without the paths
//
// What counts on the whole graph has packages of its own: projection holds the graph in
// memory, metapath and enrich count in it.
//
// # Scores
//
// The score of a path is a product of parts, each above 0 and at most 1, which are
// shown with it:
//
//   - for each hop how well its statement is supported: [Support];
//   - for each inner node degree^-0.5, its degree counted under the walk. Damping by
//     degree, and this exponent as a usual choice, follow Himmelstein and Baranzini,
//     PLoS Computational Biology 2015, doi:10.1371/journal.pcbi.1004259: a path
//     through a node with many neighbours says less.
//
// The score of a row of a pattern is the product of the support of the statements of
// its required edges. Nothing is damped there: the pattern says what it passes.
//
// Scores order paths and rows; they are no probabilities.
//
// # Patterns
//
// A pattern is solved in two parts. First its edges are read one by one, each from
// what is already known of one of its ends; the order is by what is expected to be
// read, and after each edge everything goes that fits no longer. This order changes
// what is read and never what is found. Then the rows come out by their score, from
// the tables that were read: a beginning of a row waits in a queue by the least that a
// row with this beginning costs, which for the edges of a tree is exact.
package traverse
