// Package citation writes publications for reference managers and for texts: as
// BibTeX and as CSL-JSON. What a publication's node does not say is left out, and
// nothing is made up in its place: a node of which only the number in a review is
// known is an entry with its name and a note.
package citation
