package bulk

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
)

// make makes a file and tells those who wait. One that failed is forgotten, so that
// the next who asks has it made again.
func (s *shelf) make(ctx context.Context, b *box, r kg.Reader, o order, m *made) {
	err := s.write(ctx, b, r, o, m)
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case err == nil:
		b.keep(o)
	case b.files[o] == m:
		delete(b.files, o)
	}
	m.err = err
	close(m.done)
}

// write runs outside of requests, so nothing else would keep a panic from ending the
// process.
func (s *shelf) write(ctx context.Context, b *box, r kg.Reader, o order, m *made) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("make %s: panic: %v", o.name, cause)
		}
	}()
	f, described := export.Find(o.name)
	switch {
	case o.ofPart():
		m.Written, err = s.writePart(ctx, b, r, o, f)
	case described:
		m.Written, err = f.Save(ctx, b.dir, r)
	default:
		m.Written, err = s.writeDescription(ctx, b, r, o.name)
	}
	return err
}

func (s *shelf) writePart(ctx context.Context, b *box, r kg.Reader, o order, f export.File) (export.Written, error) {
	chosen, err := o.filter.Choose(ctx, graph.NewSchema().Schema(), s.ask)
	if err != nil {
		return export.Written{}, tooBroad(err, o.name)
	}
	if chosen.Version != r.Version() {
		return export.Written{}, errMoved
	}
	dir := filepath.Join(b.dir, o.folder())
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return export.Written{}, err
	}
	return f.Of(chosen.Selection).Save(ctx, dir, r)
}

// tooBroad names the file to take where a filter chooses too much.
func tooBroad(err error, name string) error {
	var own *guard.Error
	if !errors.As(err, &own) || own.Code != guard.TooManyRows && own.Code != guard.FilterTooBroad && own.Code != guard.Timeout {
		return err
	}
	return own.WithHint("narrow the filter, or take the whole of /export/%s", name).With("file", "/export/"+name)
}

func (s *shelf) writeDescription(ctx context.Context, b *box, r kg.Reader, name string) (export.Written, error) {
	var files []export.Written
	for _, f := range export.Files {
		w, err := s.whole(ctx, b, r, order{name: f.Name})
		if err != nil {
			return w, err
		}
		files = append(files, w)
	}
	return export.Describe(b.dir, name, files)
}

// whole gives a file that another describes, and makes it in its own place where there
// is none: to take a second one might be to wait for oneself.
func (s *shelf) whole(ctx context.Context, b *box, r kg.Reader, o order) (export.Written, error) {
	for {
		s.mu.Lock()
		m := b.files[o]
		if m == nil {
			m = b.begin(o, func() {})
			s.mu.Unlock()
			s.make(ctx, b, r, o, m)
			return m.Written, m.err
		}
		m.waiting++
		s.mu.Unlock()
		select {
		case <-m.done:
		case <-ctx.Done():
		}
		s.leave(m)
		if err := ctx.Err(); err != nil {
			return export.Written{}, err
		}
		if m.err == nil {
			return m.Written, nil
		}
		if s.has(b) {
			continue
		}
		return export.Written{}, m.err
	}
}
