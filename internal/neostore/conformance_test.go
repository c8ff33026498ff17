package neostore_test

import (
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

func TestConformance(t *testing.T) {
	neotest.Config(t) // one skip for all
	storetest.Run(t, func(t *testing.T, d *kg.Dataset) kg.Store { return neotest.Loaded(t, d, nil) })
}

func TestSurvey(t *testing.T) {
	neotest.Config(t)
	storetest.RunSurvey(t, func(t *testing.T, d *kg.Dataset) kg.Store { return neotest.Planned(t, d, nil) }, 6, 100)
}

// TestSurveysWhatIsPlanned surveys from when the texts were planned until other data come.
func TestSurveysWhatIsPlanned(t *testing.T) {
	data := func(seed uint64) *kg.Dataset {
		return storetest.Generate(seed, storetest.Size{Nodes: 20, Statements: 40})
	}
	store := neotest.Loaded(t, data(1), func(c *neostore.Config) { c.QueryTimeout = time.Minute })
	survey := func(steps int) (*kg.Survey, error) {
		r, err := store.Reader(t.Context())
		must(t, err)
		return r.(kg.Surveyor).Survey(t.Context(), kg.SurveyQuery{Nodes: []kg.CURIE{data(1).Nodes[0].ID, data(2).Nodes[0].ID}, Steps: steps, Rows: 100})
	}
	surveys := func() bool {
		t.Helper()
		found, err := survey(1)
		must(t, err)
		return len(found.Nodes) > 0
	}
	plan := func() {
		t.Helper()
		must(t, store.Plan(t.Context()))
	}
	if surveys() {
		t.Error("it surveys before it has planned")
	}
	plan()
	if !surveys() {
		t.Error("it surveys nothing after it has planned")
	}
	must(t, store.Load(t.Context(), data(2)))
	if surveys() {
		t.Error("it surveys other data before it has planned again")
	}
	plan()
	if !surveys() {
		t.Error("it surveys nothing after it has planned again")
	}
	if _, err := survey(kg.MaxSurveySteps + 1); err == nil {
		t.Error("it takes more steps than there are")
	}
}
