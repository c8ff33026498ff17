package traverse

import (
	"github.com/evgraph/evgraph/internal/kg"
)

// Limits of a pattern.
const (
	MaxVariables    = 8
	MaxPatternEdges = 10
)

// Pattern asks for every way to put nodes in the place of its variables so that all
// of its edges hold. What two edges share is said by naming a variable twice.
type Pattern struct {
	Scope     kg.SourceScope
	Nodes     []Variable
	Edges     []PatternEdge
	SameStudy [][]string // names of required edges whose statements credit a study in common
	Distinct  [][]string // names of variables that are bound to different nodes, nil: all are
	Collapse  []Collapse // which nodes count as one: a variable is bound to all of these, one of which is as it asks
}

// Variable stands for a node.
type Variable struct {
	Name   string
	Match  kg.NodeMatch
	Within *kg.Set // nil: any
	Hubs   bool    // hubs may be bound, as they also may when Match speaks of hubs
}

// match is the condition on the node with the default filled in.
func (v *Variable) match() kg.NodeMatch {
	m := v.Match
	if m.Hub == nil && !v.Hubs {
		m.Hub = new(bool)
	}
	return m
}

// PatternEdge asks for a statement between the nodes of two variables. A statement
// that is refuted by all of its evidence in scope holds nowhere.
type PatternEdge struct {
	Name     string            // "": e1 for the first edge, and so on
	From, To string            // names of variables: of the subject and of the object
	Match    kg.StatementMatch // the defaults are those of Walk
	Either   bool              // the statement may also lead from To to From
	Need     Need
}

// walk is how statements of an edge are read.
func (p *Pattern) walk(e int) Walk {
	return Walk{Scope: p.Scope, Match: p.Edges[e].Match, Collapse: p.Collapse}
}

// Need says what an edge asks for.
type Need int

// The needs.
const (
	Required Need = iota
	// Optional edges are shown where they hold. Those that share a variable which no
	// required edge has stand or fall together.
	Optional
	// Absent edges must not hold. Those that share a variable which no required edge
	// has must not hold together: not tested in any model that occurs in the kidney.
	Absent
)
