// Package bulk serves the whole graph as files, below /export/ and, for one version of
// the data, below /v/{dataVersion}/export/.
//
// A file is made when it is first asked for, once for each version, in a folder on
// disk: so it has a length, a strong tag and ranges, which readers of Parquet ask for,
// and the server's memory does not grow with it. It takes its name when it is whole.
// Only a few are made at once; whoever asks for another is told to come back. A file
// that nobody waits for any more is not finished. When a new version comes, the files
// of the one before stay for those who are reading them, and older ones go.
//
// # Parts
//
// Any file but the dump, with the parameter filter, a StatementFilter of the API as JSON,
// is of the statements that fulfil it, with all their evidence, also that which the filter
// does not ask for: what speaks against a statement belongs to it. Tables, archives and
// bibliographies have all nodes that the statements and their evidence name, networks the
// ends of the statements only. The parameter sources, given once for each key as a list of
// a saved query is, asks some knowledge sources only, with a filter or without: what others
// say is not there, neither statements nor evidence. Both are put to GraphQL, so names and
// errors are those of the root field statements. A part has at most 50,000 statements; what
// is more is refused, with the file that has it all. The last few parts stay on disk, as
// readers ask for one range of a file after another.
//
// The Croissant description is sent with the addresses that files of its version have on
// this server, which the client's request names.
//
// X-Evgraph-Data-Version names the version of a file. Of an error it is the current one.
//
// The address of a table without an ending, such as /export/edges, gives the file whose
// media type the client names in Accept. Without one, there is no file.
//
// The folder itself leads people to a page that lists the files, and programs to the
// manifest.
//
// Text goes out compressed to those who ask for it, as package content does it; Parquet
// and archives as they are.
package bulk
