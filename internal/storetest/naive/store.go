// Package naive is a store that answers every question by looking at everything.
// It has no index and no cleverness, so that it can be checked by reading it
// beside the contract in package kg; other stores are then compared with it.
package naive

import (
	"context"
	"fmt"
	"sync"

	"github.com/evgraph/evgraph/internal/kg"
)

var (
	_ kg.Store  = (*Store)(nil)
	_ kg.Reader = (*reader)(nil)
)

// Store keeps a dataset as it is.
type Store struct {
	mu      sync.Mutex
	current *reader
}

// New returns a store that holds the dataset, which belongs to it afterwards.
func New(d *kg.Dataset) (*Store, error) {
	s := new(Store)
	return s, s.Load(context.Background(), d)
}

// Load implements kg.Loader.
func (s *Store) Load(ctx context.Context, d *kg.Dataset) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d.Normalise()
	if err := d.Validate(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.current = &reader{Dataset: d, version: d.Version()}
	return nil
}

// Reader implements kg.Store.
func (s *Store) Reader(ctx context.Context) (kg.Reader, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.current == nil {
		return nil, fmt.Errorf("%w: nothing is loaded", kg.ErrUnavailable)
	}
	return s.current, nil
}

type reader struct {
	*kg.Dataset
	version string
}

// Version implements kg.Reader.
func (r *reader) Version() string { return r.version }

func check(ctx context.Context, named int, p kg.Page) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if named > kg.MaxIDs {
		return fmt.Errorf("%w: %d", kg.ErrTooMany, named)
	}
	return p.Check()
}

func (r *reader) node(id kg.CURIE) *kg.Node {
	for i := range r.Dataset.Nodes {
		if r.Dataset.Nodes[i].ID == id {
			return &r.Dataset.Nodes[i]
		}
	}
	return nil
}

func (r *reader) statement(id kg.StatementID) *kg.Statement {
	for i := range r.Dataset.Statements {
		if r.Dataset.Statements[i].ID == id {
			return &r.Dataset.Statements[i]
		}
	}
	return nil
}

func (r *reader) entry(id kg.EvidenceID) *kg.Evidence {
	for i := range r.Dataset.Evidence {
		if r.Dataset.Evidence[i].ID == id {
			return &r.Dataset.Evidence[i]
		}
	}
	return nil
}

// evidenceOf returns all evidence of a statement.
func (r *reader) evidenceOf(id kg.StatementID) []*kg.Evidence {
	var all []*kg.Evidence
	for i := range r.Dataset.Evidence {
		if e := &r.Dataset.Evidence[i]; e.Statement == id {
			all = append(all, e)
		}
	}
	return all
}
