// Package rows turns a graph into rows: nodes, edges and evidence, each with named,
// typed and described columns. Every file format of a whole graph writes these rows,
// so that none of them holds less than another can.
//
// A cell holds what the API says: what is not stated has the same default, or is missing.
//
// A row of edges is a statement with its ends, what its evidence adds up to and, for
// a test in a disease model, what the model stands for. Nothing is kept of a row once
// it is written: a graph of any size takes the memory of a page of it.
package rows
