package neostore

import (
	"context"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// statementAnchor is where a text finds the statements r that may fulfil a match.
type statementAnchor string

// The anchors of statements.
const (
	anchorEvery       statementAnchor = "every"
	anchorSubject     statementAnchor = "subject"
	anchorObject      statementAnchor = "object"
	anchorPublication statementAnchor = "publication"
	anchorModel       statementAnchor = "model"
	anchorPreparation statementAnchor = "preparation"
)

// statementAnchorTexts give the relationships r, each once.
var statementAnchorTexts = func() map[statementAnchor]string {
	shown := `
WITH DISTINCT e.statement AS statement, e.subject AS subjectID, e.object AS objectID
MATCH (subject:Entity {version: $version, id: subjectID})
MATCH (object:Entity {version: $version, id: objectID})
WITH statement, subject, object
MATCH (subject)-[r:{types}]->(object) WHERE r.id = statement
WITH r`
	texts := map[statementAnchor]string{
		anchorEvery: `
MATCH (n:Entity)-[r:{types}]->() USING INDEX n:Entity(version, id)
WHERE n.version = $version AND n.id IS NOT NULL
WITH r`,
		anchorSubject: `
UNWIND $q.claim.subject.ids AS id
MATCH (n:Entity {version: $version, id: id})-[r:{types}]->()
WITH r`,
		anchorObject: `
UNWIND $q.claim.object.ids AS id
MATCH (n:Entity {version: $version, id: id})<-[r:{types}]-()
WITH r`,
		anchorPublication: `
UNWIND $q.evidence.publication.ids AS id
MATCH (n:Entity {version: $version, id: id})<-[:CREDITS]-(e:Evidence)` + shown,
		anchorModel: `
UNWIND $q.evidence.model.ids AS id
MATCH (e:Evidence {version: $version, model: id})` + shown,
		anchorPreparation: `
UNWIND $q.evidence.preparation.ids AS id
MATCH (e:Evidence {version: $version, preparation: id})` + shown,
	}
	for a, text := range texts {
		texts[a] = strings.ReplaceAll(text, "{types}", predicateTypes)
	}
	return texts
}()

var listStatementsTexts = func() map[statementAnchor]map[bool]string {
	texts := map[statementAnchor]map[bool]string{}
	for a, found := range statementAnchorTexts {
		texts[a] = bothWays(`
CALL () {` + found + ` WHERE ` + visibleIf(claimWhere) + `
  RETURN collect(r) AS statements
}
CALL (statements) {
  UNWIND statements AS r
  WITH type(r) AS predicate, r.negative AS negative, ` + signWhere + ` AS shown, count(*) AS number
  RETURN collect([predicate, negative, shown, number]) AS counts
}` + fromStatement + `
CALL (statements, fromKey) {
  UNWIND statements AS r
  WITH r, r[$q.key] AS sortKey, r.id AS sortID
  WHERE {beyond} AND ` + signWhere + `
  WITH r, sortKey, sortID {order}
  RETURN collect(` + statementValues + `) AS rows
}
RETURN ` + placed + `, counts, rows`)
	}
	return texts
}()

// anchorOf chooses the narrowest list of nodes that the match names.
func anchorOf(m *kg.StatementMatch) statementAnchor {
	best, least := anchorEvery, 0
	consider := func(a statementAnchor, set *kg.Set) {
		if set != nil && !set.Complement && (best == anchorEvery || len(set.IDs) < least) {
			best, least = a, len(set.IDs)
		}
	}
	consider(anchorSubject, m.Subject)
	consider(anchorObject, m.Object)
	consider(anchorPublication, m.Evidence.Publication)
	if e := m.Evidence.Model; !e.NotStated {
		consider(anchorModel, e.In)
	}
	if e := m.Evidence.Preparation; !e.NotStated {
		consider(anchorPreparation, e.In)
	}
	return best
}

// ListStatements implements kg.StatementReader.
func (r *reader) ListStatements(ctx context.Context, q kg.StatementQuery) (*kg.StatementPage, error) {
	if err := checkPage(ctx, 0, q.Page); err != nil {
		return nil, err
	}
	asked := question{"key": statementKey(q.Order)}
	askPage(asked, q.Page)
	askStatements(asked, q.Scope, &q.Match)
	record, err := r.ask(ctx, listStatementsTexts[anchorOf(&q.Match)][q.Page.Backward], asked)
	if err != nil {
		return nil, err
	}
	v := record.Values
	if err := checkPlaced(v[0], q.Page); err != nil {
		return nil, err
	}
	page := &kg.StatementPage{}
	predicates := map[kg.Predicate]int{}
	for _, row := range v[1].([]any) {
		r := values(row.([]any))
		predicate, negative, shown, n := kg.Predicate(r.text()), r.next() == true, r.next() == true, integer(r.next())
		if negative {
			page.Negative += n
		}
		if shown {
			page.Total += n
			predicates[predicate] += n
		}
	}
	page.Predicates = facets(predicates)
	page.Statements, page.More = cutLong(decodeAll(v[2], decodeStatement), q.Page)
	return page, nil
}
