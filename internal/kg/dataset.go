package kg

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
)

// VocabularyVersion changes when the meaning of stored data changes.
const VocabularyVersion = "1"

// Dataset is a whole graph: what a Loader takes and a Scanner gives back.
type Dataset struct {
	Nodes      []Node
	Statements []Statement
	Evidence   []Evidence
	Sources    []Source
}

// Normalise sorts everything by id, makes the derived fields and writes out what
// an open field of evidence means, so that the order of input files does not
// matter and equal content is equal.
func (d *Dataset) Normalise() {
	for i := range d.Nodes {
		n := &d.Nodes[i]
		n.NameKey = NameKey(n.Name)
		if n.Grain == "" {
			n.Grain = Single
		}
	}
	for i := range d.Evidence {
		d.Evidence[i].complete()
	}
	slices.SortFunc(d.Nodes, func(a, b Node) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Statements, func(a, b Statement) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Evidence, func(a, b Evidence) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(d.Sources, func(a, b Source) int { return cmp.Compare(a.Key, b.Key) })
}

// Version names the content of a normalised dataset: the first 12 hexadecimal
// digits of a SHA-256 over vocabulary version, nodes, statements, evidence and
// sources. It does not depend on dates or on the order of input.
func (d *Dataset) Version() string {
	h := sha256.New()
	fmt.Fprintln(h, "evgraph", VocabularyVersion)
	writeAll(h, "nodes", d.Nodes)
	writeAll(h, "statements", d.Statements)
	writeAll(h, "evidence", d.Evidence)
	writeAll(h, "sources", d.Sources)
	return hex.EncodeToString(h.Sum(nil))[:12]
}

func writeAll[T any](w io.Writer, section string, items []T) {
	fmt.Fprintln(w, section, len(items))
	enc := json.NewEncoder(w)
	for i := range items {
		// Structs of strings, numbers and slices cannot fail to encode, nor a hash to take them.
		_ = enc.Encode(&items[i])
	}
}
