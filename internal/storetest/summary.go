package storetest

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var summaryCases = []testCase{
	{"Fixture", func(t *testing.T, open Open) {
		f := newFixture()
		f.Normalise()
		sum := good(opened(t, open, &newFixture().Dataset).r.Summary(t.Context()))(t)
		expect(t, "version", sum.Version, f.Version())
		expect(t, "nodes, statements, negative, evidence", []int{sum.Nodes, sum.Statements, sum.Negative, sum.Evidence}, []int{17, 17, 2, 21})
		expect(t, "categories in the order of the model", sum.Categories[:4], []kg.Facet{
			{Value: "MSC_SOURCE", Count: 1}, {Value: "EV_PREPARATION", Count: 1}, {Value: "MIRNA", Count: 1}, {Value: "GENE", Count: 2}})
		expect(t, "predicates in the order of the model", sum.Predicates[:4], []kg.Facet{
			{Value: "OF_SPECIES", Count: 2}, {Value: "SECRETES", Count: 1}, {Value: "CARRIES", Count: 2}, {Value: "REGULATES", Count: 3}})
		expect(t, "metagraph in the order of the model", sum.Metagraph, fixtureMetagraph)
		expect(t, "sources", sum.Sources, []kg.SourceCount{
			{Source: f.Sources[0], Evidence: 15}, {Source: f.Sources[1], Evidence: 6}, {Source: f.Sources[2]}})
	}},
	{"Empty", func(t *testing.T, open Open) {
		var d kg.Dataset
		sum := good(opened(t, open, &kg.Dataset{}).r.Summary(t.Context()))(t)
		expect(t, "summary of nothing", sum, &kg.Summary{Version: d.Version()})
	}},
	{"IsTheCallersOwn", func(t *testing.T, open Open) {
		c := opened(t, open, &newFixture().Dataset)
		first := good(c.r.Summary(t.Context()))(t)
		first.Nodes, first.Categories[0], first.Sources[0], first.Metagraph[0], first.Predicates[0] = 0, kg.Facet{}, kg.SourceCount{}, kg.MetaEdge{}, kg.Facet{}
		expect(t, "metagraph asked for again", good(c.r.Summary(t.Context()))(t).Metagraph, fixtureMetagraph)
	}},
}

var fixtureMetagraph = []kg.MetaEdge{
	{Subject: kg.MSCSource, Predicate: kg.OfSpecies, Object: kg.Taxon, Count: 1},
	{Subject: kg.MSCSource, Predicate: kg.Secretes, Object: kg.EVPreparation, Count: 1},
	{Subject: kg.EVPreparation, Predicate: kg.Carries, Object: kg.MiRNA, Count: 1},
	{Subject: kg.EVPreparation, Predicate: kg.Carries, Object: kg.Gene, Count: 1},
	{Subject: kg.EVPreparation, Predicate: kg.Affects, Object: kg.CellType, Count: 1},
	{Subject: kg.EVPreparation, Predicate: kg.TestedIn, Object: kg.DiseaseModel, Count: 1},
	{Subject: kg.MiRNA, Predicate: kg.Regulates, Object: kg.Gene, Count: 3},
	{Subject: kg.Gene, Predicate: kg.Modulates, Object: kg.Pathway, Count: 1},
	{Subject: kg.Gene, Predicate: kg.OrthologOf, Object: kg.Gene, Count: 1},
	{Subject: kg.DiseaseModel, Predicate: kg.OfSpecies, Object: kg.Taxon, Count: 1},
	{Subject: kg.DiseaseModel, Predicate: kg.Models, Object: kg.Disease, Count: 1},
	{Subject: kg.Disease, Predicate: kg.OccursIn, Object: kg.Tissue, Count: 1},
	{Subject: kg.Disease, Predicate: kg.IsA, Object: kg.Disease, Count: 2},
	{Subject: kg.CellType, Predicate: kg.Affects, Object: kg.CellType, Count: 1},
}
