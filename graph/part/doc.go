// Package part finds out which statements and nodes a question is about, so that a
// file can be written of that part of the graph: by a filter of statements, or by what
// stands in the answer of a query.
//
// Both are put to GraphQL, so that names, errors and limits are those of the API.
package part
