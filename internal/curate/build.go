package curate

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// build makes the dataset of a seed without errors, or nil when kg objects to it,
// which means that lint has missed something.
func (s *seed) build() *kg.Dataset {
	d := &kg.Dataset{}
	for _, src := range s.sources {
		d.Sources = append(d.Sources, kg.Source{
			Key: src.text("key"), Name: src.text("name"), Release: src.text("release"),
			Licence: src.text("licence"), URL: src.text("url"), Attribution: src.text("attribution"),
		})
	}
	known := map[kg.StatementID]bool{}
	for _, f := range s.files {
		for _, c := range f.claims {
			st := c.statement(s)
			if !known[st.ID] {
				known[st.ID] = true
				d.Statements = append(d.Statements, st)
			}
			for _, e := range c.entries {
				d.Evidence = append(d.Evidence, e.evidence(s, st.ID))
			}
		}
	}
	species := soleSpecies(d.Statements)
	for _, e := range s.entities {
		d.Nodes = append(d.Nodes, e.node(s, species[e.id()]))
	}
	d.Normalise()
	if err := d.Validate(); err != nil {
		for _, line := range strings.Split(err.Error(), "\n") {
			s.report.complain(ruleModel, mark{file: "."}, "this should have been found earlier: report it as a bug", "%s", line)
		}
		return nil
	}
	return d
}

// soleSpecies gives the species of what is said to belong to just one.
func soleSpecies(statements []kg.Statement) map[kg.CURIE]kg.CURIE {
	out := map[kg.CURIE]kg.CURIE{}
	for _, st := range statements {
		if st.Predicate != kg.OfSpecies || st.Negative() {
			continue
		}
		if before, several := out[st.Subject]; several && before != st.Object {
			out[st.Subject] = "" // stays so: "" differs from every species
			continue
		}
		out[st.Subject] = st.Object
	}
	return out
}
