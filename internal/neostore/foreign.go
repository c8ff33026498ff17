package neostore

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Nodes under our labels that are of no load of ours. The labels of categories
// belong to entities.
var foreignText = `
OPTIONAL MATCH (v:EvgraphVersion)
WITH collect(v.version) AS versions
CALL (versions) {
  MATCH (n:Entity|Evidence|KnowledgeSource) WHERE NOT coalesce(n.version IN versions, false)
  RETURN count(n) AS unknown
}
CALL () {
  MATCH (n:` + strings.Join(typeLabels, "|") + `) WHERE NOT n:Entity
  RETURN count(n) AS labelled
}
RETURN unknown + labelled AS foreign`

// checkForeign refuses a database in which others use our labels, unless that is
// allowed.
func (s *Store) checkForeign(ctx context.Context, allow bool) error {
	if allow {
		return nil
	}
	record, err := s.read(ctx, foreignText, nil)
	if err != nil {
		return err
	}
	if n := record.Values[0].(int64); n > 0 {
		return &Fault{text: fmt.Sprintf("the database holds %d nodes under labels of evgraph that evgraph did not write; use another database, or say that they may stay, by --allow-foreign", n), kind: ErrForeign}
	}
	return nil
}

// typeLabels are the values of typeNames.
var typeLabels = func() []string {
	var all []string
	for _, name := range typeNames {
		all = append(all, name.(string))
	}
	slices.Sort(all)
	return all
}()

// The highest number that anyone uses as a version under our labels.
const highestVersionText = `
MATCH (n:Entity|Evidence|KnowledgeSource) WHERE n.version IS :: INTEGER NOT NULL
RETURN coalesce(max(n.version), 0) AS highest`
