package traverse

import (
	"context"
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// ExplainPattern says why a pattern has no row: where reading came to an end, and which
// part of the pattern has to go before there is one.
func ExplainPattern(ctx context.Context, r kg.Reader, p Pattern, b Budget, m *Matching) (string, error) {
	type question struct {
		Pattern
		budget Budget
	}
	x := explanation[question]{
		budget: func(q *question) *Budget { return &q.budget },
		try: func(q question) (trial, error) {
			m, err := Solve(ctx, r, q.Pattern, q.budget)
			if err != nil {
				return trial{}, err
			}
			rows, err := m.Rows(ctx, 1, "")
			if err != nil {
				return trial{}, err
			}
			return trial{len(rows.Rows) > 0, m.Cut != "" || rows.Cut != "", m.Read}, nil
		},
	}
	for _, l := range patternLoosenings {
		x.loosenings = append(x.loosenings, loosening[question]{l.part, l.says, func(q *question) bool { return l.from(&q.Pattern) }, l.alone})
	}
	why, err := x.why(question{p, b})
	switch {
	case err != nil:
		return "", err
	case why == "":
		return m.WhyEmpty(), nil
	case m.Empty != "":
		return m.Empty + "; " + why, nil
	}
	return why, nil
}

var patternLoosenings = []loosening[Pattern]{
	{part: "sameStudy", says: "no row shares the studies that sameStudy asks for", from: func(p *Pattern) bool { had := len(p.SameStudy) > 0; p.SameStudy = nil; return had }},
	{part: "distinct", says: "every row binds nodes that must differ to one; distinct: [] lets it", from: func(p *Pattern) bool {
		had := p.Distinct == nil || len(p.Distinct) > 0
		p.Distinct = [][]string{}
		return had
	}},
	{part: "not edges", says: "a not edge rules out every row", from: (*Pattern).dropAbsent},
	{part: "statement", says: "the filters on statements keep every row out", from: func(p *Pattern) bool {
		had := false
		p.Edges = slices.Clone(p.Edges)
		for i := range p.Edges {
			match := &p.Edges[i].Match
			bare := kg.StatementMatch{Predicates: match.Predicates}
			had = had || !sameMatch(*match, bare)
			*match = bare
		}
		return had
	}},
	{part: "sources", says: "the sources that are asked hold no such row, others do", from: func(p *Pattern) bool {
		had := len(p.Scope.Sources) > 0
		p.Scope = kg.SourceScope{}
		return had
	}},
	{part: "hubs", says: "every row binds a hub; hubs: true lets it", from: func(p *Pattern) bool {
		had := false
		p.Nodes = slices.Clone(p.Nodes)
		for i := range p.Nodes {
			v := &p.Nodes[i]
			had = had || v.Match.Hub == nil && !v.Hubs
			v.Hubs = true
		}
		return had
	}},
	{says: "every row takes gene products or orthologs for one; collapse: [GENE_PRODUCTS, ORTHOLOGS] does so", alone: true,
		from: func(p *Pattern) bool { return collapseAll(&p.Collapse) }},
}

// dropAbsent takes away the edges that must not hold, with the variables that are in no
// other.
func (p *Pattern) dropAbsent() bool {
	kept := slices.DeleteFunc(slices.Clone(p.Edges), func(e PatternEdge) bool { return e.Need == Absent })
	had := len(kept) < len(p.Edges)
	p.Edges = kept
	p.Nodes = slices.DeleteFunc(slices.Clone(p.Nodes), func(v Variable) bool {
		return !slices.ContainsFunc(kept, func(e PatternEdge) bool { return e.From == v.Name || e.To == v.Name })
	})
	return had
}
