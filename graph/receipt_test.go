package graph_test

import (
	"fmt"
	"testing"
)

// TestReceiptCitesWhatCounts asks for what one of two studies says: the receipt cites no
// other.
func TestReceiptCitesWhatCounts(t *testing.T) {
	c, _ := seeded(t)
	const one = `{evidence: {publication: [{citation: 25}]}}`
	const receipt = ` {receipt {text citations {citation}}}`
	for name, question := range map[string]string{
		"neighborhood": `(of: [{name: "apoptosis"}], walk: {through: {in: [{name: "acute kidney injury"}]}, statement: ` + one + `})`,
		"paths":        `(from: [{name: "apoptosis"}], to: [{name: "acute kidney injury"}], maxLength: 1, walk: {statement: ` + one + `})`,
		"pattern":      `(nodes: [{name: "a", filter: {in: [{name: "apoptosis"}]}}, {name: "b", filter: {in: [{name: "acute kidney injury"}]}}], edges: [{from: "a", to: "b", statement: ` + one + `}])`,
		"compare":      `(groups: [{nodes: [{name: "apoptosis"}]}, {nodes: [{name: "MSC-EVs [25]"}]}], minGroups: 2, walk: {statement: ` + one + `})`,
		"mechanisms":   `(at: {process: [{name: "apoptosis"}], disease: [{name: "acute kidney injury"}]}, from: PROCESS, walk: {statement: ` + one + `})`,
	} {
		t.Run(name, func(t *testing.T) {
			a := c.get("{" + name + question + receipt + "}")
			if got := fmt.Sprint(a.texts(name + ".receipt.citations.*.citation")); got != "[25]" {
				t.Errorf("it cites %s, and says %v", got, a.texts(name+".receipt.text"))
			}
		})
	}
	a := c.get(`{paths(from: [{name: "apoptosis"}], to: [{name: "acute kidney injury"}], maxLength: 1)` + receipt + `}`)
	if got := fmt.Sprint(a.texts("paths.receipt.citations.*.citation")); got != "[25 28]" {
		t.Errorf("without a filter it cites %s", got)
	}
}
