package export

import (
	"encoding/json"
	"io"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"unsafe"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/evgraph/evgraph/internal/export/rows"
)

// rowGroupRows is how many rows are held in memory, packed, before they are written.
const rowGroupRows = 50_000

// compression is what other writers of Parquet take for zstd unless they are told more.
var compression = &zstd.Codec{Level: zstd.SpeedFastest}

// writeParquet writes Parquet, compressed by zstd. What is missing is null; a list is
// never null, but may be empty. Columns are written side by side on
// all cores, and wait for each other only where a row group ends.
func writeParquet[T any](to io.Writer, table string, fields []rows.Field[T], about *rows.About, items iter.Seq2[*T, error]) (count int, err error) {
	w := parquet.NewGenericWriter[any](to, parquetOptions(table, fields, about)...)
	columns := make([]*parquetColumn[T], len(fields))
	for i, c := range w.ColumnWriters() {
		columns[i] = newParquetColumn(fields[i], i, c)
	}
	crew := rows.NewCrew(len(columns), func(column int, some []*T) error { return columns[column].write(some) })
	defer crew.Close()
	pack := func() error {
		crew.Give(nil)
		return crew.Wait()
	}
	inGroup := 0
	count, err = rows.InBatches(items, func(some []*T) error {
		crew.Give(slices.Clone(some))
		if inGroup += len(some); inGroup < rowGroupRows {
			return nil
		}
		inGroup = 0
		if err := pack(); err != nil {
			return err
		}
		return w.Flush()
	})
	if err == nil {
		err = pack()
	}
	if err != nil {
		return count, err
	}
	return count, w.Close()
}

func parquetOptions[T any](table string, fields []rows.Field[T], about *rows.About) []parquet.WriterOption {
	options := []parquet.WriterOption{schemaOf(table, fields), parquet.Compression(compression),
		parquet.DataPageStatistics(false), parquet.CreatedBy("evgraph", "1", "")}
	for _, f := range fields {
		if f.Name != "id" { // which alone is in order, so that a page holds a range of it
			options = append(options, parquet.SkipPageBounds(f.Name), parquet.SkipPageBounds(f.Name, "list", "element"))
		}
	}
	for _, m := range parquetMetadata(fields, about) {
		options = append(options, parquet.KeyValueMetadata(m[0], m[1]))
	}
	return options
}

// schemaOf makes a schema by way of a struct type: a group of parquet-go would put
// the columns in order of their names.
func schemaOf[T any](table string, fields []rows.Field[T]) *parquet.Schema {
	members := make([]reflect.StructField, len(fields))
	for i, f := range fields {
		kind, tag := reflect.TypeFor[string](), ""
		switch f.Type {
		case rows.Integer:
			kind = reflect.TypeFor[int64]()
		case rows.Boolean:
			kind = reflect.TypeFor[bool]()
		case rows.List:
			kind, tag = reflect.TypeFor[[]string](), ",list"
		}
		if f.Few { // else to look up where each value stands takes longer than to write it
			tag += ",dict"
		}
		if f.Nullable {
			tag = ",optional" + tag
		}
		members[i] = reflect.StructField{Name: "F" + strconv.Itoa(i), Type: kind, Tag: reflect.StructTag(`parquet:"` + f.Name + tag + `"`)}
	}
	return parquet.NewSchema(table, parquet.SchemaOf(reflect.New(reflect.StructOf(members)).Interface()))
}

// parquetMetadata is what the file says of itself.
func parquetMetadata[T any](fields []rows.Field[T], about *rows.About) [][2]string {
	columns, _ := json.Marshal(rows.Columns(fields)) // texts cannot fail to encode
	facts := append(Facts(about), [2]string{"columns", string(columns)})
	if about.Part {
		facts = append(facts, [2]string{"part", about.Title})
	}
	for i := range facts {
		facts[i][0] = "evgraph:" + facts[i][0]
	}
	return facts
}

// parquetColumn is a column on its way into a file. Its memory is used again and again.
type parquetColumn[T any] struct {
	field  rows.Field[T]
	number int
	to     *parquet.ColumnWriter
	values []parquet.Value
	room   []string // for a list
	there  int      // definition level of a value that is not missing

	missing parquet.Value
	truths  [2]parquet.Value // false, true
	made    [16]struct {     // values of texts, where these are few
		text  string
		value parquet.Value
	}
}

func newParquetColumn[T any](field rows.Field[T], number int, to *parquet.ColumnWriter) *parquetColumn[T] {
	there := 0
	if field.Nullable || field.Type == rows.List {
		there = 1
	}
	truth := func(b bool) parquet.Value { return parquet.BooleanValue(b).Level(0, there, number) }
	return &parquetColumn[T]{field: field, number: number, to: to, there: there, missing: parquet.NullValue().Level(0, 0, number),
		truths: [2]parquet.Value{truth(false), truth(true)}}
}

// write adds the column's part of some rows. If there are none, which the library cannot
// write, it packs those that it has.
func (c *parquetColumn[T]) write(items []*T) error {
	if len(items) == 0 {
		return c.to.Flush()
	}
	c.values = c.values[:0]
	for _, item := range items {
		switch f := &c.field; {
		case f.TextOf != nil:
			c.addText(f.TextOf(item))
		case f.ItemsOf != nil:
			c.room = f.ItemsOf(item, c.room[:0])
			c.addList(c.room)
		default:
			v := f.Of(item)
			c.add(&v)
		}
	}
	_, err := c.to.WriteRowValues(c.values)
	return err
}

func (c *parquetColumn[T]) add(v *rows.Value) {
	switch {
	case c.field.Type == rows.List:
		c.addList(v.List)
	case v.Missing:
		c.values = append(c.values, c.missing)
	case c.field.Type == rows.Integer:
		c.values = append(c.values, parquet.Int64Value(int64(v.Integer)).Level(0, c.there, c.number))
	case c.field.Type == rows.Boolean && v.Boolean:
		c.values = append(c.values, c.truths[1])
	case c.field.Type == rows.Boolean:
		c.values = append(c.values, c.truths[0])
	default:
		c.values = append(c.values, c.hold(v.Text, 0))
	}
}

// addList adds a list, of which an empty one is no value.
func (c *parquetColumn[T]) addList(items []string) {
	if len(items) == 0 {
		c.values = append(c.values, c.missing)
	}
	for at, text := range items {
		c.values = append(c.values, c.hold(text, min(at, 1)))
	}
}

// addText adds a text, where "" is missing if any is. Where there are few texts, its value
// was mostly made before, and is found by the length of the text and its last letter.
func (c *parquetColumn[T]) addText(text string) {
	switch {
	case text == "" && c.there > 0:
		c.values = append(c.values, c.missing)
	case c.field.Few && text != "":
		made := &c.made[(len(text)+int(text[len(text)-1]))%len(c.made)]
		if made.text != text {
			made.text, made.value = text, c.hold(text, 0)
		}
		c.values = append(c.values, made.value)
	default:
		c.values = append(c.values, c.hold(text, 0))
	}
}

// hold makes a value of a text that is there; repetition is whether it goes on with a
// list. It points to the text, which is copied once, into the page.
func (c *parquetColumn[T]) hold(text string, repetition int) parquet.Value {
	return parquet.ByteArrayValue(unsafe.Slice(unsafe.StringData(text), len(text))).Level(repetition, c.there, c.number)
}
