package dump_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/dump"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/seed"
)

// written dumps a dataset by way of the embedded store.
func written(t testing.TB, d *kg.Dataset) []byte {
	t.Helper()
	s, err := memstore.New(d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := dump.Write(t.Context(), &out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, file []byte) (*kg.Dataset, error) {
	t.Helper()
	return dump.Read(t.Context(), bytes.NewReader(file), "graph.jsonl")
}

func TestThereAndBack(t *testing.T) {
	seeded, report := curate.Load(seed.FS)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	for name, d := range map[string]*kg.Dataset{
		"the seed":                   seeded,
		"a generated graph":          storetest.Generate(1, storetest.Size{Nodes: 300, Statements: 1200}),
		"more than a page of a scan": storetest.Generate(2, storetest.Size{Nodes: 2500, Statements: 100}),
		"an empty graph":             {},
	} {
		t.Run(name, func(t *testing.T) {
			file := written(t, d)
			version := d.Version()
			got, err := read(t, file)
			if err != nil {
				t.Fatal(err)
			}
			if got.Version() != version {
				t.Errorf("the version was %s and is %s", version, got.Version())
			}
			if again := written(t, got); !bytes.Equal(again, file) {
				t.Error("a second dump has other bytes")
			}
		})
	}
}

// TestEveryFieldTravels fails for a field of the model that the file forgets.
func TestEveryFieldTravels(t *testing.T) {
	d := storetest.Generate(1, storetest.Size{Nodes: 200, Statements: 400})
	d.Normalise()
	node, entry, source := &d.Nodes[0], &d.Evidence[0], &d.Sources[0]
	for i := range d.Statements {
		if d.Statements[i].Value != nil {
			d.Statements[i].Value.Max = "9" // any content does: Scan does not look at it
			break
		}
	}
	fill(reflect.ValueOf(node).Elem(), "ID", "Category", "NameKey", "Grain", "Attributes.SizeClass", "Attributes.Arm", "Attributes.RNAClass", "Attributes.ModelKind")
	fill(reflect.ValueOf(entry).Elem(), "ID", "Statement", "Kind", "Source", "Reach", "Level", "Scope", "Basis", "Directness", "Setting", "Route", "Doses",
		"Timing", "Stage", "Comparison", "Knowledge", "Agent")
	fill(reflect.ValueOf(source).Elem(), "Key")
	d.Normalise()

	var out bytes.Buffer
	if err := dump.Write(t.Context(), &out, fixed{d}); err != nil {
		t.Fatal(err)
	}
	got, err := read(t, out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, d) {
		t.Errorf("got %+v\nwant %+v", got.Nodes[0], d.Nodes[0])
	}
}

// fill gives every field a value but those that have one of a vocabulary.
func fill(v reflect.Value, except ...string) {
	for i := range v.NumField() {
		field, name := v.Field(i), v.Type().Field(i).Name
		skip, inner := false, []string{}
		for _, e := range except {
			skip = skip || e == name
			if rest, ok := strings.CutPrefix(e, name+"."); ok {
				inner = append(inner, rest)
			}
		}
		if skip {
			continue
		}
		set(field, name, inner)
	}
}

func set(field reflect.Value, name string, except []string) {
	switch field.Kind() {
	case reflect.String:
		field.SetString("<" + name + "> & \u2028 \"é\"")
	case reflect.Bool:
		field.SetBool(true)
	case reflect.Int:
		field.SetInt(7)
	case reflect.Struct:
		fill(field, except...)
	case reflect.Slice:
		field.Set(reflect.MakeSlice(field.Type(), 2, 2))
		for i := range 2 {
			set(field.Index(i), fmt.Sprint(name, i), nil)
		}
	case reflect.Pointer:
		field.Set(reflect.New(field.Type().Elem()))
		if field.Type().Elem().Kind() == reflect.Struct {
			fill(field.Elem())
		}
	default:
		panic("no value for " + name)
	}
}

// fixed gives a dataset as it is, valid or not.
type fixed struct{ d *kg.Dataset }

func (f fixed) Summary(context.Context) (*kg.Summary, error) {
	s := &kg.Summary{Version: f.d.Version(), Nodes: len(f.d.Nodes), Statements: len(f.d.Statements), Evidence: len(f.d.Evidence)}
	for _, source := range f.d.Sources {
		s.Sources = append(s.Sources, kg.SourceCount{Source: source})
	}
	return s, nil
}

func (f fixed) ScanNodes(_ context.Context, after kg.CURIE, limit int) ([]*kg.Node, error) {
	return part(f.d.Nodes, after, limit, func(n *kg.Node) kg.CURIE { return n.ID })
}

func (f fixed) ScanStatements(_ context.Context, after kg.CURIE, limit int) ([]*kg.Statement, error) {
	return part(f.d.Statements, after, limit, func(s *kg.Statement) kg.CURIE { return s.ID })
}

func (f fixed) ScanEvidence(_ context.Context, after kg.CURIE, limit int) ([]*kg.Evidence, error) {
	return part(f.d.Evidence, after, limit, func(e *kg.Evidence) kg.CURIE { return e.ID })
}

func part[T any](all []T, after kg.CURIE, limit int, id func(*T) kg.CURIE) ([]*T, error) {
	var out []*T
	for i := range all {
		if id(&all[i]) > after && len(out) < limit {
			out = append(out, &all[i])
		}
	}
	return out, nil
}

const goodHeader = `{"type":"header","format":"evgraph","formatVersion":1,"vocabulary":"1","sources":1,"nodes":1,"statements":0,"evidence":0}
`

const goodLines = `{"type":"source","key":"review"}
{"type":"node","id":"EVG:a","category":"GENE","name":"a"}
`

func TestFaultsTellWhereAndWhatToDo(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"empty", "", "graph.jsonl:1: the file is empty; give a file"},
		{"seed instead of dump", "kind: GENE\n", "graph.jsonl:1: not a JSON object, byte 1"},
		{"binary", "\x1f\x8b\x08\x00", "graph.jsonl:1: the line is not UTF-8; convert"},
		{"no header", goodLines, "graph.jsonl:1: the first line is not a header; begin with"},
		{"other format", strings.Replace(goodHeader, `"format":"evgraph"`, `"format":"kgx"`, 1), `graph.jsonl:1: the format is "kgx"; give`},
		{"later format", strings.Replace(goodHeader, `"formatVersion":1`, `"formatVersion":2`, 1), "graph.jsonl:1: the format version is 2, this evgraph reads 1; update"},
		{"later vocabulary", strings.Replace(goodHeader, `"vocabulary":"1"`, `"vocabulary":"9"`, 1), `graph.jsonl:1: the vocabulary is "9", this evgraph knows "1"; update`},
		{"two headers", goodHeader + goodHeader, "graph.jsonl:2: a second header; give each file"},
		{"unknown type", goodHeader + `{"type":"edge"}`, `graph.jsonl:2: the type is "edge"; write source, node`},
		{"no type", goodHeader + `{}`, `graph.jsonl:2: the type is ""; write`},
		{"unknown name", goodHeader + `{"type":"node","id":"EVG:a","nmae":"x"}`, `graph.jsonl:2: unknown name "nmae"; see`},
		{"text for a number", goodHeader + `{"type":"node","id":"EVG:a","year":"2010"}`, "graph.jsonl:2: year is a string; write a number"},
		{"text for a list", goodHeader + `{"type":"node","id":"EVG:a","synonyms":"b"}`, "graph.jsonl:2: synonyms is a string; write a list"},
		{"list for an object", goodHeader + `[]`, "graph.jsonl:2: the line is a array; write a JSON object"},
		{"two objects", goodHeader + `{"type":"node","id":"EVG:a"} {}`, "graph.jsonl:2: not a JSON object, byte 30"},
		{"half a line", goodHeader + `{"type":"node","id":"EV`, "graph.jsonl:2: not a JSON object"},
		{"empty line", goodHeader + "\n" + goodLines, "graph.jsonl:2: the line is empty; remove"},
		{"no id", goodHeader + `{"type":"node","name":"a"}`, "graph.jsonl:2: the line has no id; give"},
		{"cut off", goodHeader + `{"type":"source","key":"review"}` + "\n", "graph.jsonl:3: the file ends after 0 of 1 nodes; it may be cut off"},
		{"more than announced", goodHeader + goodLines + `{"type":"source","key":"b"}`, "the file ends after 2 of 1 sources"},
		{"other content", strings.Replace(goodHeader, `"vocabulary"`, `"dataVersion":"0123456789ab","vocabulary"`, 1) + goodLines, "graph.jsonl:1: the content is version "},
		{"endless line", goodHeader + `{"type":"node","name":"` + strings.Repeat("x", 2<<20), "graph.jsonl:2: the line is longer than 1048576 bytes; is this"},
		{"many faults", goodHeader + strings.Repeat("?\n", 100), "graph.jsonl: there may be more"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := read(t, []byte(c.file))
			if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("told was: %v\nwanted: %s", err, c.want)
			}
			if err != nil && strings.Count(err.Error(), "\n") > 25 {
				t.Errorf("%d lines of faults", strings.Count(err.Error(), "\n"))
			}
		})
	}
	if _, err := read(t, []byte(goodHeader+goodLines)); err != nil {
		t.Errorf("a good file: %v", err)
	}
	if _, err := read(t, []byte(strings.TrimSuffix(goodHeader+goodLines, "\n"))); err != nil {
		t.Errorf("a good file without the last line end: %v", err)
	}
}

func TestReadObeysContextAndSource(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := dump.Read(ctx, strings.NewReader(goodHeader), "f"); !errors.Is(err, context.Canceled) {
		t.Errorf("the context has ended: %v", err)
	}
	if _, err := dump.Read(t.Context(), broken{}, "f"); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("the disk fails: %v", err)
	}
	if err := dump.Write(t.Context(), broken{}, fixed{normalised()}); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("the disk is full: %v", err)
	}
}

func normalised() *kg.Dataset {
	d := storetest.Generate(1, storetest.Size{Nodes: 2000, Statements: 100})
	d.Normalise()
	return d
}

type broken struct{}

func (broken) Read([]byte) (int, error)  { return 0, io.ErrUnexpectedEOF }
func (broken) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func FuzzRead(f *testing.F) {
	f.Add([]byte(goodHeader + goodLines))
	f.Add(written(f, storetest.Generate(1, storetest.Size{Nodes: 20, Statements: 20})))
	f.Add([]byte("{}\n[]\nnull\n"))
	f.Add([]byte(goodHeader + `{"type":"evidence","id":"x","flags":[{}],"firstReport":{}}`))
	f.Fuzz(func(t *testing.T, file []byte) {
		d, err := dump.Read(t.Context(), bytes.NewReader(file), "f")
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := dump.Write(t.Context(), &out, fixed{d}); err != nil {
			t.Fatal(err)
		}
		if again, err := dump.Read(t.Context(), &out, "f"); err == nil && again.Version() != d.Version() {
			t.Errorf("read, written and read again it is another graph")
		}
	})
}
