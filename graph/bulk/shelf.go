package bulk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/kg"
)

// keptVersions is how many versions have files on disk: the current one, and the one
// before for those who are reading it.
const keptVersions = 2

// keptParts is how many files of parts a version has on disk: enough for readers that
// ask for one range after another.
const keptParts = 8

var (
	errBusy  = errors.New("too many files in the making")
	errGone  = errors.New("the version is gone")
	errMoved = errors.New("the part is of another version")
)

// shelf keeps the files on disk.
type shelf struct {
	parent string // of root
	ask    tabular.Ask
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
	files        map[order]*made
	parts        []order // the files of parts, oldest first
}

// made is a file that is whole or in the making.
type made struct {
	done    chan struct{} // closed when it is whole or has failed
	waiting int
	cancel  context.CancelFunc

	// When done:
	export.Written
	err error
}

// file is a file to read.
type file struct {
	*os.File
	*made
	version string
}

func newShelf(o Options) *shelf {
	s := &shelf{parent: o.Dir, ask: tabular.Through(o.GraphQL), time: o.Time, slots: make(chan struct{}, o.Builds)}
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
func (s *shelf) kept(version string, o order) *file {
	s.mu.Lock()
	defer s.mu.Unlock()
	if b := s.find(version); b != nil {
		if m := b.files[o]; m != nil && m.whole() {
			f, _ := b.open(o, m) // without it, it is not kept
			return f
		}
	}
	return nil
}

// versions are those that have the file.
func (s *shelf) versions(o order) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []string
	for _, b := range s.boxes {
		if m := b.files[o]; m != nil && m.whole() {
			out = append(out, b.version)
		}
	}
	return out
}

// get gives a file of the reader's version, and makes it where there is none. When
// the context ends, so does the making, unless others wait for it too.
func (s *shelf) get(ctx context.Context, r kg.Reader, o order) (*file, error) {
	for {
		b, m, err := s.order(r, o)
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
			f, err := s.open(b, o, m)
			if errors.Is(err, errGone) && s.has(b) {
				continue // a part that gave way to newer ones just before
			}
			return f, err
		case s.life.Err() == nil && errors.Is(m.err, context.Canceled) && s.has(b):
			continue // the others have left just before, so it is to be made again
		}
		return nil, m.err
	}
}

// order gives a file of the reader's version as it is, and begins to make it where
// there is none.
func (s *shelf) order(r kg.Reader, o order) (*box, *made, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := s.boxOf(r.Version())
	if err != nil {
		return nil, nil, err
	}
	m := b.files[o]
	if m == nil {
		select {
		case s.slots <- struct{}{}:
		default:
			return nil, nil, errBusy
		}
		ctx, cancel := context.WithTimeout(s.life, s.time)
		m = b.begin(o, cancel)
		s.making.Go(func() {
			defer func() { <-s.slots }()
			defer cancel()
			s.make(ctx, b, r, o, m)
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

func (s *shelf) open(b *box, o order, m *made) (*file, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return b.open(o, m)
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
	b := &box{version: version, dir: filepath.Join(s.root, version), files: map[order]*made{}}
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

func (b *box) begin(o order, cancel context.CancelFunc) *made {
	m := &made{done: make(chan struct{}), cancel: cancel}
	b.files[o] = m
	return m
}

func (b *box) open(o order, m *made) (*file, error) {
	f, err := os.Open(filepath.Join(b.dir, o.folder(), m.Name))
	if errors.Is(err, os.ErrNotExist) {
		return nil, errGone
	}
	if err != nil {
		return nil, err
	}
	return &file{f, m, b.version}, nil
}

// keep counts a file that is whole. Of those of parts, the oldest gives way; whoever
// has it open reads it to its end.
func (b *box) keep(o order) {
	if !o.ofPart() {
		return
	}
	b.parts = append(b.parts, o)
	if len(b.parts) > keptParts {
		oldest := b.parts[0]
		b.parts = b.parts[1:]
		_ = os.Remove(filepath.Join(b.dir, oldest.folder(), b.files[oldest].Name)) // what stays goes with the root
		delete(b.files, oldest)
	}
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
