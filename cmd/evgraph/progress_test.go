package main

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/neostore"
)

// TestProgress shows a load of a minute on a terminal and in a log, by a clock of
// its own.
func TestProgress(t *testing.T) {
	for name, c := range map[string]struct {
		terminal bool
		lines    int
		redrawn  int
	}{"log": {false, 12, 0}, "terminal": {true, 0, 120}} {
		var out bytes.Buffer
		now := time.Unix(0, 0)
		p := newProgress(&out, func() time.Time { return now })
		p.terminal = c.terminal
		for i := range 120 {
			now = now.Add(500 * time.Millisecond)
			p.show(neostore.Progress{Stage: "nodes", Done: i * 10, Total: 1200, Rate: 20, Left: time.Duration(120-i) * 500 * time.Millisecond})
		}
		p.end()
		text := out.String()
		if n := strings.Count(text, "\n"); n != c.lines {
			t.Errorf("%s: %d lines, wanted %d", name, n, c.lines)
		}
		if n := strings.Count(text, "\rnodes:"); n != c.redrawn {
			t.Errorf("%s: drawn %d times, wanted %d", name, n, c.redrawn)
		}
		if !strings.Contains(text, "nodes: 90 of 1200 rows (7%), 20 rows/s, 56s left") {
			t.Errorf("%s: %s", name, text)
		}
		if strings.Contains(text, "(0%)") != c.terminal || strings.Contains(text, "(0%),") {
			t.Errorf("%s: what it says of the first rows: %s", name, text)
		}
		if c.terminal && !strings.HasSuffix(text, "\x1b[K") {
			t.Errorf("%s: the line stays", name)
		}
	}
}
