package neostore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Difference is what differs between the published version and a dataset.
type Difference struct {
	From, To string // data versions; From is "" when nothing is loaded
	Sections []SectionDifference
	First    []Change // the first of each section and kind
	Strays   []string // what stands in the graph and is not of it; Verify only
	// SHA-256 of all that was compared, in the database and in the dataset.
	Stored, Wanted string
}

// SectionDifference counts sources, nodes, statements or evidence.
type SectionDifference struct {
	Name                          string
	Same, Added, Changed, Removed int
}

// Change is one item that differs.
type Change struct {
	Section, Kind, ID string
	Fields            []string // of a changed one
}

// The kinds of changes, seen from the database.
const (
	Added   = "added"
	Changed = "changed"
	Removed = "removed"
)

// maxFirst is how many changes of one section and kind are told by name.
const maxFirst = 5

// Empty reports whether nothing differs.
func (d *Difference) Empty() bool {
	for _, s := range d.Sections {
		if s.Added+s.Changed+s.Removed > 0 {
			return false
		}
	}
	return len(d.Strays) == 0 && d.From == d.To
}

// Diff says what a load of the dataset would change. Like Load it normalises and
// validates it first.
func (s *Store) Diff(ctx context.Context, d *kg.Dataset) (*Difference, error) {
	r, err := s.Reader(ctx)
	if err != nil && !errors.Is(err, ErrEmpty) {
		return nil, err
	}
	if err != nil {
		return compare(ctx, nil, d, true)
	}
	return compare(ctx, r.(*reader), d, true)
}

// Verify compares the published version with the dataset in full: also what is
// derived, the labels, and what does not belong to the graph at all.
func (s *Store) Verify(ctx context.Context, d *kg.Dataset) (*Difference, error) {
	pinned, err := s.Reader(ctx)
	if err != nil {
		return nil, err
	}
	r := pinned.(*reader)
	difference, err := compare(ctx, r, d, false)
	if err != nil {
		return nil, err
	}
	difference.Strays, err = strays(ctx, r, d)
	return difference, err
}

// comparison goes through database and dataset side by side, in the order of
// their keys, a page at a time.
type comparison struct {
	reader         *reader // nil when nothing is loaded
	contentOnly    bool    // leave out what is derived
	result         *Difference
	stored, wanted hash.Hash
}

func compare(ctx context.Context, r *reader, d *kg.Dataset, contentOnly bool) (*Difference, error) {
	d.Normalise()
	if err := d.Validate(); err != nil {
		return nil, err
	}
	c := &comparison{reader: r, contentOnly: contentOnly, result: &Difference{To: d.Version()}, stored: sha256.New(), wanted: sha256.New()}
	if r != nil {
		c.result.From = r.dataVersion
	}
	for _, s := range shelves(newRows(d)) {
		if err := c.shelf(ctx, s); err != nil {
			return nil, err
		}
	}
	c.result.Stored, c.result.Wanted = hex.EncodeToString(c.stored.Sum(nil)), hex.EncodeToString(c.wanted.Sum(nil))
	return c.result, nil
}

// shelf is a run of items that one statement reads in the order of their keys.
type shelf struct {
	section string
	key     string // the property
	text    string
	size    int
	keyAt   func(i int) string
	wanted  func(i int) row // with all that the text gives
}

const comparePage = 2_000

const compareSourcesText = `
MATCH (s:KnowledgeSource) WHERE s.version = $version AND s.key > $after
WITH s ORDER BY s.version, s.key LIMIT $limit
RETURN collect(properties(s)) AS rows`

const compareNodesText = `
MATCH (n:Entity) WHERE n.version = $version AND n.id > $after
WITH n ORDER BY n.version, n.id LIMIT $limit
RETURN collect(n {.*, labels: [label IN labels(n) WHERE label <> 'Entity']}) AS rows`

const compareEvidenceText = `
MATCH (e:Evidence) WHERE e.version = $version AND e.id > $after
WITH e ORDER BY e.version, e.id LIMIT $limit
RETURN collect(e {.*, creditsJoined: [(e)-[:CREDITS]->(p:Entity) WHERE p.version = $version | p.id]}) AS rows`

// compareStatementsText is the text for one predicate: an index spans one type of
// relationships only.
func compareStatementsText(p kg.Predicate) string {
	return `
MATCH (subject)-[r:` + string(p) + `]->(object) WHERE r.version = $version AND r.id > $after
WITH subject, r, object ORDER BY r.version, r.id LIMIT $limit
RETURN collect(r {.*,
  subject: CASE subject.version WHEN $version THEN subject.id END,
  object: CASE object.version WHEN $version THEN object.id END}) AS rows`
}

func shelves(r *rows) []shelf {
	d := r.data
	all := []shelf{
		{"sources", "key", compareSourcesText, len(d.Sources), func(i int) string { return d.Sources[i].Key }, r.source},
		{"nodes", "id", compareNodesText, len(d.Nodes), func(i int) string { return string(d.Nodes[i].ID) }, func(i int) row {
			own := r.node(i)
			own["labels"] = []string{typeNames[string(d.Nodes[i].Category)].(string)}
			return own
		}},
	}
	of := map[kg.Predicate][]int{}
	for i := range d.Statements {
		of[d.Statements[i].Predicate] = append(of[d.Statements[i].Predicate], i)
	}
	for _, info := range kg.Predicates {
		places := of[info.Predicate]
		id := func(i int) string { return string(d.Statements[places[i]].ID) }
		all = append(all, shelf{"statements", "id", compareStatementsText(info.Predicate), len(places), id, func(i int) row {
			own, s := r.statement(places[i]), &d.Statements[places[i]]
			own["subject"], own["object"] = string(s.Subject), string(s.Object)
			return own
		}})
	}
	return append(all, shelf{"evidence", "id", compareEvidenceText, len(d.Evidence), func(i int) string { return string(d.Evidence[i].ID) }, func(i int) row {
		own := r.entry(i)
		list(own, "creditsJoined", slices.Compact(slices.Sorted(slices.Values(d.Evidence[i].Credits))))
		return own
	}})
}

// derived are the properties that follow from others, those of other items
// included: a new name of a node is no change of its statements.
var derived = map[string]bool{
	"nameKey": true, "synonymKeys": true, "words": true, "keys": true, "labels": true,
	"negative": true, "statedEffect": true, "statedAmount": true, "statedResult": true,
	"keyPredicate": true, "keyStrength": true, "evidence": true,
	"mentions": true, "creditsJoined": true,
}

// section is the part of the result that a shelf counts in.
func (c *comparison) section(name string) *SectionDifference {
	if n := len(c.result.Sections); n == 0 || c.result.Sections[n-1].Name != name {
		c.result.Sections = append(c.result.Sections, SectionDifference{Name: name})
	}
	return &c.result.Sections[len(c.result.Sections)-1]
}

func (c *comparison) shelf(ctx context.Context, s shelf) error {
	counts, next := c.section(s.section), 0
	add := func(own row) {
		next++
		counts.Added++
		c.tell(counts.Added, Change{Section: s.section, Kind: Added, ID: keyOf(own, s.key)})
		c.wanted.Write(c.canonical(own))
	}
	err := c.pages(ctx, s, func(stored row) {
		key := keyOf(stored, s.key)
		for next < s.size && s.keyAt(next) < key {
			add(s.wanted(next))
		}
		if next == s.size || s.keyAt(next) != key {
			counts.Removed++
			c.tell(counts.Removed, Change{Section: s.section, Kind: Removed, ID: key})
			c.stored.Write(c.canonical(stored))
			return
		}
		c.pair(s, counts, stored, s.wanted(next))
		next++
	})
	for err == nil && next < s.size {
		add(s.wanted(next))
	}
	return err
}

func keyOf(r row, name string) string {
	value, _ := r[name].(string)
	return value
}

// pair compares what both have.
func (c *comparison) pair(s shelf, counts *SectionDifference, stored, wanted row) {
	a, b := c.canonical(stored), c.canonical(wanted)
	c.stored.Write(a)
	c.wanted.Write(b)
	if bytes.Equal(a, b) {
		counts.Same++
		return
	}
	counts.Changed++
	c.tell(counts.Changed, Change{Section: s.section, Kind: Changed, ID: keyOf(wanted, s.key), Fields: differing(stored, wanted)})
}

// tell keeps the first changes.
func (c *comparison) tell(number int, change Change) {
	if number <= maxFirst {
		c.result.First = append(c.result.First, change)
	}
}

// canonical is the text of a row by which two are equal, and leaves out of it what
// does not count.
func (c *comparison) canonical(r row) []byte {
	if c.contentOnly {
		for name := range derived {
			delete(r, name)
		}
	}
	return canonicalText(r)
}

// differing names the properties that are not the same.
func differing(a, b row) []string {
	var names []string
	for name := range a {
		if other, ok := b[name]; !ok || !bytes.Equal(canonicalText(a[name]), canonicalText(other)) {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// canonicalText writes maps in the order of their keys.
func canonicalText(value any) []byte {
	out, err := json.Marshal(value)
	if err != nil {
		// A type of Neo4j that we never store, such as a point.
		return fmt.Append(nil, value)
	}
	return append(out, '\n')
}

// pages reads a shelf of the database.
func (c *comparison) pages(ctx context.Context, s shelf, each func(stored row)) error {
	if c.reader == nil {
		return nil
	}
	for after := ""; ; {
		record, err := c.reader.read(ctx, s.text, map[string]any{"after": after, "limit": comparePage})
		if err != nil {
			return err
		}
		page := record.Values[0].([]any)
		for _, item := range page {
			stored := row(item.(map[string]any))
			after = keyOf(stored, s.key)
			delete(stored, "version")
			for _, joined := range []string{"creditsJoined", "labels"} {
				settle(stored, joined)
			}
			each(stored)
		}
		if len(page) < comparePage {
			return nil
		}
	}
}

// settle sorts a list that the database gives in any order; an empty one is none.
func settle(r row, name string) {
	items, ok := r[name].([]any)
	if !ok {
		return
	}
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i], _ = item.(string)
	}
	slices.Sort(texts)
	delete(r, name)
	list(r, name, texts)
}

// What stands between or on the nodes of the graph and is not of the version.
var straysText = `
CALL () {
  MATCH (n:Entity) WHERE n.version = $version
  MATCH (n)-[r]->(:Entity)
  RETURN count(r) AS statements
}
CALL () {
  MATCH (e:Evidence) WHERE e.version = $version
  MATCH (e)-[r]->()
  RETURN count(r) AS credits
}
CALL () {
  MATCH (n:Entity) WHERE n.version <> $version AND (n:` + strings.Join(typeLabels, " OR n:") + `)
  RETURN count(n) AS labelled
}
RETURN statements, credits, labelled`

func strays(ctx context.Context, r *reader, d *kg.Dataset) ([]string, error) {
	record, err := r.read(ctx, straysText, nil)
	if err != nil {
		return nil, err
	}
	credits := 0
	for i := range d.Evidence {
		credits += len(slices.Compact(slices.Sorted(slices.Values(d.Evidence[i].Credits))))
	}
	var all []string
	for i, want := range []int{len(d.Statements), credits, 0} {
		if have := record.Values[i].(int64); have != int64(want) {
			all = append(all, fmt.Sprintf("%d %s, but there should be %d", have, [...]string{
				"relationships between nodes", "relationships of evidence", "nodes of other versions with the label of a category"}[i], want))
		}
	}
	return all, nil
}
