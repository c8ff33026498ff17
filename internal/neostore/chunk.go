package neostore

import "github.com/evgraph/evgraph/internal/kg"

// defaultChunkRows is how many rows one transaction writes.
const defaultChunkRows = 5_000

// chunk is a part of a section that one transaction writes.
type chunk struct {
	section  section
	sequence int64 // counts the chunks of all sections from 1
	from, to int
}

// section is one kind of row: how many there are, one of them, and the statement
// that writes a list of them and returns how many it wrote.
type section struct {
	name  string
	count func(d *kg.Dataset) int
	row   func(r *rows, i int) row
	text  string
}

const createSourcesText = `
UNWIND $rows AS row
CREATE (s:KnowledgeSource {version: $version})
SET s += row
RETURN count(s) AS made`

const createNodesText = `
UNWIND $rows AS row
CREATE (n:Entity {version: $version})
SET n += row
RETURN count(n) AS made`

// The ends of a statement must be there: a row without them makes nothing, and the
// count says so.
const createStatementsText = `
UNWIND $rows AS row
MATCH (subject:Entity {version: $version, id: row.subject})
MATCH (object:Entity {version: $version, id: row.object})
CREATE (subject)-[r:$(row.predicate) {version: $version}]->(object)
SET r += row.claim
RETURN count(r) AS made`

const createEvidenceText = `
UNWIND $rows AS row
CREATE (e:Evidence {version: $version})
SET e += row
WITH e
CALL (e) {
  UNWIND e.credits AS id
  WITH DISTINCT e, id
  MATCH (p:Entity {version: $version, id: id})
  CREATE (e)-[:CREDITS]->(p)
  RETURN count(*) AS credits
}
RETURN count(e) AS made`

// sections are in the order in which they are written: nodes before what joins
// them.
var sections = []section{
	{"sources", func(d *kg.Dataset) int { return len(d.Sources) }, (*rows).source, createSourcesText},
	{"nodes", func(d *kg.Dataset) int { return len(d.Nodes) }, (*rows).node, createNodesText},
	{"statements", func(d *kg.Dataset) int { return len(d.Statements) }, (*rows).joined, createStatementsText},
	{"evidence", func(d *kg.Dataset) int { return len(d.Evidence) }, (*rows).entry, createEvidenceText},
}

// joined is a statement with what says where it goes.
func (r *rows) joined(i int) row {
	s := &r.data.Statements[i]
	return row{"subject": string(s.Subject), "predicate": string(s.Predicate), "object": string(s.Object), "claim": map[string]any(r.statement(i))}
}

// batch makes the rows of a chunk.
func (r *rows) batch(c chunk) []row {
	batch := make([]row, 0, c.to-c.from)
	for i := c.from; i < c.to; i++ {
		batch = append(batch, c.section.row(r, i))
	}
	return batch
}

func (r *rows) total() int {
	n := 0
	for _, s := range sections {
		n += s.count(r.data)
	}
	return n
}

// check returns an error for the first row that the database cannot keep as it
// is.
func (r *rows) check() error {
	for _, s := range sections {
		for i := range s.count(r.data) {
			own := s.row(r, i)
			if claim, ok := own["claim"].(map[string]any); ok {
				own = claim
			}
			if err := own.check(); err != nil {
				return err
			}
		}
	}
	return nil
}
