package neostore_test

import (
	"slices"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
)

// TestVerifyFindsEveryTampering changes one thing of the database by hand and
// expects to be told what.
func TestVerifyFindsEveryTampering(t *testing.T) {
	const aNode, aStatement, anEntry = `MATCH (n:Entity) WITH n ORDER BY n.id LIMIT 1 `,
		`MATCH (:Entity)-[r]->(:Entity) WITH r ORDER BY r.id LIMIT 1 `, `MATCH (e:Evidence) WITH e ORDER BY e.id LIMIT 1 `
	for _, c := range []struct {
		name, text string
		section    string // of the change, "" for a stray
		kind       string
		field      string
	}{
		{"content of a node", aNode + `SET n.name = n.name + '!'`, "nodes", neostore.Changed, "name"},
		{"derived text of a node", aNode + `SET n.words = 'x'`, "nodes", neostore.Changed, "words"},
		{"property of somebody else", aNode + `SET n.colour = 'red'`, "nodes", neostore.Changed, "colour"},
		{"label taken away", `MATCH (n:Gene) WITH n LIMIT 1 REMOVE n:Gene`, "nodes", neostore.Changed, "labels"},
		{"node more", `MATCH (n:Entity) WITH n LIMIT 1 CREATE (:Entity {version: n.version, id: 'EVG:zz', name: 'zz'})`, "nodes", neostore.Removed, ""},
		{"statement turned round", `MATCH (a:Entity)-[r:IS_A|CARRIES|REGULATES|AFFECTS]->(b:Entity) WHERE a.id <> b.id
WITH a, r, b LIMIT 1 WITH a, b, type(r) AS type, properties(r) AS all, r
DELETE r CREATE (b)-[n:$(type)]->(a) SET n = all`, "statements", neostore.Changed, "object"},
		{"statement gone", aStatement + `DELETE r`, "statements", neostore.Added, ""},
		{"derived key of a statement", aStatement + `SET r.keyStrength = '0'`, "statements", neostore.Changed, "keyStrength"},
		{"entry gone", anEntry + `DETACH DELETE e`, "evidence", neostore.Added, ""},
		{"credit gone", `MATCH (:Evidence)-[c:CREDITS]->() WITH c LIMIT 1 DELETE c`, "evidence", neostore.Changed, "creditsJoined"},
		{"source renamed", `MATCH (s:KnowledgeSource {key: 'trial'}) SET s.name = 'x'`, "sources", neostore.Changed, "name"},
		{"relationship of somebody else", aNode + `CREATE (n)-[:LIKES]->(n)`, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := openEmpty(t)
			load(t, s, small(1), neostore.LoadOptions{})
			expectVerified(t, s, small(1))
			byHand(t, c.text, nil)
			difference, err := s.Verify(t.Context(), small(1))
			must(t, err)
			if difference.Empty() {
				t.Error("nothing was found")
			}
			found := slices.ContainsFunc(difference.First, func(x neostore.Change) bool {
				return x.Section == c.section && x.Kind == c.kind && (c.field == "" || slices.Contains(x.Fields, c.field))
			})
			if c.section == "" {
				found = len(difference.Strays) == 1
			} else if difference.Stored == difference.Wanted {
				t.Error("the hashes are equal")
			}
			if !found {
				t.Errorf("told was %+v", difference)
			}
			load(t, s, small(1), neostore.LoadOptions{Renew: true})
			expectVerified(t, s, small(1))
		})
	}
}

func TestDiff(t *testing.T) {
	s := openEmpty(t)
	d := small(1)
	difference, err := s.Diff(t.Context(), d)
	must(t, err)
	for i, section := range difference.Sections {
		if section.Added != []int{len(d.Sources), len(d.Nodes), len(d.Statements), len(d.Evidence)}[i] || section.Changed+section.Removed+section.Same > 0 {
			t.Errorf("to an empty database: %+v", section)
		}
	}
	if difference.From != "" || difference.Empty() {
		t.Errorf("to an empty database: %+v", difference)
	}
	if n := byHand(t, "MATCH (n) WHERE NOT n:EvgraphTestDatabase AND NOT n:SchemaMigration RETURN count(n)", nil)[0]; n != int64(0) {
		t.Errorf("a look wrote %v nodes", n)
	}

	load(t, s, d, neostore.LoadOptions{})
	difference, err = s.Diff(t.Context(), small(1))
	must(t, err)
	if !difference.Empty() || difference.Stored != difference.Wanted {
		t.Errorf("to itself: %+v", difference)
	}

	changed := small(1)
	changed.Normalise()
	// The name stands in the keys of many statements, which do not change by it.
	changed.Nodes[0].Name += " of old"
	gone := changed.Evidence[0]
	changed.Evidence[0].ID = "EVG:E-0000"
	changed.Nodes = append(changed.Nodes, kg.Node{ID: "EVG:brand-new", Category: kg.Tissue, Name: "brand new"})
	difference, err = s.Diff(t.Context(), changed)
	must(t, err)
	want := []neostore.Change{
		{Section: "nodes", Kind: neostore.Changed, ID: string(changed.Nodes[0].ID), Fields: []string{"name"}},
		{Section: "nodes", Kind: neostore.Added, ID: "EVG:brand-new"},
		{Section: "evidence", Kind: neostore.Added, ID: "EVG:E-0000"},
		{Section: "evidence", Kind: neostore.Removed, ID: string(gone.ID)},
	}
	for _, w := range want {
		if !slices.ContainsFunc(difference.First, func(x neostore.Change) bool {
			return x.Section == w.Section && x.Kind == w.Kind && x.ID == w.ID && slices.Equal(x.Fields, w.Fields)
		}) {
			t.Errorf("%+v is missing", w)
		}
	}
	if len(difference.First) != len(want) {
		t.Errorf("told was %+v", difference.First)
	}
}
