package bulk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
)

// keptVersions is how many versions have files on disk: the current one, and the one
// before for those who are reading it.
const keptVersions = 2

var (
	errBusy = errors.New("too many files in the making")
	errGone = errors.New("the version is gone")
)

// shelf keeps the files on disk.
type shelf struct {
	parent string // of root
	time   time.Duration
	slots  chan struct{} // one for each file in the making
	life   context.Context
	end    context.CancelFunc
	making sync.WaitGroup

	mu    sync.Mutex
	root  string // "" until there is something to keep
	boxes []*box // oldest first
}

// box holds the files of a version.
type box struct {
	version, dir string
	files        map[string]*made
}

// made is a file that is whole or in the making.
type made struct {
	done    chan struct{} // closed when it is whole or has failed
	waiting int
	cancel  context.CancelFunc

	// When done:
	export.Written
	licences []string
	err      error
}

// file is a file to read.
type file struct {
	*os.File
	*made
	version string
}

func newShelf(o Options) *shelf {
	s := &shelf{parent: o.Dir, time: o.Time, slots: make(chan struct{}, o.Builds)}
	s.life, s.end = context.WithCancel(context.Background())
	return s
}

func (s *shelf) close() error {
	s.end()
	s.making.Wait()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.root == "" {
		return nil
	}
	return os.RemoveAll(s.root)
}

// kept gives a file of a version that is whole, nil when there is none.
func (s *shelf) kept(version, name string) *file {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b := s.find(version); b != nil {
		if m := b.files[name]; m != nil && m.whole() {
			f, _ := b.open(m) // without it, it is not kept
			return f
		}
	}
	return nil
}

// versions are those that have the file.
func (s *shelf) versions(name string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []string
	for _, b := range s.boxes {
		if m := b.files[name]; m != nil && m.whole() {
			out = append(out, b.version)
		}
	}
	return out
}

// get gives a file of the reader's version, and makes it where there is none. When
// the context ends, so does the making, unless others wait for it too.
func (s *shelf) get(ctx context.Context, r kg.Reader, name string) (*file, error) {
	for {
		b, m, err := s.order(r, name)
		if err != nil {
			return nil, err
		}
		select {
		case <-m.done:
		case <-ctx.Done():
		}
		s.leave(m)
		switch {
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case m.err == nil:
			return s.open(b, m)
		case s.life.Err() == nil && errors.Is(m.err, context.Canceled) && s.has(b):
			continue // the others have left just before, so it is to be made again
		}
		return nil, m.err
	}
}

// order gives a file of the reader's version as it is, and begins to make it where
// there is none.
func (s *shelf) order(r kg.Reader, name string) (*box, *made, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := s.boxOf(r.Version())
	if err != nil {
		return nil, nil, err
	}
	m := b.files[name]
	if m == nil {
		select {
		case s.slots <- struct{}{}:
		default:
			return nil, nil, errBusy
		}
		ctx, cancel := context.WithTimeout(s.life, s.time)
		m = b.begin(name, cancel)
		s.making.Go(func() {
			defer func() { <-s.slots }()
			defer cancel()
			s.make(ctx, b, r, name, m)
		})
	}
	m.waiting++
	return b, m, nil
}

// leave ends the making of a file that nobody waits for.
func (s *shelf) leave(m *made) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if m.waiting--; m.waiting == 0 {
		m.cancel()
	}
}

func (s *shelf) has(b *box) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.boxes, b)
}

func (s *shelf) open(b *box, m *made) (*file, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return b.open(m)
}

// boxOf gives the box of a version. A new one takes the place of the oldest.
func (s *shelf) boxOf(version string) (*box, error) {
	if b := s.find(version); b != nil {
		return b, nil
	}
	if s.root == "" {
		root, err := os.MkdirTemp(s.parent, "evgraph-export-*")
		if err != nil {
			return nil, err
		}
		s.root = root
	}
	b := &box{version: version, dir: filepath.Join(s.root, version), files: map[string]*made{}}
	if err := os.MkdirAll(b.dir, 0o700); err != nil {
		return nil, err
	}
	s.boxes = append(s.boxes, b)
	for len(s.boxes) > keptVersions {
		s.boxes[0].drop()
		s.boxes = s.boxes[1:]
	}
	return b, nil
}

func (s *shelf) find(version string) *box {
	i := slices.IndexFunc(s.boxes, func(b *box) bool { return b.version == version })
	if i < 0 {
		return nil
	}
	return s.boxes[i]
}

// drop removes the files. Those who have one open read it to its end.
func (b *box) drop() {
	for _, m := range b.files {
		m.cancel()
	}
	_ = os.RemoveAll(b.dir) // what stays goes with the root
}

func (b *box) begin(name string, cancel context.CancelFunc) *made {
	m := &made{done: make(chan struct{}), cancel: cancel}
	b.files[name] = m
	return m
}

func (b *box) open(m *made) (*file, error) {
	f, err := os.Open(filepath.Join(b.dir, m.Name))
	if errors.Is(err, os.ErrNotExist) {
		return nil, errGone
	}
	if err != nil {
		return nil, err
	}
	return &file{f, m, b.version}, nil
}

// whole reports whether the file is there.
func (m *made) whole() bool {
	select {
	case <-m.done:
		return m.err == nil
	default:
		return false
	}
}
