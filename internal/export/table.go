package export

import (
	"context"
	"io"
	"iter"

	"github.com/evgraph/evgraph/internal/export/rows"
	"github.com/evgraph/evgraph/internal/kg"
)

// tables are nodes, edges and evidence in each format of tables.
var tables = []File{
	parquetFile("nodes", rows.NodeFields, nodesOf),
	parquetFile("edges", rows.EdgeFields, edgesOf),
	parquetFile("evidence", rows.EvidenceFields, evidenceOf),
	tsvFile("nodes", rows.NodeFields, nodesOf),
	tsvFile("edges", rows.EdgeFields, edgesOf),
	tsvFile("evidence", rows.EvidenceFields, evidenceOf),
}

// tableMeaning says what the rows of a table are.
var tableMeaning = map[string]string{
	"nodes":    "the nodes, one a row",
	"edges":    "the statements, one a row, with the names of their ends and what their evidence adds up to",
	"evidence": "the evidence, one entry a row: who showed which statement, where, how and how firmly",
}

// sequence gives the rows of a table.
type sequence[T any] func(*rows.Graph) iter.Seq2[*T, error]

func nodesOf(g *rows.Graph) iter.Seq2[*kg.Node, error]       { return g.Nodes }
func edgesOf(g *rows.Graph) iter.Seq2[*rows.Edge, error]     { return g.Edges }
func evidenceOf(g *rows.Graph) iter.Seq2[*rows.Entry, error] { return g.Evidence }

func parquetFile[T any](table string, fields []rows.Field[T], of sequence[T]) File {
	return File{Name: table + ".parquet", Format: "parquet", MediaType: "application/vnd.apache.parquet", Packed: true,
		Description: tableMeaning[table], Tables: []Table{{table, rows.Columns(fields)}},
		write: func(_ context.Context, to io.Writer, _ kg.Reader, g *rows.Graph) (int, error) {
			return writeParquet(to, table, fields, &g.About, of(g))
		}}
}

func tsvFile[T any](table string, fields []rows.Field[T], of sequence[T]) File {
	return File{Name: table + ".tsv", Format: "tsv", MediaType: "text/tab-separated-values; charset=utf-8",
		Description: tableMeaning[table], Tables: []Table{{table, rows.Columns(fields)}},
		write: func(_ context.Context, to io.Writer, _ kg.Reader, g *rows.Graph) (int, error) {
			return rows.WriteTSV(to, fields, of(g))
		}}
}
