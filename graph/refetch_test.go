package graph_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// ownFields are the fields of every node that need no arguments.
const ownFields = `__typename id category name label synonyms xrefs url description grain hub taxon {id} reason parents`

// TestRefetch reads every node out of a list, and again by its id: by node, by
// nodes and by the root field of its category. The objects are the same.
func TestRefetch(t *testing.T) {
	for name, f := range bothGraphs(t) {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, f.store)
			for _, info := range kg.Categories {
				single := singleField(t, info.TypeName)
				listed := c.get(`{list: ` + graph.ListField(info.TypeName) + `(first: 500) {nodes {` + ownFields + `}}}`)
				ids := listed.texts("list.nodes.*.id")
				byID := c.get(`query ($ids: [ID!]!) {nodes(ids: $ids) {`+ownFields+`}}`, vars{"ids": ids})
				if !reflect.DeepEqual(listed.at("list.nodes.*"), byID.at("nodes.*")) {
					t.Errorf("%s: nodes by id are not those of the list", info.TypeName)
				}
				for i, id := range ids {
					again := c.get(`query ($id: ID!) {node(ref: {id: $id}) {`+ownFields+`} one: `+single+`(ref: {id: $id}) {`+ownFields+`}}`, vars{"id": id})
					want := listed.at("list.nodes." + itoa(i))
					if !reflect.DeepEqual(again.at("node"), want) || !reflect.DeepEqual(again.at("one"), want) {
						t.Errorf("%s is %v, but %v in the list", id, again.Data, want)
					}
				}
			}
		})
	}
}

// singleField is the root field that gives one node of a type.
func singleField(t testing.TB, typeName string) string {
	t.Helper()
	for _, field := range graph.NewSchema().Schema().Query.Fields {
		if field.Type.Name() == typeName && field.Arguments.ForName("ref") != nil {
			return field.Name
		}
	}
	t.Fatalf("no root field gives one %s", typeName)
	return ""
}

// TestRefetchClaims does the same for statements and evidence.
func TestRefetchClaims(t *testing.T) {
	const own = `id subject {id} predicate object {id} effect aspect negative amount context {id} moleculeLevel value {min max unit medium} result reading`
	const entry = `id statement {id} kind source {key} locators summary asWritten credits {id} joint reach level scope basis hedged supports directness
		setting model {id} preparation {id} species {id} route doses doseCount timing stage via {id} with {id} comparator {id} comparison
		firstReport {year who} flags {kind note conflictsWith} eco knowledgeLevel agentType`
	for name, f := range bothGraphs(t) {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, f.store)
			a := c.get(`{statements(first: 120) {nodes {` + own + ` evidence {nodes {` + entry + `}}}}}`)
			for i, s := range a.at("statements.nodes.*") {
				path := "statements.nodes." + itoa(i)
				entries := a.at(path + ".evidence.nodes.*")
				again := c.get(`query ($id: ID!) {statement(id: $id) {`+own+` evidence {nodes {`+entry+`}}}}`, vars{"id": a.text(path + ".id")})
				if !reflect.DeepEqual(again.at("statement"), []any{s}) {
					t.Errorf("statement is %v, but %v in the list", again.Data, s)
				}
				for j, e := range entries {
					again := c.get(`query ($id: ID!) {evidence(id: $id) {`+entry+`}}`, vars{"id": a.text(path + ".evidence.nodes." + itoa(j) + ".id")})
					if !reflect.DeepEqual(again.at("evidence"), []any{e}) {
						t.Errorf("evidence is %v, but %v in the list", again.Data, e)
					}
				}
			}
		})
	}
}

// TestRefetchUnderWalks finds paths and mechanisms under filters, and fetches each under
// the same: what is counted is the same. Under a filter that no evidence fulfils there is
// nothing to fetch.
func TestRefetchUnderWalks(t *testing.T) {
	c, _ := seeded(t)
	const path = ` {id reading score damping coherent hops {others support {value publications level basis hedged directness}}}`
	const mechanism = ` {id reading score damping coherent hops {kind support {value publications level basis hedged directness}}}`
	some, weaker := 0, 0
	for _, walk := range []string{
		`{statement: {evidence: {hedged: false}}}`,
		`{statement: {evidence: {basis: [STATED]}}, hubs: true}`,
		`{statement: {predicate: [REGULATES, AFFECTS, MODULATES, CARRIES]}, directed: true, collapse: [GENE_PRODUCTS]}`,
		`{through: {category: [GENE, PATHWAY, BIOLOGICAL_PROCESS]}, exclude: [{name: "Akt signaling"}]}`,
	} {
		for field, list := range map[string]string{
			"path" + path:           `paths(from: [{name: "miR-21"}, {name: "miR-122"}], to: [{name: "cardiac function"}, {name: "cell proliferation"}], walk: ` + walk + `, first: 12) {nodes` + path + `}`,
			"mechanism" + mechanism: `mechanisms(at: {cargo: [{name: "miR-21"}, {name: "miR-122"}]}, to: OUTCOME, walk: ` + walk + `, first: 12) {nodes` + mechanism + `}`,
		} {
			one, fields, _ := strings.Cut(field, " ")
			found := c.get(`{` + list + `}`)
			for i, id := range found.texts(one + "s.nodes.*.id") {
				question := `query($id: ID!) {it: ` + one + `(id: $id, walk: ` + walk + `) ` + fields + ` plain: ` + one + `(id: $id) {score}
					none: ` + one + `(id: $id, walk: {statement: {evidence: {setting: [COMPUTATIONAL]}}}) {id}}`
				again, was := c.get(question, vars{"id": id}), found.at(one+"s.nodes."+itoa(i))
				if !reflect.DeepEqual(again.at("it"), was) {
					t.Errorf("under %s found %v, fetched %v", walk, was, again.at("it"))
				}
				if again.text("none") != "" {
					t.Errorf("%s is fetched without evidence", id)
				}
				if fmt.Sprint(again.texts("plain.score")) != fmt.Sprint(again.texts("it.score")) {
					weaker++
				}
				some++
			}
		}
	}
	if some < 40 || weaker < 10 {
		t.Errorf("%d were fetched, %d of them have another score without the walk", some, weaker)
	}
}

func TestUnknownClaims(t *testing.T) {
	c, _ := latticed(t)
	a := c.get(`{statement(id: "EVG:S-nothing") {id} evidence(id: "EVG:E-nothing") {id}}`)
	if a.text("statement") != "" || a.text("evidence") != "" {
		t.Errorf("answer is %s", a.Body)
	}
}

// TestPublicationStatements lists what a paper is credited for, whichever way
// one asks.
func TestPublicationStatements(t *testing.T) {
	for name, f := range bothGraphs(t) {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, f.store)
			some := 0
			for _, id := range f.nodes(func(n *kg.Node) bool { return n.Category == kg.Publication }) {
				want := f.statements(func(s *kg.Statement) bool {
					return f.shown(s.ID, func(e *kg.Evidence) bool { return slices.Contains(e.Credits, kg.CURIE(id)) })
				})
				a := c.get(`query ($id: ID!) {publication(ref: {id: $id}) {statements(first: 500) {totalCount nodes {id}}
					out: statements(direction: OUT, first: 500) {totalCount}}}`, vars{"id": id})
				got := slices.Sorted(slices.Values(a.texts("publication.statements.nodes.*.id")))
				total := a.number("publication.statements.totalCount")
				if total != len(want) || total <= 500 && !slices.Equal(got, want) || a.number("publication.out.totalCount") != total {
					t.Errorf("%s has %d statements, want %d", id, total, len(want))
				}
				some += total
			}
			if some == 0 {
				t.Error("no paper is credited")
			}
		})
	}
}

// TestFindings lists the statements whose evidence names a model or preparation,
// which need not be an end of them.
func TestFindings(t *testing.T) {
	c, f := seeded(t)
	for _, tc := range []struct {
		list string
		of   func(e *kg.Evidence) kg.CURIE
	}{
		{"diseaseModels", func(e *kg.Evidence) kg.CURIE { return e.Model }},
		{"evPreparations", func(e *kg.Evidence) kg.CURIE { return e.Preparation }},
	} {
		t.Run(tc.list, func(t *testing.T) {
			c.t = t
			a := c.get(`{list: ` + tc.list + `(first: 500) {nodes {id findings(first: 500) {totalCount nodes {id}}}}}`)
			some := 0
			for i, id := range a.texts("list.nodes.*.id") {
				want := f.statements(func(s *kg.Statement) bool {
					return f.shown(s.ID, func(e *kg.Evidence) bool { return tc.of(e) == kg.CURIE(id) })
				})
				got := slices.Sorted(slices.Values(a.texts("list.nodes." + itoa(i) + ".findings.nodes.*.id")))
				if !slices.Equal(got, want) {
					t.Errorf("%s\ngot  %q\nwant %q", id, got, want)
				}
				some += len(want)
			}
			if some == 0 {
				t.Error("nothing has findings")
			}
		})
	}
}

// TestNeighborStatements compares the statements of each neighbour with the
// oracle.
func TestNeighborStatements(t *testing.T) {
	c, f := seeded(t)
	a := c.get(`{miRNA(ref: {name: "miR-21"}) {neighbors(first: 500) {edges {node {id} statements(first: 500) {id} none: statements(first: 0) {id}}}}}`)
	for i, id := range a.texts("miRNA.neighbors.edges.*.node.id") {
		want := f.statements(func(s *kg.Statement) bool {
			ends := []string{string(s.Subject), string(s.Object)}
			return !s.Negative() && (slices.Equal(ends, []string{"EVG:miR-21", id}) || slices.Equal(ends, []string{id, "EVG:miR-21"}))
		})
		path := "miRNA.neighbors.edges." + itoa(i)
		if got := slices.Sorted(slices.Values(a.texts(path + ".statements.*.id"))); !slices.Equal(got, want) || len(want) == 0 {
			t.Errorf("%s\ngot  %q\nwant %q", id, got, want)
		}
		if none := a.at(path + ".none.*"); len(none) != 0 {
			t.Errorf("%s: first: 0 gives %v", id, none)
		}
	}
}

// TestRefetchAnswers reads conflicts, shares and gaps out of lists, and again by their
// ids. The objects are the same.
func TestRefetchAnswers(t *testing.T) {
	const one = `collapse: [GENE_PRODUCTS, ORTHOLOGS]`
	const claims = `statements {id reading}`
	const mirs = `groups: [{nodes: [{name: "miR-21"}]}, {name: "others", nodes: [{name: "miR-19a"}, {name: "miR-122"}]}]`
	const cargo = `groups: [{nodes: [{name: "cargo-00"}]}, {nodes: [{name: "cargo-01"}, {name: "cargo-02"}]}], each: {category: [CHEMICAL]}`
	const conflict = `id kind subject {id} object {id} sides {effect ` + claims + `} differences {attribute values}`
	const share = `id predicate forward node {id} agree parts {group {name size} ` + claims + `}`
	const gap = `id from {id} to {id} score between netEffect agree reading ways {id reading}`
	const mir = `statement: {subject: [{name: "miR-122"}], evidence: {hedged: true}}`
	for _, w := range []struct {
		graph, list, arguments string
		single, own            string // its root, and the arguments that go with the id
		fields                 string
	}{
		{"Seed", "conflicts", ``, "conflict", ``, conflict},
		{"Seed", "conflicts", `classes: true`, "conflict", ``, conflict},
		{"Seed", "conflicts", one, "conflict", ``, conflict},
		{"Seed", "conflicts", `classes: true, ` + one, "conflict", ``, conflict},
		{"Seed", "conflicts", mir, "conflict", mir, conflict},
		{"Seed", "compare", mirs, "share", mirs, share},
		{"Seed", "compare", `minGroups: 2, ` + mirs + `, walk: {` + one + `}`, "share", mirs + `, walk: {` + one + `}`, share},
		{"Lattice", "compare", cargo + `, walk: {` + one + `}`, "share", cargo + `, walk: {` + one + `}`, share},
		{"Seed", "gaps", `from: {nodes: [{name: "IGF1R mRNA"}]}, walk: {` + one + `}`, "gap", ``, gap},
		{"Lattice", "gaps", `from: {nodes: [{name: "cargo-00"}]}, walk: {directed: true, ` + one + `}`, "gap", `walk: {directed: true}`, gap},
	} {
		t.Run(w.graph+" "+w.list+" "+w.arguments, func(t *testing.T) {
			c := newClient(t, bothGraphs(t)[w.graph].store)
			all := c.get(`{` + w.list + `(first: 100, ` + w.arguments + `) {nodes {` + w.fields + `}}}`)
			for i, id := range all.texts(w.list + ".nodes.*.id") {
				again := c.get(`query ($id: ID!) {`+w.single+`(id: $id `+w.own+`) {`+w.fields+`}}`, vars{"id": id})
				if want := all.at(w.list + ".nodes." + itoa(i)); !reflect.DeepEqual(again.at(w.single), want) {
					t.Errorf("%s is %v, but %v in the list", id, again.Data, want)
				}
			}
			if len(all.at(w.list+".nodes.*")) == 0 {
				t.Error("the list is empty")
			}
		})
	}
}

// What is malformed is refused, and what is not there is null.
func TestRefetchOfNothing(t *testing.T) {
	c, _ := seeded(t)
	const groups = `groups: [{nodes: [{name: "miR-21"}]}, {nodes: [{name: "miR-19a"}]}]`
	for _, query := range []string{`{conflict(id: "C1") {id}}`, `{conflict(id: "G1RVZHOm1pUi0yMQpHTzowMDIyMDA4") {id}}`, `{share(id: "S1", ` + groups + `) {id}}`, `{gap(id: "G2RVZHOm1pUi0yMQpHTzowMDIyMDA4") {id}}`} {
		c.refuse(guard.BadID, query)
	}
	c.refuse(guard.BadValue, `{share(id: "S1Q0FSUklFUwpmYWxzZQpFVkc6bWlSLTIx") {id}}`)
	a := c.get(`{conflict(id: "C1UE9MQVJJVFkKRVZHOm1pUi0xMjIKRVZHOm1pUi0xMjI") {id} share(id: "S1Q0FSUklFUwpmYWxzZQpFVkc6bWlSLTIx", ` + groups + `) {id}}`)
	if a.text("conflict") != "" || a.text("share") != "" {
		t.Errorf("answer is %s", a.Body)
	}
}
