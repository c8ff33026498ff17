package kg

import "context"

// Surveyor is what a Reader may be besides when each of its answers has a long way:
// one call brings a part of the graph that else takes several, one after the other.
// It saves calls and no more; whoever surveys must do as well without.
type Surveyor interface {
	// Survey returns what lies around nodes, or between two sets of them.
	Survey(ctx context.Context, q SurveyQuery) (*Survey, error)
}

// Limits of a survey.
const (
	MaxSurveySteps = 3 // around nodes
	MaxSurveyRoad  = 8 // between nodes
)

// SurveyQuery asks what lies around nodes. A step goes on over every positive statement,
// either way; the first from the nodes named, and each further one from those that were
// reached. It has no other conditions: a text for all that can be asked takes a database
// seconds to plan.
//
// With To it asks what lies between: steps go from either side, from the one that has
// fewer nodes to go on from.
type SurveyQuery struct {
	Nodes []CURIE
	To    []CURIE
	Flat  bool // statements of FlatPredicates only
	Hubs  bool // steps go on from hubs, too
	Steps int  // 1 to MaxSurveySteps, with To to MaxSurveyRoad
	Meet  bool // with To: no further than until the sides meet
	Rows  int  // most nodes, and most statements
}

// Survey is a part of the graph, and may be empty. Around nodes that is all that was reached, and every node
// has its degree; it is empty when that is over the rows. Between nodes it is what was
// reached before the rows were over. Every statement that joins two nodes with a degree
// is there.
type Survey struct {
	Nodes      []*Node       // each once, in no order
	Degrees    map[CURIE]int // of nodes, how many such statements they have
	Statements []*Statement  // such ones among the nodes, each once, in the order of ByStrength
}
