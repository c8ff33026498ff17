package web_test

import (
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/web"
)

func tablesPage(t *testing.T, s web.Site, header ...string) string {
	t.Helper()
	return text(t, get(t, web.New(func() web.Site { return s }), "GET", "/q/", header...))
}

func withTables(s web.Site) web.Site {
	s.Examples[1].Section = "Cargo & more"
	s.Tables = map[string][]web.Link{
		"find":  {{Name: "csv", Address: "/q/find.csv?a=1&b=%22"}, {Name: "json", Address: "/q/find.json?a=1&b=%22"}},
		"cargo": {{Name: "csv", Address: "/q/cargo.csv"}},
	}
	return s
}

// TestTablesHaveLinesToPaste expects them to lead to the first table on this server.
func TestTablesHaveLinesToPaste(t *testing.T) {
	const address = `"https://example.com/q/find.csv?a=1&b=%22"`
	page := html.UnescapeString(tablesPage(t, withTables(site()), "X-Forwarded-Proto", "https"))
	for _, line := range []string{"import pandas; pandas.read_csv(" + address + ")", "read.csv(" + address + ")", "curl -o find.csv " + address} {
		if !strings.Contains(page, "<code>"+line+"</code>") {
			t.Errorf("the page does not have the line %s", line)
		}
	}
	if page := tablesPage(t, site()); strings.Contains(page, "read_csv") {
		t.Error("there are lines without tables")
	}
}

// TestTablesHaveContents follows each link of the list to its heading.
func TestTablesHaveContents(t *testing.T) {
	s := withTables(site())
	s.Files = []web.File{{Name: "a", Address: "/export/a"}}
	page := tablesPage(t, s)
	_, contents, _ := strings.Cut(page, `aria-label="Contents"`)
	contents, _, _ = strings.Cut(contents, "</nav>")
	found := regexp.MustCompile(`href="#([^"]+)">([^<]+)<`).FindAllStringSubmatch(contents, -1)
	if len(found) != 3 {
		t.Fatalf("the contents are %q", found)
	}
	for _, link := range found {
		if !strings.Contains(page, `<h2 id="`+link[1]+`">`+link[2]+"</h2>") {
			t.Errorf("%s leads nowhere", link[0])
		}
	}
}

func TestBlurbsShowCode(t *testing.T) {
	s := withTables(site())
	s.Examples[0].Blurb = "Take `<b>` of `a`, not ` alone."
	s.Featured = []string{"find"}
	const want = "Take <code>&lt;b&gt;</code> of <code>a</code>, not ` alone."
	if page := tablesPage(t, s); !strings.Contains(page, want) {
		t.Error("the tables do not show code in a blurb")
	}
	if page := text(t, get(t, web.New(func() web.Site { return s }), "GET", "/")); !strings.Contains(page, want) {
		t.Error("the cards do not show code in a blurb")
	}
}
