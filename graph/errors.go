package graph

import (
	"errors"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// codes gives the sentinel errors of the layers below the codes that clients
// see. Their texts are made for people and hold no secrets.
var codes = []struct {
	err  error
	code guard.Code
}{
	{kg.ErrBadID, guard.BadID},
	{kg.ErrBadCursor, guard.BadCursor},
	{kg.ErrCursorExpired, guard.CursorExpired},
	{kg.ErrCursorMismatch, guard.CursorMismatch},
	{kg.ErrPageRange, guard.PageOutOfRange},
	{kg.ErrTooMany, guard.TooManyIDs},
	{kg.ErrTooManyRows, guard.TooManyRows},
	{kg.ErrTooBroad, guard.FilterTooBroad},
	{kg.ErrTooDeep, guard.FilterTooDeep},
	{traverse.ErrRange, guard.BadValue},
	{traverse.ErrEnds, guard.BadValue},
	{traverse.ErrBadPath, guard.BadID},
	{traverse.ErrBadRow, guard.BadID},
	{traverse.ErrPattern, guard.BadPattern},
	{traverse.ErrHopeless, guard.PatternTooCostly},
}

// translate is the guard.Translate of the graph.
func translate(err error) *guard.Error {
	var located *gqlerror.Error // gqlgen's, whose text begins with a place in the query
	if errors.As(err, &located) && located.Err != nil {
		err = located.Err
	}
	for _, known := range codes {
		if errors.Is(err, known.err) {
			own := guard.Errorf(known.code, "%v", err)
			if refusal := (*traverse.Refusal)(nil); errors.As(err, &refusal) {
				own = own.WithHint("%s", refusal.Hint())
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
