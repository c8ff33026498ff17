package tabular

import (
	"encoding/json"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/table"
)

// elements finds the list in the data of an answer; without a list, the data is the
// one element. A null on the way, or nothing but nulls, means that what the query is
// about is not in the graph.
func (p *Plan) elements(data map[string]any) ([]any, error) {
	if p.list() == nil {
		for _, f := range p.fields {
			if data[f.key] != nil {
				return []any{data}, nil
			}
		}
		return nil, nothing(p.fields[0].key)
	}
	var v any = data
	for i, f := range p.way {
		object, _ := v.(map[string]any)
		var given bool
		if v, given = object[f.key]; !given {
			return nil, nil // left out by a directive
		}
		if v == nil {
			return nil, nothing(pathOf(p.way[:i+1]))
		}
	}
	elements, _ := v.([]any)
	return elements, nil
}

// null are the fields of the top because of whose nulls there are no elements.
func (p *Plan) null(data map[string]any) []*field {
	if p.list() == nil {
		return p.fields
	}
	if data[p.way[0].key] == nil {
		return p.way[:1]
	}
	return nil
}

func nothing(path string) error {
	return guard.Errorf(guard.UnknownNode, "%s is null: nothing in the graph has that name or id", path)
}

// mostCells bounds a table in memory: exploding repeats what stands beside a list for
// each of its items.
const mostCells = 5_000_000

// rows makes the rows of some elements.
func (p *Plan) rows(data map[string]any, elements []any, room int) ([][]any, error) {
	beside := make([]any, len(p.columns))
	for i, c := range p.columns {
		if c.beside {
			beside[i] = dig(data, c.way, c.Type)
		}
	}
	if p.list() == nil {
		return [][]any{beside}, nil
	}
	var rows [][]any
	for _, e := range elements {
		rows = p.expand(rows, beside, []any{e}, room)
		if len(rows) > room {
			return nil, guard.Errorf(guard.ResponseTooLarge, "the table has more than %d cells", mostCells).
				WithHint("lower limit, or select fewer fields")
		}
	}
	return rows, nil
}

// expand adds the rows of an element. The frames are the element and the items
// that were chosen of the exploded lists so far. It ends soon after there is no room.
func (p *Plan) expand(rows [][]any, beside, frames []any, room int) [][]any {
	lists := listsOn(p.exploded)
	if len(frames) <= lists {
		at := column{way: p.exploded}
		list := p.exploded[at.steps(len(frames)-1):at.steps(len(frames))]
		items, _ := dig(frames[len(frames)-1], list, "").([]any)
		if len(items) == 0 {
			items = []any{nil}
		}
		for _, item := range items {
			if len(rows) > room {
				break
			}
			rows = p.expand(rows, beside, append(frames[:len(frames):len(frames)], item), room)
		}
		return rows
	}
	row := make([]any, len(p.columns))
	for i, c := range p.columns {
		if c.beside {
			row[i] = beside[i]
			continue
		}
		row[i] = dig(frames[c.frame], c.way[c.steps(c.frame):], c.Type)
	}
	return append(rows, row)
}

// dig follows a way from a value; each list on it makes a list of what is behind.
func dig(v any, way []*field, typ table.Type) any {
	for i, f := range way {
		object, _ := v.(map[string]any)
		v = object[f.key]
		if f.lists > 0 {
			return each(v, f.lists, func(item any) any { return dig(item, way[i+1:], typ) })
		}
	}
	if number, ok := v.(json.Number); ok {
		return numeric(number, typ)
	}
	return v
}

func each(v any, lists int, behind func(any) any) any {
	if lists == 0 {
		return behind(v)
	}
	items, ok := v.([]any)
	if !ok {
		return nil
	}
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = each(item, lists-1, behind)
	}
	return out
}

// numeric reads a number, which the server has written and so can be read.
func numeric(number json.Number, typ table.Type) any {
	if typ == table.Integer {
		if n, err := number.Int64(); err == nil {
			return n
		}
	}
	f, err := number.Float64()
	if err != nil {
		return nil
	}
	return f
}

// cut names the lists inside the elements that have more than the query asked
// for.
func (p *Plan) cut(elements []any, known map[string]bool) {
	for _, n := range p.nested {
		if known[n.label] {
			continue
		}
		for _, e := range elements {
			if anyTrue(dig(e, n.way, table.Truth)) {
				known[n.label] = true
				break
			}
		}
	}
}

func anyTrue(v any) bool {
	items, ok := v.([]any)
	if !ok {
		return v == true
	}
	for _, item := range items {
		if anyTrue(item) {
			return true
		}
	}
	return false
}
