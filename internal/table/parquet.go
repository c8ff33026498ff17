package table

import (
	"encoding/json"
	"io"

	"github.com/parquet-go/parquet-go"
)

// parquetBatch is how many rows are turned into Parquet's values at once.
const parquetBatch = 1000

// writeParquet writes one file, compressed by zstd. Every column may have missing
// values and lists are lists, to any depth. The descriptions of the columns are
// among the file's facts, as JSON under "columns".
func (t *Table) writeParquet(w io.Writer) error {
	columns, err := json.Marshal(t.Columns)
	if err != nil {
		return err
	}
	options := []parquet.WriterOption{
		parquet.NewSchema("table", t.parquetRow()),
		parquet.Compression(&parquet.Zstd),
		parquet.KeyValueMetadata("evgraph:columns", string(columns)),
	}
	for _, f := range t.Facts {
		options = append(options, parquet.KeyValueMetadata("evgraph:"+f.Name, f.Value))
	}
	out := parquet.NewGenericWriter[any](w, options...)
	var rows []parquet.Row
	for i, row := range t.Rows {
		rows = append(rows, t.parquetValues(row))
		if len(rows) < parquetBatch && i < len(t.Rows)-1 {
			continue
		}
		if _, err := out.WriteRows(rows); err != nil {
			return err
		}
		rows = rows[:0]
	}
	return out.Close()
}

// inOrder is a group whose columns keep their order, where parquet.Group sorts
// them by name.
type inOrder struct {
	parquet.Group
	names []string
}

// Fields implements parquet.Node.
func (g inOrder) Fields() []parquet.Field {
	named := map[string]parquet.Field{}
	for _, f := range g.Group.Fields() {
		named[f.Name()] = f
	}
	fields := make([]parquet.Field, len(g.names))
	for i, name := range g.names {
		fields[i] = named[name]
	}
	return fields
}

func (t *Table) parquetRow() parquet.Node {
	row := inOrder{Group: parquet.Group{}}
	for _, c := range t.Columns {
		node := parquet.Optional(c.Type.parquet())
		for range c.Lists {
			node = parquet.Optional(parquet.List(node))
		}
		row.Group[c.Name] = node
		row.names = append(row.names, c.Name)
	}
	return row
}

func (t Type) parquet() parquet.Node {
	switch t {
	case Integer:
		return parquet.Int(64)
	case Number:
		return parquet.Leaf(parquet.DoubleType)
	case Truth:
		return parquet.Leaf(parquet.BooleanType)
	}
	return parquet.String()
}

func (t *Table) parquetValues(row []any) parquet.Row {
	var values parquet.Row
	for i, c := range t.Columns {
		values = appendLevels(values, row[i], place{column: i, lists: c.Lists})
	}
	return values
}

// place says where a value stands, in Parquet's terms: how many lists are still
// around it, how many of its surroundings are there, and which list it continues.
type place struct{ column, lists, repeats, defined, depth int }

func appendLevels(values parquet.Row, v any, at place) parquet.Row {
	list, isList := v.([]any)
	switch {
	case v == nil:
		return append(values, parquet.NullValue().Level(at.repeats, at.defined, at.column))
	case !isList:
		return append(values, parquet.ValueOf(v).Level(at.repeats, at.defined+1, at.column))
	case len(list) == 0:
		return append(values, parquet.NullValue().Level(at.repeats, at.defined+1, at.column))
	}
	inner := place{at.column, at.lists - 1, at.repeats, at.defined + 2, at.depth + 1}
	for _, item := range list {
		values = appendLevels(values, item, inner)
		inner.repeats = inner.depth
	}
	return values
}
