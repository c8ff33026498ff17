package web_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/web"
)

// site is a small site with every part filled in.
func site() web.Site {
	return web.Site{
		Counts: []web.CategoryCount{
			{Category: "MIRNA", Plural: "miRNAs", Count: 1234, Description: "small RNAs", Field: "miRNAs"},
			{Category: "EV_PREPARATION", Plural: "EV preparations", Count: 5},
		},
		Statements: 10, Evidence: 12, Publications: 3,
		DataVersion: "3fa41c07be12", Version: "0.1.0",
		Licence: "CC BY 4.0", Attribution: "Keshtkar et al. 2018",
		Examples: []web.Example{
			{Name: "find", Section: "Names", Title: "What is known of a name?", Blurb: "Search.", Query: "query Find { search(text: \"a\") { totalCount } }", Variables: `{"a": 1}`},
			{Name: "cargo", Title: "Which cargo?", Query: "query Cargo { __typename }"},
		},
		SDL: "type Query { ok: Boolean }\n",
	}
}

func get(t *testing.T, h http.Handler, method, path string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func text(t *testing.T, r *http.Response) string {
	t.Helper()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

var pages = []string{"/", "/node?ref=EVG:x", "/explore", "/browse/miRNAs", "/playground", "/playground?example=find", "/nowhere"}

func TestRoutes(t *testing.T) {
	h := web.New(site)
	for path, want := range map[string]struct {
		status int
		kind   string
		holds  string
	}{
		"/":                  {200, "text/html", "1,234"},
		"/node?ref=EVG:x":    {200, "text/html", "data-node"},
		"/explore":           {200, "text/html", "data-search"},
		"/browse/miRNAs":     {200, "text/html", `data-browse="MIRNA"`},
		"/browse/":           {404, "text/html", `href="/"`},
		"/browse/nothings":   {404, "text/html", `href="/"`},
		"/browse/miRNAs/x":   {404, "text/html", `href="/"`},
		"/playground":        {200, "text/html", `"section":"Names"`},
		"/schema.graphql":    {200, "text/plain", "type Query"},
		"/licences":          {200, "text/plain", "Permission is hereby granted"},
		"/nowhere":           {404, "text/html", `href="/playground"`},
		"/assets/x/no.js":    {404, "text/html", `href="/"`},
		"/assets/":           {404, "text/html", `href="/"`},
		"/assets/x/base.css": {200, "text/css", "--paper"},
	} {
		r := get(t, h, "GET", path)
		if r.StatusCode != want.status || !strings.HasPrefix(r.Header.Get("Content-Type"), want.kind) {
			t.Errorf("GET %s: %d %s, want %d %s", path, r.StatusCode, r.Header.Get("Content-Type"), want.status, want.kind)
		}
		if body := text(t, r); !strings.Contains(body, want.holds) {
			t.Errorf("GET %s: no %q in the answer", path, want.holds)
		}
	}
}

func TestMethods(t *testing.T) {
	h := web.New(site)
	for _, path := range []string{"/", "/node", "/browse/miRNAs", "/playground", "/schema.graphql", "/assets/x/base.css"} {
		r := get(t, h, "POST", path)
		if r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("POST %s: %d, Allow %q", path, r.StatusCode, r.Header.Get("Allow"))
		}
		full, head := get(t, h, "GET", path), get(t, h, "HEAD", path)
		if head.StatusCode != 200 || head.Header.Get("ETag") != full.Header.Get("ETag") {
			t.Errorf("HEAD %s differs from GET", path)
		}
		if body := text(t, head); body != "" {
			t.Errorf("HEAD %s has a body of %d bytes", path, len(body))
		}
	}
	if r := get(t, h, "POST", "/nowhere"); r.StatusCode != 404 {
		t.Errorf("POST /nowhere: %d, want 404", r.StatusCode)
	}
}

func TestSecurityHeaders(t *testing.T) {
	h := web.New(site)
	for _, path := range append(pages, "/schema.graphql", "/licences", "/assets/x/base.css") {
		header := get(t, h, "GET", path).Header
		policy := header.Get("Content-Security-Policy")
		want := web.Policy
		if strings.HasPrefix(path, "/playground") {
			want = web.PlaygroundPolicy
		}
		if policy != want {
			t.Errorf("GET %s: policy %q", path, policy)
		}
		if header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Referrer-Policy") == "" {
			t.Errorf("GET %s: nosniff or referrer policy missing", path)
		}
	}
	for _, policy := range []string{web.Policy, web.PlaygroundPolicy} {
		for _, want := range []string{"script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"} {
			if !strings.Contains(policy, want+";") && !strings.HasSuffix(policy, want) {
				t.Errorf("policy %q lacks %q", policy, want)
			}
		}
		if strings.Contains(policy, "http") || strings.Contains(policy, "unsafe-eval") {
			t.Errorf("policy %q lets something in", policy)
		}
	}
}

var (
	subResource  = regexp.MustCompile(`<(?:script|link|img|iframe|source|object|embed|use|form)\b[^>]*?(?:src|href|action|data)\s*=\s*"([^"]*)"`)
	inlineScript = regexp.MustCompile(`<script([^>]*)>`)
	inlineCode   = regexp.MustCompile(`\s(?:on[a-z]+|style)\s*=`)
)

// Every sub-resource is on this server, scripts have a source, and no markup
// needs what the policy forbids.
func TestNothingFromElsewhere(t *testing.T) {
	h := web.New(site)
	for _, path := range pages {
		body := text(t, get(t, h, "GET", path))
		found := subResource.FindAllStringSubmatch(body, -1)
		if len(found) == 0 {
			t.Errorf("GET %s: no sub-resource found, the test is blind", path)
		}
		for _, m := range found {
			if address := m[1]; !strings.HasPrefix(address, "/") && !strings.HasPrefix(address, "#") || strings.HasPrefix(address, "//") {
				t.Errorf("GET %s: loads %s", path, address)
			} else if strings.HasPrefix(address, "/assets/") && get(t, h, "GET", address).StatusCode != 200 {
				t.Errorf("GET %s: links to %s, which is not there", path, address)
			}
		}
		for _, m := range inlineScript.FindAllStringSubmatch(body, -1) {
			if !strings.Contains(m[1], "src=") && !strings.Contains(m[1], "application/json") {
				t.Errorf("GET %s: inline script <script%s>", path, m[1])
			}
		}
		if m := inlineCode.FindString(body); m != "" {
			t.Errorf("GET %s: inline code or style%s", path, m)
		}
	}
}

func TestHostileNames(t *testing.T) {
	const hostile = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>`
	s := site()
	s.Title, s.Tagline, s.DataVersion, s.Licence, s.Attribution = hostile, hostile, "v1", hostile, hostile
	s.Counts = []web.CategoryCount{{Category: hostile, Plural: hostile, Description: hostile, Field: hostile}}
	s.Examples = []web.Example{{Name: hostile, Title: hostile, Blurb: hostile, Query: hostile, Variables: hostile}}
	s.Chain = []web.Stop{{Category: hostile, Name: hostile, ID: hostile, Link: hostile, Kind: hostile}}
	s.ChainNote = hostile
	h := web.New(func() web.Site { return s })
	for _, path := range pages {
		body := text(t, get(t, h, "GET", path))
		for _, bad := range []string{"<script>alert", "<img src=x"} {
			if strings.Contains(body, bad) {
				t.Errorf("GET %s: %q came through", path, bad)
			}
		}
	}
}

func TestRevalidation(t *testing.T) {
	h := web.New(site)
	for _, path := range []string{"/", "/playground", "/schema.graphql", "/assets/x/base.css"} {
		tag := get(t, h, "GET", path).Header.Get("ETag")
		if !strings.HasPrefix(tag, `"`) {
			t.Fatalf("GET %s: ETag %s is not strong", path, tag)
		}
		r := get(t, h, "GET", path, "If-None-Match", tag)
		if r.StatusCode != 304 || text(t, r) != "" {
			t.Errorf("GET %s with its own tag: %d", path, r.StatusCode)
		}
	}
}

func TestPageFollowsTheData(t *testing.T) {
	s := site()
	h := web.New(func() web.Site { return s })
	before := get(t, h, "GET", "/")
	s.DataVersion, s.Statements = "000000000001", 77777
	after := get(t, h, "GET", "/")
	if before.Header.Get("ETag") == after.Header.Get("ETag") {
		t.Error("the tag did not change with the data")
	}
	if after.Header.Get("X-Evgraph-Data-Version") != "000000000001" || !strings.Contains(text(t, after), "77,777") {
		t.Error("the page shows the old data")
	}
}

func TestAssetCaching(t *testing.T) {
	h := web.New(site)
	current := regexp.MustCompile(`/assets/\w+/base\.css`).FindString(text(t, get(t, h, "GET", "/")))
	if cache := get(t, h, "GET", current).Header.Get("Cache-Control"); !strings.Contains(cache, "immutable") {
		t.Errorf("current address: Cache-Control %q", cache)
	}
	if cache := get(t, h, "GET", "/assets/old/base.css").Header.Get("Cache-Control"); cache != "no-cache" {
		t.Errorf("old address: Cache-Control %q", cache)
	}
}

func TestAssetCompression(t *testing.T) {
	h := web.New(site)
	const path = "/assets/x/vendor/graphiql.min.js"
	plain := get(t, h, "GET", path)
	small := get(t, h, "GET", path, "Accept-Encoding", "br, gzip;q=0.8")
	refused := get(t, h, "GET", path, "Accept-Encoding", "gzip;q=0")
	if plain.Header.Get("Content-Encoding") != "" || refused.Header.Get("Content-Encoding") != "" {
		t.Error("compressed without being asked")
	}
	if small.Header.Get("Content-Encoding") != "gzip" || small.Header.Get("Vary") != "Accept-Encoding" {
		t.Fatal("not compressed although accepted")
	}
	if small.Header.Get("ETag") == plain.Header.Get("ETag") {
		t.Error("two forms share one strong tag")
	}
	zip, err := gzip.NewReader(small.Body)
	if err != nil {
		t.Fatal(err)
	}
	unpacked, err := io.ReadAll(zip)
	if err != nil || string(unpacked) != text(t, plain) {
		t.Errorf("the compressed form is another file: %v", err)
	}
}

func TestPermalinks(t *testing.T) {
	for got, want := range map[string]string{
		web.ExampleURL("a&b"):        "/playground?example=a%26b",
		web.QueryURL("{ a }", ""):    "/playground?query=%7B+a+%7D",
		web.QueryURL("q", `{"a":1}`): "/playground?query=q&variables=%7B%22a%22%3A1%7D",
		web.NodeURL("EVG:a b"):       "/node?ref=EVG%3Aa+b",
	} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestEmptySite(t *testing.T) {
	h := web.New(func() web.Site { return web.Site{} })
	for _, path := range []string{"/", "/node?ref=EVG:x", "/explore", "/playground", "/playground?example=find"} {
		if r := get(t, h, "GET", path); r.StatusCode != 200 {
			t.Errorf("GET %s: %d", path, r.StatusCode)
		}
	}
}

func TestFeatured(t *testing.T) {
	s := site()
	s.Featured = []string{"cargo", "no-such"}
	body := text(t, get(t, web.New(func() web.Site { return s }), "GET", "/"))
	if !strings.Contains(body, "example=cargo") || strings.Contains(body, "example=find") || strings.Contains(body, "no-such") {
		t.Error("the cards are not the featured examples")
	}
}

// A tile leads to the list of its category; without a root field there is none.
func TestTilesLeadToLists(t *testing.T) {
	body := text(t, get(t, web.New(site), "GET", "/"))
	if got := strings.Count(body, `href="/browse/`); got != 1 || !strings.Contains(body, `href="/browse/miRNAs"`) {
		t.Errorf("%d links to lists, want that of the miRNAs only", got)
	}
}

func TestBrowsePage(t *testing.T) {
	s := site()
	s.Counts = append(s.Counts, web.CategoryCount{Category: "GENE", Plural: "genes", Count: 7, Field: "genes"})
	h := web.New(func() web.Site { return s })
	body := text(t, get(t, h, "GET", "/browse/genes"))
	for _, want := range []string{"<title>Genes · evgraph</title>", `href="/browse/miRNAs"`, "/playground?query=query&#43;Genes"} {
		if !strings.Contains(body, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(body, `href="/browse/genes"`) || strings.Contains(body, `href="/browse/"`) {
		t.Error("the page links to itself or to a list that is not there")
	}
}

func TestNoChainNoSection(t *testing.T) {
	s := site()
	if body := text(t, get(t, web.New(func() web.Site { return s }), "GET", "/")); strings.Contains(body, "chain-section") {
		t.Error("a section without a chain")
	}
	s.Chain = []web.Stop{{Category: "MIRNA", Name: "miR-1", ID: "EVG:miR-1"}}
	if body := text(t, get(t, web.New(func() web.Site { return s }), "GET", "/")); !strings.Contains(body, `href="/node?ref=EVG%3AmiR-1"`) {
		t.Error("the chain is not drawn")
	}
}

func TestStaleBanner(t *testing.T) {
	since := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	tests := []struct {
		name  string
		stale *web.Stale
		want  string // "" for no banner
	}{
		{"Fresh", nil, ""},
		{"OneError", &web.Stale{Since: since, Errors: 1}, "it has 1 error."},
		{"ManyErrors", &web.Stale{Since: since, Errors: 1200}, "it has 1,200 errors."},
		{"NotTheData", &web.Stale{Since: since}, "that cannot be read."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := site()
			s.Stale = tt.stale
			body := text(t, get(t, web.New(func() web.Site { return s }), "GET", "/"))
			words := strings.Join(strings.Fields(body), " ")
			if shown := strings.Contains(body, `<time datetime="2026-01-02T03:04:05Z">2 January 2026, 03:04 UTC</time>`); shown != (tt.stale != nil) || !strings.Contains(words, tt.want) {
				t.Errorf("banner shown: %t, want %q", shown, tt.want)
			}
		})
	}
}
