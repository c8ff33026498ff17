package transport

import (
	"context"
	"sync/atomic"

	"github.com/evgraph/evgraph/graph/guard"
)

// gate lets a fixed number of requests in at once and a fixed number wait.
// Whoever comes then is turned away at once, while the answer is still cheap.
type gate struct {
	places  chan struct{} // nil: no limit
	waiting atomic.Int64
	queue   int64
}

func newGate(places, queue int) *gate {
	g := &gate{queue: int64(queue)}
	if places > 0 {
		g.places = make(chan struct{}, places)
	}
	return g
}

// enter takes a place, waiting in the queue if need be, until the context
// ends. Whoever has entered must leave.
func (g *gate) enter(ctx context.Context) *guard.Error {
	if g.places == nil {
		return nil
	}
	select {
	case g.places <- struct{}{}:
		return nil
	default:
	}
	defer g.waiting.Add(-1)
	if g.waiting.Add(1) > g.queue {
		return guard.Errorf(guard.Overloaded, "the server is busy and its queue is full")
	}
	select {
	case g.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return guard.Errorf(guard.Overloaded, "the server was busy for as long as the request could wait")
	}
}

func (g *gate) leave() {
	if g.places != nil {
		<-g.places
	}
}
