package rows_test

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/memstore"
	"github.com/evgraph/evgraph/internal/storetest"
)

// derived are fields that follow from others and need no column.
var derived = map[string]string{
	"Node.NameKey": "made of the name, for the order of lists",
}

// TestEveryFieldHasAColumn changes each field of the model in turn and wants some
// column to show it.
func TestEveryFieldHasAColumn(t *testing.T) {
	everyField(t, "Node", func(n *kg.Node) string { return line(rows.NodeFields, n) })
	everyField(t, "Statement", func(s *kg.Statement) string {
		end := func(id kg.CURIE) *kg.Node { return &kg.Node{ID: id} }
		return line(rows.EdgeFields, &rows.Edge{Statement: s, Subject: end(s.Subject), Object: end(s.Object)})
	})
	everyField(t, "Evidence", func(e *kg.Evidence) string {
		return line(rows.EvidenceFields, &rows.Entry{Evidence: e, From: &kg.Source{}})
	})
}

func everyField[T any](t *testing.T, name string, shown func(*T) string) {
	t.Helper()
	for _, path := range leaves(reflect.TypeFor[T](), name) {
		if derived[path.name] != "" {
			continue
		}
		var base, changed T
		path.prepare(reflect.ValueOf(&base).Elem())
		path.set(reflect.ValueOf(&changed).Elem())
		if shown(&base) == shown(&changed) {
			t.Errorf("no column shows %s", path.name)
		}
	}
}

// leaf is a field that holds no fields.
type leaf struct {
	name  string
	steps []int
}

func leaves(of reflect.Type, name string) []leaf {
	switch {
	case of.Kind() == reflect.Pointer && of.Elem().Kind() == reflect.Struct, of.Kind() == reflect.Slice && of.Elem().Kind() == reflect.Struct:
		return leaves(of.Elem(), name)
	case of.Kind() != reflect.Struct:
		return []leaf{{name: name}}
	}
	var out []leaf
	for i := range of.NumField() {
		for _, l := range leaves(of.Field(i).Type, name+"."+of.Field(i).Name) {
			out = append(out, leaf{l.name, append([]int{i}, l.steps...)})
		}
	}
	return out
}

// prepare makes what the field lies in, so that only the field differs.
func (l leaf) prepare(v reflect.Value) reflect.Value {
	for _, i := range l.steps {
		v = v.Field(i)
		switch {
		case v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct:
			v.Set(reflect.New(v.Type().Elem()))
			v = v.Elem()
		case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			v = v.Index(0)
		}
	}
	return v
}

func (l leaf) set(v reflect.Value) {
	field := l.prepare(v)
	switch field.Kind() {
	case reflect.String:
		field.SetString("changed")
	case reflect.Bool:
		field.SetBool(true)
	case reflect.Int:
		field.SetInt(7)
	case reflect.Slice:
		field.Set(reflect.MakeSlice(field.Type(), 2, 2))
		field.Index(0).SetString("one")
		field.Index(1).SetString("two")
	case reflect.Pointer:
		field.Set(reflect.New(field.Type().Elem()))
	default:
		panic("no value for " + l.name)
	}
}

// line shows all columns of a row but those that need what is not there.
func line[T any](fields []rows.Field[T], row *T) string {
	out := ""
	for _, f := range fields {
		if f.Name == "reading" {
			continue
		}
		out += fmt.Sprintf("%s=%+v\n", f.Name, f.Of(row))
	}
	return out
}

func TestColumnsAreNamedAndDescribed(t *testing.T) {
	for table, columns := range map[string][]rows.Column{
		"nodes": rows.Columns(rows.NodeFields), "edges": rows.Columns(rows.EdgeFields), "evidence": rows.Columns(rows.EvidenceFields),
	} {
		seen := map[string]bool{}
		for _, c := range columns {
			if seen[c.Name] || c.Name == "" || c.Description == "" || c.Type == "" {
				t.Errorf("%s: %+v stands twice or lacks something", table, c)
			}
			seen[c.Name] = true
		}
	}
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

func collect[T any](t *testing.T, items iter.Seq2[*T, error]) []*T {
	t.Helper()
	var out []*T
	for item, err := range items {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, item)
	}
	return out
}

// TestWholeGraph compares the rows with the dataset.
func TestWholeGraph(t *testing.T) {
	d := storetest.Generate(3, storetest.Size{Nodes: 1200, Statements: 3000})
	r := reader(t, d)
	g, err := rows.Whole(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	nodes, edges, entries := collect(t, g.Nodes), collect(t, g.Edges), collect(t, g.Evidence)
	if len(nodes) != len(d.Nodes) || len(edges) != len(d.Statements) || len(entries) != len(d.Evidence) {
		t.Fatalf("%d nodes, %d edges, %d entries", len(nodes), len(edges), len(entries))
	}
	if g.NodeCount != len(nodes) || g.EdgeCount != len(edges) || g.EvidenceCount != len(entries) {
		t.Errorf("announced are %+v", g.About)
	}
	evidence := map[kg.CURIE][]kg.CURIE{}
	for i := range d.Evidence {
		e := &d.Evidence[i]
		evidence[e.Statement] = append(evidence[e.Statement], e.ID)
	}
	for i, e := range edges {
		want := &d.Statements[i]
		if e.ID != want.ID || e.Subject.ID != want.Subject || e.Object.ID != want.Object || len(e.Context) != len(want.Context) {
			t.Fatalf("edge %d is %+v, want %+v", i, e, want)
		}
		var got []kg.CURIE
		for _, entry := range e.Evidence {
			got = append(got, entry.ID)
		}
		if !slices.Equal(got, evidence[e.ID]) {
			t.Errorf("evidence of %s is %v, want %v", e.ID, got, evidence[e.ID])
		}
	}
}

// TestLongLists reads evidence and models of which there is more than a page.
func TestLongLists(t *testing.T) {
	const many = kg.MaxPage + 7
	d := &kg.Dataset{Sources: []kg.Source{{Key: "review"}}, Nodes: []kg.Node{
		{ID: "EVG:p", Category: kg.EVPreparation, Name: "p"}, {ID: "EVG:m", Category: kg.DiseaseModel, Name: "m"}}}
	tested := kg.NewStatement("EVG:p", kg.TestedIn, "EVG:m", kg.Qualifiers{})
	d.Statements = append(d.Statements, tested)
	for i := range many {
		disease := kg.CURIE(fmt.Sprintf("EVG:d%04d", i))
		models := kg.NewStatement("EVG:m", kg.Models, disease, kg.Qualifiers{Negated: i == 0})
		d.Nodes = append(d.Nodes, kg.Node{ID: disease, Category: kg.Disease, Name: string(disease)})
		d.Statements = append(d.Statements, models)
		d.Evidence = append(d.Evidence, kg.Evidence{ID: kg.CURIE(fmt.Sprintf("EVG:E-a%04d", i)), Statement: models.ID, Source: "review"},
			kg.Evidence{ID: kg.CURIE(fmt.Sprintf("EVG:E-b%04d", i)), Statement: tested.ID, Source: "review"})
	}
	g, err := rows.Whole(t.Context(), reader(t, d))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range collect(t, g.Edges) {
		if e.ID == tested.ID && (len(e.Evidence) != many || len(e.Modelled) != many-1) {
			t.Errorf("%d entries of evidence, %d diseases", len(e.Evidence), len(e.Modelled))
		}
	}
}

func TestPart(t *testing.T) {
	d := storetest.Generate(4, storetest.Size{Nodes: 100, Statements: 200})
	r := reader(t, d)
	var s *kg.Statement // whose evidence names what is not its end
	for i := range d.Evidence {
		at := slices.IndexFunc(d.Statements, func(s kg.Statement) bool { return s.ID == d.Evidence[i].Statement })
		s = &d.Statements[at]
		if slices.ContainsFunc(d.Evidence[i].Named(), func(id kg.CURIE) bool { return id != s.Subject && id != s.Object }) {
			break
		}
	}
	alone := &d.Nodes[len(d.Nodes)-1]
	g, err := rows.Part(t.Context(), r, rows.Selection{Title: "two things", Nodes: []kg.CURIE{alone.ID, alone.ID}, Statements: []kg.StatementID{s.ID, s.ID}})
	if err != nil {
		t.Fatal(err)
	}
	want := []kg.CURIE{alone.ID, s.Subject, s.Object}
	if got := idsOf(collect(t, g.Vertices)); !slices.Equal(got, kg.NewSet(want...).IDs) || len(got) != g.VertexCount {
		t.Errorf("vertices are %v, counted %d, want %v", got, g.VertexCount, want)
	}
	edges := collect(t, g.Edges)
	for _, e := range edges {
		want = append(append(want, s.Context...), idsOf(e.Modelled)...)
		for _, entry := range e.Evidence {
			want = append(want, entry.Named()...)
		}
	}
	if got := idsOf(collect(t, g.Nodes)); !slices.Equal(got, kg.NewSet(want...).IDs) || len(got) != g.NodeCount || len(got) <= g.VertexCount {
		t.Errorf("nodes are %v, counted %d, want %v", got, g.NodeCount, want)
	}
	if len(edges) != 1 || edges[0].ID != s.ID || !g.Part || g.EdgeCount != 1 {
		t.Errorf("edges are %v, about is %+v", edges, g.About)
	}
	evidence := collect(t, g.Evidence)
	for _, e := range evidence {
		if e.Statement != s.ID || e.From.Key != e.Source {
			t.Errorf("evidence %+v", e)
		}
	}
	if len(evidence) == 0 || len(evidence) != g.EvidenceCount || len(evidence) != len(edges[0].Evidence) {
		t.Errorf("%d entries of evidence, counted %d", len(evidence), g.EvidenceCount)
	}
}

func idsOf(nodes []*kg.Node) []kg.CURIE {
	var ids []kg.CURIE
	for _, n := range nodes {
		ids = append(ids, n.ID)
	}
	return ids
}

// TestPartBySources leaves out what other sources say of the statements.
func TestPartBySources(t *testing.T) {
	d := storetest.Generate(4, storetest.Size{Nodes: 100, Statements: 400})
	r := reader(t, d)
	for _, source := range d.Sources {
		want := map[kg.StatementID]int{}
		for i := range d.Evidence {
			if e := &d.Evidence[i]; e.Source == source.Key {
				want[e.Statement]++
			}
		}
		part := rows.Selection{Sources: []string{source.Key}, Statements: slices.Collect(maps.Keys(want))}
		g, err := rows.Part(t.Context(), r, part)
		if err != nil {
			t.Fatal(err)
		}
		got := map[kg.StatementID]int{}
		for _, e := range collect(t, g.Edges) {
			got[e.ID] = len(e.Evidence)
			if keys := e.Sources(); !slices.Equal(keys, part.Sources) {
				t.Errorf("%s is said by %v, want %v", e.ID, keys, part.Sources)
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: the entries of each statement are %v, want %v", source.Key, got, want)
		}
		evidence := collect(t, g.Evidence)
		for _, e := range evidence {
			if e.Source != source.Key {
				t.Errorf("%s is of %s, want %s", e.ID, e.Source, source.Key)
			}
		}
		if len(want) > 0 && (!slices.Equal(g.SourceKeys(), part.Sources) || len(evidence) != g.EvidenceCount) {
			t.Errorf("%s: the sources are %v, %d entries of %d", source.Key, g.SourceKeys(), len(evidence), g.EvidenceCount)
		}
	}
}

func TestPartOfWhatIsNotThere(t *testing.T) {
	r := reader(t, storetest.Generate(4, storetest.Size{Nodes: 10, Statements: 10}))
	_, err := rows.Part(t.Context(), r, rows.Selection{Statements: []kg.StatementID{"EVG:S-none"}})
	if err == nil || !strings.Contains(err.Error(), "EVG:S-none") {
		t.Errorf("error %v", err)
	}
	g, err := rows.Part(t.Context(), r, rows.Selection{Nodes: []kg.CURIE{"EVG:none"}})
	if err != nil {
		t.Fatal(err)
	}
	if last := lastError(g.Nodes); last == nil || !strings.Contains(last.Error(), "EVG:none") {
		t.Errorf("error %v", last)
	}
}

// TestErrorsEndTheSequence cancels in the middle.
func TestErrorsEndTheSequence(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	g, err := rows.Whole(ctx, reader(t, storetest.Generate(5, storetest.Size{Nodes: 2000, Statements: 2000})))
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	for name, last := range map[string]error{"nodes": lastError(g.Nodes), "edges": lastError(g.Edges), "evidence": lastError(g.Evidence)} {
		if last != context.Canceled {
			t.Errorf("%s end with %v", name, last)
		}
	}
}

func lastError[T any](items iter.Seq2[*T, error]) error {
	var last error
	for _, err := range items {
		last = err
	}
	return last
}

func TestJSON(t *testing.T) {
	for _, c := range []struct {
		kind  rows.Type
		value rows.Value
		want  string
	}{
		{rows.Text, rows.Value{Text: `a"b\c <é>`}, `"a\"b\\c <é>"`},
		{rows.Text, rows.Value{Text: "plain"}, `"plain"`},
		{rows.Text, rows.Value{Missing: true}, `null`},
		{rows.Integer, rows.Value{Integer: -3}, `-3`},
		{rows.Boolean, rows.Value{}, `false`},
		{rows.List, rows.Value{List: []string{"a", "b\n"}}, `["a","b\n"]`},
		{rows.List, rows.Value{}, `[]`},
	} {
		if got := string(rows.AppendJSON(nil, c.kind, c.value)); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
