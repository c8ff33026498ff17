package export

import (
	"bufio"
	"io"

	"github.com/evgraph/evgraph/internal/export/rows"
)

// writer collects a record at a time and keeps the first error.
type writer struct {
	to  *bufio.Writer
	buf []byte
	err error
}

func newWriter(to io.Writer) *writer { return &writer{to: bufio.NewWriterSize(to, 1<<16)} }

// add collects texts as they are.
func (w *writer) add(texts ...string) {
	for _, t := range texts {
		w.buf = append(w.buf, t...)
	}
}

// end writes what was collected, and reports whether all went well so far.
func (w *writer) end() bool {
	if w.err == nil {
		_, w.err = w.to.Write(w.buf)
	}
	w.buf = w.buf[:0]
	return w.err == nil
}

func (w *writer) flush() error {
	if w.end() {
		w.err = w.to.Flush()
	}
	return w.err
}

// comma begins an item of a JSON list that so many went before.
func (w *writer) comma(before int) {
	if before > 0 {
		w.add(",")
	}
	w.add("\n")
}

// quote collects a text as a JSON string.
func (w *writer) quote(text string) { w.buf = rows.AppendString(w.buf, text) }

// object collects names and texts as a JSON object.
func (w *writer) object(members [][2]string) {
	w.add("{")
	for i, m := range members {
		if i > 0 {
			w.add(",")
		}
		w.quote(m[0])
		w.add(":")
		w.quote(m[1])
	}
	w.add("}")
}
