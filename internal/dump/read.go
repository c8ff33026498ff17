package dump

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/evgraph/evgraph/internal/kg"
)

// Limits of a file.
const (
	maxLine   = 1 << 20    // bytes
	maxLines  = 50_000_000 // of all types
	maxFaults = 20         // that are told
)

// Read reads a graph. The name of the file stands in the messages: each fault is
// file:line: what is wrong; what to do. All that it returns wrap kg.ErrInvalid,
// except for errors of from and of the context.
func Read(ctx context.Context, from io.Reader, name string) (*kg.Dataset, error) {
	r := &reader{name: name, data: &kg.Dataset{}}
	lines := bufio.NewReaderSize(from, 1<<16)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		line, err := r.next(lines)
		if err != nil && err != io.EOF {
			return nil, err
		}
		if len(line) > 0 || err == nil {
			r.take(line)
		}
		if err == io.EOF || r.stop {
			break
		}
	}
	r.finish()
	return r.data, errors.Join(r.faults...)
}

type reader struct {
	name   string
	number int // of the line
	header *headerLine
	data   *kg.Dataset
	faults []error
	stop   bool
}

// fault notes what is wrong with the line, and what to do.
func (r *reader) fault(what, todo string) {
	r.faults = append(r.faults, fmt.Errorf("%w: %s:%d: %s; %s", kg.ErrInvalid, r.name, r.number, what, todo))
	if len(r.faults) >= maxFaults {
		r.stop = true
	}
}

// next reads a line without its end, but no more of it than a line may have.
func (r *reader) next(from *bufio.Reader) ([]byte, error) {
	r.number++
	var line []byte
	for {
		part, err := from.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > maxLine {
			r.fault(fmt.Sprintf("the line is longer than %d bytes", maxLine), "is this a dataset file? evgraph dump writes one")
			r.stop = true
			return nil, nil
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(line, []byte("\n")), err
		}
	}
}

// take reads a line.
func (r *reader) take(line []byte) {
	var kind struct{ Type string }
	switch {
	case r.stop:
		return
	case r.number > maxLines:
		r.fault(fmt.Sprintf("the file has more than %d lines", maxLines), "split it")
		r.stop = true
		return
	case len(bytes.TrimSpace(line)) == 0:
		r.fault("the line is empty", "remove it")
		return
	case !utf8.Valid(line):
		r.fault("the line is not UTF-8", "convert the file to UTF-8")
		return
	}
	if err := json.Unmarshal(line, &kind); err != nil {
		r.fault(decodingFault(err))
		r.stop = r.stop || r.header == nil // it is no dataset file at all
		return
	}
	if r.header == nil {
		r.first(kind.Type, line)
		return
	}
	switch kind.Type {
	case typeSource:
		into(r, line, &r.data.Sources, func(l *sourceLine) (string, kg.Source) { return l.Key, kg.Source(l.source) })
	case typeNode:
		into(r, line, &r.data.Nodes, func(l *nodeLine) (string, kg.Node) { return string(l.ID), l.node() })
	case typeStatement:
		into(r, line, &r.data.Statements, func(l *statementLine) (string, kg.Statement) { return string(l.ID), l.statement() })
	case typeEvidence:
		into(r, line, &r.data.Evidence, func(l *evidenceLine) (string, kg.Evidence) { return string(l.ID), l.entry() })
	case typeHeader:
		r.fault("a second header", "give each file by itself")
	default:
		r.fault(fmt.Sprintf("the type is %q", kind.Type), "write source, node, statement or evidence")
	}
}

// into decodes a line and appends it.
func into[L, T any](r *reader, line []byte, to *[]T, item func(*L) (string, T)) {
	l := new(L)
	if !r.decode(line, l) {
		return
	}
	id, own := item(l)
	if id == "" {
		r.fault("the line has no id", "give every source a key and everything else an id")
		return
	}
	*to = append(*to, own)
}

// decode is strict: a name that is not known may be a slip that loses data.
func (r *reader) decode(line []byte, l any) bool {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(l); err != nil {
		r.fault(decodingFault(err))
		return false
	}
	return true
}

// decodingFault says in words what encoding/json says.
func decodingFault(err error) (what, todo string) {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return fmt.Sprintf("not a JSON object, byte %d: %v", syntax.Offset, err), "write one object a line, as evgraph dump does"
	case errors.As(err, &kind):
		return fmt.Sprintf("%s is a %s", orLine(kind.Field), kind.Value), "write a " + wordFor(kind.Type.Kind().String())
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return "unknown name " + name, "see the names that evgraph dump writes"
	}
	return err.Error(), "write one object a line, as evgraph dump does"
}

// orLine names a field as it stands in the file, where embedded structs are not
// seen.
func orLine(field string) string {
	field = strings.TrimPrefix(strings.TrimPrefix(field, "attributes."), "source.")
	if field == "" {
		return "the line"
	}
	return field
}

func wordFor(kind string) string {
	switch kind {
	case "int":
		return "number"
	case "bool":
		return "true or false"
	case "slice":
		return "list"
	case "struct":
		return "JSON object"
	}
	return kind
}

// first takes the header.
func (r *reader) first(kind string, line []byte) {
	h := new(headerLine)
	switch {
	case kind != typeHeader:
		r.fault("the first line is not a header", `begin with {"type":"header","format":"evgraph","formatVersion":1,...}, as evgraph dump does`)
	case !r.decode(line, h):
	case h.Format != "evgraph":
		r.fault(fmt.Sprintf("the format is %q", h.Format), "give a file that evgraph dump wrote")
	case h.FormatVersion != formatVersion:
		r.fault(fmt.Sprintf("the format version is %d, this evgraph reads %d", h.FormatVersion, formatVersion), "update evgraph, or dump again")
	case h.Vocabulary != kg.VocabularyVersion:
		r.fault(fmt.Sprintf("the vocabulary is %q, this evgraph knows %q", h.Vocabulary, kg.VocabularyVersion), "update evgraph, or dump again")
	default:
		r.header = h
		return
	}
	r.stop = true
}

// finish compares what there was with what the header announced.
func (r *reader) finish() {
	if len(r.faults) > 0 {
		if r.stop && len(r.faults) == maxFaults {
			r.faults = append(r.faults, fmt.Errorf("%w: %s: there may be more; mend these first", kg.ErrInvalid, r.name))
		}
		return
	}
	if r.header == nil {
		r.fault("the file is empty", "give a file that evgraph dump wrote")
		return
	}
	h, d := r.header, r.data
	for _, c := range []struct {
		name       string
		want, have int
	}{{"sources", h.Sources, len(d.Sources)}, {"nodes", h.Nodes, len(d.Nodes)}, {"statements", h.Statements, len(d.Statements)}, {"evidence", h.Evidence, len(d.Evidence)}} {
		if c.want != c.have {
			r.fault(fmt.Sprintf("the file ends after %d of %d %s", c.have, c.want, c.name), "it may be cut off: copy it again, or correct the header")
		}
	}
	if len(r.faults) > 0 {
		return
	}
	d.Normalise()
	if version := d.Version(); h.DataVersion != "" && version != h.DataVersion {
		r.number = 1
		r.fault(fmt.Sprintf("the content is version %s, not %s", version, h.DataVersion), "copy the file again, or remove dataVersion if the change was meant")
	}
}
