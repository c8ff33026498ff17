package kgx

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf8"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"

	"github.com/evgraph/evgraph/internal/dump"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// Limits of an archive. A small file may unpack to a very large one.
const (
	maxBytes    = 16 << 30 // of all files, unpacked
	maxLine     = 16 << 20 // bytes; a statement with all its evidence
	maxMetadata = 1 << 20  // bytes
	maxFaults   = 20       // that are told
)

// Read reads an archive that Write wrote. The name of the archive stands in the
// messages: each fault is archive:file:line: what is wrong; what to do. All errors
// wrap kg.ErrInvalid, except for those of from and of the context.
func Read(ctx context.Context, from io.Reader, name string) (*kg.Dataset, error) {
	r := &reader{name: name, data: &kg.Dataset{}, seen: map[string]bool{}}
	zip, err := gzip.NewReader(from)
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, r.only("it is no .tar.gz archive", "give an archive that evgraph export --format kgx wrote")
	}
	if err != nil {
		return nil, err
	}
	limited := &io.LimitedReader{R: zip, N: maxBytes}
	err = r.files(ctx, tar.NewReader(limited))
	if err == nil || errors.Is(err, errStop) {
		// Only the end of the archive tells whether it is damaged; if it is, faults on
		// its way there mean nothing.
		if _, damage := io.Copy(io.Discard, limited); damage != nil {
			err, r.faults, r.file, r.line = damage, nil, "", 0
		}
	}
	if err != nil {
		return nil, r.unpacking(err, limited)
	}
	r.finish()
	if len(r.faults) > 0 {
		return nil, errors.Join(r.faults...)
	}
	return r.data, nil
}

type reader struct {
	name   string
	file   string // in the archive
	line   int
	about  *metadata
	data   *kg.Dataset
	seen   map[string]bool
	derive int // derived edges
	faults []error
}

// errStop ends the reading, when the faults tell why.
var errStop = errors.New("stop")

// fault notes what is wrong with the line, and what to do.
func (r *reader) fault(what, todo string) {
	at := r.name + ":"
	if r.file != "" {
		at += r.file + ":"
	}
	if r.line > 0 {
		at += fmt.Sprintf("%d:", r.line)
	}
	r.faults = append(r.faults, fmt.Errorf("%w: %s %s; %s", kg.ErrInvalid, at, what, todo))
}

func (r *reader) only(what, todo string) error {
	r.fault(what, todo)
	return r.faults[0]
}

// full stops when more faults would help nobody.
func (r *reader) full() error {
	if len(r.faults) < maxFaults {
		return nil
	}
	r.faults = append(r.faults, fmt.Errorf("%w: %s: there may be more; mend these first", kg.ErrInvalid, r.name))
	return errStop
}

// unpacking says what an error of the archive means.
func (r *reader) unpacking(err error, limited *io.LimitedReader) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, errStop):
	case limited.N <= 0:
		r.fault(fmt.Sprintf("it unpacks to more than %d bytes", int64(maxBytes)), "is this an archive of evgraph?")
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, tar.ErrHeader),
		errors.As(err, &corrupt):
		r.fault("the archive is damaged or cut off: "+err.Error(), "copy it again")
	default:
		return err
	}
	return errors.Join(r.faults...)
}

// files reads every file of the archive.
func (r *reader) files(ctx context.Context, archive *tar.Reader) error {
	for {
		header, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		r.file, r.line = path.Base(header.Name), 0
		if header.Typeflag != tar.TypeReg {
			continue
		}
		kind, format, _ := strings.Cut(r.file, ".")
		kind += "."
		if r.seen[kind] {
			r.fault("the archive holds it twice", "give the files of one format")
			return errStop
		}
		r.seen[kind] = true
		lines := bufio.NewReaderSize(archive, 1<<16)
		switch {
		case r.file == metadataFile:
			err = r.metadata(lines)
		case kind == nodesFile && known(format):
			err = read(ctx, r, lines, Format(format), nodeColumns, r.node)
		case kind == edgesFile && known(format):
			err = read(ctx, r, lines, Format(format), edgeColumns, r.edge)
		default:
			r.fault("no file of that name belongs here", "only archives that evgraph export wrote are read")
		}
		if err != nil {
			return err
		}
	}
}

func known(format string) bool { return Format(format) == TSV || Format(format) == JSONL }

func (r *reader) metadata(from io.Reader) error {
	text, err := io.ReadAll(io.LimitReader(from, maxMetadata))
	if err != nil {
		return err
	}
	m := &metadata{}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	switch err := dec.Decode(m); {
	case err != nil:
		r.fault("it cannot be read: "+err.Error(), "leave it as evgraph export wrote it")
	case m.Format != formatName:
		r.fault(fmt.Sprintf("the format is %q", m.Format), "give an archive that evgraph export wrote")
	case m.FormatVersion != formatVersion:
		r.fault(fmt.Sprintf("the format version is %d, this evgraph reads %d", m.FormatVersion, formatVersion), "update evgraph, or export again")
	case m.Vocabulary != kg.VocabularyVersion:
		r.fault(fmt.Sprintf("the vocabulary is %q, this evgraph knows %q", m.Vocabulary, kg.VocabularyVersion), "update evgraph, or export again")
	default:
		r.about = m
		for _, s := range m.Sources {
			r.data.Sources = append(r.data.Sources, kg.Source(s))
		}
		return nil
	}
	return errStop
}

// read reads the rows of a file.
func read[Row, Record any](ctx context.Context, r *reader, from *bufio.Reader, format Format, columns []column[Row, Record], take func(*Record)) error {
	var order []int
	for {
		if r.line%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		r.line++
		line, err := nextLine(from)
		if err != nil && err != io.EOF {
			if errors.Is(err, errLong) {
				r.fault(fmt.Sprintf("the line is longer than %d bytes", maxLine), "is this an archive of evgraph?")
				return errStop
			}
			return err
		}
		if err == io.EOF && len(line) == 0 {
			return nil
		}
		switch {
		case !utf8.Valid(line):
			r.fault("the line is not UTF-8", "convert the file to UTF-8")
		case format == TSV && order == nil:
			if order = header(r, string(line), columns); order == nil {
				return errStop
			}
		case format == TSV:
			row(r, string(line), columns, order, take)
		default:
			object(r, line, columns, take)
		}
		if err := r.full(); err != nil {
			return err
		}
		if err == io.EOF {
			return nil
		}
	}
}

var errLong = errors.New("the line is too long")

// nextLine reads a line without its end, but no more of it than a line may have.
func nextLine(from *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := from.ReadSlice('\n')
		if line = append(line, part...); len(line) > maxLine {
			return nil, errLong
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimSuffix(line, []byte("\n")), err
		}
	}
}

func (r *reader) node(n *kg.Node) { r.data.Nodes = append(r.data.Nodes, *n) }

func (r *reader) edge(c *claim) {
	if c.derived {
		r.derive++
		return
	}
	if flips(c.Predicate) {
		c.Subject, c.Object = c.Object, c.Subject
	}
	if c.Predicate == "" {
		r.fault("original_predicate is missing", "only archives that evgraph export wrote are read")
		return
	}
	r.data.Statements = append(r.data.Statements, c.Statement)
	var entries []json.RawMessage
	if err := json.Unmarshal([]byte(c.evidence), &entries); err != nil {
		r.fault("evgraph_evidence is no JSON list", "leave it as evgraph export wrote it")
		return
	}
	for _, text := range entries {
		entry, err := dump.DecodeEvidence(text)
		if err != nil {
			r.fault("evgraph_evidence: "+err.Error(), "leave it as evgraph export wrote it")
			return
		}
		if entry.Statement != c.ID {
			r.fault(fmt.Sprintf("evidence %s is for %s", entry.ID, entry.Statement), "keep evidence with its statement")
		}
		r.data.Evidence = append(r.data.Evidence, entry)
	}
}

// finish compares what there was with what the metadata announced.
func (r *reader) finish() {
	r.file, r.line = "", 0
	if len(r.faults) > 0 {
		return
	}
	for _, needed := range []string{nodesFile, edgesFile} {
		if !r.seen[needed] {
			r.fault("it holds no "+needed+string(TSV)+" or ."+string(JSONL), "give an archive that evgraph export wrote")
		}
	}
	if r.about == nil {
		r.fault("it holds no "+metadataFile, "give an archive that evgraph export wrote")
		return
	}
	m, d := r.about, r.data
	for _, c := range []struct {
		name       string
		want, have int
	}{{"nodes", m.Nodes, len(d.Nodes)}, {"statements", m.Statements, len(d.Statements)}, {"derived edges", m.Derived, r.derive}, {"entries of evidence", m.Evidence, len(d.Evidence)}} {
		if c.want != c.have {
			r.fault(fmt.Sprintf("it holds %d of %d %s", c.have, c.want, c.name), "copy it again, or correct "+metadataFile)
		}
	}
	if len(r.faults) > 0 {
		return
	}
	d.Normalise()
	if version := d.Version(); m.Part == "" && m.DataVersion != "" && version != m.DataVersion {
		r.fault(fmt.Sprintf("the content is version %s, not %s", version, m.DataVersion), "copy it again, or remove dataVersion from "+metadataFile+" if the change was meant")
	}
}

// record makes a record of the values of a row.
func record[Row, Record any](columns []column[Row, Record], value func(i int) (rows.Value, error)) (*Record, error) {
	out := new(Record)
	for i := range columns {
		v, err := value(i)
		if err != nil {
			return nil, fmt.Errorf("%s %w", columns[i].Name, err)
		}
		if set := columns[i].set; set != nil {
			set(out, v)
		}
	}
	return out, nil
}
