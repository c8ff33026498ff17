package neostore_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t *testing.T, d *kg.Dataset) kg.Store {
		c := testConfig(t)
		t.Cleanup(func() { wipe(t, c) })
		s := open(t, c)
		_, err := s.LoadWith(t.Context(), d, neostore.LoadOptions{})
		must(t, err)
		return s
	})
}
