package part

import (
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// OfAnswer is the part that an answer is about, which was planned as a network.
func OfAnswer(title string, answer *tabular.Result) *Part {
	part := &Part{Selection: rows.Selection{Title: title}, Version: answer.Version}
	for _, id := range answer.Statements {
		part.Statements = append(part.Statements, kg.StatementID(id))
	}
	for _, id := range answer.Nodes {
		part.Nodes = append(part.Nodes, kg.CURIE(id))
	}
	return part
}
