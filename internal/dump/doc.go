// Package dump writes a graph to a file and reads it back: JSON Lines in UTF-8,
// canonical, so that equal graphs are equal files whatever store they come from.
//
// The first line tells what the file is and how many lines of each type follow;
// then come sources, nodes, statements and evidence, each in the order of their
// ids. Lines have the names of the GraphQL fields. What is not stated is left out,
// and so is what follows from the rest.
//
//	{"type":"header","format":"evgraph","formatVersion":1,"vocabulary":"1","dataVersion":"50c9…","licences":["CC BY 4.0"],"sources":2,…}
//	{"type":"source","key":"review","name":…,"licence":"CC BY 4.0"}
//	{"type":"node","id":"CHEBI:10545","category":"CHEMICAL","name":"electron"}
//	{"type":"statement","id":"EVG:S-…","subject":…,"predicate":"CARRIES","object":…}
//	{"type":"evidence","id":"EVG:E-…","statement":"EVG:S-…","source":"review",…}
//
// A reader takes the lines in any order, with any order of names, but the header
// first, and neither unknown names nor anything that the header does not account
// for. Neither side holds more of the file than a line.
package dump
