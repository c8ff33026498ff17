package tabular

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// part is what stands behind the cursor of a request in a list that the server gives
// whole, at most so many elements, with the cursor of the rest.
func (p *Plan) part(whole []any, version string, r Request, most int) (part []any, next string, err error) {
	scope := p.scope(version, r.Variables)
	from := 0
	if r.After != "" {
		if from, err = position(scope, r.After, len(whole)); err != nil {
			return nil, "", err
		}
	}
	to := min(from+most, len(whole))
	if to < len(whole) {
		next = kg.EncodeCursor(scope, kg.CURIE(strconv.Itoa(to)))
	}
	return whole[from:to], next, nil
}

// position is how many elements stand before the place of a cursor.
func position(scope kg.CursorScope, cursor string, length int) (int, error) {
	place, err := kg.DecodeCursor(scope, cursor)
	switch {
	case errors.Is(err, kg.ErrCursorExpired):
		return 0, guard.Errorf(guard.CursorExpired, "%v", err)
	case errors.Is(err, kg.ErrCursorMismatch):
		return 0, guard.Errorf(guard.CursorMismatch, "%v", err)
	}
	n, failed := strconv.Atoi(string(place))
	if err != nil || failed != nil || n < 0 || n > length {
		return 0, guard.Errorf(guard.BadCursor, "%v", kg.ErrBadCursor)
	}
	return n, nil
}

// scope names the list by the fields that lead to it and what they were asked, so that
// its cursors hold whatever else the query selects.
func (p *Plan) scope(version string, variables map[string]any) kg.CursorScope {
	list := strings.Builder{}
	for _, f := range p.way {
		list.WriteString("." + f.name)
		for _, argument := range f.sites[0].Arguments {
			value, _ := argument.Value.Value(variables) // the server could read it
			text, _ := json.Marshal(value)
			fmt.Fprintf(&list, " %s: %s", argument.Name, text)
		}
	}
	return kg.CursorScope{Version: version, List: list.String()}
}
