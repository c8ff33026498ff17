package kg

import "fmt"

// Limits of a single call.
const (
	DefaultPage = 25     // items of a list when the caller names no number
	MaxPage     = 500    // items of a list, or of one node's part of a list
	MaxIDs      = 10_000 // ids that one call may name
	MaxSet      = 50_000 // ids that a selection may give
	MaxHops     = 3      // related leaves on the way down a filter
)

// Page says which part of a list to return. The items come in list order in
// either direction. A place in a list is given by the id of an item: a reader is
// pinned to one version of the data, so its store knows the item's sort key. The
// item need not fulfil the filter of the list; one that does not exist in the
// data is ErrBadCursor.
type Page struct {
	Limit    int   // 0 to MaxPage; with 0 only totals are wanted
	From     CURIE // start behind this item, "" for the end of the list
	Backward bool  // the Limit items before From, instead of after it
}

// Check returns ErrPageRange for a limit out of range.
func (p Page) Check() error {
	if p.Limit < 0 || p.Limit > MaxPage {
		return fmt.Errorf("%w: %d is not from 0 to %d", ErrPageRange, p.Limit, MaxPage)
	}
	return nil
}

// Facet counts the items of a list that share a value.
type Facet struct {
	Value string
	Count int
}
