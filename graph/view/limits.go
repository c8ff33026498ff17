package view

import (
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/enrich"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// traversalLimits bound one traversal. Unlike guard.Limits they are the same on every
// server, so that an answer is too.
var traversalLimits = []guard.Limit{
	{Name: "traversalNodes", Value: traverse.DefaultNodes, Reason: "nodes that a search reaches, or a neighbourhood shows; what lies beyond is truncated with the reason NODES"},
	{Name: "traversalStatements", Value: traverse.DefaultStatements, Reason: "statements that one traversal reads; then it is truncated with the reason STATEMENTS, or refused where a part of the answer would be wrong"},
	{Name: "traversalSteps", Value: traverse.DefaultSteps, Reason: "beginnings of paths, rows or mechanisms that one traversal looks at; then it is truncated with the reason STEPS"},
	{Name: "traversalEnds", Value: maxEnds, Reason: "nodes that a traversal starts from or leads to; each opens a region of its own"},
	{Name: "collapsedNodes", Value: traverse.MaxStop, Reason: "nodes that collapse takes for one; more are no longer one thing"},
	{Name: "neighborhoodDepth", Value: traverse.MaxDepth, Reason: "a fourth level holds most of the graph"},
	{Name: "pathLength", Value: traverse.MaxLength, Reason: "hops of a path; longer ones explain nothing and their number has no end"},
	{Name: "compareGroups", Value: traverse.MaxGroups, Reason: "groups that are compared at once"},
	{Name: "gapWays", Value: traverse.MaxWays, Reason: "ways that are shown of each gap"},
	{Name: "patternNodes", Value: traverse.MaxVariables, Reason: "each further node multiplies what a pattern looks at"},
	{Name: "patternEdges", Value: traverse.MaxPatternEdges, Reason: "the statements of each edge are read"},
	{Name: "matrixLines", Value: traverse.MaxLines, Reason: "rows, or columns, of a matrix of tests"},
	{Name: "matrixCells", Value: traverse.MaxCells, Reason: "rows times columns of a matrix of tests, all of which are in the answer"},
	{Name: "metapathLength", Value: metapath.MaxLength, Reason: "relations of a metapath; paths of more are too many to be counted in a request"},
	{Name: "metapathBest", Value: maxBest, Reason: "paths that are shown of each metapath"},
	{Name: "metapathSteps", Value: metapath.MaxSteps, Reason: "beginnings of paths that are looked at for the best under one metapath; then bestTruncated is true"},
	{Name: "metapathPermutations", Value: metapath.MaxPermutations, Reason: "permutations of the graph; each counts all again"},
	{Name: "metapathPairs", Value: metapath.MaxSwapped, Reason: "pairs of nodes that all permutations of a request swap together"},
	{Name: "metapathTargets", Value: metapath.MaxTargets, Reason: "nodes at the end of a metapath that are ranked; more are refused, since some would look like all"},
	{Name: "enrichmentTargets", Value: enrich.MaxTargets, Reason: "targets of a list that are ranked; more are refused, since some would look like all"},
	{Name: "countedNodes", Value: projection.DefaultLimits.Nodes, Reason: "nodes of the graph in memory that metapaths and enrichment count in; larger data are refused there, since figures of a part would look like those of the whole"},
	{Name: "countedStatements", Value: projection.DefaultLimits.Statements, Reason: "statements of the graph in memory that metapaths and enrichment count in"},
	{Name: "filterNodes", Value: kg.MaxSet, Reason: "nodes that a part of a filter may select before it is too broad"},
	{Name: "filterHops", Value: kg.MaxHops, Reason: "related conditions inside each other in a filter"},
}

// limits are all that bound a request.
func (s *Service) limits() []guard.Limit { return slices.Concat(s.Limits.List(), traversalLimits) }
