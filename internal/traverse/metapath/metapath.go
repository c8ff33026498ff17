package metapath

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse/projection"
)

// MaxLength is how many relations a metapath has at most.
const MaxLength = 4

// Metapath is a chain of relations.
type Metapath []projection.Hop

// Format writes a metapath as text.
func Format(g *projection.Graph, m Metapath) string {
	var b strings.Builder
	b.WriteString(string(kg.Categories[g.Start(m[0])].Category))
	for _, h := range m {
		b.WriteString(formatHop(g, h))
	}
	return b.String()
}

func formatHop(g *projection.Graph, h projection.Hop) string {
	r, end := g.Relations[h.Relation()], kg.Categories[g.End(h)].Category
	switch {
	case r.Symmetric:
		return fmt.Sprintf("-%s-%s", r.Predicate, end)
	case h.Back():
		return fmt.Sprintf("<%s-%s", r.Predicate, end)
	}
	return fmt.Sprintf("-%s>%s", r.Predicate, end)
}

var (
	wholeText = regexp.MustCompile(`^([A-Z_]+)((?:[-<][A-Z_]+[->][A-Z_]+)+)$`)
	hopText   = regexp.MustCompile(`[-<][A-Z_]+[->][A-Z_]+`)
)

// maxText is the longest text that is looked at.
const maxText = 256

// Parse reads a metapath.
func Parse(g *projection.Graph, text string) (Metapath, error) {
	parts := wholeText.FindStringSubmatch(text)
	if parts == nil || len(text) > maxText {
		return nil, fmt.Errorf("%w: %.60q is not written like MIRNA-REGULATES>GENE<CARRIES-EV_PREPARATION", ErrUnknown, text)
	}
	at := projection.KindOf(kg.Category(parts[1]))
	if at < 0 {
		return nil, fmt.Errorf("%w: %.60q begins with no category", ErrUnknown, text)
	}
	var m Metapath
	for _, part := range hopText.FindAllString(parts[2], -1) {
		hops := g.HopsFrom(at)
		i := slices.IndexFunc(hops, func(h projection.Hop) bool { return formatHop(g, h) == part })
		if i < 0 {
			return nil, fmt.Errorf("%w: in %.60q, the data have no %s%.60s", ErrUnknown, text, kg.Categories[at].Category, part)
		}
		m = append(m, hops[i])
		at = g.End(hops[i])
	}
	if len(m) > MaxLength {
		return nil, fmt.Errorf("%w: %.60q has the length %d, but at most %d is counted", ErrRange, text, len(m), MaxLength)
	}
	return m, nil
}

// ParseAll reads metapaths that lead from one node to another.
func ParseAll(g *projection.Graph, texts []string, from, to projection.Node) ([]Metapath, error) {
	var all []Metapath
	for _, text := range texts {
		m, err := Parse(g, text)
		if err != nil {
			return nil, err
		}
		if g.Start(m[0]) != from.Kind || g.End(m[len(m)-1]) != to.Kind {
			return nil, fmt.Errorf("%w: %s does not lead from %s to %s", ErrUnknown, text, kg.A(kg.Categories[from.Kind].Singular), kg.A(kg.Categories[to.Kind].Singular))
		}
		all = append(all, m)
	}
	return all, nil
}

// reversed is the metapath from its other end.
func reversed(g *projection.Graph, m Metapath) Metapath {
	out := make(Metapath, len(m))
	for i, h := range m {
		out[len(m)-1-i] = g.Reverse(h)
	}
	return out
}

// key is a metapath that can be compared.
type key [MaxLength + 1]projection.Hop

func keyOf(m Metapath) (k key) {
	k[0] = projection.Hop(len(m))
	copy(k[1:], m)
	return k
}
