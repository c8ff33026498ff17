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
// Text goes out compressed to those who ask for it, as in package gzhttp; Parquet and
// archives as they are.
package bulk
