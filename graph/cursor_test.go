package graph_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// cursorOf is the cursor of the first page of a list.
func cursorOf(c client, query, path string) string {
	c.t.Helper()
	return c.get(query).text(path + ".pageInfo.endCursor")
}

func TestTamperedCursor(t *testing.T) {
	c, _ := latticed(t)
	good := cursorOf(c, `{l: find(first: 3) {pageInfo {endCursor}}}`, "l")
	raw, err := base64.RawURLEncoding.DecodeString(good)
	if err != nil {
		t.Fatal(err)
	}
	query := `query ($after: String) {find(first: 3, after: $after) {totalCount}}`
	for i := range raw {
		changed := []byte(string(raw))
		changed[i] ^= 0x10
		c.refuse(guard.BadCursor, query, vars{"after": base64.RawURLEncoding.EncodeToString(changed)})
	}
	for name, cursor := range map[string]string{
		"ErrEmpty": "", "ErrNotBase64": "!", "ErrCut": good[:len(good)-2], "ErrLonger": good + "AA", "ErrPadded": good + "==",
		"ErrHuge": strings.Repeat("A", 5000), "ErrID": "EVG:cargo-00",
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			c.refuse(guard.BadCursor, query, vars{"after": cursor})
		})
	}
	t.Run("OK", func(t *testing.T) {
		c.t = t
		c.get(query, vars{"after": good})
	})
	t.Run("ErrMadeForNoList", func(t *testing.T) {
		c.t = t
		scope := kg.CursorScope{Version: c.get(`{meta {dataVersion}}`).text("meta.dataVersion"), List: "another"}
		c.refuse(guard.CursorMismatch, query, vars{"after": kg.EncodeCursor(scope, "EVG:cargo-00")})
	})
}

func TestCursorOfAnotherList(t *testing.T) {
	c, _ := latticed(t)
	root := cursorOf(c, `{l: find(first: 3) {pageInfo {endCursor}}}`, "l")
	nested := cursorOf(c, `{n: node(ref: {name: "cargo-01"}) {l: neighbors(first: 3) {pageInfo {endCursor}}}}`, "n.l")
	for _, tc := range []struct{ name, query, cursor string }{
		{"ErrFilter", `query ($after: String) {find(filter: {hub: true}, after: $after) {totalCount}}`, root},
		{"ErrOrder", `query ($after: String) {find(orderBy: ID, after: $after) {totalCount}}`, root},
		{"ErrSources", `query ($after: String) {find(sources: ["table"], after: $after) {totalCount}}`, root},
		{"ErrCategory", `query ($after: String) {genes(after: $after) {totalCount}}`, root},
		{"ErrField", `query ($after: String) {statements(after: $after) {totalCount}}`, root},
		{"ErrSearch", `query ($after: String) {search(text: "a", after: $after) {totalCount}}`, root},
		{"ErrNestedDirection", `query ($after: String) {node(ref: {name: "cargo-01"}) {neighbors(direction: IN, after: $after) {totalCount}}}`, nested},
		{"ErrNestedStatement", `query ($after: String) {node(ref: {name: "cargo-01"}) {neighbors(statement: {negative: true}, after: $after) {totalCount}}}`, nested},
		{"ErrNestedOrder", `query ($after: String) {node(ref: {name: "cargo-01"}) {neighbors(orderBy: STRENGTH, after: $after) {totalCount}}}`, nested},
		{"ErrNestedField", `query ($after: String) {gene(ref: {name: "cargo-01"}) {carriers(after: $after) {totalCount}}}`, nested},
		{"ErrNestedStatements", `query ($after: String) {gene(ref: {name: "cargo-01"}) {statements(after: $after) {totalCount}}}`, nested},
		{"ErrNestedSources", `query ($after: String) {gene(ref: {name: "cargo-01"}, sources: ["table"]) {neighbors(after: $after) {totalCount}}}`, nested},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c.t = t
			c.refuse(guard.CursorMismatch, tc.query, vars{"after": tc.cursor})
		})
	}
	t.Run("OKSameFilterWrittenOtherwise", func(t *testing.T) {
		c.t = t
		cursor := cursorOf(c, `{l: genes(filter: {grain: [SINGLE, FAMILY]}, first: 3) {pageInfo {endCursor}}}`, "l")
		c.get(`query ($f: NodeFilter, $after: String) {genes(filter: $f, after: $after) {totalCount}}`,
			vars{"f": vars{"grain": []string{"SINGLE", "FAMILY"}}, "after": cursor})
	})
	t.Run("OKOtherPageSize", func(t *testing.T) {
		c.t = t
		c.get(`query ($after: String) {find(first: 9, after: $after) {totalCount}}`, vars{"after": root})
	})
}

func TestCursorExpires(t *testing.T) {
	data := newLattice()
	f, err := newFixture(data)
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(t, f.store)
	query := `query ($after: String) {find(first: 3, after: $after) {nodes {id} pageInfo {endCursor}}}`
	cursor := c.get(query).text("find.pageInfo.endCursor")

	smaller := newLattice()
	smaller.Nodes[0].Description = "changed"
	if err := f.store.Load(t.Context(), smaller); err != nil {
		t.Fatal(err)
	}
	c.refuse(guard.CursorExpired, query, vars{"after": cursor})

	if err := f.store.Load(t.Context(), newLattice()); err != nil {
		t.Fatal(err)
	}
	c.get(query, vars{"after": cursor})
}
