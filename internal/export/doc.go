// Package export writes a whole graph, or a part of one, as files for other programs.
//
//	nodes, edges, evidence   Parquet and TSV: everything that the graph holds, in columns
//	kgx.tar.gz               KGX, in terms of the Biolink Model; evgraph import reads it back
//	graph.graphml/.cyjs/.cx2 for programs that draw and measure networks
//	publications.bib/.json   for reference managers
//	graph.jsonl              the canonical dump
//	manifest.json            rows, bytes, hash, columns, licences and sources of each file
//	croissant.json           the same for programs that read Croissant
//
// All but the dump may also be of a part of the graph, which [File.Of] names: it is read
// by ids, and no more than the ids are held. Tables, archives and bibliographies of it have
// all nodes that its statements and their evidence name, networks the ends of statements
// only: a paper would stand there with no line to it.
//
// A file is the same, byte for byte, whatever store the graph is in. Writers go
// through the graph a page at a time and hold no more of it than that, but for one:
// CX2 numbers nodes, so its writer keeps the number of each.
//
// Tables are written on all cores: Parquet by columns, TSV by rows. Only columns that hold
// few different texts list them in Parquet, as looking texts up takes longer than writing
// them.
//
// Columns are those of package rows in every format. Formats that know no lists get
// them as one text, written as package cell writes a list.
//
// parquet-go writes Parquet: in pure Go and at under a third of the weight of
// arrow-go, which is the other library that does. Of klauspost/compress, which it
// brings along, gzip packs the archives at about twice the speed of the standard
// library, and gzhttp packs what is sent as text.
package export
