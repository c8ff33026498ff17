package view

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// Level holds the nodes that came out of one store answer, each once.
type Level struct {
	lens
	reads
	records []Record
	rows    map[kg.CURIE]int
}

// newLevel collects the nodes of one answer; nil ones are left out.
func newLevel(l lens, nodes []*kg.Node) *Level {
	level := &Level{lens: l, rows: make(map[kg.CURIE]int, len(nodes)), records: make([]Record, 0, len(nodes))}
	for _, n := range nodes {
		if n == nil {
			continue
		}
		if _, twice := level.rows[n.ID]; !twice {
			level.rows[n.ID] = len(level.records)
			level.records = append(level.records, Record{Node: n, level: level})
		}
	}
	return level
}

// node returns the view of one of the level's nodes, nil for another.
func (l *Level) node(id kg.CURIE) Node {
	row, ok := l.rows[id]
	if !ok {
		return nil
	}
	return wrap(l.records[row])
}

// views returns the views of some of the level's nodes.
func (l *Level) views(nodes []*kg.Node) []Node {
	out := make([]Node, len(nodes))
	for i, n := range nodes {
		out[i] = l.node(n.ID)
	}
	return out
}

// members returns the ids of the level's nodes of these categories, all when
// none are given, and the place of each among them.
func (l *Level) members(categories []kg.Category) (ids []kg.CURIE, place map[kg.CURIE]int) {
	place = make(map[kg.CURIE]int, len(l.records))
	for i := range l.records {
		n := l.records[i].Node
		if len(categories) == 0 || slices.Contains(categories, n.Category) {
			place[n.ID] = len(ids)
			ids = append(ids, n.ID)
		}
	}
	return ids, place
}

// nodesLevel reads nodes by id into a level of their own: in one call, unless
// they are more than a store takes at once.
func nodesLevel(ctx context.Context, l lens, ids []kg.CURIE) (*Level, error) {
	var nodes []*kg.Node
	for some := range slices.Chunk(ids, kg.MaxIDs) {
		found, err := l.reader.Nodes(ctx, some)
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, found...)
	}
	return newLevel(l, nodes), nil
}

// followable refuses to follow a field from more items of one level than a store
// takes at once.
func followable(items int) error {
	if items > kg.MaxIDs {
		return guard.Errorf(guard.TooManyRows, "one level of the answer has %d items, but fields of at most %d can be read", items, kg.MaxIDs)
	}
	return nil
}

// argumentKey writes arguments as text, so that equal values give equal keys
// whatever pointers hold them.
func argumentKey(field string, args ...any) string {
	var b strings.Builder
	b.WriteString(field)
	for _, a := range args {
		b.WriteByte('\n')
		// Arguments are plain inputs of the schema, which always encode.
		text, _ := json.Marshal(a)
		b.Write(text)
	}
	return b.String()
}
