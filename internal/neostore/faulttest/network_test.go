package faulttest

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"

	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

// Row 6, and 1 and 2 with a real server: the network is slow, silent or gone.
func TestBadNetwork(t *testing.T) {
	neotest.Loaded(t, storetest.Generate(3, storetest.Size{Nodes: 300, Statements: 600}), nil)
	for _, tc := range []struct {
		name   string
		toxics []string
		fails  bool // no read can be answered
	}{
		{"far away", []string{`{"type": "latency", "attributes": {"latency": 500, "jitter": 200}}`}, false},
		{"narrow", []string{`{"type": "bandwidth", "attributes": {"rate": 10}}`}, false},
		{"in pieces", []string{`{"type": "slicer", "attributes": {"average_size": 20, "size_variation": 10, "delay": 500}}`}, false},
		{"silent", []string{`{"type": "timeout", "attributes": {"timeout": 0}}`}, true},
		{"reset", []string{`{"type": "reset_peer", "attributes": {"timeout": 0}}`}, true},
		{"cut short", []string{`{"type": "limit_data", "attributes": {"bytes": 300}}`}, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			proxy := toxicProxy(t)
			config := neotest.Config(t)
			clock := &clock{}
			config.URI, config.QueryTimeout, config.Now = "bolt://"+proxy.Listen, 2*time.Second, clock.now
			s := open(t, config)
			if err := within(t, func() error { return readSome(t.Context(), s) }); err != nil {
				t.Fatal(causeOf(err))
			}
			for _, toxic := range tc.toxics {
				addToxic(t, proxy, toxic)
			}
			answered := pressed(t, s)
			if tc.fails && answered > 0 {
				t.Errorf("%d reads were answered", answered)
			}
			proxy.Toxics.ResetToxics(t.Context())
			clock.advance(bound)
			eventually(t, "answers when the network is good again", func() bool {
				clock.advance(bound)
				return readSome(t.Context(), s) == nil
			})
		})
	}
}

// pressed reads from more callers than there are connections, and reports an error
// that is not one of those for a database out of reach.
func pressed(t *testing.T, s *neostore.Store) (answered int64) {
	t.Helper()
	var good, bad atomic.Int64
	var work sync.WaitGroup
	for range 60 {
		work.Go(func() {
			switch err := readSome(t.Context(), s); {
			case err == nil:
				good.Add(1)
			case unavailable(err), timedOut(err):
				bad.Add(1)
				discreet(t, err)
			default:
				t.Errorf("got the error %v", causeOf(err))
			}
		})
	}
	_ = within(t, func() error { work.Wait(); return nil })
	t.Logf("%d answered, %d refused", good.Load(), bad.Load())
	return good.Load()
}

// toxicProxy stands between a store and the real server.
func toxicProxy(t *testing.T) *toxiproxy.Proxy {
	t.Helper()
	zerolog.SetGlobalLevel(zerolog.Disabled) // some of its logs do not ask the server's
	server := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
	proxy := toxiproxy.NewProxy(server, t.Name(), "127.0.0.1:0", serverAddress(t))
	if err := proxy.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(proxy.Stop)
	return proxy
}

func addToxic(t *testing.T, proxy *toxiproxy.Proxy, toxic string) {
	t.Helper()
	if _, err := proxy.Toxics.AddToxicJson(strings.NewReader(toxic)); err != nil {
		t.Fatal(err)
	}
}
