// Package enrich tells which pathways, processes, diseases or models a list of
// molecules is joined to more often than chance would have it.
//
// # Definitions
//
// The background is the molecules that could have been on the list: unless it is given,
// those of the list's categories that are joined to any target. Of its N members n are
// on the list, K are joined to a target, and k are both.
//
//   - p is the upper tail of the hypergeometric distribution: the chance that n drawn
//     from N without return hold at least k of the K. It is the one-sided exact test of
//     Fisher, Statistical Methods for Research Workers, 1934. One joined several times
//     counts once.
//   - q is p adjusted for the number of targets, by Benjamini and Hochberg, Journal of
//     the Royal Statistical Society B 1995, doi:10.1111/j.2517-6161.1995.tb02031.x. Every
//     target with a member in the background is a test, also where the list has none of
//     them, for which p is 1.
//   - the odds ratio is k (N-K-n+k) / ((n-k) (K-k)), that of the sample; it has no value
//     where this divides by 0.
//
// Each term of the distribution is made from its neighbour, beginning with the greatest,
// so that neither factorials nor their logarithms are needed; a p below 1e-308 is 0. A
// library is not needed for one sum: gonum, which would fit, has no hypergeometric
// distribution.
//
// Where the graph has nodes that count as one, such as a gene and its proteins, they are one
// molecule.
//
// Molecules of the list that are not in the background say nothing and are left out,
// and named. A background that is given must hold the whole list.
package enrich
