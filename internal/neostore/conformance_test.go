package neostore_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
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
