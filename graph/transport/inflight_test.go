package transport_test

import (
	"context"
	"net/http/httptest"
	"sync"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/transport"
)

func TestOverload(t *testing.T) {
	limits := guard.DefaultLimits()
	limits.InFlight, limits.Queue = 2, 3
	entered, release := make(chan struct{}, 10), make(chan struct{})
	s := newServer(transport.Options{Limits: limits}, func(context.Context) (string, error) {
		entered <- struct{}{}
		<-release
		return "done", nil
	})

	var all sync.WaitGroup
	replies := make(chan *httptest.ResponseRecorder, 8)
	for range 8 {
		all.Go(func() {
			w := httptest.NewRecorder()
			s.ServeHTTP(w, postQuery("{hello}"))
			replies <- w
		})
	}
	<-entered
	<-entered
	for range 3 { // of eight, two run, three wait, and three are turned away
		refused := <-replies
		if refused.Code != 503 || refused.Header().Get("Retry-After") == "" {
			t.Errorf("a request too many gives %d %s", refused.Code, refused.Body)
		}
	}
	if len(entered) > 0 {
		t.Error("more requests run than there are places")
	}
	close(release)
	all.Wait()
	for range 5 {
		if served := <-replies; served.Code != 200 {
			t.Errorf("a request that waited gives %d %s", served.Code, served.Body)
		}
	}
	s.mustServe(t)
}

func TestLeavingTheQueue(t *testing.T) {
	limits := guard.DefaultLimits()
	limits.InFlight, limits.Queue = 1, 1
	entered, release := make(chan struct{}), make(chan struct{})
	s := newServer(transport.Options{Limits: limits}, func(context.Context) (string, error) {
		close(entered)
		<-release
		return "done", nil
	})
	done := make(chan struct{})
	go func() {
		defer close(done)
		s.ServeHTTP(httptest.NewRecorder(), postQuery("{hello}"))
	}()
	<-entered
	for range 3 { // each takes the place in the queue that the one before left
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		got := s.do(t, postQuery("{node{id}}").WithContext(ctx))
		if got.code() != string(guard.Overloaded) || got.Errors[0].Message == "the server is busy and its queue is full" {
			t.Errorf("leaving the queue gives %d %s", got.Code, got.Body)
		}
	}
	close(release)
	<-done
	s.mustServe(t)
}

func TestPanicGivesThePlaceBack(t *testing.T) {
	limits := guard.DefaultLimits()
	limits.InFlight, limits.Queue = 1, 0
	s := newServer(transport.Options{Limits: limits}, func(context.Context) (string, error) { panic("broken") })
	for range 3 {
		pitfall{postQuery("{hello}"), 500, guard.Internal}.check(t, s)
	}
}
