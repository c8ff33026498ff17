package web

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/evgraph/evgraph/internal/origin"
)

//go:embed templates
var templates embed.FS

// pages answers the requests for pages.
type pages struct {
	site   func() Site
	assets *assets
	layout map[string]*template.Template
}

// view is what a template sees.
type view struct {
	Site
	// Page is the file name of the template, Heading the title of the tab.
	Page, Heading string
	// Cards are the questions of the landing page.
	Cards []Example
	// Listed is the category of a browse page.
	Listed CategoryCount
	// Sample is the first table of the page that lists them, with its whole address.
	Sample Link
	// Config is what the scripts of the page need to know.
	Config any
	// Text is the paragraph of an error page.
	Text string
}

// parseLayout parses each page together with the parts that all share.
func parseLayout(files *assets) map[string]*template.Template {
	funcs := template.FuncMap{
		"anchor":     anchor,
		"asset":      files.url,
		"commas":     commas,
		"exampleURL": ExampleURL,
		"initial":    initial,
		"kindKey":    kindKey,
		"kindLabel":  kindLabel,
		"kinds":      func() []kind { return kinds },
		"browseURL":  CategoryCount.browseURL,
		"listURL":    CategoryCount.listURL,
		"nodeURL":    NodeURL,
		"pieces":     pieces,
	}
	shared := template.Must(template.New("layout.html").Funcs(funcs).
		ParseFS(templates, "templates/layout.html", "templates/kinds.html", "templates/search.html", "templates/hero.html"))
	layout := make(map[string]*template.Template)
	for _, page := range []string{"browse", "landing", "node", "playground", "problem", "tables"} {
		t := template.Must(shared.Clone())
		layout[page] = template.Must(t.ParseFS(templates, "templates/"+page+".html"))
	}
	return layout
}

func (p *pages) landing(w http.ResponseWriter, r *http.Request) {
	site := p.site().withDefaults()
	p.show(w, r, Policy, view{Site: site, Page: "landing", Heading: site.Title, Cards: site.featured()})
}

func (p *pages) node(w http.ResponseWriter, r *http.Request) {
	site := p.site().withDefaults()
	p.show(w, r, Policy, view{Site: site, Page: "node", Heading: "Node · " + site.Title})
}

// browse lists one category. Its name is that of the root field, as in the API.
func (p *pages) browse(w http.ResponseWriter, r *http.Request) {
	site := p.site().withDefaults()
	listed, ok := site.category(r.PathValue("field"))
	if !ok {
		p.notFound(w, r)
		return
	}
	p.show(w, r, Policy, view{Site: site, Page: "browse", Heading: initial(listed.Plural) + " · " + site.Title, Listed: listed})
}

// tables lists the saved queries with the addresses of their tables.
func (p *pages) tables(w http.ResponseWriter, r *http.Request) {
	site := p.site().withDefaults()
	sample := site.sample()
	sample.Address = origin.Of(r) + sample.Address
	p.show(w, r, Policy, view{Site: site, Page: "tables", Heading: "Tables · " + site.Title, Sample: sample})
}

// playgroundConfig is read by assets/playground.js.
type playgroundConfig struct {
	Endpoint string    `json:"endpoint"`
	Digest   string    `json:"digest"`
	Examples []Example `json:"examples"`
}

func (p *pages) playground(w http.ResponseWriter, r *http.Request) {
	site := p.site().withDefaults()
	digest, err := examplesDigest(site.Examples)
	if err != nil {
		p.failed(w)
		return
	}
	config := playgroundConfig{Endpoint: "/graphql", Digest: digest, Examples: site.Examples}
	p.show(w, r, PlaygroundPolicy,
		view{Site: site, Page: "playground", Heading: "Playground · " + site.Title, Config: config})
}

func (p *pages) schema(w http.ResponseWriter, r *http.Request) {
	site := p.site()
	serve(w, r, Policy, "text/plain; charset=utf-8", site.DataVersion, []byte(site.SDL))
}

// show renders a page whole before it sends the first byte, so that a template
// that fails cannot leave half a page.
func (p *pages) show(w http.ResponseWriter, r *http.Request, policy string, v view) {
	var page bytes.Buffer
	if err := p.layout[v.Page].Execute(&page, v); err != nil {
		p.failed(w)
		return
	}
	serve(w, r, policy, "text/html; charset=utf-8", v.DataVersion, page.Bytes())
}

// serve sends a body that changes with the data: a browser may keep it, but asks
// each time whether it is still right.
func serve(w http.ResponseWriter, r *http.Request, policy, contentType, dataVersion string, body []byte) {
	h := w.Header()
	secure(h, policy)
	h.Set("Content-Type", contentType)
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", etag(body))
	if dataVersion != "" {
		h.Set("X-Evgraph-Data-Version", dataVersion)
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// problem sends an error page, which always offers a way out.
func (p *pages) problem(w http.ResponseWriter, status int, heading, text string) {
	v := view{Site: p.site().withDefaults(), Page: "problem", Heading: heading, Text: text}
	var page bytes.Buffer
	if err := p.layout[v.Page].Execute(&page, v); err != nil {
		p.failed(w)
		return
	}
	secure(w.Header(), Policy)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	// The reader has gone if this fails; there is nobody left to tell.
	_, _ = w.Write(page.Bytes())
}

// failed is the answer when not even a template can be rendered.
func (p *pages) failed(w http.ResponseWriter) {
	secure(w.Header(), Policy)
	http.Error(w, "the page could not be made; the API at /graphql is not affected", http.StatusInternalServerError)
}

// initial writes the first letter large, except in words such as miRNA that have
// large ones already.
func initial(text string) string {
	word, _, _ := strings.Cut(text, " ")
	if text == "" || strings.ToLower(word) != word {
		return text
	}
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// anchor makes the name of a place on a page out of its heading.
func anchor(heading string) string {
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, "-")
}

// piece is a part of a text that is code, or is not.
type piece struct {
	Text string
	Code bool
}

// pieces takes apart a text whose code stands between backticks.
func pieces(text string) []piece {
	var out []piece
	for {
		before, rest, _ := strings.Cut(text, "`")
		code, after, closed := strings.Cut(rest, "`")
		if !closed {
			return append(out, piece{Text: text})
		}
		out = append(out, piece{Text: before}, piece{Text: code, Code: true})
		text = after
	}
}

// commas writes a count the way people read it: 12,345.
func commas(n int) string {
	digits := strconv.Itoa(n)
	start := 0
	if n < 0 {
		start = 1
	}
	for i := len(digits) - 3; i > start; i -= 3 {
		digits = fmt.Sprintf("%s,%s", digits[:i], digits[i:])
	}
	return digits
}
