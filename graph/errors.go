package graph

import (
	"errors"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
	"github.com/evgraph/evgraph/internal/traverse/enrich"
	"github.com/evgraph/evgraph/internal/traverse/metapath"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// codes gives the sentinel errors of the layers below the codes that clients
// see. Their texts are made for people and hold no secrets.
var codes = []struct {
	err  error
	code guard.Code
	hint string // "" for that of the code
}{
	{kg.ErrBadID, guard.BadID, ""},
	{kg.ErrBadCursor, guard.BadCursor, ""},
	{kg.ErrCursorExpired, guard.CursorExpired, ""},
	{kg.ErrCursorMismatch, guard.CursorMismatch, ""},
	{kg.ErrPageRange, guard.PageOutOfRange, ""},
	{kg.ErrTooMany, guard.TooManyIDs, ""},
	{kg.ErrTooManyRows, guard.TooManyRows, ""},
	{kg.ErrTooBroad, guard.FilterTooBroad, ""},
	{kg.ErrTooDeep, guard.FilterTooDeep, ""},
	{traverse.ErrRange, guard.BadValue, ""},
	{traverse.ErrEnds, guard.BadValue, ""},
	{traverse.ErrBadPath, guard.BadID, asGiven},
	{traverse.ErrBadRow, guard.BadID, asGiven},
	{traverse.ErrPattern, guard.BadPattern, ""},
	{traverse.ErrHopeless, guard.PatternTooCostly, ""},
	{projection.ErrTooLarge, guard.TooManyRows, "ask fewer knowledge sources by sources"},
	{projection.ErrBusy, guard.Overloaded, ""},
	{metapath.ErrRange, guard.BadValue, ""},
	{metapath.ErrEnds, guard.BadValue, "name two different nodes"},
	{metapath.ErrUnknown, guard.BadValue, "use the id of a metapath as metapaths gives it, from the same end"},
	{metapath.ErrCost, guard.BadValue, "lower permutations, or name fewer metapaths by metapath or first"},
	{enrich.ErrEmpty, guard.BadValue, "name 1 to 500 genes, proteins, miRNAs or other molecules"},
	{enrich.ErrItem, guard.WrongCategory, "name genes, proteins, miRNAs, other RNAs or chemicals"},
	{enrich.ErrTarget, guard.BadValue, ""},
	{enrich.ErrPredicate, guard.BadValue, "leave predicate out to use those that fit"},
	{enrich.ErrBackground, guard.BadValue, "widen background until it holds the whole list, or leave it out"},
}

// asGiven is for ids that describe what they name.
const asGiven = "use an id as an answer gives it, from its first letter to its last"

// translate is the guard.Translate of the graph.
func translate(err error) *guard.Error {
	var located *gqlerror.Error // gqlgen's, whose text begins with a place in the query
	if errors.As(err, &located) && located.Err != nil {
		err = located.Err
	}
	for _, known := range codes {
		if errors.Is(err, known.err) {
			own := guard.Errorf(known.code, "%v", err).WithHint("%s", known.hint)
			var hinted interface{ Hint() string }
			if errors.As(err, &hinted) {
				own = own.WithHint("%s", hinted.Hint())
			}
			return own
		}
	}
	if errors.Is(err, kg.ErrUnavailable) {
		// What a store says of its trouble may name hosts.
		return guard.Errorf(guard.Unavailable, "the graph cannot be reached at the moment")
	}
	return nil
}
