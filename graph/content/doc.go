// Package content is what tables and files have in common when they go over HTTP. The
// handlers of packages saved and bulk make the bytes; how these are told of is here, so
// that it is the same wherever they come from.
package content
