package graph_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// failingStore fails to read nodes, in a way of the test's choice.
type failingStore struct {
	kg.Store
	err error
}

func (s *failingStore) Reader(ctx context.Context) (kg.Reader, error) {
	r, err := s.Store.Reader(ctx)
	return failingReader{r, s.err}, err
}

type failingReader struct {
	kg.Reader
	err error
}

func (r failingReader) Nodes(context.Context, []kg.CURIE) ([]*kg.Node, error) {
	if r.err == nil {
		panic("secret of a panic")
	}
	return nil, r.err
}

// TestStoreErrors gives each sentinel error of the stores its code, and shows
// nothing of an error that is none of them.
func TestStoreErrors(t *testing.T) {
	for _, tc := range []struct {
		name string
		err  error
		code guard.Code
	}{
		{"ErrBadID", kg.ErrBadID, guard.BadID},
		{"ErrBadCursor", kg.ErrBadCursor, guard.BadCursor},
		{"ErrCursorExpired", kg.ErrCursorExpired, guard.CursorExpired},
		{"ErrCursorMismatch", kg.ErrCursorMismatch, guard.CursorMismatch},
		{"ErrPageRange", kg.ErrPageRange, guard.PageOutOfRange},
		{"ErrTooMany", kg.ErrTooMany, guard.TooManyIDs},
		{"ErrTooManyRows", kg.ErrTooManyRows, guard.TooManyRows},
		{"ErrTooBroad", kg.ErrTooBroad, guard.FilterTooBroad},
		{"ErrTooDeep", kg.ErrTooDeep, guard.FilterTooDeep},
		{"ErrUnavailable", kg.ErrUnavailable, guard.Unavailable},
		{"ErrCancelled", context.Canceled, guard.Cancelled},
		{"ErrTimeout", context.DeadlineExceeded, guard.Timeout},
		{"ErrInvalid", kg.ErrInvalid, guard.Internal},
		{"ErrOther", errors.New("bolt://secret:7687 refused"), guard.Internal},
		{"ErrPanic", nil, guard.Internal},
	} {
		t.Run(tc.name, func(t *testing.T) {
			store := &failingStore{must(t, theLattice).store, nil}
			if tc.err != nil {
				store.err = fmt.Errorf("asking secret: %w", tc.err)
			}
			c := newClient(t, store)
			p := c.refuse(tc.code, `{node(ref: {id: "EVG:cargo-00"}) {id}}`)
			hidden := tc.code == guard.Internal || tc.code == guard.Unavailable
			if hidden && strings.Contains(fmt.Sprint(p), "secret") {
				t.Errorf("the client sees %v", p)
			}
		})
	}
}

// TestEveryErrorHelps looks at answers with many errors, and at errors that are
// found before anything is resolved.
func TestEveryErrorHelps(t *testing.T) {
	c, _ := latticed(t)
	for name, query := range map[string]string{
		"ErrSyntax":         `{node(`,
		"ErrUnknownField":   `{nope}`,
		"ErrUnknownFields":  `{a b c d e f g h i j}`,
		"ErrType":           `{find(first: "x") {totalCount}}`,
		"ErrEnum":           `{find(filter: {category: [NOPE]}) {totalCount}}`,
		"ErrTooDeep":        `{` + strings.Repeat(`meta {`, 30) + `version` + strings.Repeat(`}`, 31),
		"ErrTooCostly":      `{find(first: 500) {nodes {neighbors(first: 500) {nodes {neighbors(first: 500) {nodes {id}}}}}}}`,
		"ErrManyRootFields": `{` + strings.Repeat(`meta {version} `, 30) + `}`,
		"ErrOfEveryNode":    `{evPreparations(first: 200) {nodes {cargo(after: "x") {totalCount}}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			a := c.ask(query)
			if len(a.Errors) == 0 || len(a.Errors) > guard.DefaultLimits().Errors {
				t.Fatalf("%d errors", len(a.Errors))
			}
			a.t = t
			for _, p := range a.Errors {
				a.checkHelp(p)
			}
		})
	}
}

// TestScanBudget stops filters whose parts look at more nodes than a request may.
func TestScanBudget(t *testing.T) {
	limits := guard.DefaultLimits()
	limits.RowsScanned = 30
	c := client{t, newHandler(must(t, theLattice).store, limits)}
	c.refuse(guard.TooManyRows, `{mscSources(filter: {or: [{grain: [SINGLE]}, {related: [{predicate: [SECRETES]}]}]}) {totalCount}}`)
	c.get(`{mscSources(filter: {grain: [SINGLE]}) {totalCount}}`)
}

// TestRowBudget stops answers that need more rows than a request may have, as
// early as the store can tell.
func TestRowBudget(t *testing.T) {
	limits := guard.DefaultLimits()
	limits.RowsReturned = 100
	c := client{t, newHandler(must(t, theLattice).store, limits)}
	for name, query := range map[string]string{
		"ErrNeighbors":  `{mscSources(first: 20) {nodes {preparations {nodes {id}}}}}`,
		"ErrStatements": `{mscSources(first: 20) {nodes {statements {nodes {id}}}}}`,
		"ErrEvidence":   `{statements(first: 90) {nodes {evidence {nodes {id}}}}}`,
		"ErrRootList":   `{find(first: 101) {nodes {id}}}`,
		"ErrInTwoParts": `{a: find(first: 60) {nodes {id}} b: statements(first: 60) {nodes {id}}}`,
		"ErrSearch":     `{search(text: "preparation", first: 101) {nodes {id}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			c.t = t
			c.refuse(guard.TooManyRows, query)
		})
	}
	t.Run("OK", func(t *testing.T) {
		c.t = t
		c.get(`{find(first: 30) {nodes {id}} mscSources(first: 20) {nodes {preparations(first: 2) {totalCount}}}}`)
	})
}
