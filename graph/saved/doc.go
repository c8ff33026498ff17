// Package saved serves saved queries as tables and networks, for programs that speak
// no GraphQL: a spreadsheet, a notebook, R, Cytoscape.
//
//	/q/                       what there is, for programs as JSON and for people as a page
//	/q/{query}                one query: its variables, columns and addresses
//	/q/{query}.{format}       its table as csv, tsv, json or parquet, or its network
//	                          as graphml, cyjs or cx2
//
// /q/{query} gives a format too where Accept names its media type and no other of ours with
// a higher quality; application/json and whatever takes anything get the description. That
// takes rows and explode, as the columns depend on them, but no variables.
//
// A query whose answer holds statements has a network too: the statements with their
// ends, those that a path, mechanism or neighbour rests on, and the nodes beside them.
// Edges and nodes have the columns of the exports of the whole graph.
//
// A query that is not saved is posted to /q/ as for GraphQL, with rows, explode, limit
// and after beside its variables; /q/?format=csv, or Accept as above, gives the bytes of a
// format. Without either, it is JSON with the columns, their types and descriptions, the
// rows and the cursor to continue with.
//
// The parameters of an address are the variables of the query, by the types that
// it declares (package graph/tabular), and besides these:
//
//	rows=path        the list that gives the rows, where the query has several
//	explode=column   a row for each item of a list inside an element
//	limit=n          how many elements of the list, at most 10,000, which is the default
//	after=cursor     continue behind the elements that came before, in any list
//
// A node may be given as its name or its id; in a name that nothing has, hyphens
// stand for spaces.
//
// # Contract
//
// A table is read page by page through the server's own GraphQL handler, so that
// the limits of a request hold for each page, and its time for the whole table.
// It ends with the list, or at the limit, or after 10 MB of answers; in the latter
// cases `Link: rel="next"` leads to the rest. A table of more than 40 MB or 5
// million cells is refused, for what stands beside a list repeats in each row.
// X-Total-Count is the length of the list where that is known, X-Evgraph-Elements how
// many of its elements are here, X-Evgraph-Rows how many rows they make, X-Evgraph-Cut
// names lists inside the elements that have more than the query asks for, and
// X-Evgraph-Truncated says why a traversal may lack elements. So nothing is cut in
// silence.
//
// A network names the licences of its own sources, in itself and as `Link:
// rel="license"`. A table names those of all sources of the graph, also where its query
// asks some only: that may be more than its cells need, but none is missing, and the
// source of a cell is known where the query selects it. Parquet lists the sources too.
//
// All but Parquet goes out compressed to those who ask for it, and any of it in ranges, see
// package content.
//
// An ETag names the bytes, X-Evgraph-Data-Version the data, in descriptions and errors
// too. Errors have the form and the codes of GraphQL, with a status of 4xx or 5xx.
package saved
