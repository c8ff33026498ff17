package neostore

import (
	"context"

	"github.com/evgraph/evgraph/internal/kg"
)

// Largest numbers of nodes that one transaction labels.
const (
	labelWithPointer = 100_000 // together with moving the pointer
	labelBatch       = 10_000  // afterwards
)

const publishText = `
MERGE (p:Evgraph {key: 'published'})
WITH p, p.version AS old
SET p.version = $version, p.dataVersion = $dataVersion, p.layout = $layout, p.publishedAt = datetime()
WITH old
MATCH (v:EvgraphVersion {version: $version})
REMOVE v.supersededAt
WITH old
OPTIONAL MATCH (o:EvgraphVersion {version: old}) WHERE old <> $version
SET o.supersededAt = timestamp()
RETURN old`

// publish moves the pointer to a complete version. The labels of at most most nodes
// change in the same transaction; settleLabels does the rest.
func (l *lock) publish(ctx context.Context, v version, nodes, most int) error {
	return l.write(ctx, func(tx transaction) error {
		_, err := tx.run(publishText, map[string]any{"version": v.number, "dataVersion": v.dataVersion, "layout": v.layout})
		if err != nil || nodes > most {
			return err
		}
		labelled, err := labelledVersions(tx)
		if err != nil {
			return err
		}
		for _, old := range labelled {
			if old.number != v.number {
				if _, _, err := relabel(tx, old, labelsNone, "", most); err != nil {
					return err
				}
			}
		}
		_, _, err = relabel(tx, v, labelsAll, "", most)
		return err
	})
}

const labelledText = `
OPTIONAL MATCH (p:Evgraph {key: 'published'})
WITH p.version AS published
OPTIONAL MATCH (v:EvgraphVersion) WHERE v.state = 'complete' AND (v.labels <> 'none' OR v.version = published)
WITH published, v ORDER BY v.version DESC
WITH v, [v.version, v.labels, v.version = published] AS item WHERE v IS NOT NULL
RETURN collect(item) AS versions`

// labelledVersions are those that have labels, or should have.
func labelledVersions(tx transaction) ([]version, error) {
	record, err := tx.run(labelledText, nil)
	if err != nil {
		return nil, err
	}
	var all []version
	for _, item := range record.Values[0].([]any) {
		v := item.([]any)
		all = append(all, version{number: v[0].(int64), labels: v[1].(string), published: v[2].(bool)})
	}
	return all, nil
}

// settleLabels gives the published version the labels that it lacks and takes away
// those of others, batch by batch.
func (l *lock) settleLabels(ctx context.Context, batch int) error {
	var labelled []version
	err := l.write(ctx, func(tx transaction) (err error) {
		labelled, err = labelledVersions(tx)
		return err
	})
	if err != nil {
		return err
	}
	for _, v := range labelled {
		want := labelsNone
		if v.published {
			want = labelsAll
		}
		if v.labels == want {
			continue
		}
		for after, done := "", false; !done; {
			var last string // the work may be tried again from the same place
			err := l.write(ctx, func(tx transaction) (err error) {
				last, done, err = relabel(tx, v, want, after, batch)
				return err
			})
			if err != nil {
				return err
			}
			after = last
		}
	}
	return nil
}

const addLabelsText = `
MATCH (n:Entity) WHERE n.version = $version AND n.id > $after
WITH n ORDER BY n.version, n.id LIMIT $limit
SET n:$(coalesce($types[n.category], []))
RETURN count(n) AS rows, max(n.id) AS last`

const removeLabelsText = `
MATCH (n:Entity) WHERE n.version = $version AND n.id > $after
WITH n ORDER BY n.version, n.id LIMIT $limit
REMOVE n:$(coalesce($types[n.category], []))
RETURN count(n) AS rows, max(n.id) AS last`

const labelsText = `
MATCH (v:EvgraphVersion {version: $version})
SET v.labels = $labels
RETURN v.version AS version`

// relabel changes the labels of the nodes behind an id, at most limit of them, and
// books how far the version is. It returns the last id and whether that was all.
func relabel(tx transaction, v version, want, after string, limit int) (last string, done bool, err error) {
	text := addLabelsText
	if want == labelsNone {
		text = removeLabelsText
	}
	record, err := tx.run(text, map[string]any{"version": v.number, "after": after, "limit": limit, "types": typeNames})
	if err != nil {
		return after, false, err
	}
	last, _ = record.Values[1].(string)
	state := labelsPartial
	if done = record.Values[0].(int64) < int64(limit); done {
		state = want
	}
	_, err = tx.run(labelsText, map[string]any{"version": v.number, "labels": state})
	return last, done, err
}

// typeNames are the labels of published nodes by category.
var typeNames = func() map[string]any {
	names := map[string]any{}
	for _, c := range kg.Categories {
		names[string(c.Category)] = c.TypeName
	}
	return names
}()
