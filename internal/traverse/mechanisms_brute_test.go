package traverse_test

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// leads is the table of what leads from stop to stop, written a second time: each
// predicate with the stops it leads from and to.
var leads = func() map[string]bool {
	table := map[string]bool{}
	for line := range strings.Lines(`
		SECRETES        SOURCE                                                     PREPARATION CARGO
		CARRIES         PREPARATION                                                CARGO
		HAS_GENE_PRODUCT CARGO,TARGET                                              TARGET
		REGULATES       SOURCE,PREPARATION,CARGO,TARGET                            TARGET
		MODULATES       SOURCE,PREPARATION,CARGO,TARGET,PATHWAY                    PATHWAY
		PARTICIPATES_IN SOURCE,PREPARATION,CARGO,TARGET                            PATHWAY PROCESS
		AFFECTS         SOURCE,PREPARATION,CARGO,TARGET,PATHWAY,PROCESS            PROCESS
		AFFECTS         SOURCE,PREPARATION,CARGO,TARGET,PATHWAY,PROCESS,OUTCOME    OUTCOME DISEASE
		ASSOCIATED_WITH CARGO,TARGET,PATHWAY,PROCESS,OUTCOME                       DISEASE
		TESTED_IN       SOURCE,PREPARATION,CARGO                                   MODEL
		MODELS          MODEL                                                      DISEASE
		OCCURS_IN       PROCESS,OUTCOME,MODEL,DISEASE                              ORGAN
		ISOLATED_FROM   TISSUE                                                     SOURCE PREPARATION`) {
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		for from := range strings.SplitSeq(fields[1], ",") {
			for _, to := range fields[2:] {
				table[fields[0]+" "+from+" "+to] = true
			}
		}
	}
	return table
}()

// way is a mechanism as brute force finds it.
type way struct {
	stops    []traverse.Stop
	nodes    []kg.CURIE
	kinds    []traverse.HopKind
	by       []*kg.Statement
	contexts []map[kg.CURIE]bool // for each hop that binds, the contexts it allows
	cost     int64
	gaps     int
}

func (w *way) key() string {
	var parts []string
	for i, id := range w.nodes {
		if i > 0 {
			parts = append(parts, string(w.kinds[i-1]), string(w.by[i-1].ID))
		}
		parts = append(parts, string(w.stops[i]), string(id))
	}
	return strings.Join(parts, "\n")
}

// mechanisms lists every chain in the order asked for, by trying everything.
func (b *brute) mechanisms(q traverse.MechanismQuery) []*bruteMechanism {
	var all []*bruteMechanism
	entries := b.entries()
	var extend func(w way)
	extend = func(w way) {
		last := len(w.nodes) - 1
		if w.stops[last] == q.To && b.satisfied(q, w, len(w.nodes)) {
			if m := b.finish(q, w, entries); m != nil {
				all = append(all, m)
			}
		}
		for _, s := range b.statements() {
			if !slices.Contains(w.nodes, s.Subject) && s.Object != w.nodes[last] {
				continue
			}
			for _, to := range traverse.Stops {
				for _, kind := range []traverse.HopKind{traverse.HopStated, traverse.HopSeenIn, traverse.HopNamed} {
					for _, next := range b.nexts(w, s, to, kind, entries, q) {
						extend(next)
					}
				}
			}
		}
	}
	for i := range b.data.Nodes {
		n := &b.data.Nodes[i]
		if w := (way{stops: []traverse.Stop{q.From}, nodes: []kg.CURIE{n.ID}}); b.stop[n.ID] == n.ID && b.mayStop(q, q.From, n) {
			extend(w)
		}
	}
	slices.SortFunc(all, func(x, y *bruteMechanism) int {
		gaps, assembled := cmp.Compare(x.gaps, y.gaps), cmp.Compare(flag(len(x.studies) == 0), flag(len(y.studies) == 0))
		rest := cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(len(x.by), len(y.by)), cmp.Compare(x.key(), y.key()))
		if q.Order == traverse.CoherentFirst {
			return cmp.Or(assembled, gaps, rest)
		}
		return cmp.Or(gaps, assembled, rest)
	})
	return all
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}

type bruteMechanism struct {
	way
	studies []kg.CURIE
}

// nexts are the chains a hop longer by the statement.
func (b *brute) nexts(w way, s *kg.Statement, to traverse.Stop, kind traverse.HopKind, entries map[kg.CURIE][]*kg.Evidence, q traverse.MechanismQuery) (out []way) {
	last := len(w.nodes) - 1
	at, id := w.stops[last], w.nodes[last]
	place := func(x traverse.Stop) int { return slices.Index(traverse.Stops, x) }
	effect := s.Predicate == kg.Affects || s.Predicate == kg.Modulates || s.Predicate == kg.Regulates
	add := func(far kg.CURIE, some []*kg.Evidence) {
		n := b.node[far]
		support := supportValue(some)
		trait := to == traverse.StopDisease && n.Category == kg.Outcome
		repeat := slices.Contains(w.nodes, far) && (to != traverse.StopOrgan || n.Category != kg.Tissue) && !trait
		if repeat || trait && at != traverse.StopModel || support == 0 || !b.mayStop(q, to, n) {
			return
		}
		next := way{append(slices.Clone(w.stops), to), append(slices.Clone(w.nodes), far), append(slices.Clone(w.kinds), kind), append(slices.Clone(w.by), s), w.contexts, w.cost, w.gaps + max(0, place(to)-place(at)-1)}
		if kind == traverse.HopNamed {
			next.gaps++
		}
		if kind != traverse.HopSeenIn {
			next.cost += millionths(support)
		}
		if last > 0 {
			next.cost += millionths(1 / math.Sqrt(float64(len(b.at[id]))))
		}
		out = append(out, next)
	}
	if at == to && (at == traverse.StopSource || last > 0 && w.stops[last-1] == at) {
		return nil
	}
	if at != to {
		if place(to) < place(at) || place(to) > place(q.To) || !b.satisfied(q, w, len(w.nodes)) {
			return nil
		}
		for stop := range q.At {
			if place(at) < place(stop) && place(stop) < place(to) {
				return nil
			}
		}
	}
	switch kind {
	case traverse.HopStated:
		if !leads[string(s.Predicate)+" "+string(at)+" "+string(to)] {
			return nil
		}
		if s.Predicate == kg.IsolatedFrom && s.Object == id {
			add(s.Subject, entries[s.ID])
		} else if s.Predicate != kg.IsolatedFrom && s.Subject == id && s.Object != id {
			add(s.Object, entries[s.ID])
		}
	case traverse.HopSeenIn:
		if last == 0 || to != traverse.StopModel || !effect || w.kinds[last-1] == traverse.HopSeenIn || w.by[last-1] != s || place(at) < place(traverse.StopTarget) || place(at) > place(traverse.StopOutcome) {
			return nil
		}
		by := map[kg.CURIE][]*kg.Evidence{}
		for _, e := range entries[s.ID] {
			by[e.Model] = append(by[e.Model], e)
		}
		for model, some := range by {
			if model != "" {
				add(model, some)
			}
		}
	case traverse.HopNamed:
		b.named(w, s, to, entries, add)
	}
	return out
}

// named bridges from a node that the evidence of an effect of an earlier one names.
func (b *brute) named(w way, s *kg.Statement, to traverse.Stop, entries map[kg.CURIE][]*kg.Evidence, add func(kg.CURIE, []*kg.Evidence)) {
	last := len(w.nodes) - 1
	at, id := w.stops[last], w.nodes[last]
	effect := s.Predicate == kg.Affects || s.Predicate == kg.Modulates || s.Predicate == kg.Regulates
	if at == to || !effect || !slices.Contains(w.nodes[:last], s.Subject) || s.Subject == s.Object || !leads[string(s.Predicate)+" "+string(at)+" "+string(to)] || supportValue(entries[s.ID]) == 0 {
		return
	}
	for _, other := range b.statements() {
		if other.Subject == id && other.Object == s.Object && leads[string(other.Predicate)+" "+string(at)+" "+string(to)] && supportValue(entries[other.ID]) > 0 {
			return
		}
	}
	var some []*kg.Evidence
	for _, e := range entries[s.ID] {
		if slices.Contains(b.stops(e.Via), id) {
			some = append(some, e)
		}
	}
	add(s.Object, some)
}

// satisfied reports whether the last stop of the beginning has a node that is asked for.
func (b *brute) satisfied(q traverse.MechanismQuery, w way, n int) bool {
	stop := w.stops[n-1]
	wanted, limited := q.At[stop]
	if !limited {
		return true
	}
	for i := range n {
		if w.stops[i] == stop && b.isOneOf(w.nodes[i], wanted) {
			return true
		}
	}
	return false
}

// isOneOf reports whether the set has one of the nodes that count as this one.
func (b *brute) isOneOf(id kg.CURIE, set kg.Set) bool {
	return slices.ContainsFunc(b.one[id], func(n *kg.Node) bool { return set.Has(n.ID) })
}

func (b *brute) mayStop(q traverse.MechanismQuery, stop traverse.Stop, n *kg.Node) bool {
	fits := slices.ContainsFunc(b.one[n.ID], func(m *kg.Node) bool { return slices.Contains(stop.Categories(), m.Category) })
	if !fits || b.excluded(n.ID) {
		return false
	}
	end := stop == q.From || stop == q.To || stop == traverse.StopTissue || stop == traverse.StopOrgan
	wanted, limited := q.At[stop]
	if stop == traverse.StopDisease && q.From == stop && n.Category == kg.Outcome && !(limited && wanted.Has(n.ID)) {
		return false
	}
	return end || limited && b.isOneOf(n.ID, wanted) || b.passes(n)
}

// finish decides whether the chain is wanted, and which studies support it whole: each
// study is tried with each preparation and each model that there are.
func (b *brute) finish(q traverse.MechanismQuery, w way, entries map[kg.CURIE][]*kg.Evidence) *bruteMechanism {
	if q.MaxGaps >= 0 && w.gaps > q.MaxGaps || len(w.by) == 0 {
		return nil
	}
	for _, id := range b.stops(q.Walk.Via) {
		if !slices.Contains(w.nodes, id) {
			return nil
		}
	}
	m := &bruteMechanism{way: w}
	for i := range b.data.Nodes {
		if study := &b.data.Nodes[i]; study.Category == kg.Publication && b.supports(w, study.ID, entries) {
			m.studies = append(m.studies, study.ID)
		}
	}
	slices.Sort(m.studies)
	if q.Coherent != nil && *q.Coherent != (len(m.studies) > 0) {
		return nil
	}
	return m
}

func (b *brute) supports(w way, study kg.CURIE, entries map[kg.CURIE][]*kg.Evidence) bool {
	preparations, models := []kg.CURIE{""}, []kg.CURIE{""}
	for i := range b.data.Nodes {
		switch n := &b.data.Nodes[i]; n.Category {
		case kg.EVPreparation:
			preparations = append(preparations, n.ID)
		case kg.DiseaseModel:
			models = append(models, n.ID)
		}
	}
	for _, p := range preparations {
		for _, m := range models {
			bound, all := false, true
			for i := range w.by {
				binds, holds := b.holds(w, i, study, p, m, entries)
				bound, all = bound || binds, all && holds
			}
			if bound && all {
				return true
			}
		}
	}
	return false
}

// holds reports whether the study makes the claim of a hop with this preparation in this
// model, and whether the hop asks for that at all.
func (b *brute) holds(w way, hop int, study, preparation, model kg.CURIE, entries map[kg.CURIE][]*kg.Evidence) (binds, holds bool) {
	s := w.by[hop]
	effect := s.Predicate == kg.Affects || s.Predicate == kg.Modulates || s.Predicate == kg.Regulates
	for _, e := range entries[s.ID] {
		if w.kinds[hop] == traverse.HopSeenIn && e.Model != w.nodes[hop+1] || w.kinds[hop] == traverse.HopNamed && !slices.Contains(b.stops(e.Via), w.nodes[hop]) {
			continue
		}
		if e.Kind != kg.Claim || e.Scope == kg.Background && len(e.Credits) == 0 && !effect {
			return false, true
		}
		if e.Refutes || !slices.Contains(e.Credits, study) {
			continue
		}
		p, m := e.Preparation, e.Model
		for _, end := range []kg.CURIE{s.Subject, s.Object} {
			switch b.node[end].Category {
			case kg.EVPreparation:
				p = end
			case kg.DiseaseModel:
				m = end
			}
		}
		holds = holds || (p == "" || p == preparation) && (m == "" || m == model)
	}
	return true, holds
}

// entries are those under the walk, by statement.
func (b *brute) entries() map[kg.CURIE][]*kg.Evidence {
	out := map[kg.CURIE][]*kg.Evidence{}
	for i := range b.data.Evidence {
		e := &b.data.Evidence[i]
		if (len(b.walk.Scope.Sources) == 0 || slices.Contains(b.walk.Scope.Sources, e.Source)) && b.walk.Match.Evidence.Matches(e) {
			out[e.Statement] = append(out[e.Statement], e)
		}
	}
	return out
}

// statements are those under the walk, between what counts as one.
func (b *brute) statements() []*kg.Statement {
	if b.visible == nil {
		for i := range b.data.Statements {
			s := &b.data.Statements[i]
			at := b.at[b.stop[s.Subject]]
			if j := slices.IndexFunc(at, func(o *kg.Statement) bool { return o.ID == s.ID }); j >= 0 {
				b.visible = append(b.visible, at[j])
			}
		}
	}
	return b.visible
}
