// Package transport serves a GraphQL schema over HTTP, by POST and by GET.
//
// # Contract
//
// [New] turns an executable schema into one http.Handler for one URL. It
// follows the GraphQL-over-HTTP specification and passes all 61 audits of the
// graphql-http suite (.ci/audit):
//
//   - The answer is application/json unless the client prefers
//     application/graphql-response+json; a client that accepts neither gets 406.
//   - A request that is no GraphQL request is 400, or 413, 415, 405, before
//     anything of it is run. A GraphQL request that is refused for its document
//     or variables is 200 under application/json, 400 under the other type, and
//     its answer has no data key.
//   - Where the server is the reason that there is no data, the status says so:
//     503 with Retry-After when overloaded, 504 when out of time, 500 for a
//     mistake of its own.
//   - Every error has extensions.code, extensions.hint and
//     extensions.requestId, the latter equal to the X-Request-Id header. The
//     client's text is never echoed beyond what an error needs to point at.
//   - Mutations are served by POST only, subscriptions not at all.
//
// Bodies are read strictly: UTF-8, one JSON object, no key twice, no unknown
// key, nothing after it. They are read before the request takes one of the
// places in flight, and the answer is written after it has given it back, so
// that slow clients hold up nobody. What a request may ask is decided by
// package guard.
//
// # Decisions
//
// 2026-11-25: the handler drives gqlgen's executor itself. gqlgen's own
// handler.Server adds a list of transports, and with it websockets, server-sent
// events and their modules, none of which is served here.
//
// 2026-11-25: there are no automatic persisted queries. They spare upload that
// queries of this size do not need, and are one more store for strangers to
// fill.
package transport
