package storetest_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/internal/storetest/naive"
)

// The naive store passes the hand-written cases, which so check what the other
// stores are compared with.
func TestNaive(t *testing.T) {
	storetest.Run(t, func(t *testing.T, d *kg.Dataset) kg.Store {
		s, err := naive.New(d)
		if err != nil {
			t.Fatalf("naive store: %v", err)
		}
		return s
	})
}
