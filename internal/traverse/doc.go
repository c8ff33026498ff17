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
//   - along.go: paths of routes that were found elsewhere
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
// Scores order paths; they are no probabilities.
package traverse
