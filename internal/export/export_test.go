package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/parquet-go/parquet-go"

	"github.com/evgraph/evgraph/internal/cell"
	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/export"
	"github.com/evgraph/evgraph/internal/export/kgx"
	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
	"github.com/evgraph/evgraph/seed"
)

func seeded(t testing.TB) *kg.Dataset {
	t.Helper()
	d, report := curate.Load(seed.FS)
	if err := report.Err(); err != nil {
		t.Fatal(err)
	}
	return d
}

func reader(t testing.TB, d *kg.Dataset) kg.Reader {
	t.Helper()
	store, err := memstore.New(d)
	if err != nil {
		t.Fatal(err)
	}
	r, err := store.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// write gives a file and how many rows it has.
func write(t testing.TB, r kg.Reader, name string) ([]byte, int) {
	t.Helper()
	file, ok := export.Find(name)
	if !ok {
		t.Fatalf("there is no file %s", name)
	}
	var out bytes.Buffer
	count, err := file.Write(t.Context(), &out, r)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), count
}

// graphs are what the formats are tried on.
func graphs(t testing.TB) map[string]*kg.Dataset {
	awkward := storetest.Generate(7, storetest.Size{Nodes: 60, Statements: 100})
	awkward.Nodes[0].Description = "=1+1\t\"a|b\"\r\n\\t \u2028 <é> & ]]>"
	awkward.Nodes[1].Synonyms = []string{"-a|b", `\`, `"`}
	return map[string]*kg.Dataset{"the seed": seeded(t), "awkward characters": awkward, "an empty graph": {}}
}

// expected are the rows of a table as texts.
func expected[T any](t testing.TB, fields []rows.Field[T], items []*T) [][]string {
	t.Helper()
	var out [][]string
	for _, item := range items {
		var row []string
		for _, f := range fields {
			row = append(row, show(f.Type, f.Of(item)))
		}
		out = append(out, row)
	}
	return out
}

func show(kind rows.Type, v rows.Value) string {
	switch {
	case v.Missing:
		return ""
	case kind == rows.Integer:
		return strconv.Itoa(v.Integer)
	case kind == rows.Boolean:
		return strconv.FormatBool(v.Boolean)
	case kind == rows.List:
		return showList(v.List)
	}
	return v.Text
}

// showList tells a list of one empty text from one of none.
func showList(items []string) string { return fmt.Sprintf("%q", items) }

func want(t testing.TB, r kg.Reader) map[string][][]string {
	t.Helper()
	g, err := rows.Whole(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	nodes, edges, entries := []*kg.Node{}, []*rows.Edge{}, []*rows.Entry{}
	for n, err := range g.Nodes {
		nodes = append(nodes, n)
		check(t, err)
	}
	for e, err := range g.Edges {
		edges = append(edges, e)
		check(t, err)
	}
	for e, err := range g.Evidence {
		entries = append(entries, e)
		check(t, err)
	}
	return map[string][][]string{"nodes": expected(t, rows.NodeFields, nodes), "edges": expected(t, rows.EdgeFields, edges),
		"evidence": expected(t, rows.EvidenceFields, entries)}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestTables reads the tables back and compares every cell.
func TestTables(t *testing.T) {
	for name, d := range graphs(t) {
		t.Run(name, func(t *testing.T) { holdTables(t, reader(t, d)) })
	}
}

// TestTablesOfAnyText writes texts and lists that have all sorts of characters, and
// empty ones: TSV and Parquet hold the same.
func TestTablesOfAnyText(t *testing.T) {
	for seed := range uint64(20) {
		d := storetest.Generate(seed, storetest.Size{Nodes: 30, Statements: 60})
		scramble(d, rand.New(rand.NewPCG(seed, 1)))
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { holdTables(t, reader(t, d)) })
	}
}

func holdTables(t *testing.T, r kg.Reader) {
	t.Helper()
	for table, rows := range want(t, r) {
		text, count := write(t, r, table+".tsv")
		if got := readTSV(t, table, string(text)); count != len(rows) || !slices.EqualFunc(got, rows, slices.Equal) {
			t.Errorf("%s.tsv: %d rows, %d counted, want %d; or other cells", table, len(got), count, len(rows))
		}
		file, count := write(t, r, table+".parquet")
		if got := readParquet(t, table, file); count != len(rows) || !slices.EqualFunc(got, rows, slices.Equal) {
			t.Errorf("%s.parquet: %d rows, %d counted, want %d; or other cells", table, len(got), count, len(rows))
		}
	}
}

// scramble puts any text where a graph holds free text.
func scramble(d *kg.Dataset, dice *rand.Rand) {
	alphabet := []string{"a", "e", "|", `\`, `"`, "'", "=", "-", "+", "@", "1", ".", "\t", "\n", "\r", " ", "; ", "é", "＝", "\u2028"}
	text := func() (s string) {
		for range dice.IntN(4) {
			s += alphabet[dice.IntN(len(alphabet))]
		}
		return s
	}
	list := func() (items []string) {
		for range dice.IntN(4) {
			items = append(items, text())
		}
		return items
	}
	name := func(s string) string { // which has no line breaks or tabs
		return strings.Map(func(r rune) rune {
			if unicode.IsGraphic(r) {
				return r
			}
			return -1
		}, s)
	}
	for i := range d.Nodes {
		n := &d.Nodes[i]
		n.Label, n.Description, n.Reason = name(text()), text(), text()
		n.Synonyms = n.Synonyms[:0]
		for _, s := range list() {
			n.Synonyms = append(n.Synonyms, name(s))
		}
		n.Attributes.Title, n.Attributes.Authors, n.Attributes.Strain = text(), list(), text()
	}
	for i := range d.Evidence {
		e := &d.Evidence[i]
		e.Summary, e.AsWritten, e.Locators, e.Flags = text(), text(), list(), nil
		for range dice.IntN(3) {
			f := kg.Flag{Kind: "AMBIGUOUS", Note: text()}
			for _, id := range list() {
				f.ConflictsWith = append(f.ConflictsWith, kg.EvidenceID(id))
			}
			e.Flags = append(e.Flags, f)
		}
	}
}

func columnsOf(t testing.TB, table string) []rows.Column {
	t.Helper()
	file, _ := export.Find(table + ".tsv")
	return file.Tables[0].Columns
}

func readTSV(t testing.TB, table, text string) [][]string {
	t.Helper()
	columns := columnsOf(t, table)
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	var names []string
	for _, c := range columns {
		names = append(names, c.Name)
	}
	if lines[0] != strings.Join(names, "\t") {
		t.Errorf("the first line is %q", lines[0])
	}
	var out [][]string
	for _, line := range lines[1:] {
		row := strings.Split(line, "\t")
		for i, text := range row {
			if strings.ContainsAny(text[:min(1, len(text))], "=@") {
				t.Errorf("a spreadsheet would run %q", text)
			}
			switch columns[i].Type {
			case rows.List:
				row[i] = showList(cell.List(text))
			case rows.Text:
				row[i] = cell.Text(text)
			}
		}
		out = append(out, row)
	}
	return out
}

func readParquet(t testing.TB, table string, text []byte) [][]string {
	t.Helper()
	file, err := parquet.OpenFile(bytes.NewReader(text), int64(len(text)))
	check(t, err)
	columns := columnsOf(t, table)
	for i, f := range file.Root().Columns() {
		if f.Name() != columns[i].Name {
			t.Fatalf("column %d is %s, want %s", i, f.Name(), columns[i].Name)
		}
	}
	for _, key := range []string{"evgraph:version", "evgraph:licence", "evgraph:sources", "evgraph:columns"} {
		if _, ok := file.Lookup(key); !ok {
			t.Errorf("the file says nothing under %s", key)
		}
	}
	reader := parquet.NewReader(file)
	defer reader.Close()
	var out [][]string
	for batch := make([]parquet.Row, 100); ; {
		n, err := reader.ReadRows(batch)
		for _, row := range batch[:n] {
			cells, lists := make([]string, len(columns)), make([][]string, len(columns))
			for _, v := range row {
				switch i := v.Column(); {
				case v.IsNull():
				case columns[i].Type == rows.List:
					lists[i] = append(lists[i], v.String())
				default:
					cells[i] = v.String()
				}
			}
			for i, c := range columns {
				if c.Type == rows.List {
					cells[i] = showList(lists[i])
				}
			}
			out = append(out, cells)
		}
		if err == io.EOF {
			return out
		}
		check(t, err)
	}
}

// TestParquetIsCompressed looks at each column.
func TestParquetIsCompressed(t *testing.T) {
	text, _ := write(t, reader(t, seeded(t)), "edges.parquet")
	file, err := parquet.OpenFile(bytes.NewReader(text), int64(len(text)))
	check(t, err)
	for _, group := range file.Metadata().RowGroups {
		for _, c := range group.Columns {
			if codec := c.MetaData.Codec.String(); codec != "ZSTD" {
				t.Errorf("%v is compressed by %s", c.MetaData.PathInSchema, codec)
			}
		}
	}
}

// graphXML is GraphML as other programs see it.
type graphXML struct {
	Keys []struct {
		ID   string `xml:"id,attr"`
		For  string `xml:"for,attr"`
		Name string `xml:"attr.name,attr"`
		Type string `xml:"attr.type,attr"`
	} `xml:"key"`
	Graph struct {
		Directed string `xml:"edgedefault,attr"`
		Nodes    []struct {
			ID   string    `xml:"id,attr"`
			Data []dataXML `xml:"data"`
		} `xml:"node"`
		Edges []struct {
			ID     string    `xml:"id,attr"`
			Source string    `xml:"source,attr"`
			Target string    `xml:"target,attr"`
			Data   []dataXML `xml:"data"`
		} `xml:"edge"`
	} `xml:"graph"`
}

type dataXML struct {
	Key  string `xml:"key,attr"`
	Text string `xml:",chardata"`
}

func TestGraphML(t *testing.T) {
	for name, d := range graphs(t) {
		t.Run(name, func(t *testing.T) {
			text, count := write(t, reader(t, d), "graph.graphml")
			var g graphXML
			check(t, xml.Unmarshal(text, &g))
			if len(g.Graph.Nodes) != len(d.Nodes) || len(g.Graph.Edges) != len(d.Statements) || count != len(d.Nodes)+len(d.Statements) || g.Graph.Directed != "directed" {
				t.Fatalf("%d nodes, %d edges, %d counted", len(g.Graph.Nodes), len(g.Graph.Edges), count)
			}
			keys := map[string]string{}
			for _, k := range g.Keys {
				keys[k.ID] = k.For + " " + k.Name
				if !slices.Contains([]string{"string", "int", "boolean"}, k.Type) {
					t.Errorf("%s is a %s, which stops networkx", k.Name, k.Type)
				}
			}
			for i, n := range g.Graph.Nodes {
				if n.ID != string(d.Nodes[i].ID) {
					t.Fatalf("node %d is %s, want %s", i, n.ID, d.Nodes[i].ID)
				}
				for _, data := range n.Data {
					switch keys[data.Key] {
					case "node label":
						if data.Text != d.Nodes[i].Name {
							t.Errorf("%s has the label %q", n.ID, data.Text)
						}
					case "node synonyms":
						if got := cell.List(data.Text); !slices.Equal(got, d.Nodes[i].Synonyms) {
							t.Errorf("%s has the synonyms %q, want %q", n.ID, got, d.Nodes[i].Synonyms)
						}
					case "":
						t.Errorf("%s has data of no key, %s", n.ID, data.Key)
					}
				}
			}
			for i, e := range g.Graph.Edges {
				s := &d.Statements[i]
				if e.ID != string(s.ID) || e.Source != string(s.Subject) || e.Target != string(s.Object) {
					t.Errorf("edge %d is %s from %s to %s", i, e.ID, e.Source, e.Target)
				}
			}
		})
	}
}

func TestCytoscape(t *testing.T) {
	for name, d := range graphs(t) {
		t.Run(name, func(t *testing.T) {
			text, _ := write(t, reader(t, d), "graph.cyjs")
			var g struct {
				Elements struct {
					Nodes []struct {
						Data struct {
							ID, Name, Description string
							Synonyms              []string
						}
					}
					Edges []struct {
						Data struct{ ID, Source, Target, Interaction, Reading string }
					}
				}
			}
			check(t, json.Unmarshal(text, &g))
			if len(g.Elements.Nodes) != len(d.Nodes) || len(g.Elements.Edges) != len(d.Statements) {
				t.Fatalf("%d nodes, %d edges", len(g.Elements.Nodes), len(g.Elements.Edges))
			}
			for i, n := range g.Elements.Nodes {
				w := &d.Nodes[i]
				if n.Data.ID != string(w.ID) || n.Data.Name != w.Name || n.Data.Description != w.Description || !slices.Equal(n.Data.Synonyms, w.Synonyms) {
					t.Errorf("node %d is %+v", i, n.Data)
				}
			}
			for i, e := range g.Elements.Edges {
				s := &d.Statements[i]
				if e.Data.ID != string(s.ID) || e.Data.Source != string(s.Subject) || e.Data.Target != string(s.Object) || e.Data.Interaction != string(s.Predicate) || e.Data.Reading == "" {
					t.Errorf("edge %d is %+v", i, e.Data)
				}
			}
		})
	}
}

func TestCX2(t *testing.T) {
	for name, d := range graphs(t) {
		t.Run(name, func(t *testing.T) {
			text, _ := write(t, reader(t, d), "graph.cx2")
			var aspects []map[string]json.RawMessage
			check(t, json.Unmarshal(text, &aspects))
			var order []string
			byName := map[string]json.RawMessage{}
			for _, a := range aspects {
				for name, body := range a {
					if name != "hasFragments" {
						order, byName[name] = append(order, name), body
					}
				}
			}
			if want := []string{"CXVersion", "metaData", "attributeDeclarations", "networkAttributes", "nodes", "edges", "status"}; !slices.Equal(order, want) {
				t.Fatalf("aspects are %v, want %v", order, want)
			}
			var declared []map[string]map[string]struct{ D string }
			var counts []struct {
				Name         string
				ElementCount int
			}
			var nodes, edges []struct {
				ID, S, T int
				V        map[string]any
			}
			check(t, errors.Join(json.Unmarshal(byName["attributeDeclarations"], &declared), json.Unmarshal(byName["metaData"], &counts),
				json.Unmarshal(byName["nodes"], &nodes), json.Unmarshal(byName["edges"], &edges)))
			if len(nodes) != len(d.Nodes) || len(edges) != len(d.Statements) || counts[2].ElementCount != len(nodes) || counts[3].ElementCount != len(edges) {
				t.Fatalf("%d nodes, %d edges, announced are %v", len(nodes), len(edges), counts)
			}
			fits := func(kind string, v any) bool {
				_, text := v.(string)
				_, truth := v.(bool)
				_, number := v.(float64)
				_, list := v.([]any)
				return kind == "string" && text || kind == "boolean" && truth || kind == "integer" && number || kind == "list_of_string" && list
			}
			for i, n := range nodes {
				if n.ID != i || n.V["represents"] != string(d.Nodes[i].ID) {
					t.Fatalf("node %d is %+v", i, n)
				}
				for name, v := range n.V {
					if !fits(declared[0]["nodes"][name].D, v) {
						t.Errorf("%s is %v, declared as %q", name, v, declared[0]["nodes"][name].D)
					}
				}
			}
			for i, e := range edges {
				s := &d.Statements[i]
				if e.V["statement"] != string(s.ID) || d.Nodes[e.S].ID != s.Subject || d.Nodes[e.T].ID != s.Object {
					t.Errorf("edge %d is %+v", i, e)
				}
				for name, v := range e.V {
					if !fits(declared[0]["edges"][name].D, v) {
						t.Errorf("%s is %v, declared as %q", name, v, declared[0]["edges"][name].D)
					}
				}
			}
		})
	}
}

func TestBibliographies(t *testing.T) {
	d := seeded(t)
	r := reader(t, d)
	publications := 0
	for i := range d.Nodes {
		if d.Nodes[i].Category == kg.Publication {
			publications++
		}
	}
	bib, count := write(t, r, "publications.bib")
	if n := strings.Count(string(bib), "\n@"); n != publications || count != n {
		t.Errorf("%d entries, %d counted, want %d", n, count, publications)
	}
	csl, count := write(t, r, "publications.csl.json")
	var items []struct{ ID, Title string }
	check(t, json.Unmarshal(csl, &items))
	if len(items) != publications || count != publications || items[0].Title == "" {
		t.Errorf("%d items, %d counted, want %d", len(items), count, publications)
	}
}

// TestPart holds the files of a part beside those of the whole graph: their rows are
// those of the whole that are of the statements, or of what these and their evidence name.
func TestPart(t *testing.T) {
	d := seeded(t)
	r := reader(t, d)
	part := rows.Selection{Title: "some claims", Nodes: []kg.CURIE{d.Nodes[5].ID}}
	within := map[string]bool{string(d.Nodes[5].ID): true}
	for i := 0; i < len(d.Statements); i += 3 {
		s := &d.Statements[i]
		part.Statements = append(part.Statements, s.ID)
		for _, id := range []kg.CURIE{s.ID, s.Subject, s.Object} {
			within[string(id)] = true
		}
	}
	ends := len(within) - len(part.Statements)
	for i := range d.Evidence {
		if e := &d.Evidence[i]; within[string(e.Statement)] {
			within[string(e.ID)] = true
		}
	}
	nameAll(t, r, part, within)
	for _, table := range []string{"nodes.tsv", "edges.tsv", "evidence.tsv"} {
		whole, _ := write(t, r, table)
		var want []string
		for i, line := range strings.SplitAfter(string(whole), "\n") {
			if id, _, _ := strings.Cut(line, "\t"); i == 0 || within[id] {
				want = append(want, line)
			}
		}
		if got, count := writePart(t, r, table, part); string(got) != strings.Join(want, "") || count != len(want)-1 {
			t.Errorf("%s has %d rows, counted %d, want %d", table, strings.Count(string(got), "\n")-1, count, len(want)-1)
		}
	}
	for _, format := range []string{"graphml", "cyjs", "cx2"} {
		got, count := writePart(t, r, "graph."+format, part)
		if count != ends+len(part.Statements) {
			t.Errorf("%s has %d nodes and edges, want %d and %d", format, count, ends, len(part.Statements))
		}
		if text := string(got); !strings.Contains(text, "some claims") || !strings.Contains(text, string(part.Statements[1])) || strings.Contains(text, string(d.Statements[1].ID)) {
			t.Errorf("%s has other statements than it should, or no title", format)
		}
	}
	checkArchiveOfPart(t, r, part, within)
	checkBibliographyOfPart(t, d, r, part, within)
	for table, rows := range map[string]int{"nodes": count(within, false), "edges": len(part.Statements), "evidence": count(within, true)} {
		checkParquetOfPart(t, r, table, part, rows)
	}
}

// nameAll adds what the edges and the evidence of a part name by id.
func nameAll(t *testing.T, r kg.Reader, part rows.Selection, within map[string]bool) {
	t.Helper()
	for table, naming := range map[string][]string{
		"edges":    {"subject", "object", "context", "modelled", "publications", "refuting_publications"},
		"evidence": {"credits", "model", "preparation", "species", "via", "given_with", "comparator"},
	} {
		text, _ := writePart(t, r, table+".tsv", part)
		lines := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
		for i, c := range columnsOf(t, table) {
			for _, line := range lines[1:] {
				if slices.Contains(naming, c.Name) {
					for _, id := range cell.List(strings.Split(line, "\t")[i]) {
						within[id] = true
					}
				}
			}
		}
	}
}

// count counts ids of evidence, or of nodes.
func count(ids map[string]bool, evidence bool) (n int) {
	for id := range ids {
		if strings.HasPrefix(id, "EVG:E-") == evidence && !strings.HasPrefix(id, "EVG:S-") {
			n++
		}
	}
	return n
}

func checkParquetOfPart(t *testing.T, r kg.Reader, table string, part rows.Selection, rowCount int) {
	t.Helper()
	got, _ := writePart(t, r, table+".parquet", part)
	file, err := parquet.OpenFile(bytes.NewReader(got), int64(len(got)))
	check(t, err)
	g, err := rows.Part(t.Context(), r, part)
	check(t, err)
	for key, want := range map[string]string{"evgraph:part": "some claims", "evgraph:version": r.Version(), "evgraph:licence": strings.Join(g.Licences(), "; ")} {
		if is, _ := file.Lookup(key); is != want || want == "" {
			t.Errorf("%s.parquet says %q under %s, want %q", table, is, key, want)
		}
	}
	if file.NumRows() != int64(rowCount) {
		t.Errorf("%s.parquet has %d rows, want %d", table, file.NumRows(), rowCount)
	}
}

// checkArchiveOfPart reads the archive of a part back as a graph of its own.
func checkArchiveOfPart(t *testing.T, r kg.Reader, part rows.Selection, within map[string]bool) {
	t.Helper()
	for _, name := range []string{"kgx.tar.gz", "kgx-jsonl.tar.gz"} {
		archive, _ := writePart(t, r, name, part)
		back, err := kgx.Read(t.Context(), bytes.NewReader(archive), name)
		check(t, err)
		check(t, back.Validate())
		for i := range back.Evidence {
			if id := string(back.Evidence[i].ID); !within[id] {
				t.Errorf("%s has the evidence %s", name, id)
			}
		}
		known := map[string]bool{}
		for i := range back.Nodes {
			known[string(back.Nodes[i].ID)] = true
		}
		for id := range within {
			if !strings.HasPrefix(id, "EVG:S-") && !strings.HasPrefix(id, "EVG:E-") && !known[id] {
				t.Errorf("%s lacks the node %s", name, id)
			}
		}
		if len(back.Statements) != len(part.Statements) {
			t.Errorf("%s has %d statements, want %d", name, len(back.Statements), len(part.Statements))
		}
	}
}

// checkBibliographyOfPart holds the publications beside those that the evidence credits.
func checkBibliographyOfPart(t *testing.T, d *kg.Dataset, r kg.Reader, part rows.Selection, within map[string]bool) {
	t.Helper()
	credited := map[kg.CURIE]bool{}
	for i := range d.Evidence {
		if e := &d.Evidence[i]; within[string(e.ID)] {
			for _, id := range e.Credits {
				credited[id] = true
			}
		}
	}
	bib, count := writePart(t, r, "publications.bib", part)
	if n := strings.Count(string(bib), "\n@"); n != len(credited) || count != n {
		t.Errorf("the bibliography has %d entries, counted %d, want %d", n, count, len(credited))
	}
}

func writePart(t *testing.T, r kg.Reader, name string, part rows.Selection) ([]byte, int) {
	t.Helper()
	file, ok := export.Find(name)
	if !ok || !file.Partial() {
		t.Fatalf("%s is of no part", name)
	}
	var out bytes.Buffer
	count, err := file.Of(part).Write(t.Context(), &out, r)
	check(t, err)
	return out.Bytes(), count
}

// TestDescriptions reads the manifest and the Croissant description.
func TestDescriptions(t *testing.T) {
	r := reader(t, seeded(t))
	g, err := rows.Whole(t.Context(), r)
	check(t, err)
	var files []export.Written
	for _, f := range export.Files {
		files = append(files, export.Written{File: f, Rows: 3, Bytes: 4, SHA256: "5"})
	}
	var out bytes.Buffer
	check(t, export.WriteManifest(&out, &g.About, files))
	var m struct {
		DataVersion string
		Files       []struct {
			Name, SHA256      string
			Rows, Bytes       int
			Licences, Sources []string
			Columns           []rows.Column
		}
	}
	check(t, json.Unmarshal(out.Bytes(), &m))
	if m.DataVersion != r.Version() || len(m.Files) != len(export.Files) {
		t.Fatalf("manifest is %+v", m)
	}
	for _, f := range m.Files {
		if f.Rows != 3 || f.Bytes != 4 || f.SHA256 != "5" || !slices.Contains(f.Licences, "CC BY 4.0") || !slices.Contains(f.Sources, "review") {
			t.Errorf("%s is described as %+v", f.Name, f)
		}
		if strings.HasSuffix(f.Name, ".parquet") && (len(f.Columns) < 20 || f.Columns[0].Description == "") {
			t.Errorf("%s has the columns %+v", f.Name, f.Columns)
		}
	}
	out.Reset()
	check(t, export.WriteCroissant(&out, &g.About, files))
	var c struct {
		Licence      []string `json:"license"`
		Distribution []struct{ ContentURL, SHA256 string }
		RecordSet    []struct {
			Name  string
			Field []struct{ Name string }
		}
	}
	check(t, json.Unmarshal(out.Bytes(), &c))
	if len(c.Distribution) != len(files) || len(c.RecordSet) != 3 || !slices.Contains(c.Licence, "https://creativecommons.org/licenses/by/4.0/") {
		t.Errorf("croissant is %+v", c)
	}
}

// TestErrorsAreNotHalfAFile fails while a file is written.
func TestErrorsAreNotHalfAFile(t *testing.T) {
	r := reader(t, storetest.Generate(3, storetest.Size{Nodes: 1500, Statements: 3000}))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, f := range export.Files {
		if _, err := f.Write(ctx, io.Discard, r); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: the context has ended: %v", f.Name, err)
		}
		if _, err := f.Write(t.Context(), full{}, r); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: the disk is full: %v", f.Name, err)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestNamesAreUnique also holds Find and Formats to the list.
func TestNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range export.Files {
		if seen[f.Name] || f.Description == "" || f.MediaType == "" {
			t.Errorf("%s stands twice or is not described", f.Name)
		}
		seen[f.Name] = true
		if !slices.Contains(export.Formats(export.Files), f.Format) {
			t.Errorf("format %s is not listed", f.Format)
		}
	}
	if _, ok := export.Find("nodes.xlsx"); ok {
		t.Error("found a file that does not exist")
	}
}
