package graph_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

type nodeFilterCase struct {
	name   string
	graph  func() (*fixture, error)
	filter string
	holds  func(f *fixture, n *kg.Node) bool
}

var flatFilters = []nodeFilterCase{
	{"Category", theSeed, `{category: [MIRNA, GENE]}`, func(_ *fixture, n *kg.Node) bool {
		return n.Category == kg.MiRNA || n.Category == kg.Gene
	}},
	{"Text", theSeed, `{text: "KIDNEY inj"}`, func(_ *fixture, n *kg.Node) bool {
		names := " " + strings.ToLower(strings.Join(n.Names(), " "))
		return strings.Contains(names, " kidney") && strings.Contains(names, " inj")
	}},
	{"Taxon", theSeed, `{taxon: [{name: "rat"}, {name: "mouse"}]}`, func(_ *fixture, n *kg.Node) bool {
		return n.Taxon == "NCBITaxon:10116" || n.Taxon == "NCBITaxon:10090"
	}},
	{"Grain", theSeed, `{grain: [FAMILY, COMPLEX]}`, func(_ *fixture, n *kg.Node) bool {
		return n.Grain == kg.Family || n.Grain == kg.Complex
	}},
	{"Hub", theSeed, `{hub: true}`, func(_ *fixture, n *kg.Node) bool { return n.Hub }},
	{"NoHub", theSeed, `{hub: false}`, func(_ *fixture, n *kg.Node) bool { return !n.Hub }},
	{"Fluid", theSeed, `{attributes: {fluid: true}}`, func(_ *fixture, n *kg.Node) bool {
		return n.Attributes.Fluid != nil && *n.Attributes.Fluid
	}},
	{"NoFluid", theSeed, `{category: [TISSUE], attributes: {fluid: false}}`, func(_ *fixture, n *kg.Node) bool {
		return n.Category == kg.Tissue && (n.Attributes.Fluid == nil || !*n.Attributes.Fluid)
	}},
	{"Lipid", theSeed, `{attributes: {lipid: true}}`, func(_ *fixture, n *kg.Node) bool {
		return n.Attributes.Lipid != nil && *n.Attributes.Lipid
	}},
	{"SizeClass", theLattice, `{attributes: {sizeClass: [SMALL, LARGE]}}`, func(_ *fixture, n *kg.Node) bool {
		return n.Attributes.SizeClass == "SMALL" || n.Attributes.SizeClass == "LARGE"
	}},
	{"Arm", theSeed, `{attributes: {arm: [THREE_PRIME]}}`, func(_ *fixture, n *kg.Node) bool { return n.Attributes.Arm == "THREE_PRIME" }},
	{"RNAClass", theSeed, `{attributes: {rnaClass: [MRNA]}}`, func(_ *fixture, n *kg.Node) bool { return n.Attributes.RNAClass == "MRNA" }},
	{"ModelKind", theSeed, `{attributes: {modelKind: [IN_VITRO]}}`, func(_ *fixture, n *kg.Node) bool {
		return n.Attributes.ModelKind == "IN_VITRO"
	}},
	{"Citation", theSeed, `{attributes: {citation: [25, 26]}}`, func(_ *fixture, n *kg.Node) bool {
		return n.Attributes.Citation == 25 || n.Attributes.Citation == 26
	}},
	{"Year", theLattice, `{attributes: {year: [2011]}}`, func(_ *fixture, n *kg.Node) bool { return n.Attributes.Year == 2011 }},
	{"IDIn", theSeed, `{idIn: ["MONDO:0002492", "EVG:miR-21"]}`, func(_ *fixture, n *kg.Node) bool {
		return n.ID == "MONDO:0002492" || n.ID == "EVG:miR-21"
	}},
	{"In", theSeed, `{in: [{name: "AKI"}, {citation: 25}]}`, func(_ *fixture, n *kg.Node) bool {
		return n.ID == "MONDO:0002492" || n.ID == "EVG:pub-25"
	}},
	{"Descendants", theSeed, `{in: [{id: "MONDO:0005240"}], includeDescendants: true}`, func(f *fixture, n *kg.Node) bool {
		return f.descends(n.ID, []kg.CURIE{"MONDO:0005240"})
	}},
	{"DescendantsOfIDs", theLattice, `{idIn: ["EVG:disease-0"], includeDescendants: true}`, func(_ *fixture, n *kg.Node) bool {
		return slices.Contains([]kg.CURIE{"EVG:disease-0", "EVG:disease-1", "EVG:disease-2"}, n.ID)
	}},
	{"SeveralFields", theSeed, `{category: [GENE], grain: [SINGLE], hub: false, taxon: [{name: "human"}]}`, func(_ *fixture, n *kg.Node) bool {
		return n.Category == kg.Gene && n.Grain == kg.Single && !n.Hub && n.Taxon == "NCBITaxon:9606"
	}},
}

var nestedFilters = []nodeFilterCase{
	{"And", theSeed, `{and: [{category: [GENE]}, {hub: true}]}`, func(_ *fixture, n *kg.Node) bool { return n.Category == kg.Gene && n.Hub }},
	{"Or", theSeed, `{or: [{category: [TAXON]}, {hub: true}]}`, func(_ *fixture, n *kg.Node) bool { return n.Category == kg.Taxon || n.Hub }},
	{"OrWithFields", theSeed, `{category: [GENE], or: [{text: "bcl"}, {hub: true}]}`, func(f *fixture, n *kg.Node) bool {
		bcl := slices.ContainsFunc(n.Names(), func(name string) bool { return strings.Contains(" "+strings.ToLower(name), " bcl") })
		return n.Category == kg.Gene && (n.Hub || bcl)
	}},
	{"Not", theSeed, `{not: {category: [GENE], hub: false}}`, func(_ *fixture, n *kg.Node) bool { return n.Category != kg.Gene || n.Hub }},
	{"NotOrAnd", theSeed, `{not: {or: [{category: [GENE]}, {and: [{hub: true}, {not: {category: [TAXON]}}]}]}}`, func(_ *fixture, n *kg.Node) bool {
		return n.Category != kg.Gene && (!n.Hub || n.Category == kg.Taxon)
	}},
	{"Related", theSeed, `{related: [{predicate: [CARRIES]}]}`, func(f *fixture, n *kg.Node) bool { return f.joined(n.ID, kg.Both, by(kg.Carries)) }},
	{"RelatedOut", theSeed, `{related: [{predicate: [CARRIES], direction: OUT}]}`, func(f *fixture, n *kg.Node) bool {
		return f.joined(n.ID, kg.Out, by(kg.Carries))
	}},
	{"RelatedIn", theSeed, `{related: [{predicate: [CARRIES], direction: IN}]}`, func(f *fixture, n *kg.Node) bool {
		return f.joined(n.ID, kg.In, by(kg.Carries))
	}},
	{"RelatedNone", theSeed, `{category: [GENE], related: [{predicate: [CARRIES], direction: IN, quantifier: NONE}]}`, func(f *fixture, n *kg.Node) bool {
		return n.Category == kg.Gene && !f.joined(n.ID, kg.In, by(kg.Carries))
	}},
	{"RelatedTwice", theSeed, `{related: [{predicate: [CARRIES], direction: IN}, {predicate: [REGULATES], direction: OUT}]}`, func(f *fixture, n *kg.Node) bool {
		return f.joined(n.ID, kg.In, by(kg.Carries)) && f.joined(n.ID, kg.Out, by(kg.Regulates))
	}},
	{"RelatedNode", theSeed, `{related: [{node: {in: [{name: "AKI"}]}}]}`, func(f *fixture, n *kg.Node) bool {
		return f.joined(n.ID, kg.Both, func(_ *kg.Statement, far kg.CURIE) bool { return far == "MONDO:0002492" })
	}},
	{"RelatedStatement", theSeed, `{related: [{direction: OUT, statement: {effect: [DECREASES]}}]}`, func(f *fixture, n *kg.Node) bool {
		return f.joined(n.ID, kg.Out, func(s *kg.Statement, _ kg.CURIE) bool { return s.Effect == kg.Decreases })
	}},
	{"RelatedNegative", theSeed, `{related: [{direction: OUT, statement: {negative: true}}]}`, func(f *fixture, n *kg.Node) bool {
		return slices.ContainsFunc(f.data.Statements, func(s kg.Statement) bool { return s.Subject == n.ID && s.Negative() })
	}},
	{"RelatedEvidence", theSeed, `{related: [{statement: {evidence: {publication: [{citation: 25}]}}}]}`, func(f *fixture, n *kg.Node) bool {
		return f.joined(n.ID, kg.Both, func(s *kg.Statement, _ kg.CURIE) bool {
			return f.shown(s.ID, func(e *kg.Evidence) bool { return slices.Contains(e.Credits, "EVG:pub-25") })
		})
	}},
	{"RelatedThreeDeep", theSeed, `{category: [MIRNA, GENE, PROTEIN, RNA], related: [{predicate: [CARRIES], direction: IN,
		node: {related: [{predicate: [TESTED_IN], direction: OUT, node: {related: [{predicate: [MODELS], node: {in: [{name: "AKI"}]}}]}}]}}]}`,
		func(f *fixture, n *kg.Node) bool { return f.carriedInto(n, "MONDO:0002492") }},
	{"RelatedNoneThreeDeep", theSeed, `{category: [MIRNA, GENE, PROTEIN, RNA], related: [{quantifier: NONE, predicate: [CARRIES], direction: IN,
		node: {related: [{predicate: [TESTED_IN], direction: OUT, node: {related: [{predicate: [MODELS], node: {in: [{name: "AKI"}]}}]}}]}}]}`,
		func(f *fixture, n *kg.Node) bool {
			return slices.Contains([]kg.Category{kg.MiRNA, kg.Gene, kg.Protein, kg.RNA}, n.Category) && !f.carriedInto(n, "MONDO:0002492")
		}},
	{"RelatedSomeNoneSome", theSeed, `{category: [EV_PREPARATION], related: [{predicate: [TESTED_IN], direction: OUT,
		node: {related: [{quantifier: NONE, predicate: [MODELS], direction: OUT, node: {in: [{name: "AKI"}]}}]}}]}`, func(f *fixture, n *kg.Node) bool {
		return n.Category == kg.EVPreparation && f.joined(n.ID, kg.Out, func(s *kg.Statement, model kg.CURIE) bool {
			return s.Predicate == kg.TestedIn && !f.joined(model, kg.Out, func(m *kg.Statement, d kg.CURIE) bool {
				return m.Predicate == kg.Models && d == "MONDO:0002492"
			})
		})
	}},
}

// carriedInto reports whether a preparation that carries the cargo was tested in
// a model of the disease.
func (f *fixture) carriedInto(n *kg.Node, disease kg.CURIE) bool {
	return slices.Contains([]kg.Category{kg.MiRNA, kg.Gene, kg.Protein, kg.RNA}, n.Category) &&
		f.joined(n.ID, kg.In, func(s *kg.Statement, preparation kg.CURIE) bool {
			return s.Predicate == kg.Carries && f.joined(preparation, kg.Out, func(s *kg.Statement, model kg.CURIE) bool {
				return s.Predicate == kg.TestedIn && f.joined(model, kg.Both, func(s *kg.Statement, far kg.CURIE) bool {
					return s.Predicate == kg.Models && far == disease
				})
			})
		})
}

// TestNodeFilter compares every field of a node filter with the oracle. Each
// case lets some nodes through and stops others.
func TestNodeFilter(t *testing.T) {
	for _, tc := range slices.Concat(flatFilters, nestedFilters) {
		t.Run(tc.name, func(t *testing.T) {
			f := must(t, tc.graph)
			c := newClient(t, f.store)
			want := f.nodes(func(n *kg.Node) bool { return tc.holds(f, n) })
			if len(want) == 0 || len(want) == len(f.data.Nodes) {
				t.Fatalf("the case proves nothing: %d of %d nodes hold", len(want), len(f.data.Nodes))
			}
			if got := c.everyID("find", "filter: "+tc.filter); !slices.Equal(got, want) {
				t.Errorf("%s\ngot  %q\nwant %q", tc.filter, got, want)
			}
			if got := c.get(`{find(filter: ` + tc.filter + `, first: 0) {totalCount}}`).number("find.totalCount"); got != len(want) {
				t.Errorf("total is %d, want %d", got, len(want))
			}
		})
	}
}

// TestNodeFilterEverywhere gives the same filter to all places that take one.
func TestNodeFilterEverywhere(t *testing.T) {
	c, f := latticed(t)
	filter := `{attributes: {sizeClass: [SMALL]}, related: [{predicate: [CARRIES], direction: OUT, node: {category: [MIRNA]}}]}`
	holds := func(n *kg.Node) bool {
		return n.Attributes.SizeClass == "SMALL" && f.joined(n.ID, kg.Out, func(s *kg.Statement, far kg.CURIE) bool {
			return s.Predicate == kg.Carries && f.node(far).Category == kg.MiRNA
		})
	}
	t.Run("RootList", func(t *testing.T) {
		c.t = t
		if got, want := c.everyID("evPreparations", "filter: "+filter), f.nodes(holds); !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	})
	for name, field := range map[string]string{"TypedField": "preparations(", "Neighbors": "neighbors(direction: OUT, "} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			a := c.get(`{mscSource(ref: {name: "source-01"}) {list: ` + field + `filter: ` + filter + `, first: 500) {nodes {id}}}}`)
			want := f.nodes(func(n *kg.Node) bool {
				return holds(n) && f.joined(n.ID, kg.In, func(_ *kg.Statement, far kg.CURIE) bool { return far == "EVG:source-01" })
			})
			if got := a.texts("mscSource.list.nodes.*.id"); !slices.Equal(got, want) || len(want) == 0 {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// deep nests related conditions.
func deep(levels int) string {
	if levels == 0 {
		return `{hub: true}`
	}
	return `{related: [{node: ` + deep(levels-1) + `}]}`
}

func TestNodeFilterErrors(t *testing.T) {
	store := counted(must(t, theLattice).store)
	c := newClient(t, store)
	c.get(`{find(filter: ` + deep(kg.MaxHops) + `) {totalCount}}`)
	store.take()
	for name, filter := range map[string]string{
		"ErrFourDeep":       deep(kg.MaxHops + 1),
		"ErrFourDeepNoNode": `{related: [{node: {related: [{node: {related: [{node: {related: [{predicate: [CARRIES]}]}}]}}]}}]}`,
		"ErrFourDeepInNot":  `{not: ` + deep(kg.MaxHops+1) + `}`,
		"ErrFourDeepInOr":   `{or: [{hub: true}, ` + deep(kg.MaxHops+1) + `]}`,
		"ErrBeforeAnyRead":  `{in: [{name: "nobody"}], related: [{node: ` + deep(kg.MaxHops) + `}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			c.refuse(guard.FilterTooDeep, `{find(filter: `+filter+`) {totalCount}}`)
			if got := store.take(); got != "" {
				t.Errorf("calls are %s", got)
			}
		})
	}
}
