package table

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// sample has a column of each type and of lists to the second depth.
func sample() *Table {
	return &Table{
		Columns: []Column{
			{"name", Text, 0, "What it is called."}, {"n", Integer, 0, ""}, {"score", Number, 0, ""}, {"ok", Truth, 0, ""},
			{"tags", Text, 1, ""}, {"a.deep", Integer, 2, ""},
		},
		Rows: [][]any{
			{"miR-21", int64(3), 0.5, true, []any{"x", nil, "y"}, []any{[]any{int64(1), int64(2)}, []any{}, nil, []any{int64(3)}}},
			{nil, nil, nil, nil, nil, nil},
			{"=1+1", int64(-4), -1e-9, false, []any{}, []any{}},
		},
		Facts: []Fact{{"version", "abc"}},
	}
}

func written(t *testing.T, format string, table *Table) string {
	t.Helper()
	f, ok := FormatNamed(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	var out bytes.Buffer
	if err := f.Write(&out, table); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCSV(t *testing.T) {
	want := `name,n,score,ok,tags,a.deep
miR-21,3,0.5,true,x; ; y,1; 2 |  |  | 3
,,,,,
'=1+1,-4,-1e-09,false,,
`
	if got := written(t, "csv", sample()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := written(t, "tsv", sample()); got != strings.ReplaceAll(want, ",", "\t") {
		t.Errorf("tsv: got\n%s", got)
	}
}

// A table of one column keeps its rows without a value.
func TestRowsWithoutValuesStay(t *testing.T) {
	one := &Table{Columns: []Column{{"a", Text, 0, ""}}, Rows: [][]any{{"x"}, {nil}, {"y"}}}
	rows, err := csv.NewReader(strings.NewReader(written(t, "csv", one))).ReadAll()
	if err != nil || !reflect.DeepEqual(rows, [][]string{{"a"}, {"x"}, {""}, {"y"}}) {
		t.Errorf("%q, %v", rows, err)
	}
}

func TestJSON(t *testing.T) {
	want := `[
{"name":"miR-21","n":3,"score":0.5,"ok":true,"tags":["x",null,"y"],"a.deep":[[1,2],[],null,[3]]},
{"name":null,"n":null,"score":null,"ok":null,"tags":null,"a.deep":null},
{"name":"=1+1","n":-4,"score":-1e-9,"ok":false,"tags":[],"a.deep":[]}
]
`
	got := written(t, "json", sample())
	if got != want || !json.Valid([]byte(got)) {
		t.Errorf("got\n%s", got)
	}
	if got := written(t, "json", &Table{Columns: sample().Columns}); got != "[\n]\n" {
		t.Errorf("no rows: %q", got)
	}
}

func TestText(t *testing.T) {
	table := &Table{Columns: []Column{{"a", Text, 0, ""}, {"b", Text, 1, ""}},
		Rows: [][]any{{"one\ntwo\tthree\x1b[31m", nil}, {"=x", []any{"y", "z"}}}}
	var out strings.Builder
	if err := table.WriteText(&out); err != nil {
		t.Fatal(err)
	}
	want := "a                   b\none two three [31m  \n=x                  y; z\n"
	if out.String() != want {
		t.Errorf("got\n%q\nwant\n%q", out.String(), want)
	}
}

// What was joined can be taken apart again, at each depth.
func TestItemsCanBeToldApart(t *testing.T) {
	parts := []string{"a", ";", " ", "; ", `\`, `\; `, "|", " | ", ` \| `, ";;", `a\`, " || "}
	c := Column{Type: Text, Lists: 2}
	for _, first := range parts {
		for _, second := range parts {
			want := []any{[]any{"x" + first, second}, []any{first + "y"}, []any{second}}
			if got := apart(c.text(want), 2); !reflect.DeepEqual(got, any(want)) {
				t.Errorf("%q becomes %q", want, got)
			}
		}
	}
}

// apart reads a cell by the rule in the package documentation.
func apart(cell string, lists int) any {
	if lists == 0 {
		return strings.NewReplacer(`\\`, `\`, `\; `, "; ", `\|`, "|").Replace(cell)
	}
	items, start, by := []any{}, 0, separator(lists)
	for i := 0; i < len(cell); i++ {
		switch {
		case cell[i] == '\\':
			i++
		case strings.HasPrefix(cell[i:], by):
			items = append(items, apart(cell[start:i], lists-1))
			start, i = i+len(by), i+len(by)-1
		}
	}
	return append(items, apart(cell[start:], lists-1))
}

func TestHarmlessAndBack(t *testing.T) {
	column := Column{Type: Text}
	for _, start := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＠"} {
		for _, before := range []string{"", "'", "''"} {
			text := before + start + "cmd|' /C calc'!A0"
			cell := column.harmless(text)
			if cell != "'"+text {
				t.Errorf("%q stays %q", text, cell)
			}
			if back := undo(cell); back != text {
				t.Errorf("%q comes back as %q", text, back)
			}
		}
	}
	for _, plain := range []string{"", "miR-21", "'quoted'", "5'-arm", " =1", "a=b", "-40.5", "+7"} {
		if cell := column.harmless(plain); cell != plain || undo(cell) != plain {
			t.Errorf("%q becomes %q", plain, cell)
		}
	}
	if cell := (Column{Type: Integer}).harmless(int64(-5)); cell != "-5" {
		t.Errorf("a number becomes %q", cell)
	}
	if cell := (Column{Type: Integer, Lists: 1}).harmless([]any{int64(-5), int64(1)}); cell != "'-5; 1" {
		t.Errorf("a list of numbers, which is text, becomes %q", cell)
	}
}

var guarded = regexp.MustCompile(`^'+[=+\-@\t\r\n＝＋－＠]`)

// undo reads a cell by the rule in the package documentation.
func undo(cell string) string {
	if guarded.MatchString(cell) {
		return cell[1:]
	}
	return cell
}

// TestParquet reads the file back: order, types, missing values, lists and facts.
func TestParquet(t *testing.T) {
	data := written(t, "parquet", sample())
	file, err := parquet.OpenFile(strings.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range file.Schema().Fields() {
		names = append(names, f.Name())
	}
	if got := strings.Join(names, " "); got != "name n score ok tags a.deep" {
		t.Errorf("columns %s", got)
	}
	if v, _ := file.Lookup("evgraph:version"); v != "abc" {
		t.Errorf("version %q", v)
	}
	if v, _ := file.Lookup("evgraph:columns"); !strings.Contains(v, "What it is called.") {
		t.Errorf("columns are described as %s", v)
	}
	type row struct {
		Name  *string    `parquet:"name,optional"`
		N     *int64     `parquet:"n,optional"`
		Score *float64   `parquet:"score,optional"`
		OK    *bool      `parquet:"ok,optional"`
		Tags  []*string  `parquet:"tags,optional,list"`
		Deep  [][]*int64 `parquet:"-"`
	}
	rows := make([]row, 3)
	reader := parquet.NewGenericReader[row](strings.NewReader(data))
	if n, err := reader.Read(rows); n != 3 || err != nil && err != io.EOF {
		t.Fatalf("%d rows, %v", n, err)
	}
	first := rows[0]
	if *first.Name != "miR-21" || *first.N != 3 || *first.Score != 0.5 || !*first.OK {
		t.Errorf("first row %+v", first)
	}
	if len(first.Tags) != 3 || *first.Tags[0] != "x" || *first.Tags[2] != "y" {
		t.Errorf("tags %v", first.Tags)
	}
	if second := rows[1]; second.Name != nil || second.N != nil || second.Tags != nil {
		t.Errorf("second row %+v", second)
	}
	if *rows[2].Name != "=1+1" {
		t.Errorf("third row %+v", rows[2])
	}
}

// TestParquetLevels takes the deepest column as Parquet stores it.
func TestParquetLevels(t *testing.T) {
	var got [][3]int // value or -1 for null, repetition, definition
	for _, v := range sample().parquetValues(sample().Rows[0]) {
		if v.Column() != 5 {
			continue
		}
		n := -1
		if !v.IsNull() {
			n = int(v.Int64())
		}
		got = append(got, [3]int{n, v.RepetitionLevel(), v.DefinitionLevel()})
	}
	want := [][3]int{{1, 0, 5}, {2, 2, 5}, {-1, 1, 3}, {-1, 1, 2}, {3, 1, 5}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
