package traverse

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/evgraph/evgraph/internal/kg"
)

// Share is what a predicate joins to the nodes of some groups.
type Share struct {
	Predicate kg.Predicate
	Forward   bool     // the groups' nodes are the subjects
	Node      *kg.Node // the first of its stop
	Parts     []Part   // of the groups that have it, in their order
}

// Part is how one group has a share.
type Part struct {
	Group      int             // place of the group
	Statements []*kg.Statement // strongest first for each node of the group
}

// Agree reports whether all effects in the share have one sign; ok is false where one
// of them has none.
func (s *Share) Agree() (agree, ok bool) {
	agree = true
	var first *kg.Sign
	for _, p := range s.Parts {
		for _, st := range p.Statements {
			sign, known := kg.SignOf(st.StatedEffect(), st.Aspect)
			if !known {
				return false, false
			}
			if first == nil {
				first = &sign
			}
			agree = agree && sign == *first
		}
	}
	return agree, true
}

// shareKey tells shares apart.
type shareKey struct {
	predicate kg.Predicate
	forward   bool
	node      kg.CURIE // a stop
}

// ID names the share. With the groups and the walk, FetchShare finds it again.
func (s *Share) ID() string { return shareKey{s.Predicate, s.Forward, s.Node.ID}.String() }

// shareMark begins the text of share ids of this form.
const shareMark = "S1"

func (k shareKey) String() string {
	return codeID(shareMark, []string{string(k.predicate), strconv.FormatBool(k.forward), string(k.node)})
}

// parseShareID takes a share id apart.
func parseShareID(id string) (k shareKey, err error) {
	bad := fmt.Errorf("%w: %.40q is no share id", ErrBadPath, id)
	mark, parts, ok := decodeID(id)
	if !ok || mark != shareMark || len(parts) != 3 {
		return k, bad
	}
	if k.predicate = kg.Predicate(parts[0]); parts[1] != "true" && parts[1] != "false" {
		return k, bad
	}
	if _, known := k.predicate.Info(); !known {
		return k, bad
	}
	k.forward = parts[1] == "true"
	if k.node, err = kg.ParseCURIE(parts[2]); err != nil {
		return k, bad
	}
	return k, nil
}

// FetchShare returns the share with this id, nil when no group has it under the walk. Of
// the query, in how many groups it is and which part of a list is wanted do not count. It
// reads what joins the groups to the one node only.
func FetchShare(ctx context.Context, r kg.Reader, id string, q CompareQuery) (*Share, error) {
	key, err := parseShareID(id)
	if err != nil {
		return nil, err
	}
	q.InAtMin, q.InAtMost, q.First = 0, 0, 1
	if err := q.check(); err != nil {
		return nil, err
	}
	c := newComparing(r, &q)
	if possible, err := c.only(ctx, &key); err != nil || !possible {
		return nil, err
	}
	if err := c.addAll(ctx, q.Groups); err != nil {
		return nil, err
	}
	if c.cut != "" {
		return nil, fmt.Errorf("%w: more joins the groups to %s than can be read", kg.ErrTooBroad, key.node)
	}
	one := c.shares[key]
	if one != nil {
		one.Node = c.nodes[key.node]
	}
	return one, nil
}

// only lets statements be read that can be of one share; possible is false where there
// can be none.
func (c *comparing) only(ctx context.Context, key *shareKey) (possible bool, err error) {
	stops, err := c.stopsOf(ctx, []kg.CURIE{key.node})
	if err != nil {
		return false, err
	}
	key.node = stops[0]
	if c.nodes[key.node] == nil || !c.passes(key.node) || c.walk.Directed && !key.forward {
		return false, nil
	}
	if asked := c.match.Predicates; len(asked) > 0 && !slices.Contains(asked, key.predicate) {
		return false, nil
	}
	far := kg.NewSet(c.members(key.node)...)
	c.far, c.match.Predicates = &far, []kg.Predicate{key.predicate}
	if c.direction = kg.In; key.forward {
		c.direction = kg.Out
	}
	return true, nil
}
