package projection

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"
)

// ErrBusy means that as many graphs are being built as are kept.
var ErrBusy = errors.New("too many graphs are being built")

const (
	// kept is how many graphs a cache holds: those of the whole data and of a few parts.
	kept = 4
	// buildTime is how long building one may take.
	buildTime = 2 * time.Minute
)

// Cache keeps the graphs that were used last. The zero value is empty and ready.
type Cache struct {
	Limits Limits // zero: DefaultLimits

	mu      sync.Mutex
	entries []*entry // the one used last at the end
}

type entry struct {
	version string
	part    Part
	key     string
	done    chan struct{} // closed when graph or err is there
	graph   *Graph
	err     error
}

// Get returns the graph of a part of the reader's version. One that is not there
// is built once, whoever waits for it: the end of a context ends the waiting and not
// the building, so that a graph which takes longer than a request is there for the next.
func (c *Cache) Get(ctx context.Context, r Source, part Part) (*Graph, error) {
	e, err := c.entry(ctx, r, part)
	if err != nil {
		return nil, err
	}
	select {
	case <-e.done:
		return e.graph, e.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (c *Cache) entry(ctx context.Context, r Source, part Part) (*entry, error) {
	e := &entry{version: r.Version(), part: part, key: part.key(), done: make(chan struct{})}
	c.mu.Lock()
	defer c.mu.Unlock()
	if i := slices.IndexFunc(c.entries, e.same); i >= 0 {
		e = c.entries[i]
		c.entries = append(slices.Delete(c.entries, i, i+1), e)
		return e, nil
	}
	if len(c.entries) == kept {
		oldest := slices.IndexFunc(c.entries, (*entry).built)
		if oldest < 0 {
			return nil, ErrBusy
		}
		c.entries = slices.Delete(c.entries, oldest, oldest+1)
	}
	c.entries = append(c.entries, e)
	go c.build(context.WithoutCancel(ctx), e, r)
	return e, nil
}

func (e *entry) same(other *entry) bool {
	return e.version == other.version && e.key == other.key
}

func (e *entry) built() bool {
	select {
	case <-e.done:
		return true
	default:
		return false
	}
}

// build fills the entry; a failure is told to those who wait and then forgotten.
func (c *Cache) build(ctx context.Context, e *entry, r Source) {
	ctx, cancel := context.WithTimeout(ctx, buildTime)
	defer cancel()
	defer close(e.done)
	defer func() {
		if fault := recover(); fault != nil {
			e.err = fmt.Errorf("building a graph: %v", fault)
		}
		if e.err != nil {
			c.forget(e)
		}
	}()
	limits := c.Limits
	if limits == (Limits{}) {
		limits = DefaultLimits
	}
	e.graph, e.err = Build(ctx, r, e.part, limits)
}

func (c *Cache) forget(e *entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries = slices.DeleteFunc(c.entries, func(other *entry) bool { return other == e })
}
