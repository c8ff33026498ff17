package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/examples"
)

// elements is a network as Cytoscape reads it.
type elements struct {
	Data     struct{ Name, Version string }
	Elements struct {
		Nodes []struct{ Data struct{ ID, Category string } }
		Edges []struct {
			Data struct{ ID, Source, Target string }
		}
	}
}

func readElements(t *testing.T, w *httptest.ResponseRecorder) elements {
	t.Helper()
	var e elements
	if err := json.Unmarshal(w.Body.Bytes(), &e); err != nil || w.Code != http.StatusOK {
		t.Fatalf("status %d, %v: %.300s", w.Code, err, w.Body)
	}
	return e
}

// TestExamplesAsNetworks gets each example that speaks of statements as a network: the
// ends of each edge are among its nodes.
func TestExamplesAsNetworks(t *testing.T) {
	a, _ := testApp(t, "")
	all, err := examples.All(examples.FS)
	if err != nil {
		t.Fatal(err)
	}
	var networks []string
	for _, example := range all {
		d := describeQuery(t, a, example.Name)
		if d.Tables["cyjs"] == "" {
			w := get(a, "/q/"+example.Name+".cyjs")
			if w.Code < 400 || w.Code >= 500 {
				t.Errorf("%s is no network, but answers %d", example.Name, w.Code)
			}
			continue
		}
		networks = append(networks, example.Name)
		t.Run(example.Name, func(t *testing.T) {
			w := get(a, d.Tables["cyjs"])
			e := readElements(t, w)
			there := map[string]bool{}
			for _, n := range e.Elements.Nodes {
				there[n.Data.ID] = true
			}
			for _, edge := range e.Elements.Edges {
				if !there[edge.Data.Source] || !there[edge.Data.Target] || !strings.HasPrefix(edge.Data.ID, "EVG:S-") {
					t.Errorf("edge %+v has an end that is not there", edge.Data)
				}
			}
			if e.Data.Name != example.Title || e.Data.Version == "" || w.Header().Get("X-Evgraph-Data-Version") != e.Data.Version {
				t.Errorf("the network tells of itself %+v", e.Data)
			}
			if w.Header().Get("ETag") == "" || !strings.Contains(w.Header().Get("Link"), `rel="license"`) {
				t.Errorf("headers are %v", w.Header())
			}
			if len(e.Elements.Edges) == 0 {
				t.Error("no edges")
			}
		})
	}
	for _, name := range []string{"what-surrounds-a-pathway", "ways-around-apoptosis", "mechanisms-in-the-heart", "cargo-of-source"} {
		if !slices.Contains(networks, name) {
			t.Errorf("%s is no network", name)
		}
	}
}

// TestNetworkOfANeighborhood holds the network beside the answer of GraphQL.
func TestNetworkOfANeighborhood(t *testing.T) {
	a, _ := testApp(t, "")
	const query = `{ neighborhood(of: [{name: "PTEN"}], depth: 1, maxNodes: 40) { nodes { node { id } } statements { id } } }`
	var answer struct {
		Data struct {
			Neighborhood struct {
				Nodes      []struct{ Node struct{ ID string } }
				Statements []struct{ ID string }
			}
		}
	}
	body, _ := json.Marshal(map[string]string{"query": query})
	post := func(path string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(string(body)))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		a.handler.ServeHTTP(w, r)
		return w
	}
	if err := json.Unmarshal(post("/graphql").Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, n := range answer.Data.Neighborhood.Nodes {
		want = append(want, n.Node.ID)
	}
	for _, s := range answer.Data.Neighborhood.Statements {
		want = append(want, s.ID)
	}
	e := readElements(t, post("/q/?format=cyjs"))
	for _, n := range e.Elements.Nodes {
		got = append(got, n.Data.ID)
	}
	for _, edge := range e.Elements.Edges {
		got = append(got, edge.Data.ID)
	}
	slices.Sort(want)
	slices.Sort(got)
	if len(want) < 10 || !slices.Equal(got, want) {
		t.Errorf("the network holds %d things, GraphQL %d", len(got), len(want))
	}
	for format, begin := range map[string]string{"graphml": "<?xml", "cx2": `[{"CXVersion":"2.0"`} {
		if w := post("/q/?format=" + format); w.Code != http.StatusOK || !strings.HasPrefix(w.Body.String(), begin) {
			t.Errorf("%s: status %d, %.100s", format, w.Code, w.Body)
		}
	}
}
