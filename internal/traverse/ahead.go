package traverse

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// ahead is a part of the graph that was read in one call before it was asked for. What a
// web finds there it asks no reader.
type ahead struct {
	degree map[kg.CURIE]int             // of nodes in the part
	joins  map[kg.CURIE][]*kg.Statement // each node's by strength
}

// aheadRows is how many nodes and how many statements are read ahead at most.
const aheadRows = 2_000

// survey reads ahead, where the reader can, what a question about the web will need.
func (w *web) survey(ctx context.Context, q kg.SurveyQuery) error {
	s, ok := w.reader.(kg.Surveyor)
	if !ok {
		return nil
	}
	q.Scope, q.Match, q.Pass, q.Rows = w.walk.Scope, w.match, w.walk.Pass, min(aheadRows, w.budget.Statements)
	if !w.walk.Hubs {
		q.Pass.Hub = new(bool)
	}
	found, err := s.Survey(ctx, q)
	if err != nil {
		return err
	}
	w.ahead = ahead{degree: found.Degrees, joins: map[kg.CURIE][]*kg.Statement{}}
	for _, n := range found.Nodes {
		w.nodes[n.ID] = n
	}
	for _, st := range found.Statements {
		w.ahead.joins[st.Subject] = append(w.ahead.joins[st.Subject], st)
		if st.Object != st.Subject {
			w.ahead.joins[st.Object] = append(w.ahead.joins[st.Object], st)
		}
	}
	return nil
}

// holds reports whether all of a set is in the part.
func (a *ahead) holds(all *kg.Set) bool {
	if all == nil || all.Complement {
		return false
	}
	for _, id := range all.IDs {
		if _, ok := a.degree[id]; !ok {
			return false
		}
	}
	return true
}

// expand is Expand of nodes for the web's question.
func (w *web) expand(ctx context.Context, ids []kg.CURIE, d kg.Direction, limit int) (*kg.Expansion, error) {
	if len(w.ahead.degree) == 0 || !w.like.IsZero() {
		return w.reader.Expand(ctx, w.expansion(ids, d, kg.Page{Limit: limit}))
	}
	inside := w.ahead.holds(w.far)
	has := func(id kg.CURIE) bool {
		degree, ok := w.ahead.degree[id]
		return ok && (inside || len(w.ahead.joins[id]) == degree || limit == 0 && d == kg.Both && w.far == nil)
	}
	var rest []kg.CURIE
	for _, id := range ids {
		if !has(id) {
			rest = append(rest, id)
		}
	}
	read := &kg.Expansion{}
	if len(rest) > 0 {
		var err error
		if read, err = w.reader.Expand(ctx, w.expansion(rest, d, kg.Page{Limit: limit})); err != nil {
			return nil, err
		}
	}
	out, next := &kg.Expansion{Offsets: []int{0}}, 0
	for _, id := range ids {
		if has(id) {
			list, total := w.ahead.joins[id], w.ahead.degree[id]
			if d != kg.Both || w.far != nil {
				list = w.among(id, d)
				total = len(list)
			}
			if limit > 0 {
				out.Statements = append(out.Statements, list...)
			}
			out.Counts = append(out.Counts, kg.Counts{Total: total})
		} else {
			out.Statements = append(out.Statements, read.Statements[read.Offsets[next]:read.Offsets[next+1]]...)
			out.Counts = append(out.Counts, read.Counts[next])
			next++
		}
		out.Offsets = append(out.Offsets, len(out.Statements))
	}
	return out, nil
}

// among are a node's statements that the web's question asks for.
func (w *web) among(id kg.CURIE, d kg.Direction) (out []*kg.Statement) {
	for _, s := range w.ahead.joins[id] {
		other := s.Object
		if other == id {
			other = s.Subject
		}
		if d == kg.Out && s.Subject != id || d == kg.In && s.Object != id || w.far != nil && !w.far.Has(other) {
			continue
		}
		out = append(out, s)
	}
	return out
}
