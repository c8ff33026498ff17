package faulttest

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/neostore"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
)

// Variables of a process of this test that only loads.
const (
	loaderVariable = "EVGRAPH_FAULT_LOADER" // the edition
	targetVariable = "EVGRAPH_FAULT_TARGET" // user:password@uri
)

// Row 5: the loader is killed, with no chance to tidy up, at random moments. What it
// had acknowledged is not loaded again, and nobody sees a part.
func TestLoaderKilled(t *testing.T) {
	cycles := 25
	if long {
		cycles = 500
	}
	s := neotest.Loaded(t, edition(0), hasty)
	config := neotest.Config(t)
	hasty(&config)
	dice := rand.New(rand.NewPCG(5, 5))
	killed, kept := 0, 0
	for n := 1; n <= cycles; n++ {
		old, d := edition(n-1).Version(), edition(n)
		version, options := d.Version(), neostore.LoadOptions{ChunkRows: chunkRows(d)}
		total := len(d.Nodes) + len(d.Statements) + len(d.Evidence) + len(d.Sources)

		acknowledged := killLoader(t, config, n, dice)
		if acknowledged < total {
			killed++
			kept += acknowledged
		}
		whole(t, s, old, version)
		result, err := open(t, config).LoadWith(t.Context(), d, options)
		if err != nil {
			t.Fatalf("cycle %d: %v", n, causeOf(err))
		}
		if result.Rows > total-acknowledged {
			t.Errorf("cycle %d: %d rows loaded again of %d, %d of which were acknowledged", n, result.Rows, total, acknowledged)
		}
		whole(t, s, version)
	}
	t.Logf("killed within %d of %d loads, %d acknowledged rows kept", killed, cycles, kept)
	if killed < cycles/2 || kept == 0 {
		t.Error("too few loads were killed half way")
	}
}

// killLoader runs a process that loads an edition, kills it at some moment, and
// returns how many rows it had acknowledged.
func killLoader(t *testing.T, c neostore.Config, n int, dice *rand.Rand) (acknowledged int) {
	t.Helper()
	loader := exec.CommandContext(t.Context(), os.Args[0])
	loader.Env = append(os.Environ(), loaderVariable+"="+strconv.Itoa(n), targetVariable+"="+strings.Join([]string{c.User, c.Password, c.URI}, " "))
	loader.Stderr = os.Stderr
	out, err := loader.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := loader.Start(); err != nil {
		t.Fatal(err)
	}
	lines, last, moment := bufio.NewScanner(out), dice.IntN(6), time.Duration(dice.IntN(30))*time.Millisecond
	for i := 0; lines.Scan(); i++ {
		if acknowledged, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatal(err)
		}
		if i == last {
			time.AfterFunc(moment, func() { _ = loader.Process.Kill() })
		}
	}
	_ = loader.Wait() // killed, or done
	return acknowledged
}

// asLoader loads when this process is there for that.
func asLoader() bool {
	n, err := strconv.Atoi(os.Getenv(loaderVariable))
	if err != nil {
		return false
	}
	target := strings.Fields(os.Getenv(targetVariable))
	config := neostore.Config{User: target[0], Password: target[1], URI: target[2]}
	hasty(&config)
	ctx := context.Background()
	s, err := neostore.Open(ctx, config)
	if err == nil {
		d := edition(n)
		_, err = s.LoadWith(ctx, d, neostore.LoadOptions{ChunkRows: chunkRows(d), Progress: func(p neostore.Progress) { fmt.Println(p.Done) }})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, causeOf(err))
	}
	return true
}
