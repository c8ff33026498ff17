package traverse

import (
	"context"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
)

// ahead is a part of the graph that was read in one call before it was asked for. What a
// web finds there it asks no reader, so that nothing but the number of calls depends on
// what was read ahead.
type ahead struct {
	degree map[kg.CURIE]int             // of nodes that were weighed; all statements among these are there
	joins  map[kg.CURIE][]*kg.Statement // by their ends, each node's by strength
}

// aheadRows is how many nodes and how many statements are read ahead at most. What is
// larger takes many times as long as the calls that a survey saves.
const aheadRows = 500

// surveyTime is how long a survey may take, which is there to save time: a database that
// has not planned its text yet would need seconds.
const surveyTime = 2 * time.Second

// survey reads ahead, where the reader can and the walk has no filter, what a question about
// the web will need.
func (w *web) survey(ctx context.Context, q kg.SurveyQuery) error {
	s, can := w.reader.(kg.Surveyor)
	if named := len(q.Nodes) + len(q.To); !can || named == 0 || named > aheadRows || !w.walk.filtersNothing() {
		return nil
	}
	q.Flat, q.Hubs, q.Rows = !w.walk.Hierarchy, w.walk.Hubs, min(aheadRows, w.budget.Statements)
	limited, cancel := context.WithTimeout(ctx, surveyTime)
	defer cancel()
	found, err := s.Survey(limited, q)
	if err != nil {
		return ctx.Err() // what it did not bring is read when it is needed
	}
	for _, n := range found.Nodes {
		w.nodes[n.ID] = n
	}
	w.ahead = ahead{found.Degrees, map[kg.CURIE][]*kg.Statement{}}
	for _, st := range found.Statements {
		w.ahead.joins[st.Subject] = append(w.ahead.joins[st.Subject], st)
		if st.Object != st.Subject {
			w.ahead.joins[st.Object] = append(w.ahead.joins[st.Object], st)
		}
	}
	return nil
}

// expand gives the first statements of nodes, those that were read ahead all at once.
// With a limit of 0 it counts.
func (w *web) expand(ctx context.Context, ids []kg.CURIE, d kg.Direction, limit int) (*kg.Expansion, error) {
	if len(w.ahead.degree) == 0 || !w.like.IsZero() {
		return w.reader.Expand(ctx, w.expansion(ids, d, kg.Page{Limit: limit}))
	}
	has := w.foreseen(d, limit)
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
	out := &kg.Expansion{Offsets: []int{0}}
	for i := 0; len(out.Counts) < len(ids); {
		id := ids[len(out.Counts)]
		if has(id) {
			page, total := w.ahead.of(id, d, w.far)
			if limit > 0 {
				out.Statements = append(out.Statements, page...)
			}
			out.Counts = append(out.Counts, kg.Counts{Total: total})
		} else {
			out.Statements = append(out.Statements, read.Statements[read.Offsets[i]:read.Offsets[i+1]]...)
			out.Counts = append(out.Counts, read.Counts[i])
			i++
		}
		out.Offsets = append(out.Offsets, len(out.Statements))
	}
	return out, nil
}

// foreseen tells of which nodes it is there what the web would ask.
func (w *web) foreseen(d kg.Direction, limit int) func(kg.CURIE) bool {
	inside := w.ahead.weighed(w.far)
	counted := limit == 0 && d == kg.Both && w.far == nil
	return func(id kg.CURIE) bool {
		degree, ok := w.ahead.degree[id]
		return ok && (counted || inside || len(w.ahead.joins[id]) == degree)
	}
}

// weighed reports whether the set is one of nodes that were weighed.
func (a *ahead) weighed(all *kg.Set) bool {
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

// of gives a node's statements in a direction to the far nodes, nil for any, and how many
// there are.
func (a *ahead) of(id kg.CURIE, d kg.Direction, far *kg.Set) (out []*kg.Statement, total int) {
	if d == kg.Both && far == nil {
		return a.joins[id], a.degree[id]
	}
	for _, s := range a.joins[id] {
		other := s.Object
		if other == id {
			other = s.Subject
		}
		turned := d == kg.Out && s.Subject != id || d == kg.In && s.Object != id
		if !turned && (far == nil || far.Has(other)) {
			out = append(out, s)
		}
	}
	return out, len(out)
}
