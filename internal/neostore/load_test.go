package neostore_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/storetest"
)

func TestLoad(t *testing.T) {
	s := openEmpty(t)
	d := storetest.Generate(3, storetest.Size{Nodes: 300, Statements: 900})
	result, err := s.LoadWith(t.Context(), d, neostore.LoadOptions{})
	must(t, err)
	t.Logf("%+v", result)
	result, err = s.LoadWith(t.Context(), d, neostore.LoadOptions{})
	must(t, err)
	t.Logf("%+v", result)
}
