package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/evgraph/evgraph/internal/neostore"
)

// How often progress is shown: on a terminal, and in a log.
const (
	redrawEvery = 200 * time.Millisecond
	lineEvery   = 5 * time.Second
)

// progress shows how far a load is: one line that changes on a terminal, else a
// line every few seconds.
type progress struct {
	to       io.Writer
	now      func() time.Time
	terminal bool
	last     time.Time
	drawn    bool
}

func newProgress(to io.Writer, now func() time.Time) *progress {
	return &progress{to: to, now: now, terminal: isTerminal(to), last: now()}
}

func (p *progress) show(s neostore.Progress) {
	pause := lineEvery
	if p.terminal {
		pause = redrawEvery
	}
	if p.now().Sub(p.last) < pause {
		return
	}
	p.last = p.now()
	percent := 100 * s.Done / max(s.Total, 1)
	text := fmt.Sprintf("%s: %d of %d rows (%d%%)", s.Stage, s.Done, s.Total, percent)
	if s.Rate > 0 && percent > 0 { // the first rows, which wait for the server, tell nothing of the others
		text += fmt.Sprintf(", %.0f rows/s, %s left", s.Rate, s.Left.Round(time.Second))
	}
	if p.terminal {
		fmt.Fprintf(p.to, "\r%s\x1b[K", text)
		p.drawn = true
		return
	}
	fmt.Fprintln(p.to, "evgraph load: "+text)
}

// end clears the line.
func (p *progress) end() {
	if p.drawn {
		fmt.Fprint(p.to, "\r\x1b[K")
	}
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
