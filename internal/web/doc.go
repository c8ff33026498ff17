// Package web serves the pages a person opens in a browser: the landing page,
// lists of nodes, the node page and the GraphiQL playground, with every script,
// style and font they need inside the binary.
//
// It knows neither the stores nor the GraphQL server. What it shows arrives as
// one [Site] value; everything else the pages fetch themselves, from the public
// /graphql endpoint, with the documents in assets/api.js. There is no private
// endpoint, so what a page can show, a notebook can fetch too.
//
// Nothing is loaded from another host: [Policy] and [PlaygroundPolicy] forbid it
// and .ci/browser checks it with the network cut off.
//
// The third-party files lie in vendor/, described by manifest.json, which a test
// compares with the bytes. Their licence notices lie beside them, not in a folder
// below: module archives leave out every folder below one named vendor, and a
// build from such an archive would lose the notices.
package web
