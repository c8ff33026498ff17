package view

import (
	"context"
	"fmt"
	"time"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// Walk says what a traversal follows, with names in place of ids.
type Walk struct {
	Statement *StatementFilter
	Through   *NodeFilter
	Via       []*NodeRef
	Exclude   []*NodeRef
	Hubs      bool
	Hierarchy bool
	Directed  bool
	Collapse  []traverse.Collapse `json:",omitempty"` // questions without it keep their hash
}

// walk resolves the names; nil gives the walk as it comes.
func (l lens) walk(ctx context.Context, w *Walk) (out traverse.Walk, err error) {
	out.Scope = l.scope
	if w == nil {
		return out, nil
	}
	out.Hubs, out.Hierarchy, out.Directed, out.Collapse = w.Hubs, w.Hierarchy, w.Directed, w.Collapse
	if out.Match, err = l.statementMatch(ctx, w.Statement); err != nil {
		return out, err
	}
	if out.Pass, out.Within, err = l.farMatch(ctx, w.Through); err != nil {
		return out, err
	}
	if out.Via, err = l.ids(ctx, w.Via); err != nil {
		return out, err
	}
	excluded, err := l.ids(ctx, w.Exclude)
	out.Exclude = kg.NewSet(excluded...)
	return out, err
}

// maxEnds is how many nodes a traversal starts from at most.
const maxEnds = 100

// ends resolves the nodes that a traversal starts from.
func (l lens) ends(ctx context.Context, argument string, refs []*NodeRef) ([]kg.CURIE, error) {
	if len(refs) == 0 || len(refs) > maxEnds {
		return nil, guard.Errorf(guard.BadValue, "%s names %d nodes, but it takes 1 to %d", argument, len(refs), maxEnds)
	}
	ids, err := l.ids(ctx, refs)
	return kg.NewSet(ids...).IDs, err
}

// budget leaves a part of the request's time for what is done with the answer.
func budget(ctx context.Context) traverse.Budget {
	deadline, ok := ctx.Deadline()
	if !ok {
		return traverse.Budget{}
	}
	return traverse.Budget{Until: deadline.Add(-time.Until(deadline) / 4)}
}

// Truncation says why an answer is not whole.
type Truncation struct {
	Reason traverse.Cut
	Hint   string
}

// because is why an answer is empty, nil for "".
func because(why string) *string {
	if why == "" {
		return nil
	}
	return &why
}

func truncation(cut traverse.Cut, hint string) *Truncation {
	if cut == "" {
		return nil
	}
	return &Truncation{cut, fmt.Sprintf("%s, or filter with walk", hint)}
}
