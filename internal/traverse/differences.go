package traverse

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// attributes says how to read each attribute from a statement or its evidence. A
// value that is not stated is left out.
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
func (c *Conflict) explain(evidence map[kg.StatementID][]*kg.Evidence, classes bool) {
	for _, a := range attributes {
		if classes && a.attribute == PreparationDiffers {
			continue
		}
		d := Difference{Attribute: a.attribute}
		for _, side := range c.Sides {
			var values []string
			for _, s := range side.Statements {
				if a.statement != nil {
					values = append(values, a.statement(s)...)
					continue
				}
				for _, e := range evidence[s.ID] {
					values = append(values, stated(a.evidence(e))...)
				}
			}
			slices.Sort(values)
			d.Values = append(d.Values, slices.Compact(values))
		}
		if apart(d.Values) {
			c.Differences = append(c.Differences, d)
		}
	}
	if len(c.Differences) > 0 {
		c.Kind = Explained
	}
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
