package traverse

import (
	"context"
	"encoding/base64"
	"fmt"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// MaxLength is how many steps a path has at most.
const MaxLength = 8

// Path is a chain of nodes and the statements that join them. No node is in it
// twice.
type Path struct {
	Nodes   []*kg.Node // one more than hops
	Hops    []Hop
	Damping []float64  // degree^-0.5 of each inner node
	Score   float64    // product of the hops' support and the damping
	Studies []kg.CURIE // publications that are credited for every claim on the path
	Sign    kg.Sign    // net effect of the first node on the last
	Signed  bool       // every hop is an effect that is followed from its subject
}

// Hop is one step of a path.
type Hop struct {
	Statement *kg.Statement // the best supported that joins the two nodes
	Forward   bool          // it is followed from its subject to its object
	Others    int           // more statements that join the two nodes under the walk
	Support   Support
}

// Coherent reports whether one study supports the whole path; else it is assembled
// from several.
func (p *Path) Coherent() bool { return len(p.Studies) > 0 }

// pathMark begins the text of path ids of this form.
const pathMark = "P1"

// ID names the path by its first node and its statements. It describes itself: Fetch
// reads the path again without knowing the search that found it.
func (p *Path) ID() string {
	parts := []string{string(p.Nodes[0].ID)}
	for _, h := range p.Hops {
		parts = append(parts, h.Statement.ID.Local())
	}
	return pathMark + base64.RawURLEncoding.EncodeToString([]byte(strings.Join(parts, "\n")))
}

// maxPathID is the longest path id that is looked at.
const maxPathID = 1024

// parsePathID takes a path id apart.
func parsePathID(id string) (start kg.CURIE, statements []kg.StatementID, err error) {
	coded, ok := strings.CutPrefix(id, pathMark)
	if !ok || len(id) > maxPathID {
		return "", nil, fmt.Errorf("%w: %.40q is no path id", ErrBadPath, id)
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(coded)
	if err != nil {
		return "", nil, fmt.Errorf("%w: %.40q is no path id", ErrBadPath, id)
	}
	parts := strings.Split(string(raw), "\n")
	if start, err = kg.ParseCURIE(parts[0]); err != nil || len(parts) < 2 || len(parts) > MaxLength+1 {
		return "", nil, fmt.Errorf("%w: %.40q is no path id", ErrBadPath, id)
	}
	for _, local := range parts[1:] {
		sid, err := kg.ParseCURIE(kg.LocalPrefix + ":" + local)
		if err != nil {
			return "", nil, fmt.Errorf("%w: %.40q is no path id", ErrBadPath, id)
		}
		statements = append(statements, sid)
	}
	return start, statements, nil
}

// Fetch reads a path by its id, nil when a part of it is no longer in the data. What
// is counted, the others of a hop and degrees, is counted under the walk.
func Fetch(ctx context.Context, r kg.Reader, id string, walk Walk) (*Path, error) {
	start, ids, err := parsePathID(id)
	if err != nil {
		return nil, err
	}
	found, err := r.Statements(ctx, ids)
	if err != nil {
		return nil, err
	}
	route := []kg.CURIE{start}
	for _, s := range found {
		at := route[len(route)-1]
		if s == nil || s.Subject != at && s.Object != at {
			return nil, nil
		}
		route = append(route, s.Other(at))
	}
	w := newWeb(r, walk, Budget{})
	return w.path(ctx, route, found)
}

// path fills in what is known of a route and the statements along it; nil when a node
// of it is not in the data.
func (w *web) path(ctx context.Context, route []kg.CURIE, along []*kg.Statement) (*Path, error) {
	if err := w.know(ctx, route); err != nil {
		return nil, err
	}
	for _, id := range route {
		if w.nodes[id] == nil {
			return nil, nil
		}
	}
	if err := w.weigh(ctx, route); err != nil {
		return nil, err
	}
	supports, err := w.supports(ctx, along)
	if err != nil {
		return nil, err
	}
	others, err := w.others(ctx, route)
	if err != nil {
		return nil, err
	}
	lanes := make([]lane, len(along))
	for i, s := range along {
		lanes[i] = lane{statement: s, to: route[i+1], support: supports[i]}
		for _, other := range others {
			if other.ID != s.ID && w.leads(other, route[i], route[i+1]) {
				lanes[i].others++
			}
		}
	}
	return w.build(route, lanes), nil
}

// others reads the statements among the nodes.
func (w *web) others(ctx context.Context, ids []kg.CURIE) ([]*kg.Statement, error) {
	all := kg.NewSet(ids...)
	w.far = &all
	var found []*kg.Statement
	_, err := w.open(ctx, ids, kg.Out, func(_ kg.CURIE, s *kg.Statement) { found = append(found, s) })
	return found, err
}

// leads reports whether the statement may be walked from one node to the other.
func (w *web) leads(s *kg.Statement, from, to kg.CURIE) bool {
	return s.Subject == from && s.Object == to || !w.walk.Directed && s.Subject == to && s.Object == from
}
