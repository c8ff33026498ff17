package faulttest

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
)

// Row 20: version after version is loaded while others read, from several stores as
// if from several processes. Every answer is of one version.
func TestReadsDuringSwitches(t *testing.T) {
	const readers = 8
	wanted := int64(2_000)
	if long {
		wanted = 10_000
	}
	patient := func(c *neostore.Config) { c.Grace = 2 * time.Second }
	loader := neotest.Loaded(t, edition(0), patient)
	config := neotest.Config(t)
	patient(&config)
	var editions sync.Map // number of the edition by data version
	editions.Store(edition(0).Version(), 0)
	var done, late, switches atomic.Int64
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var work sync.WaitGroup
	for i := range readers {
		s := loader
		if i%2 == 0 {
			s = open(t, config)
		}
		work.Go(func() {
			for done.Load() < wanted && ctx.Err() == nil {
				switch err := readOneVersion(t.Context(), s, &editions); {
				case unavailable(err):
					late.Add(1) // the request took so long that its version is gone
					t.Log(causeOf(err))
				case err != nil:
					t.Error(causeOf(err))
					stop()
				default:
					done.Add(1)
				}
			}
			stop()
		})
	}
	for n := 1; ctx.Err() == nil; n++ {
		d := edition(n)
		editions.Store(d.Version(), n)
		if _, err := loader.LoadWith(t.Context(), d, neostore.LoadOptions{}); err != nil {
			t.Fatal(causeOf(err))
		}
		switches.Add(1)
	}
	work.Wait()
	t.Logf("%d requests, %d refused as too old, during %d switches", done.Load(), late.Load(), switches.Load())
	if switches.Load() < 2 {
		t.Error("the version was hardly switched")
	}
}

// readOneVersion makes one request of several reads.
func readOneVersion(ctx context.Context, s kg.Store, editions *sync.Map) error {
	r, err := s.Reader(ctx)
	if err != nil {
		return err
	}
	n, known := editions.Load(r.Version())
	if !known {
		return fmt.Errorf("the version %s was never loaded", r.Version())
	}
	mark := fmt.Sprintf("edition %d", n)
	list, err := r.ListNodes(ctx, kg.NodeQuery{Page: kg.Page{Limit: kg.MaxPage}})
	if err != nil {
		return err
	}
	ids := make([]kg.CURIE, len(list.Nodes))
	for i, node := range list.Nodes {
		ids[i] = node.ID
	}
	near, err := r.Neighbors(ctx, kg.ExpandQuery{Nodes: ids, Page: kg.Page{Limit: 10}})
	if err != nil {
		return err
	}
	again, err := r.Nodes(ctx, ids)
	if err != nil {
		return err
	}
	if list.Total != 40 || len(near.Nodes) == 0 {
		return fmt.Errorf("%d nodes and %d neighbours", list.Total, len(near.Nodes))
	}
	for _, nodes := range [][]*kg.Node{list.Nodes, near.Nodes, again} {
		for _, node := range nodes {
			if node == nil || node.Description != mark {
				return fmt.Errorf("a reader of %s finds %+v", mark, node)
			}
		}
	}
	return nil
}
