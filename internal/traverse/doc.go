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
//   - ahead.go: what was read in one call before it was asked for
//   - collapse.go, union.go, gather.go: nodes that count as one
//   - neighborhood.go: what surrounds some nodes
//   - paths.go, search.go, region.go: how two sets of nodes are joined
//   - path.go, pathid.go, build.go, cost.go, reading.go: one path, its id, its score, and
//     in words
//   - pattern.go, shape.go, contradict.go, loosen.go: a query graph, checked and numbered
//   - estimate.go, join.go, relation.go: what a pattern reads, and in which order
//   - matching.go, bindings.go, bond.go, patternexplain.go: the rows of a pattern, and why
//     there is none
//   - row.go, rowfetch.go: one row, and how it is read again
//   - stop.go: the stops of a mechanism, and what leads from one to another
//   - mechanisms.go, stopmap.go, course.go, occasion.go: chains from stop to stop
//   - mechanism.go, mechanismid.go, mechanismexplain.go: one of them, its id, and why
//     there is none
//   - ladder.go: how far experiments take a cause
//   - gaps.go, stopover.go, gap.go: what two nodes have between them that nothing joins
//   - loosening.go, explain.go: which part of a question keeps every answer out
//   - compare.go, share.go: what groups of nodes have in common
//   - conflicts.go, conflict.go, conflictid.go, differences.go, origin.go: findings that do
//     not agree
//   - id.go: ids that describe what they name
//   - matrix.go, lines.go, cell.go: what was tested in what, and what was not
//   - along.go: paths of routes that were found elsewhere
//   - distance.go, reach.go, projected.go: how far, and how many, without the paths
//
// What counts on the whole graph has packages of its own: projection holds the graph in
// memory, metapath and enrich count in it. Package stops says which of the nodes that
// count as one stands for all.
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
// The score of a gap is the sum of the scores of the two-step paths between its ends,
// each by the best supported statement of either step, rounded to 1e-12. So is a
// degree-weighted path count made, and as with it, several independent ways weigh more
// than one, and a way over something that touches everything weighs little.
//
// Scores order paths, rows and gaps; they are no probabilities.
//
// # Mechanisms
//
// A mechanism goes from stop to stop of the way that vesicles take: tissue, source,
// preparation, cargo, target, pathway, process, outcome, model, disease, organ. It may
// leave stops out, which are its gaps, and have two nodes at one of target, pathway,
// process and outcome, the first acting on the second. At the disease stands an outcome,
// such as fibrosis, where the model before stands for it. Three things lead on:
//
//   - a statement ([HopStated]);
//   - that the evidence of the effect before names a model ([HopSeenIn]), which is how a
//     chain of effects comes to a model and through it to a disease;
//   - that the evidence of an effect of something earlier names a node as what lies
//     between ([HopNamed]), where no statement joins this node to what is affected.
//
// A mechanism is coherent when one study makes every claim in it, with one preparation
// and in one model where it names them. What only a table says, and what a source says
// as background without crediting a study, is true for every study, unless it is an
// effect.
//
// Under Walk.Collapse a chain stops at all nodes that count as one, where one of them fits
// the stop: it comes in by a protein and goes on from its gene.
//
// All that a chain could pass is read first, from the stop with the fewest wanted nodes
// back to the first stop, and from there on to the last. Then chains come out in order,
// by the same search as paths. [Ladder] climbs from association to rescue by what
// statements say; nothing of it is typed in.
//
// # Gaps
//
// That A and C have to do with each other is predicted from A-B and B-C after Swanson,
// Perspectives in Biology and Medicine 1986, doi:10.1353/pbm.1986.0087. From A alone this
// is open discovery, between A and C closed discovery (Weeber and others, Journal of the
// American Society for Information Science and Technology 2001, doi:10.1002/asi.1104).
// It counts only what nobody has spoken of: a statement that joins A and C, or nodes that
// count as these, also one that denies or doubts, closes the gap. What a cut leaves out are ways and gaps; for those
// that are given it was always looked up that no statement joins their ends.
//
// # Patterns
//
// A pattern is solved in two parts. First its edges are read one by one, each from
// what is already known of one of its ends; the order is by what is expected to be
// read, and after each edge everything goes that fits no longer. This order changes
// what is read and never what is found. Then the rows come out by their score, from
// the tables that were read: a beginning of a row waits in a queue by the least that a
// row with this beginning costs, which for the edges of a tree is exact.
//
// Under Pattern.Collapse a variable is bound to all nodes that count as one, where one of
// them is as the variable asks. Statements are then read for a looser variable, and what
// does not fit is left out before the edges are joined.
package traverse
