package rows

import (
	"io"
	"iter"
	"strconv"

	"github.com/evgraph/evgraph/internal/cell"
)

// WriteTSV writes rows as a tab-separated file under a line of column names, in the
// way of package cell, and returns how many they are.
func WriteTSV[T any](to io.Writer, fields []Field[T], items iter.Seq2[*T, error]) (count int, err error) {
	var line []byte
	for i, f := range fields {
		line = append(separated(line, i), f.Name...)
	}
	if _, err := to.Write(append(line, '\n')); err != nil {
		return 0, err
	}
	var halves [2]lines
	crew := NewCrew(len(halves), func(half int, some []*T) error { // text cannot fail
		middle := len(some) / 2
		part := some[:middle]
		if half == 1 {
			part = some[middle:]
		}
		halves[half].text = halves[half].text[:0]
		appendLines(&halves[half], fields, part)
		return nil
	})
	defer crew.Close()
	return InBatches(items, func(some []*T) error {
		crew.Give(some)
		if err := crew.Wait(); err != nil {
			return err
		}
		for i := range halves {
			if _, err := to.Write(halves[i].text); err != nil {
				return err
			}
		}
		return nil
	})
}

// lines are on their way into a file. Their memory is used again.
type lines struct {
	text []byte
	room []string // for a list
}

func appendLines[T any](l *lines, fields []Field[T], items []*T) {
	for _, item := range items {
		for i, f := range fields {
			l.text = separated(l.text, i)
			switch {
			case f.TextOf != nil:
				l.text = cell.AppendText(l.text, f.TextOf(item))
			case f.ItemsOf != nil:
				l.room = f.ItemsOf(item, l.room[:0])
				l.text = cell.AppendList(l.text, l.room)
			default:
				l.text = appendCell(l.text, f.Type, f.Of(item))
			}
		}
		l.text = append(l.text, '\n')
	}
}

func separated(to []byte, i int) []byte {
	if i == 0 {
		return to
	}
	return append(to, '\t')
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
