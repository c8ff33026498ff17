package projection

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/stops"
)

// stop is several nodes that count as one.
type stop struct {
	members []*kg.Node
	leading *kg.Node // the first of them, once it is known
}

func (s *stop) first() *kg.Node {
	if s.leading == nil {
		s.leading = slices.MinFunc(s.members, stops.Compare)
	}
	return s.leading
}

// stopOf are the stops of nodes that count as one with others.
type stopOf map[kg.CURIE]*stop

// unite finds them.
func (p *Part) unite(all claims, words []words, nodes nodes) (stopOf, error) {
	united := stopOf{}
	for i, c := range all {
		if words[i].said != supported || !p.links(c, nodes) {
			continue
		}
		if err := united.join(nodes.byID[c.Subject], nodes.byID[c.Object]); err != nil {
			return nil, err
		}
	}
	return united, nil
}

// join makes one of the stops of two nodes.
func (u stopOf) join(a, b *kg.Node) error {
	one, other := u.at(a), u.at(b)
	if one == other {
		return nil
	}
	if len(one.members) < len(other.members) {
		one, other = other, one
	}
	one.members = append(one.members, other.members...)
	for _, n := range other.members {
		u[n.ID] = one
	}
	if len(one.members) > stops.Max {
		return &stops.TooMany{Among: slices.MinFunc(one.members, stops.Compare).ID}
	}
	return nil
}

func (u stopOf) at(n *kg.Node) *stop {
	if u[n.ID] == nil {
		u[n.ID] = &stop{members: []*kg.Node{n}}
	}
	return u[n.ID]
}
