package neostore_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
)

func TestLoadAgainChangesNothing(t *testing.T) {
	s := openEmpty(t)
	first := load(t, s, small(1), neostore.LoadOptions{})
	if want := sizes(small(1)); first.Unchanged || first.Resumed || !slices.Equal(counts(t), want) {
		t.Errorf("the first load says %+v, there are %v, wanted %v", first, counts(t), want)
	}
	written := byHand(t, "MATCH (v:EvgraphVersion) RETURN collect(properties(v))", nil)
	second := load(t, s, small(1), neostore.LoadOptions{})
	if !second.Unchanged || second.Rows != 0 || second.DataVersion != first.DataVersion {
		t.Errorf("the second load says %+v", second)
	}
	if again := byHand(t, "MATCH (v:EvgraphVersion) RETURN collect(properties(v))", nil); !sameText(again, written) {
		t.Errorf("the ledger had %v and has %v", written, again)
	}
	expectVerified(t, s, small(1))
}

func TestLoadGoesOnWhereItStopped(t *testing.T) {
	s := openEmpty(t)
	load(t, s, small(1), neostore.LoadOptions{})
	total := 0
	for _, n := range sizes(small(2)) {
		total += int(n.(int64))
	}
	for _, stop := range []int{1, total / 3, total / 2} {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := s.LoadWith(ctx, small(2), neostore.LoadOptions{ChunkRows: 20, Progress: func(p neostore.Progress) {
			if p.Total != total {
				t.Errorf("progress of %d rows, there are %d", p.Total, total)
			}
			if p.Done >= stop {
				cancel()
			}
		}})
		cancel()
		expectKind(t, err, context.Canceled)
		expectVerified(t, s, small(1)) // still
	}
	// The chunks are of the size that the load began with.
	result := load(t, s, small(2), neostore.LoadOptions{ChunkRows: 7})
	if !result.Resumed || result.Rows > total-total/2 {
		t.Errorf("the last load wrote %d rows of %d", result.Rows, total)
	}
	expectVerified(t, s, small(2))
}

// TestLoadBegunByAnotherProgram finds chunks of other rows and starts over.
func TestLoadBegunByAnotherProgram(t *testing.T) {
	s := openEmpty(t)
	ctx, cancel := context.WithCancel(t.Context())
	_, err := s.LoadWith(ctx, small(1), neostore.LoadOptions{ChunkRows: 20, Progress: func(p neostore.Progress) {
		if p.Stage == "statements" {
			cancel()
		}
	}})
	expectKind(t, err, context.Canceled)
	byHand(t, "MATCH (c:EvgraphChunk {sequence: 2}) SET c.sha256 = 'other'", nil)
	load(t, s, small(1), neostore.LoadOptions{})
	expectVerified(t, s, small(1))
	if want := sizes(small(1)); !slices.Equal(counts(t), want) {
		t.Errorf("there are %v, wanted %v", counts(t), want)
	}
}

// TestLoadBackAndForth publishes a copy again that is still there.
func TestLoadBackAndForth(t *testing.T) {
	s := openEmpty(t)
	load(t, s, small(1), neostore.LoadOptions{})
	load(t, s, small(2), neostore.LoadOptions{})
	if result := load(t, s, small(1), neostore.LoadOptions{}); result.Rows != 0 || result.Unchanged {
		t.Errorf("going back says %+v", result)
	}
	expectVerified(t, s, small(1))
	if want := sizes(small(1), small(2)); !slices.Equal(counts(t), want) {
		t.Errorf("there are %v, wanted %v", counts(t), want)
	}
}

func TestPruneRemovesWhatNobodyReads(t *testing.T) {
	c := testConfig(t)
	c.Grace = time.Millisecond
	openEmpty(t)
	s := open(t, c)
	load(t, s, small(1), neostore.LoadOptions{})
	ctx, cancel := context.WithCancel(t.Context())
	_, err := s.LoadWith(ctx, small(3), neostore.LoadOptions{ChunkRows: 10, Progress: func(neostore.Progress) { cancel() }})
	expectKind(t, err, context.Canceled)
	load(t, s, small(2), neostore.LoadOptions{})
	if _, err := s.Prune(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if want := sizes(small(2)); !slices.Equal(counts(t), want) {
		t.Errorf("there are %v, wanted %v", counts(t), want)
	}
	expectVerified(t, s, small(2))
}

func TestPruneKeepsWhatMayBeRead(t *testing.T) {
	s := openEmpty(t)
	load(t, s, small(1), neostore.LoadOptions{})
	load(t, s, small(2), neostore.LoadOptions{})
	removed, err := s.Prune(t.Context(), false)
	must(t, err)
	if want := sizes(small(1), small(2)); removed != 0 || !slices.Equal(counts(t), want) {
		t.Errorf("%d copies removed, there are %v, wanted %v", removed, counts(t), want)
	}
}

func TestTwoLoadersAtOnce(t *testing.T) {
	openEmpty(t)
	done := make(chan error, 2)
	for seed := range uint64(2) {
		s := open(t, testConfig(t))
		go func() {
			_, err := s.LoadWith(t.Context(), small(1+seed), neostore.LoadOptions{ChunkRows: 20})
			done <- err
		}()
	}
	for range 2 {
		must(t, <-done)
	}
	s := open(t, testConfig(t))
	last, err := s.Reader(t.Context())
	must(t, err)
	for seed := range uint64(2) {
		if d := small(1 + seed); versionOf(d) == last.Version() {
			expectVerified(t, s, d)
			return
		}
	}
	t.Errorf("version %s is published", last.Version())
}

// TestLockOfTheDead lets a loader fall silent until another takes over, and then
// go on.
func TestLockOfTheDead(t *testing.T) {
	openEmpty(t)
	c := testConfig(t)
	c.LockLife = time.Millisecond
	silent, other := open(t, c), open(t, testConfig(t))
	taken := false
	_, err := silent.LoadWith(t.Context(), small(1), neostore.LoadOptions{ChunkRows: 20, Progress: func(neostore.Progress) {
		if !taken {
			taken = true
			load(t, other, small(2), neostore.LoadOptions{})
		}
	}})
	expectKind(t, err, neostore.ErrLocked)
	expectVerified(t, other, small(2))
}

func TestLockOfTheLiving(t *testing.T) {
	s := openEmpty(t)
	c := testConfig(t)
	c.LockLife = time.Millisecond // so that it does not wait for long
	hasty := open(t, c)
	tried := false
	load(t, s, small(1), neostore.LoadOptions{ChunkRows: 20, Progress: func(neostore.Progress) {
		if tried {
			return
		}
		tried = true
		told := ""
		_, err := hasty.LoadWith(t.Context(), small(2), neostore.LoadOptions{Waiting: func(owner string) { told += owner }})
		expectKind(t, err, neostore.ErrLocked)
		if owner := fmt.Sprintf("process %d", os.Getpid()); !strings.HasSuffix(told, owner) || !strings.Contains(err.Error(), owner) {
			t.Errorf("who holds the lock is told by %q and %q", told, err)
		}
	}})
	expectVerified(t, s, small(1))
}

func TestForeignData(t *testing.T) {
	for name, text := range map[string]string{
		"a label of a category": `CREATE (:Gene {name: 'mine', version: 1})`,
		"an entity":             `CREATE (:Entity {name: 'mine', version: 1})`,
		"evidence":              `CREATE (:Evidence {name: 'mine'})`,
	} {
		t.Run(name, func(t *testing.T) {
			s := openEmpty(t)
			byHand(t, text, nil)
			byHand(t, `MATCH (n {name: 'mine'}) CREATE (n)-[:KNOWS]->(:Person {name: 'Ada'})`, nil)
			_, err := s.LoadWith(t.Context(), small(1), neostore.LoadOptions{})
			expectKind(t, err, neostore.ErrForeign)
			if n := byHand(t, "MATCH (n) WHERE NOT n:EvgraphTestDatabase AND NOT n:SchemaMigration RETURN count(n)", nil)[0]; n != int64(2) {
				t.Errorf("there are %v nodes now", n)
			}
			c := testConfig(t)
			c.Grace = time.Millisecond
			s = open(t, c)
			for seed := range uint64(3) {
				load(t, s, small(seed), neostore.LoadOptions{AllowForeign: true})
			}
			_, err = s.Prune(t.Context(), true)
			must(t, err)
			if n := byHand(t, "MATCH ({name: 'mine'})-[:KNOWS]->(:Person {name: 'Ada'}) RETURN count(*)", nil)[0]; n != int64(1) {
				t.Errorf("foreign data: %v", n)
			}
			_, err = s.LoadWith(t.Context(), small(9), neostore.LoadOptions{})
			expectKind(t, err, neostore.ErrForeign)
		})
	}
}

// TestLoadRefusesWhatCannotBeKept keeps the old version.
func TestLoadRefusesWhatCannotBeKept(t *testing.T) {
	s := openEmpty(t)
	load(t, s, small(1), neostore.LoadOptions{})
	for name, change := range map[string]func(d *kg.Dataset){
		"text that is no UTF-8":     func(d *kg.Dataset) { d.Nodes[0].Description = "\xff" },
		"name too long for indexes": func(d *kg.Dataset) { d.Nodes[0].Name = strings.Repeat("x", 5000) },
		"statement without end":     func(d *kg.Dataset) { d.Statements[0].Object = "EVG:nowhere" },
	} {
		d := small(2)
		change(d)
		_, err := s.LoadWith(t.Context(), d, neostore.LoadOptions{})
		if !errors.Is(err, kg.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	expectVerified(t, s, small(1))
}
