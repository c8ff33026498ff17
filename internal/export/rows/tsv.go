package rows

import (
	"bufio"
	"io"
	"iter"
	"strconv"

	"github.com/evgraph/evgraph/internal/cell"
)

// WriteTSV writes rows as a tab-separated file under a line of column names, in the
// way of package cell, and returns how many they are.
func WriteTSV[T any](to io.Writer, fields []Field[T], items iter.Seq2[*T, error]) (count int, err error) {
	w := bufio.NewWriterSize(to, 1<<16)
	var line []byte
	for i, f := range fields {
		line = append(separated(line, i), f.Name...)
	}
	if _, err := w.Write(append(line, '\n')); err != nil {
		return 0, err
	}
	for item, err := range items {
		if err != nil {
			return count, err
		}
		line = line[:0]
		for i, f := range fields {
			line = appendCell(separated(line, i), f.Type, f.Of(item))
		}
		if _, err := w.Write(append(line, '\n')); err != nil {
			return count, err
		}
		count++
	}
	return count, w.Flush()
}

func separated(line []byte, i int) []byte {
	if i == 0 {
		return line
	}
	return append(line, '\t')
}

func appendCell(to []byte, kind Type, v Value) []byte {
	switch {
	case v.Missing:
		return to
	case kind == Integer:
		return strconv.AppendInt(to, int64(v.Integer), 10)
	case kind == Boolean:
		return strconv.AppendBool(to, v.Boolean)
	case kind == List:
		return cell.AppendList(to, v.List)
	case kind == JSON: // it begins with a bracket and has no tabs or line breaks
		return append(to, v.Text...)
	}
	return cell.AppendText(to, v.Text)
}
