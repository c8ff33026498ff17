package memstore

import (
	"cmp"
	"context"
	"slices"
	"sync"

	"github.com/evgraph/evgraph/internal/kg"
)

// snapshot is one version of the data. Nothing in it changes once it is made,
// but for the pool of buffers.
type snapshot struct {
	nodes      []kg.Node
	statements []kg.Statement
	evidence   []kg.Evidence

	nodeIDs      numbering
	statementIDs numbering
	evidenceIDs  numbering

	subjects       []uint32 // node row, by statement row
	objects        []uint32
	negative       []bool
	negativeBefore []uint32 // how many of the rows before are negative; one more than rows
	strengths      []kg.Strength
	byStrength     []uint32 // statement rows, strongest first
	strongRank     []uint32 // by statement row, the place in byStrength
	evidenceFrom   []uint32 // by statement row, its first evidence row; one more than rows
	evidenceRank   []uint32 // by evidence row, the place among all, strongest first
	sources        map[string]int
	sourceMasks    []uint64 // by statement row

	edges      [directions]edges
	contexts   adjacency                // by node, the statements with it in their context
	categories map[kg.Category][]uint32 // node rows, by name
	predicates map[kg.Predicate]span    // statement rows
	text       textIndex
	summary    kg.Summary
	buffers    sync.Pool
}

// newSnapshot lays out a valid, normalised dataset, which it takes apart.
func newSnapshot(ctx context.Context, d *kg.Dataset) (*snapshot, error) {
	s := &snapshot{buffers: sync.Pool{New: func() any { return new(buffer) }}}
	s.summary.Version = d.Version()
	for _, stage := range []func(*kg.Dataset){
		s.placeNodes, s.placeStatements, s.placeEvidence, s.maskSources, s.rankStatements, s.joinNodes, s.indexText, s.summarise,
	} {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		stage(d)
	}
	return s, nil
}

func (s *snapshot) placeNodes(d *kg.Dataset) {
	order := ascending(len(d.Nodes))
	slices.SortFunc(order, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(d.Nodes[a].NameKey, d.Nodes[b].NameKey), cmp.Compare(a, b))
	})
	s.nodes = permute(d.Nodes, order)
	s.nodeIDs = number(len(s.nodes), func(row int) kg.CURIE { return s.nodes[row].ID })
	s.categories = map[kg.Category][]uint32{}
	for row := range s.nodes {
		c := s.nodes[row].Category
		s.categories[c] = append(s.categories[c], uint32(row))
	}
}

// placeStatements sorts by the key of ByPredicate without making the keys: names
// that are equal share a number, so that numbers compare as the key does.
func (s *snapshot) placeStatements(d *kg.Dataset) {
	names := s.nameNumbers()
	type key struct {
		predicate            kg.Predicate
		subject, object, row uint32
	}
	keys := make([]key, len(d.Statements))
	for i := range d.Statements {
		t := &d.Statements[i]
		keys[i] = key{t.Predicate, names[s.nodeIDs.rows[t.Subject]], names[s.nodeIDs.rows[t.Object]], uint32(i)}
	}
	slices.SortFunc(keys, func(a, b key) int {
		return cmp.Or(cmp.Compare(a.predicate, b.predicate), cmp.Compare(a.subject, b.subject),
			cmp.Compare(a.object, b.object), cmp.Compare(a.row, b.row))
	})
	order := make([]uint32, len(keys))
	for place, k := range keys {
		order[place] = k.row
	}
	s.statements = permute(d.Statements, order)
	s.statementIDs = number(len(s.statements), func(row int) kg.CURIE { return s.statements[row].ID })
	s.columns()
}

// nameNumbers numbers the different name keys in their order, by node row.
func (s *snapshot) nameNumbers() []uint32 {
	numbers := make([]uint32, len(s.nodes))
	for row := 1; row < len(s.nodes); row++ {
		numbers[row] = numbers[row-1]
		if s.nodes[row].NameKey != s.nodes[row-1].NameKey {
			numbers[row]++
		}
	}
	return numbers
}

// columns takes from the statements what loops over many of them read.
func (s *snapshot) columns() {
	n := len(s.statements)
	s.subjects, s.objects = make([]uint32, n), make([]uint32, n)
	s.negative, s.negativeBefore = make([]bool, n), make([]uint32, n+1)
	s.predicates = map[kg.Predicate]span{}
	for row := range s.statements {
		t := &s.statements[row]
		s.subjects[row], s.objects[row] = s.nodeIDs.rows[t.Subject], s.nodeIDs.rows[t.Object]
		s.negative[row] = t.Negative()
		s.negativeBefore[row+1] = s.negativeBefore[row]
		if s.negative[row] {
			s.negativeBefore[row+1]++
		}
		own, seen := s.predicates[t.Predicate]
		if !seen {
			own.from = uint32(row)
		}
		own.to = uint32(row) + 1
		s.predicates[t.Predicate] = own
	}
}

// placeEvidence puts the entries of a statement together, strongest first. Among
// all entries they have a rank, as a page may start at one of another statement.
func (s *snapshot) placeEvidence(d *kg.Dataset) {
	type key struct {
		statement uint32
		strength  kg.Strength
		row       uint32
	}
	keys := make([]key, len(d.Evidence))
	s.evidenceFrom = make([]uint32, len(s.statements)+1)
	for i := range d.Evidence {
		e := &d.Evidence[i]
		keys[i] = key{s.statementIDs.rows[e.Statement], kg.EvidenceStrength(e), uint32(i)}
		s.evidenceFrom[keys[i].statement+1]++
	}
	for row := range s.statements {
		s.evidenceFrom[row+1] += s.evidenceFrom[row]
	}
	strongest := func(a, b key) int { return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.row, b.row)) }
	slices.SortFunc(keys, func(a, b key) int { return cmp.Or(cmp.Compare(a.statement, b.statement), strongest(a, b)) })
	order := make([]uint32, len(keys))
	for place := range keys {
		order[place] = keys[place].row
	}
	s.evidence = permute(d.Evidence, order)
	s.evidenceIDs = number(len(s.evidence), func(row int) kg.CURIE { return s.evidence[row].ID })
	s.evidenceRank = ascending(len(keys))
	slices.SortFunc(s.evidenceRank, func(a, b uint32) int { return strongest(keys[a], keys[b]) })
	s.evidenceRank = inverse(s.evidenceRank)
}

// evidenceOf returns the entries of a statement, strongest first.
func (s *snapshot) evidenceOf(row uint32) []kg.Evidence {
	return s.evidence[s.evidenceFrom[row]:s.evidenceFrom[row+1]]
}

func (s *snapshot) rankStatements(*kg.Dataset) {
	s.strengths = make([]kg.Strength, len(s.statements))
	var entries []*kg.Evidence
	for row := range s.statements {
		own := s.evidenceOf(uint32(row))
		entries = entries[:0]
		for i := range own {
			entries = append(entries, &own[i])
		}
		s.strengths[row] = kg.StatementStrength(entries)
	}
	s.byStrength = slices.Clone(s.statementIDs.byID)
	slices.SortFunc(s.byStrength, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(s.strengths[b], s.strengths[a]), cmp.Compare(s.statementIDs.idRank[a], s.statementIDs.idRank[b]))
	})
	s.strongRank = inverse(s.byStrength)
}
