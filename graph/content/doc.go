// Package content is what tables and files have in common when they go over HTTP. The
// handlers of packages saved and bulk make the bytes; how these are told of and sent is
// here, so that it is the same wherever they come from.
//
// # Ranges
//
// Ranges of bytes are served to GET, by http.ServeContent. A range that is malformed,
// ends before it begins or is not within the body is refused with the code BAD_RANGE and
// the status 416; RFC 9110 leaves it open whether malformed ones are refused or ignored,
// and who asks for a range does not want the whole of a large file. Units other than
// bytes are ignored, as it says.
//
// # Compression
//
// Text goes out compressed by zstd or gzip, as package gzhttp does it, to those who ask
// for it, if it is long enough to gain. The compressed form has a tag of its own; a client
// that has either form is told that it has the body. Ranges are of the body as it is, and
// so is what HEAD tells.
package content
