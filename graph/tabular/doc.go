// Package tabular turns a GraphQL query and its answers into one table.
//
// # The rule
//
// A table has a row for each element of the query's one list: the nodes or edges
// of a connection, or a plain list of objects, that is reached from the top without
// passing another list. What a connection has beside its page (counts, facets,
// groups, receipt) speaks of the list and gives no list of its own. A query without
// a list gives one row. A query with several lists gives a table of the one that is
// named by its path, such as exosome.cargo.edges, and is refused where none is.
//
// The columns are known from the query and the schema alone, so that an answer
// without rows has them too. They are the plain fields of an element, in the order
// in which the query selects them, named by the response keys on their way, joined
// by dots, without the nodes and edges of a connection and the node of an edge:
// targets { edges { node { name } } } is targets.name. Where two would have one
// name, the later has its whole path from the top. Plain fields that stand beside
// the way to the list come first, named by their path from the top, and repeat in
// every row, except what speaks of the list.
//
// A field below a list inside an element holds a list, a list of lists below two,
// and so on. Exploding a list gives a row for each of its items instead, and one row
// for an element whose list is empty; lists around it are exploded with it.
//
// # Pages
//
// Only the list of the rows is read to its end, page after page, however many the
// query asks for at once, by a number or a variable. The query's own page sizes hold
// for the lists inside an element, and a table names those that are cut by them. A list
// that is no connection is asked for whole each time; a cursor is then a position in
// it, and good for the same list of the same data only. That of a connection is good for
// the same field, filter and order of the same data, of whatever node, as in GraphQL.
package tabular
