package storetest

import (
	"context"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/storetest/naive"
)

// Variables that make the random comparison longer, or repeat one run of it.
const (
	opsVariable  = "EVGRAPH_STORETEST_OPS"  // operations for each seed
	seedVariable = "EVGRAPH_STORETEST_SEED" // the only seed
)

// defaultSeeds and defaultOperations are what Run compares.
const (
	defaultSeeds      = 12
	defaultOperations = 500
)

// randomPlan says which seeds Run compares and how many operations for each.
func randomPlan(t *testing.T) (seeds []uint64, operations int) {
	for seed := range uint64(defaultSeeds) {
		seeds = append(seeds, seed)
	}
	if only, ok := number(t, seedVariable); ok {
		seeds = []uint64{only}
	}
	operations = defaultOperations
	if n, ok := number(t, opsVariable); ok {
		operations = int(n)
	}
	return seeds, operations
}

func number(t *testing.T, variable string) (uint64, bool) {
	text := os.Getenv(variable)
	if text == "" {
		return 0, false
	}
	n, err := strconv.ParseUint(text, 10, 63)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n, true
}

// RunRandom asks a store and the naive one the same random questions about the
// same random graph. At the first answers that differ it prints what is needed to
// do it again.
func RunRandom(t *testing.T, open Open, seed uint64, operations int) {
	sizes := dice{rand.New(rand.NewPCG(seed, 1))}
	size := Size{Nodes: sizes.skewed(90), Statements: sizes.IntN(160)}
	if seed == 0 {
		size = Size{} // the empty graph
	}
	reference, err := naive.New(Generate(seed, size))
	if err != nil {
		t.Fatalf("seed %d: the generated graph is not valid: %v", seed, err)
	}
	want, got := readerOf(t, reference), readerOf(t, open(t, Generate(seed, size)))
	q := newAsker(seed, Generate(seed, size))
	for i := range operations {
		ask := q.next()
		wanted, wantErr := ask.call(t.Context(), want)
		answer, gotErr := ask.call(t.Context(), got)
		if sentinel(wantErr) != sentinel(gotErr) {
			t.Fatalf("seed %d, operation %d, %s %s\ngot error  %v\nwant error %v", seed, i, ask.name, show(ask.question), gotErr, wantErr)
		}
		if wantErr == nil && !equal(wanted, answer) {
			t.Fatalf("seed %d, operation %d, %s %s\ngot  %s\nwant %s", seed, i, ask.name, show(ask.question), show(answer), show(wanted))
		}
	}
}

// question is one call with its arguments.
type question struct {
	name     string
	question any
	call     func(context.Context, kg.Reader) (any, error)
}

// answerOf hides the type of an answer.
func answerOf[T any](answer T, err error) (any, error) { return answer, err }
