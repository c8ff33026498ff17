package neostore

import (
	"context"
	"fmt"
)

// layout is the number of the layout that doc.go describes. A database of another
// one is not read.
const layout int64 = 1

// The states of a version.
const (
	stateLoading  = "loading"
	stateComplete = "complete"
	statePruning  = "pruning"
)

// How far the nodes of a version have the labels of their categories.
const (
	labelsNone    = "none"
	labelsPartial = "partial"
	labelsAll     = "all"
)

// version is what the ledger knows of one copy of the data.
type version struct {
	number      int64
	dataVersion string
	layout      int64
	state       string
	labels      string
	chunkRows   int64
	idle        int64 // milliseconds since it was superseded, by the server's clock
	published   bool
}

const versionsText = `
OPTIONAL MATCH (p:Evgraph {key: 'published'})
WITH p.version AS published
OPTIONAL MATCH (v:EvgraphVersion)
WITH published, v ORDER BY v.version
RETURN collect([v.version, v.dataVersion, v.layout, v.state, v.labels, v.chunkRows,
  timestamp() - coalesce(v.supersededAt, timestamp()), coalesce(v.version = published, false)]) AS versions`

// versions reads the ledger, oldest first.
func (l *lock) versions(ctx context.Context) ([]version, error) {
	record, err := l.run(ctx, versionsText, nil)
	if err != nil {
		return nil, err
	}
	var all []version
	for _, item := range record.Values[0].([]any) {
		v := item.([]any)
		if v[0] == nil { // of the OPTIONAL MATCH
			continue
		}
		own := version{number: v[0].(int64), dataVersion: v[1].(string), layout: v[2].(int64), state: v[3].(string),
			labels: v[4].(string), chunkRows: v[5].(int64), idle: v[6].(int64), published: v[7].(bool)}
		all = append(all, own)
	}
	return all, nil
}

const startVersionText = `
OPTIONAL MATCH (known:EvgraphVersion {dataVersion: $dataVersion, layout: $layout, state: 'loading'})
WITH count(known) AS known WHERE known = 0
MATCH (l:EvgraphLock {key: 'write'})
SET l.lastVersion = CASE WHEN coalesce(l.lastVersion, 0) < $floor THEN $floor ELSE coalesce(l.lastVersion, 0) END + 1
CREATE (:EvgraphVersion {version: l.lastVersion, dataVersion: $dataVersion, layout: $layout, state: 'loading', labels: 'none',
  chunkRows: $chunkRows, startedAt: datetime()})`

const loadingVersionText = `
MATCH (v:EvgraphVersion {dataVersion: $dataVersion, layout: $layout, state: 'loading'})
RETURN v.version AS version`

// startVersion gives a new copy the next number that nobody has used, foreign
// data included.
func (l *lock) startVersion(ctx context.Context, dataVersion string, chunkRows int) (version, error) {
	own := version{dataVersion: dataVersion, layout: layout, state: stateLoading, labels: labelsNone, chunkRows: int64(chunkRows)}
	err := l.write(ctx, func(tx transaction) error {
		highest, err := tx.run(highestVersionText, nil)
		if err != nil {
			return err
		}
		params := map[string]any{"dataVersion": dataVersion, "layout": layout, "chunkRows": chunkRows, "floor": highest.Values[0]}
		if err := tx.do(startVersionText, params); err != nil {
			return err
		}
		record, err := tx.run(loadingVersionText, params)
		if err == nil {
			own.number = record.Values[0].(int64)
		}
		return err
	})
	return own, err
}

const bookChunkText = `
MERGE (c:EvgraphChunk {version: $version, sequence: $sequence})
ON CREATE SET c.sha256 = $sum, c.rows = $rows, c.fresh = true
WITH c, coalesce(c.fresh, false) AS fresh
REMOVE c.fresh
RETURN fresh, c.sha256 AS sum`

// chunk writes one chunk and its place in the ledger in one transaction. A chunk
// that the ledger knows is left alone; so it does not matter whether an earlier
// try was committed.
func (l *lock) chunk(ctx context.Context, v version, c chunk, rows []row, sum string) error {
	return l.write(ctx, func(tx transaction) error {
		record, err := tx.run(bookChunkText, map[string]any{"version": v.number, "sequence": c.sequence, "sum": sum, "rows": len(rows)})
		if err != nil {
			return err
		}
		fresh, _ := record.Values[0].(bool)
		switch {
		case !fresh && record.Values[1] == sum:
			return nil
		case !fresh:
			return &Fault{text: fmt.Sprintf("chunk %d of the load was written with another content", c.sequence), kind: ErrDiffers}
		}
		record, err = tx.run(c.section.text, map[string]any{"version": v.number, "rows": rows})
		if err != nil {
			return err
		}
		if made := record.Values[0]; made != int64(len(rows)) {
			return &Fault{text: fmt.Sprintf("the database took %v of %d %s", made, len(rows), c.section.name), kind: ErrDiffers}
		}
		return nil
	})
}

const chunksText = `
OPTIONAL MATCH (c:EvgraphChunk {version: $version})
WITH c ORDER BY c.sequence
RETURN collect(c.sequence) AS sequences, collect(c.sha256) AS sums`

// chunks reads which chunks of a version are there: SHA-256 by sequence.
func (l *lock) chunks(ctx context.Context, v version) (map[int64]string, error) {
	record, err := l.run(ctx, chunksText, map[string]any{"version": v.number})
	if err != nil {
		return nil, err
	}
	done := map[int64]string{}
	sums := record.Values[1].([]any)
	for i, sequence := range record.Values[0].([]any) {
		done[sequence.(int64)] = sums[i].(string)
	}
	return done, nil
}

const completeText = `
MATCH (c:EvgraphChunk {version: $version})
WITH count(c) AS chunks
MATCH (v:EvgraphVersion {version: $version})
SET v.state = CASE WHEN chunks = $chunks THEN 'complete' ELSE v.state END,
  v.nodes = $nodes, v.statements = $statements, v.evidence = $evidence, v.sources = $sources, v.completedAt = datetime()
RETURN chunks`

// complete declares that every chunk is there.
func (l *lock) complete(ctx context.Context, v version, chunks int, params map[string]any) error {
	params["version"], params["chunks"] = v.number, chunks
	record, err := l.run(ctx, completeText, params)
	if err != nil {
		return err
	}
	if have := record.Values[0]; have != int64(chunks) {
		return &Fault{text: fmt.Sprintf("the ledger has %v of %d chunks", have, chunks), kind: ErrDiffers}
	}
	return nil
}
