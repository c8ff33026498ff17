package memstore

import (
	"context"
	"fmt"
	"sync/atomic"

	"github.com/evgraph/evgraph/internal/kg"
)

var (
	_ kg.Store  = (*Store)(nil)
	_ kg.Reader = (*reader)(nil)
)

// Store keeps one dataset in memory. The zero Store is empty: it hands out no
// reader until something is loaded.
type Store struct {
	current atomic.Pointer[snapshot]
}

// New returns a store that holds the dataset, which belongs to it afterwards.
func New(d *kg.Dataset) (*Store, error) {
	s := new(Store)
	if err := s.Load(context.Background(), d); err != nil {
		return nil, err
	}
	return s, nil
}

// Load implements kg.Loader.
func (s *Store) Load(ctx context.Context, d *kg.Dataset) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	d.Normalise()
	if err := d.Validate(); err != nil {
		return fmt.Errorf("load: %w", err)
	}
	snap, err := newSnapshot(ctx, d)
	if err != nil {
		return err
	}
	s.current.Store(snap)
	return nil
}

// Reader implements kg.Store.
func (s *Store) Reader(ctx context.Context) (kg.Reader, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	snap := s.current.Load()
	if snap == nil {
		return nil, fmt.Errorf("%w: nothing is loaded", kg.ErrUnavailable)
	}
	return &reader{snap}, nil
}

// reader answers from one snapshot.
type reader struct{ *snapshot }

// Version implements kg.Reader.
func (r *reader) Version() string { return r.summary.Version }

// begin checks what every call checks first.
func begin(ctx context.Context, named int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if named > kg.MaxIDs {
		return fmt.Errorf("%w: %d, at most %d at once", kg.ErrTooMany, named, kg.MaxIDs)
	}
	return nil
}

// beginPage is begin for a call that returns pages.
func beginPage(ctx context.Context, named int, p kg.Page) error {
	if err := begin(ctx, named); err != nil {
		return err
	}
	return p.Check()
}
