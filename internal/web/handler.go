package web

import (
	"net/http"
)

// New returns the handler of all pages. It is meant to be mounted at "/", next
// to the handlers of the other paths.
//
// The provider is called once for each page, so that reloaded data shows without
// a restart. It must be safe for concurrent use and quick: it hands over values
// that are already there.
//
//	/                   landing page
//	/node?ref=, /explore  what the graph says of one node
//	/browse/miRNAs      the nodes of a category, by the root field that lists them
//	/playground         GraphiQL
//	/q/                 the saved queries as tables; the tables are another handler's
//	/schema.graphql     the SDL
//	/licences           notices of the third-party files
//	/assets/            scripts, styles, pictures
func New(provide func() Site) http.Handler {
	files := loadAssets()
	p := &pages{site: provide, assets: files, layout: parseLayout(files)}

	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", p.read(p.landing))
	mux.HandleFunc("/node", p.read(p.node))
	mux.HandleFunc("/explore", p.read(p.node))
	mux.HandleFunc("/browse/{field}", p.read(p.browse))
	mux.HandleFunc("/playground", p.read(p.playground))
	mux.HandleFunc("/q/{$}", p.read(p.tables))
	mux.HandleFunc("/schema.graphql", p.read(p.schema))
	mux.HandleFunc("/licences", p.read(p.licences))
	mux.HandleFunc("/assets/{digest}/{path...}", p.read(p.asset))
	mux.HandleFunc("/", p.notFound)
	return mux
}

// read lets GET and HEAD through. The mux could do this by method patterns, but
// then its fallback route would turn every other method into "not found".
func (p *pages) read(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			p.problem(w, http.StatusMethodNotAllowed, "This page can only be read",
				"The address answers GET and HEAD. Queries go to /graphql.")
			return
		}
		next(w, r)
	}
}

func (p *pages) notFound(w http.ResponseWriter, _ *http.Request) {
	p.problem(w, http.StatusNotFound, "There is no such page",
		"The address leads nowhere. What you are looking for may be found by its name.")
}
