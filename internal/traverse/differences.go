package traverse

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// attributes says how to read each attribute but the molecule from a statement or its
// evidence. A value that is not stated is left out.
var attributes = []struct {
	attribute Attribute
	statement func(s *kg.Statement) []string
	evidence  func(e *kg.Evidence) string
}{
	{AspectDiffers, func(s *kg.Statement) []string { return stated(string(s.Aspect)) }, nil},
	{ContextDiffers, func(s *kg.Statement) []string { return texts(s.Context) }, nil},
	{SpeciesDiffers, nil, func(e *kg.Evidence) string { return string(e.Species) }},
	{PreparationDiffers, nil, func(e *kg.Evidence) string { return string(e.Preparation) }},
	{ModelDiffers, nil, func(e *kg.Evidence) string { return string(e.Model) }},
	{SettingDiffers, nil, func(e *kg.Evidence) string { return string(e.Setting) }},
	{DosesDiffer, nil, func(e *kg.Evidence) string { return string(e.Doses) }},
	{TimingDiffers, nil, func(e *kg.Evidence) string { return string(e.Timing) }},
	{StageDiffers, nil, func(e *kg.Evidence) string { return string(e.Stage) }},
	{RouteDiffers, nil, func(e *kg.Evidence) string { return string(e.Route) }},
}

func stated(value string) []string {
	if value == "" || value == kg.NotStated {
		return nil
	}
	return []string{value}
}

func texts(ids []kg.CURIE) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

// explain looks for what tells the sides apart: something that all of them state, and
// no two of them alike.
func (w *web) explain(c *Conflict, evidence map[kg.StatementID][]*kg.Evidence) {
	c.differ(MoleculeDiffers, w.molecules(c.Sides))
	for _, a := range attributes {
		if c.classes && a.attribute == PreparationDiffers {
			continue
		}
		c.differ(a.attribute, eachSide(c.Sides, func(s *kg.Statement) (values []string) {
			if a.statement != nil {
				return a.statement(s)
			}
			for _, e := range evidence[s.ID] {
				values = append(values, stated(a.evidence(e))...)
			}
			return values
		}))
	}
	if len(c.Differences) > 0 {
		c.Kind = Explained
	}
}

// differ keeps values that tell the sides apart.
func (c *Conflict) differ(a Attribute, values [][]string) {
	if apart(values) {
		c.Differences = append(c.Differences, Difference{a, values})
	}
}

// eachSide collects what the statements of each side say, sorted.
func eachSide(sides []Side, of func(*kg.Statement) []string) [][]string {
	all := make([][]string, len(sides))
	for i, side := range sides {
		for _, s := range side.Statements {
			all[i] = append(all[i], of(s)...)
		}
		slices.Sort(all[i])
		all[i] = slices.Compact(all[i])
	}
	return all
}

// molecules are the nodes that each side names at an end that is several, where no two
// sides name the same: at both ends, if that holds for both.
func (w *web) molecules(sides []Side) [][]string {
	all := make([][]string, len(sides))
	for _, end := range []func(*kg.Statement) kg.CURIE{
		func(s *kg.Statement) kg.CURIE { return s.Subject },
		func(s *kg.Statement) kg.CURIE { return s.Object },
	} {
		named := eachSide(sides, func(s *kg.Statement) []string {
			if w.stops[end(s)] == nil {
				return nil
			}
			return []string{string(end(s))}
		})
		if apart(named) {
			for i := range all {
				all[i] = append(all[i], named[i]...)
			}
		}
	}
	return all
}

// apart reports whether no list is empty and no two have a value in common.
func apart(lists [][]string) bool {
	seen := map[string]bool{}
	for _, list := range lists {
		if len(list) == 0 {
			return false
		}
		for _, value := range list {
			if seen[value] {
				return false
			}
			seen[value] = true
		}
	}
	return true
}
