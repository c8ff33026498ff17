package kgx_test

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"github.com/evgraph/evgraph/internal/curate"
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

func written(t testing.TB, d *kg.Dataset, format kgx.Format) []byte {
	t.Helper()
	g, err := rows.Whole(t.Context(), reader(t, d))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := kgx.Write(&out, g, format); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, archive []byte) (*kg.Dataset, error) {
	t.Helper()
	return kgx.Read(t.Context(), bytes.NewReader(archive), "kgx.tar.gz")
}

// TestThereAndBack writes graphs and reads them: no difference by hash.
func TestThereAndBack(t *testing.T) {
	awkward := storetest.Generate(7, storetest.Size{Nodes: 60, Statements: 100})
	awkward.Nodes[0].Description = "=1+1\t\"a|b\"\r\n\\t \u2028 <é>"
	awkward.Nodes[1].Synonyms = []string{"-a|b", `\`, `"`}
	awkward.Evidence[0].Summary = "tab\there, line\nthere, = and | and \\"
	awkward.Evidence[1].Flags = []kg.Flag{{Kind: "AMBIGUOUS", Note: "a"}, {Kind: "DISPUTED", ConflictsWith: []kg.CURIE{awkward.Evidence[0].ID}}}
	for name, d := range map[string]*kg.Dataset{
		"the seed":           seeded(t),
		"a generated graph":  storetest.Generate(1, storetest.Size{Nodes: 300, Statements: 1200}),
		"awkward characters": awkward,
		"an empty graph":     {},
	} {
		for _, format := range []kgx.Format{kgx.TSV, kgx.JSONL} {
			t.Run(name+" as "+string(format), func(t *testing.T) {
				archive := written(t, d, format)
				got, err := read(t, archive)
				if err != nil {
					t.Fatal(err)
				}
				if got.Version() != d.Version() {
					t.Errorf("version is %s, was %s", got.Version(), d.Version())
				}
				if err := got.Validate(); err != nil {
					t.Error(err)
				}
				if again := written(t, got, format); !bytes.Equal(again, archive) {
					t.Error("a second archive has other bytes")
				}
			})
		}
	}
}

// member is a file in an archive.
type member struct{ name, text string }

func unpack(t testing.TB, archive []byte) []member {
	t.Helper()
	zip, err := gzip.NewReader(bytes.NewReader(archive))
	if err != nil {
		t.Fatal(err)
	}
	var out []member
	for files := tar.NewReader(zip); ; {
		header, err := files.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(files)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, member{header.Name, string(text)})
	}
}

func pack(t testing.TB, members ...member) []byte {
	t.Helper()
	var out bytes.Buffer
	zip := gzip.NewWriter(&out)
	files := tar.NewWriter(zip)
	for _, m := range members {
		if err := files.WriteHeader(&tar.Header{Name: m.name, Size: int64(len(m.text)), Mode: 0o644}); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(files, m.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(files.Close(), zip.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func small() *kg.Dataset {
	return storetest.Generate(2, storetest.Size{Nodes: 40, Statements: 30})
}

func TestFaultsTellWhereAndWhatToDo(t *testing.T) {
	good := written(t, small(), kgx.TSV)
	files := unpack(t, good)
	nodes, edges, about := files[0], files[1], files[2]
	with := func(m member, old, new string) member {
		if !strings.Contains(m.text, old) {
			t.Fatalf("%s does not hold %q", m.name, old)
		}
		return member{m.name, strings.Replace(m.text, old, new, 1)}
	}
	lines := strings.SplitAfter(nodes.text, "\n")
	for _, c := range []struct {
		name    string
		archive []byte
		want    string
	}{
		{"empty", nil, "kgx.tar.gz: it is no .tar.gz archive; give"},
		{"text", []byte("id\tname\n"), "kgx.tar.gz: it is no .tar.gz archive; give"},
		{"cut off", good[:len(good)/2], "the archive is damaged or cut off"},
		{"damaged", append(append(bytes.Clone(good[:len(good)/2]), 0xff, 0, 0xff), good[len(good)/2+3:]...), "the archive is damaged or cut off"},
		{"no metadata", pack(t, nodes, edges), "it holds no evgraph_metadata.json; give"},
		{"no edges", pack(t, nodes, about), "it holds no evgraph_edges.tsv or .jsonl; give"},
		{"another file", pack(t, nodes, edges, about, member{"notes.txt", "x"}), "kgx.tar.gz:notes.txt: no file of that name belongs here; only"},
		{"a foreign archive", pack(t, member{"monarch_nodes.tsv", "id\n"}), "monarch_nodes.tsv: no file of that name belongs here"},
		{"twice", pack(t, nodes, nodes), "evgraph_nodes.tsv: the archive holds it twice"},
		{"later vocabulary", pack(t, with(about, `"vocabulary": "1"`, `"vocabulary": "9"`)), `the vocabulary is "9", this evgraph knows "1"; update`},
		{"later format", pack(t, with(about, `"formatVersion": 1`, `"formatVersion": 2`)), "the format version is 2, this evgraph reads 1; update"},
		{"missing column", pack(t, with(nodes, "\tname\t", "\tnmae\t")), "evgraph_nodes.tsv:1: there is no column name; only"},
		{"unknown column", pack(t, member{nodes.name, strings.Replace(nodes.text, "\n", "\textra\n", 1)}), `evgraph_nodes.tsv:1: unknown column "extra"; remove`},
		{"too few cells", pack(t, with(nodes, lines[1], "EVG:a\n")), "evgraph_nodes.tsv:2: the line has 1 cells, not "},
		{"no truth", pack(t, with(edges, "\ttrue\t", "\tno\t")), "negated is \"no\", not true or false; write"},
		{"evidence is no JSON", pack(t, with(edges, "[{", "{{")), "evgraph_edges.tsv:2: evgraph_evidence is no JSON list; leave"},
		{"evidence of another", pack(t, with(edges, `"statement":"EVG:S-`, `"statement":"EVG:S-x`)), "keep evidence with its statement"},
		{"a node less", pack(t, with(nodes, lines[1], ""), edges, about), "it holds 39 of 40 nodes; copy"},
		{"other content", pack(t, with(nodes, "\tSINGLE\t", "\tCLASS\t"), edges, about), "kgx.tar.gz: the content is version "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := read(t, c.archive)
			if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("told was: %v\nwanted: %s", err, c.want)
			}
			if err != nil && strings.Count(err.Error(), "\n") > 25 {
				t.Errorf("%d lines of faults", strings.Count(err.Error(), "\n"))
			}
		})
	}
	if _, err := read(t, pack(t, about, edges, nodes)); err != nil {
		t.Errorf("another order of files: %v", err)
	}
}

// TestSpreadsheetsMayRewrite reads what a spreadsheet makes of the files: other line
// ends, capitals for truth, another order of columns.
func TestSpreadsheetsMayRewrite(t *testing.T) {
	d := small()
	files := unpack(t, written(t, d, kgx.TSV))
	for i := range files[:2] {
		lines := strings.Split(strings.TrimSuffix(files[i].text, "\n"), "\n")
		for j, line := range lines {
			cells := strings.Split(line, "\t")
			for k, c := range cells {
				if c == "true" || c == "false" {
					cells[k] = strings.ToUpper(c)
				}
			}
			cells[0], cells[1] = cells[1], cells[0]
			lines[j] = strings.Join(cells, "\t")
		}
		files[i].text = strings.Join(lines, "\r\n") + "\r\n"
	}
	got, err := read(t, pack(t, files...))
	if err != nil {
		t.Fatal(err)
	}
	if got.Version() != d.Version() {
		t.Error("the graph is another")
	}
}

func TestReadObeysContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := kgx.Read(ctx, bytes.NewReader(written(t, small(), kgx.TSV)), "f"); !errors.Is(err, context.Canceled) {
		t.Errorf("told was: %v", err)
	}
}

// TestBiolink encodes claims of each kind by hand.
func TestBiolink(t *testing.T) {
	node := func(id kg.CURIE, c kg.Category) kg.Node { return kg.Node{ID: id, Category: c, Name: string(id)} }
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}, Nodes: []kg.Node{
		node("EVG:ev", kg.EVPreparation), node("EVG:ev2", kg.EVPreparation), node("EVG:mir", kg.MiRNA), node("EVG:gene", kg.Gene), node("EVG:protein", kg.Protein),
		node("EVG:cell", kg.CellType), node("EVG:cell2", kg.CellType), node("EVG:model", kg.DiseaseModel), node("EVG:trial", kg.DiseaseModel),
		node("EVG:disease", kg.Disease), node("EVG:outcome", kg.Outcome), node("EVG:process", kg.BiologicalProcess), node("EVG:tissue", kg.Tissue)}}
	d.Nodes[8].Attributes.ModelKind = "CLINICAL"
	claim := func(s kg.CURIE, p kg.Predicate, o kg.CURIE, q kg.Qualifiers) kg.CURIE {
		statement := kg.NewStatement(s, p, o, q)
		d.Statements = append(d.Statements, statement)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprintf("EVG:E-%d", len(d.Evidence))), Statement: statement.ID, Source: "review"})
		return statement.ID
	}
	claim("EVG:model", kg.Models, "EVG:disease", kg.Qualifiers{})
	claim("EVG:trial", kg.Models, "EVG:disease", kg.Qualifiers{})
	want := map[string]string{}
	expect := func(id kg.CURIE, suffix, edge string) { want[string(id)+suffix] = edge }
	const related, disease = "biolink:related_to EVG:model", "-EVG-disease"

	expect(claim("EVG:mir", kg.Regulates, "EVG:gene", kg.Qualifiers{Effect: kg.Decreases, Aspect: kg.Expression}), "",
		"EVG:mir biolink:affects EVG:gene causes decreased expression")
	expect(claim("EVG:mir", kg.Regulates, "EVG:gene", kg.Qualifiers{Effect: kg.NoEffect, Aspect: kg.Activity}), "",
		"EVG:mir not biolink:affects EVG:gene activity")
	expect(claim("EVG:ev", kg.Affects, "EVG:cell", kg.Qualifiers{Effect: kg.Increases, Aspect: kg.Differentiation}), "",
		"EVG:ev biolink:affects EVG:cell")
	expect(claim("EVG:ev", kg.Affects, "EVG:process", kg.Qualifiers{Effect: kg.Increases, Context: []kg.CURIE{"EVG:cell"}}), "",
		"EVG:ev biolink:affects EVG:process causes increased in EVG:cell")
	expect(claim("EVG:ev", kg.Carries, "EVG:mir", kg.Qualifiers{}), "", "EVG:ev biolink:has_part EVG:mir")
	expect(claim("EVG:ev", kg.Carries, "EVG:gene", kg.Qualifiers{Negated: true}), "", "EVG:ev biolink:lacks_part EVG:gene")
	expect(claim("EVG:cell", kg.Expresses, "EVG:gene", kg.Qualifiers{Negated: true}), "", "EVG:cell not biolink:expresses EVG:gene")
	expect(claim("EVG:cell", kg.DevelopsInto, "EVG:cell2", kg.Qualifiers{}), "", "EVG:cell2 biolink:develops_from EVG:cell")
	expect(claim("EVG:ev2", kg.PreparedWith, "EVG:ev", kg.Qualifiers{}), "", "EVG:ev2 biolink:derives_from EVG:ev")
	expect(claim("EVG:ev2", kg.PreparedWith, "EVG:protein", kg.Qualifiers{}), "", "EVG:ev2 biolink:related_to EVG:protein")
	expect(claim("EVG:gene", kg.HasGeneProduct, "EVG:mir", kg.Qualifiers{}), "", "EVG:gene biolink:transcribed_to EVG:mir")
	expect(claim("EVG:gene", kg.HasGeneProduct, "EVG:protein", kg.Qualifiers{}), "", "EVG:gene biolink:has_gene_product EVG:protein")
	expect(claim("EVG:mir", kg.MarkerOf, "EVG:disease", kg.Qualifiers{}), "", "EVG:mir biolink:biomarker_for EVG:disease")
	expect(claim("EVG:mir", kg.MarkerOf, "EVG:cell", kg.Qualifiers{}), "", "EVG:mir biolink:associated_with EVG:cell")
	expect(claim("EVG:disease", kg.OccursIn, "EVG:tissue", kg.Qualifiers{}), "", "EVG:disease biolink:located_in EVG:tissue")
	expect(claim("EVG:process", kg.OccursIn, "EVG:tissue", kg.Qualifiers{}), "", "EVG:process biolink:occurs_in EVG:tissue")
	expect(claim("EVG:ev", kg.ProposedFor, "EVG:disease", kg.Qualifiers{}), "", "EVG:ev biolink:studied_to_treat EVG:disease")
	for result, edge := range map[kg.TestResult]string{
		kg.Beneficial:     "EVG:ev biolink:beneficial_in_models_for EVG:disease",
		kg.ResultNoEffect: "EVG:ev not biolink:beneficial_in_models_for EVG:disease",
		kg.Harmful:        "EVG:ev biolink:in_preclinical_trials_for EVG:disease",
		kg.Mixed:          "EVG:ev biolink:in_preclinical_trials_for EVG:disease",
		"":                "EVG:ev biolink:in_preclinical_trials_for EVG:disease",
	} {
		id := claim("EVG:ev", kg.TestedIn, "EVG:model", kg.Qualifiers{Result: result})
		expect(id, "", "EVG:ev "+related)
		expect(id, disease, edge)
	}
	id := claim("EVG:cell", kg.TestedIn, "EVG:trial", kg.Qualifiers{Result: kg.Beneficial})
	expect(id, "", "EVG:cell biolink:related_to EVG:trial")
	expect(id, disease, "EVG:cell biolink:in_clinical_trials_for EVG:disease")

	got := map[string]string{}
	for _, e := range tsv(t, unpack(t, written(t, d, kgx.TSV))[1].text) {
		words := []string{e["subject"], e["predicate"], e["object"], strings.TrimPrefix(e["qualified_predicate"], "biolink:"), e["object_direction_qualifier"], e["object_aspect_qualifier"]}
		if e["negated"] == "true" {
			words[0] += " not"
		}
		if e["anatomical_context_qualifier"] != "" {
			words = append(words, "in", e["anatomical_context_qualifier"])
		}
		got[e["id"]] = strings.Join(strings.Fields(strings.Join(words, " ")), " ")
	}
	for id, edge := range want {
		if got[id] != edge {
			t.Errorf("%s: got  %s\nwant %s", id, got[id], edge)
		}
	}
	if len(got) != len(want)+2 {
		t.Errorf("%d edges, want %d", len(got), len(want)+2)
	}
}

// tsv reads rows by the names of their columns.
func tsv(t testing.TB, text string) []map[string]string {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	names := strings.Split(lines[0], "\t")
	var out []map[string]string
	for _, line := range lines[1:] {
		row := map[string]string{}
		for i, c := range strings.Split(line, "\t") {
			row[names[i]] = c
		}
		out = append(out, row)
	}
	return out
}
