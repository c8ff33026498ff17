package neostore

import (
	"context"
	"time"
)

// pruneBatch is how many nodes or relationships one transaction removes.
const pruneBatch = 10_000

// Prune removes the copies that nobody can be reading: those superseded longer ago
// than the grace period, and what loads that were given up have left. With wait it
// first waits until everything superseded is due. It returns how many it removed.
func (s *Store) Prune(ctx context.Context, wait bool) (int, error) {
	removed := 0
	for {
		left, n, err := s.pruneOnce(ctx)
		removed += n
		if err != nil || !wait || left == 0 {
			return removed, err
		}
		if !sleep(ctx, left) {
			return removed, ctx.Err()
		}
	}
}

// pruneOnce also returns the time until the next copy is due, 0 when none will be.
func (s *Store) pruneOnce(ctx context.Context) (left time.Duration, removed int, err error) {
	l, err := s.lock(ctx, nil)
	if err != nil {
		return 0, 0, err
	}
	defer l.release(ctx)
	if _, err := l.migrate(ctx); err != nil {
		return 0, 0, err
	}
	if removed, err = l.prune(ctx); err != nil {
		return 0, removed, err
	}
	known, err := l.versions(ctx)
	for _, v := range known {
		if v.published || v.state != stateComplete {
			continue
		}
		if own := s.config.Grace - time.Duration(v.idle)*time.Millisecond + time.Millisecond; left == 0 || own < left {
			left = max(own, time.Millisecond)
		}
	}
	return left, removed, err
}

const pruningText = `
MATCH (v:EvgraphVersion {version: $version})
SET v.state = 'pruning'
RETURN v.version AS version`

func (l *lock) prune(ctx context.Context) (int, error) {
	known, err := l.versions(ctx)
	if err != nil {
		return 0, err
	}
	removed := 0
	for _, v := range known {
		due := v.state != stateComplete || time.Duration(v.idle)*time.Millisecond > l.store.config.Grace
		if v.published || !due {
			continue
		}
		// Old readers see by the state that their version goes.
		if _, err := l.run(ctx, pruningText, map[string]any{"version": v.number}); err != nil {
			return removed, err
		}
		if err := l.remove(ctx, v, pruneBatch); err != nil {
			return removed, err
		}
		removed++
	}
	return removed, nil
}

// Each gives one record, also when nothing is left: every column is an aggregate.
//
// Statements go before their ends, so that a node with very many of them never is
// removed in one transaction.
const (
	removeStatementsText = `
MATCH (n:Entity) WHERE n.version = $version AND n.id >= $from
MATCH (n)-[r]->(:Entity)
WITH n, r ORDER BY n.version, n.id LIMIT $limit
WITH r, n.id AS id
DELETE r
RETURN count(*) AS rows, max(id) AS last`
	removeEvidenceText = `
MATCH (e:Evidence) WHERE e.version = $version AND e.id >= $from
WITH e ORDER BY e.version, e.id LIMIT $limit
WITH e, e.id AS id
DETACH DELETE e
RETURN count(*) AS rows, max(id) AS last`
	removeNodesText = `
MATCH (n:Entity) WHERE n.version = $version AND n.id >= $from
WITH n ORDER BY n.version, n.id LIMIT $limit
WITH n, n.id AS id
DETACH DELETE n
RETURN count(*) AS rows, max(id) AS last`
	removeSourcesText = `
MATCH (s:KnowledgeSource) WHERE s.version = $version AND s.key >= $from
WITH s ORDER BY s.version, s.key LIMIT $limit
WITH s, s.key AS id
DETACH DELETE s
RETURN count(*) AS rows, max(id) AS last`
	removeChunksText = `
MATCH (c:EvgraphChunk {version: $version})
WITH c LIMIT $limit
DELETE c
RETURN count(*) AS rows, max('') AS last`
	removeVersionText = `
MATCH (v:EvgraphVersion {version: $version})
WITH v LIMIT $limit
DELETE v
RETURN count(*) AS rows, max('') AS last`
)

// remove takes a version away, at most limit items in a transaction, its entry in
// the ledger last.
func (l *lock) remove(ctx context.Context, v version, limit int) error {
	for _, text := range []string{removeEvidenceText, removeStatementsText, removeNodesText, removeSourcesText, removeChunksText, removeVersionText} {
		for from, more := "", true; more; {
			record, err := l.run(ctx, text, map[string]any{"version": v.number, "from": from, "limit": limit})
			if err != nil {
				return err
			}
			from, _ = record.Values[1].(string)
			more = record.Values[0].(int64) == int64(limit)
		}
	}
	return nil
}
