package bulk

import (
	"context"
	"fmt"

	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
)

// make makes a file and tells those who wait. One that failed is forgotten, so that
// the next who asks has it made again.
func (s *shelf) make(ctx context.Context, b *box, r kg.Reader, name string, m *made) {
	err := s.write(ctx, b, r, name, m)
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil && b.files[name] == m {
		delete(b.files, name)
	}
	m.err = err
	close(m.done)
}

// write runs outside of requests, so nothing else would keep a panic from ending the
// process.
func (s *shelf) write(ctx context.Context, b *box, r kg.Reader, name string, m *made) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("make %s: panic: %v", name, cause)
		}
	}()
	about, err := export.About(ctx, r)
	if err != nil {
		return err
	}
	m.licences = about.Licences()
	if f, ok := export.Find(name); ok {
		m.Written, err = f.Save(ctx, b.dir, r)
		return err
	}
	var files []export.Written
	for _, f := range export.Files {
		w, err := s.whole(ctx, b, r, f.Name)
		if err != nil {
			return err
		}
		files = append(files, w)
	}
	m.Written, err = export.Describe(ctx, b.dir, name, r, files)
	return err
}

// whole gives a file that another describes, and makes it in its own place where there
// is none: to take a second one might be to wait for oneself.
func (s *shelf) whole(ctx context.Context, b *box, r kg.Reader, name string) (export.Written, error) {
	for {
		s.mu.Lock()
		m := b.files[name]
		if m == nil {
			m = b.begin(name, func() {})
			s.mu.Unlock()
			s.make(ctx, b, r, name, m)
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
