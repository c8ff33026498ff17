// Package guard refuses GraphQL requests that would cost more than an answer
// is worth, and decides what an error may tell the client. It knows GraphQL
// and gqlgen, and nothing of what the schema is about.
//
// # Contract
//
// A request passes four lines of defence, cheapest first:
//
//  1. [Precheck] runs before gqlgen parses anything. It parses with a token
//     limit, walks each fragment once and refuses by size and shape: depth,
//     fields, aliases, directives, root fields, repeated response keys,
//     nesting of input values, planned rows. Its work is linear in the
//     tokens plus at most Limits.Fields steps; [Report] counts them.
//  2. [Rules] are gqlparser's validation rules plus the literals it lets
//     through: integers beyond 32 bits, numbers as ID, unreadable numbers,
//     invisible characters in ids.
//  3. [Variables] runs after gqlgen has coerced the variables and before
//     anything is resolved. It holds variables to the same strictness and
//     enforces @oneOf, which gqlgen enforces on literals only.
//  4. [Budget] travels in the context and counts rows while the request runs.
//
// Every error that leaves has a code from the closed set in codes.go, a hint
// and the request's id. Only [Error] and gqlparser's own complaints reach the
// client in their own words ([Presenter]); anything else is logged once and
// becomes INTERNAL.
//
// A limit of zero is off. Limits hold for a whole server: a document found in
// the query cache has passed them, so only what depends on variables is
// checked again.
//
// # Decisions
//
// 2026-11-25: aliases, directives and fields are counted with every fragment
// written out, because a fragment that spreads another one twice doubles the
// work per level while the text grows by a line.
//
// 2026-11-25: repeated response keys are counted over merged selection sets, the
// way an executor merges them. gqlparser's OverlappingFieldsCanBeMerged rule
// compares all pairs of such fields, and this count is what bounds it.
//
// 2026-11-25: planned rows count list entries only. An object behind a single
// field multiplies nothing, and a page's edges and nodes are the same rows.
package guard
