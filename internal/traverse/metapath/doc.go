// Package metapath measures how two nodes are joined, kind of path by kind of path.
//
// # Definitions
//
// A metapath is a chain of categories and the relations between them, such as
// MIRNA-REGULATES>GENE-PARTICIPATES_IN>PATHWAY: its length is its number of relations,
// and every path of the graph follows one. Paths have no node twice; walks that return
// to a node are not counted.
//
// The degree of a node in a step of a path is how many nodes the relation of that step
// joins it to, in the step's direction. With the damping w, which is 0.5 unless asked
// otherwise,
//
//   - the path-degree product of a path is the product, over its steps, of
//     degree^-w of the node the step leaves and of the node it enters,
//   - the degree-weighted path count (DWPC) of a metapath between two nodes is the sum
//     of the path-degree products of all its paths between them.
//
// Both, and w = 0.5 as the choice that predicts best, are by Himmelstein and Baranzini,
// PLoS Computational Biology 2015, doi:10.1371/journal.pcbi.1004259; the metapaths of a
// pair as an explanation by Himmelstein and others, eLife 2017, doi:10.7554/eLife.26726.
//
// # Paths and not walks
//
// Up to length 3 a walk can repeat a node only by passing one of its ends, since a
// statement never joins a node to itself: the ends are closed to the middle. At length 4
// the second and fourth node can also be one: these walks are counted apart and taken
// off. Counts are whole numbers, so the correction is exact for them, and a DWPC with no
// path is 0 and not what rounding leaves.
//
// # What chance gives
//
// DWPCs of different metapaths do not compare. The null says what a DWPC would be if
// only the degrees mattered: each relation is permuted on its own by XSwap, which swaps
// the far ends of random pairs of statements and leaves every degree as it is
// (Hanhijarvi, Garriga and Puolamaki, SDM 2009, doi:10.1137/1.9781611972795.67), with ten
// tries for each statement as in the eLife paper. p is (1 + permutations whose DWPC is at
// least the one found) / (1 + permutations), by Phipson and Smyth, Statistical
// Applications in Genetics and Molecular Biology 2010, doi:10.2202/1544-6115.1585; z is
// the distance from the permutations' mean in their standard deviations (n - 1). The
// random numbers have a fixed seed, and those of a relation depend on nothing but its
// name and the number of the permutation.
//
// # One order
//
// Nodes are numbered by id and pairs are looked at from their lesser end, so that the
// figures are the same to the last digit from either end and on every store.
//
// # Speed
//
// All metapaths of a pair are counted together: two steps from the end that has fewer
// statements around it are shared by every metapath that begins with them, and meet one
// step from the other end, or two for length 4. On a graph of Hetionet's shape a pair
// takes about a millisecond up to length 3, some 40 times less than products of
// scipy.sparse matrices, which give the same figures:
//
//	EVGRAPH_BENCH_PYTHON=v/bin/python go test ./internal/traverse/metapath -run xxx -bench .
//
// # Files
//
//   - metapath.go: metapaths as text
//   - walk.go, damping.go: what may be passed, and how it weighs
//   - between.go, half.go, four.go, tally.go: the metapaths of a pair
//   - best.go: the paths under a metapath
//   - swap.go, chance.go: the null
//   - targets.go: where a metapath leads
//   - explain.go: why there is none
package metapath
