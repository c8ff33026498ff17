package export

import (
	"encoding/json"
	"io"
	"iter"
	"reflect"
	"strconv"
	"strings"

	"github.com/parquet-go/parquet-go"

	"github.com/evgraph/evgraph/internal/export/rows"
)

// A row group is held in memory until it is full, a batch until it is handed over.
const (
	rowGroupRows = 50_000
	batchRows    = 256
)

// dictionaryBytes is where a column stops listing its different values: ids are all
// different, and a list of them would only repeat the column.
const dictionaryBytes = 256 << 10

// writeParquet writes Parquet, compressed by zstd. What is missing is null; a list is
// never null, but may be empty.
func writeParquet[T any](to io.Writer, table string, fields []rows.Field[T], about *rows.About, items iter.Seq2[*T, error]) (count int, err error) {
	options := []parquet.WriterOption{schemaOf(table, fields), parquet.Compression(&parquet.Zstd), parquet.MaxRowsPerRowGroup(rowGroupRows),
		parquet.DictionaryMaxBytes(dictionaryBytes), parquet.CreatedBy("evgraph", "1", "")}
	for _, m := range parquetMetadata(fields, about) {
		options = append(options, parquet.KeyValueMetadata(m[0], m[1]))
	}
	w := parquet.NewGenericWriter[any](to, options...)
	b := &batch[T]{fields: fields, rows: make([]parquet.Row, 0, batchRows)}
	for item, err := range items {
		if err != nil {
			return count, err
		}
		b.add(item)
		count++
		if len(b.rows) == batchRows {
			if err := b.write(w); err != nil {
				return count, err
			}
		}
	}
	if err := b.write(w); err != nil {
		return count, err
	}
	return count, w.Close()
}

// schemaOf makes a schema by way of a struct type: a group of parquet-go would put
// the columns in order of their names.
func schemaOf[T any](table string, fields []rows.Field[T]) *parquet.Schema {
	members := make([]reflect.StructField, len(fields))
	for i, f := range fields {
		kind, tag := reflect.TypeFor[string](), ",optional,dict"
		switch f.Type {
		case rows.Integer:
			kind, tag = reflect.TypeFor[int64](), ",optional"
		case rows.Boolean:
			kind, tag = reflect.TypeFor[bool](), ""
			if f.Nullable {
				tag = ",optional"
			}
		case rows.List:
			kind, tag = reflect.TypeFor[[]string](), ",list,dict"
		}
		members[i] = reflect.StructField{Name: "F" + strconv.Itoa(i), Type: kind, Tag: reflect.StructTag(`parquet:"` + f.Name + tag + `"`)}
	}
	return parquet.NewSchema(table, parquet.SchemaOf(reflect.New(reflect.StructOf(members)).Interface()))
}

// parquetMetadata is what the file says of itself.
func parquetMetadata[T any](fields []rows.Field[T], about *rows.About) [][2]string {
	columns, _ := json.Marshal(rows.Columns(fields)) // texts cannot fail to encode
	sources, _ := json.Marshal(describeSources(about.Sources))
	return [][2]string{
		{"evgraph:version", about.DataVersion}, {"evgraph:licence", strings.Join(about.Licences(), "; ")},
		{"evgraph:sources", string(sources)}, {"evgraph:columns", string(columns)},
	}
}

// batch collects rows, with their texts in one buffer. Its memory is used again and
// again.
type batch[T any] struct {
	fields []rows.Field[T]
	rows   []parquet.Row
	text   []byte
}

func (b *batch[T]) add(item *T) {
	b.rows = b.rows[:len(b.rows)+1] // within its capacity, for it is written when it is full
	row := b.rows[len(b.rows)-1][:0]
	for i, f := range b.fields {
		v := f.Of(item)
		switch {
		case f.Type == rows.List && len(v.List) == 0:
			row = append(row, parquet.NullValue().Level(0, 0, i))
		case f.Type == rows.List:
			for at, text := range v.List {
				row = append(row, b.hold(text).Level(min(at, 1), 1, i))
			}
		case v.Missing:
			row = append(row, parquet.NullValue().Level(0, 0, i))
		case f.Type == rows.Integer:
			row = append(row, parquet.Int64Value(int64(v.Integer)).Level(0, 1, i))
		case f.Type == rows.Boolean:
			row = append(row, parquet.BooleanValue(v.Boolean).Level(0, level(f.Nullable), i))
		default:
			row = append(row, b.hold(v.Text).Level(0, 1, i))
		}
	}
	b.rows[len(b.rows)-1] = row
}

// level is the definition level of a value that is there.
func level(nullable bool) int {
	if nullable {
		return 1
	}
	return 0
}

func (b *batch[T]) hold(text string) parquet.Value {
	at := len(b.text)
	b.text = append(b.text, text...)
	return parquet.ByteArrayValue(b.text[at:])
}

func (b *batch[T]) write(w *parquet.GenericWriter[any]) error {
	_, err := w.WriteRows(b.rows)
	b.rows, b.text = b.rows[:0], b.text[:0]
	return err
}
