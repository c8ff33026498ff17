package traverse

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// MaxGroups is how many groups are compared at most.
const MaxGroups = 100

// CompareQuery asks what groups of nodes have in common and what is in one only.
type CompareQuery struct {
	Groups   [][]kg.CURIE // 2 to MaxGroups, each of at least one node
	InAtMost int          // only what is in at most so many groups, 0 for any number
	InAtMin  int          // only what is in at least so many groups, 0 for 1
	Walk     Walk         // Pass and Hubs hold for what is compared; Via does not count
	First    int          // 1 to kg.MaxPage
	After    string       // id of the share to begin behind
	Budget   Budget
}

// Comparison is a part of a list of shares.
type Comparison struct {
	Shares []*Share
	Total  int
	Sizes  []int // of the whole list, how many shares are in 1, 2, ... groups
	More   bool
	Cut    Cut    // why shares or their statements may be missing
	Empty  string // why there is no share, "" where there is one or nobody can tell
	Read   int    // statements that were read
}

// Compare returns shares in this order: in most groups first, then by predicate in
// the order of kg.Predicates, the groups' nodes as subjects first, then by the name
// and the id of the node.
func Compare(ctx context.Context, r kg.Reader, q CompareQuery) (*Comparison, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	c := newComparing(r, &q)
	if err := c.addAll(ctx, q.Groups); err != nil {
		return nil, err
	}
	all, err := c.sorted(ctx)
	if err != nil {
		return nil, err
	}
	return q.page(all, c)
}

func (q *CompareQuery) check() error {
	if len(q.Groups) < 2 || len(q.Groups) > MaxGroups {
		return fmt.Errorf("%w: %d groups, but it takes 2 to %d", ErrRange, len(q.Groups), MaxGroups)
	}
	if q.InAtMin > len(q.Groups) || q.InAtMost > 0 && q.InAtMost < q.InAtMin {
		return fmt.Errorf("%w: in at least %d and at most %d groups, but there are %d", ErrRange, q.InAtMin, q.most(), len(q.Groups))
	}
	for i, group := range q.Groups {
		if len(group) == 0 {
			return fmt.Errorf("%w: group %d is empty", ErrEnds, i+1)
		}
		for j := range i {
			if slices.Equal(kg.NewSet(group...).IDs, kg.NewSet(q.Groups[j]...).IDs) {
				return &Refusal{fmt.Errorf("%w: groups %d and %d are the same", ErrEnds, j+1, i+1), "give each group nodes of its own"}
			}
		}
	}
	if q.First < 1 || q.First > kg.MaxPage {
		return fmt.Errorf("%w: %d shares, but it is 1 to %d", ErrRange, q.First, kg.MaxPage)
	}
	return nil
}

// most is in how many groups a share may be.
func (q *CompareQuery) most() int {
	if q.InAtMost > 0 {
		return q.InAtMost
	}
	return len(q.Groups)
}

// comparing collects shares, group by group.
type comparing struct {
	*web
	direction kg.Direction // of the statements, as seen from the groups
	shares    map[shareKey]*Share
	cut       Cut
}

func newComparing(r kg.Reader, q *CompareQuery) *comparing {
	c := &comparing{web: newWeb(r, q.Walk, q.Budget), direction: kg.Both, shares: map[shareKey]*Share{}}
	if q.Walk.Directed {
		c.direction = kg.Out
	}
	return c
}

// addAll adds the groups in their order.
func (c *comparing) addAll(ctx context.Context, groups [][]kg.CURIE) error {
	for i, group := range groups {
		if err := c.add(ctx, i, kg.NewSet(group...).IDs); err != nil {
			return err
		}
	}
	return nil
}

func (c *comparing) add(ctx context.Context, group int, ids []kg.CURIE) error {
	if c.cut != "" {
		return nil
	}
	stops, err := c.stopsOf(ctx, ids)
	if err != nil {
		return err
	}
	cut, err := c.open(ctx, stops, c.direction, func(id kg.CURIE, s *kg.Statement) {
		c.share(group, shareKey{s.Predicate, c.stop(s.Subject) == id, c.other(s, id)}, s)
	})
	c.cut = cut
	return err
}

func (c *comparing) share(group int, key shareKey, s *kg.Statement) {
	one := c.shares[key]
	if one == nil {
		one = &Share{Predicate: key.predicate, Forward: key.forward}
		c.shares[key] = one
	}
	if n := len(one.Parts); n == 0 || one.Parts[n-1].Group != group {
		one.Parts = append(one.Parts, Part{Group: group})
	}
	last := &one.Parts[len(one.Parts)-1]
	last.Statements = append(last.Statements, s)
}

// sorted gives the shares whose node passes, in order.
func (c *comparing) sorted(ctx context.Context) ([]*Share, error) {
	var ids []kg.CURIE
	for key := range c.shares {
		ids = append(ids, key.node)
	}
	if err := c.know(ctx, kg.NewSet(ids...).IDs); err != nil {
		return nil, err
	}
	var all []*Share
	for key, one := range c.shares {
		if one.Node = c.nodes[key.node]; c.passes(key.node) {
			all = append(all, one)
		}
	}
	place := map[kg.Predicate]int{}
	for i, p := range kg.Predicates {
		place[p.Predicate] = i
	}
	slices.SortFunc(all, func(a, b *Share) int {
		return cmp.Or(cmp.Compare(len(b.Parts), len(a.Parts)), cmp.Compare(place[a.Predicate], place[b.Predicate]),
			compareForward(a.Forward, b.Forward), cmp.Compare(a.Node.NameKey, b.Node.NameKey), cmp.Compare(a.Node.ID, b.Node.ID))
	})
	return all, nil
}

// compareForward puts forward first.
func compareForward(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func (q *CompareQuery) page(all []*Share, c *comparing) (*Comparison, error) {
	out := &Comparison{Sizes: make([]int, len(q.Groups)), Cut: c.cut, Read: c.read}
	for _, s := range all {
		out.Sizes[len(s.Parts)-1]++
	}
	all = slices.DeleteFunc(all, func(s *Share) bool { return len(s.Parts) < q.InAtMin || len(s.Parts) > q.most() })
	if out.Total = len(all); out.Total == 0 && out.Cut == "" {
		out.Empty = q.whyEmpty(out.Sizes)
	}
	if q.After != "" {
		i := slices.IndexFunc(all, func(s *Share) bool { return s.ID() == q.After })
		if i < 0 {
			return nil, fmt.Errorf("%w: the share to begin behind is not in this list", ErrBadPath)
		}
		all = all[i+1:]
	}
	out.More = len(all) > q.First
	out.Shares = all[:min(len(all), q.First)]
	return out, nil
}

// whyEmpty says why no share is in as many groups as are asked for.
func (q *CompareQuery) whyEmpty(sizes []int) string {
	least, most := 0, 0
	for i, n := range sizes {
		if n > 0 {
			least, most = cmp.Or(least, i+1), i+1
		}
	}
	switch {
	case most == 0:
		return "no statement that may be walked joins what is compared to a node that may be passed"
	case most < q.InAtMin:
		return fmt.Sprintf("nothing is in more than %d of them; lower the least number of groups", most)
	case least > q.most():
		return fmt.Sprintf("nothing is in fewer than %d of them; raise the greatest number of groups", least)
	}
	return fmt.Sprintf("what is shared is in fewer or in more than %d to %d of them; lower the least number of groups, or raise the greatest", q.InAtMin, q.most())
}
