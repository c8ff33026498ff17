package neostore

import (
	"context"
	"fmt"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// surveyStep goes over the statements of the nodes in next.
const surveyStep = `
CALL (next) {
  UNWIND next AS n
  MATCH (n){hop}(far)
  WHERE {visible}
  WITH r, far LIMIT $q.rows + 1
  RETURN collect(r) AS met, collect(DISTINCT far) AS reached
}`

// aroundStep goes on in all directions. What is too much becomes null, and so does all
// that follows from it.
const aroundStep = surveyStep + `
WITH taken + next AS taken, claims + met AS claims, had,
  CASE WHEN size(claims) + size(met) <= $q.rows THEN [n IN reached WHERE NOT n IN had] END AS fresh
WITH taken, claims, had + fresh AS had, [n IN fresh WHERE $q.steps > {step} AND {passes}] AS next`

// betweenStep goes on on the side that has fewer nodes to go on from. A step that is too
// much counts for nothing and is the last, as is one that meets the other side.
const betweenStep = `
WITH ends, from, to, fromHad, toHad, taken, claims, middle, size(to) < size(from) AS back
WITH *, CASE WHEN $q.steps < {step} THEN [] WHEN back THEN to ELSE from END AS next` + surveyStep + `
WITH *, size(claims) + size(met) > $q.rows AS over
WITH *, [n IN reached WHERE NOT over AND NOT n IN CASE WHEN back THEN toHad ELSE fromHad END] AS fresh
WITH *, [n IN fresh WHERE n IN ends OR {passes}] AS through
WITH *, [n IN through WHERE n IN CASE WHEN back THEN fromHad ELSE toHad END] AS joined
WITH *, over OR $q.meet AND size(joined) > 0 AS last, [n IN through WHERE NOT n IN ends] AS onward
WITH ends, middle + joined AS middle,
  CASE WHEN last THEN [] WHEN back THEN from ELSE onward END AS from, CASE WHEN back THEN fromHad ELSE fromHad + fresh END AS fromHad,
  CASE WHEN last THEN [] WHEN back THEN onward ELSE to END AS to, CASE WHEN back THEN toHad + fresh ELSE toHad END AS toHad,
  CASE WHEN over THEN taken ELSE taken + next END AS taken, CASE WHEN over THEN claims ELSE claims + met END AS claims`

// surveyAnswer takes the nodes had, those of them whose statements are the claims, and
// those to weigh besides, with their statements among the nodes.
const surveyAnswer = `
CALL (weighed, had) {
  UNWIND weighed AS n
  CALL (n, had) {
    MATCH (n){hop}(far)
    WHERE {visible}
    RETURN count(r) AS degree, collect(CASE WHEN far IN had THEN r END) AS own
  }
  RETURN collect(n.id) AS ids, collect(degree) AS degrees, collect(own) AS among
}
CALL (claims, among) {
  UNWIND [claims] + among AS list
  UNWIND list AS r
  WITH DISTINCT r
  WITH r ORDER BY r.keyStrength, r.id LIMIT $q.rows + 1
  RETURN collect(` + statementValues + `) AS statements
}
CALL (had) {
  UNWIND had AS n
  WITH DISTINCT n
  WITH properties(n) AS p LIMIT $q.rows + 1
  RETURN collect(` + nodeValues + `) AS nodes
}
RETURN had IS NOT NULL AND size(nodes) <= $q.rows AND size(statements) <= $q.rows AS fits,
  nodes, statements, [n IN taken | n.id] AS taken, ids, degrees`

// fromIDs finds the nodes of a list of the question.
func fromIDs(list, as string) string {
	return strings.NewReplacer("{list}", list, "{as}", as).Replace(`
CALL () {
  UNWIND {list} AS id
  MATCH (n:Entity {version: $version, id: id})
  RETURN collect(n) AS {as}
}`)
}

// surveyText fills in a text of so many steps.
func surveyText(start, step string, steps int, end string) map[bool]map[kg.Direction]string {
	for i := range steps {
		start += strings.ReplaceAll(step, "{step}", fmt.Sprint(i+1))
	}
	return byFlatness(strings.NewReplacer("{visible}", "r.version = $version AND NOT r.negative", "{passes}", "($q.hubs OR NOT n.hub)").
		Replace(start + end + surveyAnswer))
}

var aroundTexts = surveyText(fromIDs("$q.ids", "next")+`
WITH [] AS taken, [] AS claims, next AS had, next`, aroundStep, kg.MaxSurveySteps, `
WITH taken, claims, CASE WHEN size(had) <= $q.rows THEN had END AS had
WITH taken, claims, had, [n IN had WHERE NOT n IN taken] AS weighed`)

var betweenTexts = surveyText(fromIDs("$q.ids", "from")+fromIDs("$q.to", "to")+`
WITH from + to AS ends, from, to, from AS fromHad, to AS toHad, [] AS taken, [] AS claims, [] AS middle`, betweenStep, kg.MaxSurveyRoad, `
WITH taken, claims, fromHad + toHad AS had, [n IN middle WHERE NOT n IN taken] AS weighed`)

var _ kg.Surveyor = (*reader)(nil)

// Survey implements kg.Surveyor. Before Plan it brings nothing, so that no question waits
// for the database to plan.
func (r *reader) Survey(ctx context.Context, q kg.SurveyQuery) (*kg.Survey, error) {
	if r.store.planned.Load() != r.version {
		return &kg.Survey{}, nil
	}
	return r.survey(ctx, q)
}

func (r *reader) survey(ctx context.Context, q kg.SurveyQuery) (*kg.Survey, error) {
	if err := check(ctx, len(q.Nodes)+len(q.To)); err != nil {
		return nil, err
	}
	text, most := aroundTexts, kg.MaxSurveySteps
	if len(q.To) > 0 {
		text, most = betweenTexts, kg.MaxSurveyRoad
	}
	if q.Steps < 1 || q.Steps > most {
		return nil, fmt.Errorf("a survey of %d steps, but it is 1 to %d", q.Steps, most)
	}
	asked := question{"ids": distinct(q.Nodes), "to": distinct(q.To), "steps": q.Steps, "meet": q.Meet, "rows": q.Rows, "hubs": q.Hubs}
	record, err := r.ask(ctx, text[q.Flat][kg.Both], asked)
	if err != nil {
		return nil, err
	}
	return newSurvey(record.Values), nil
}

// Plan lets the database plan the texts of surveys, which takes it seconds: asking each
// about nothing is enough. From then on readers of the current version survey, until the
// database goes away or another version comes: so whoever serves plans now and then. It
// does nothing where that is done.
func (s *Store) Plan(ctx context.Context) error {
	current, err := s.Reader(ctx)
	if err != nil {
		return err
	}
	r := current.(*reader)
	if s.planned.Load() == r.version {
		return nil
	}
	q := kg.SurveyQuery{Nodes: []kg.CURIE{"EVG:nothing"}, Flat: true, Steps: 1, Rows: 1}
	for _, to := range [][]kg.CURIE{nil, {"EVG:nothing"}} {
		q.To = to
		if _, err := r.survey(ctx, q); err != nil {
			return err
		}
	}
	s.planned.Store(r.version)
	return nil
}

func newSurvey(columns []any) *kg.Survey {
	found := &kg.Survey{Degrees: map[kg.CURIE]int{}}
	if columns[0] != true {
		return found
	}
	found.Nodes, found.Statements = decodeAll(columns[1], decodeNode), decodeAll(columns[2], decodeStatement)
	touching := make(map[kg.CURIE]int, len(found.Nodes))
	for _, s := range found.Statements {
		touching[s.Subject]++
		if s.Object != s.Subject {
			touching[s.Object]++
		}
	}
	for _, id := range listOf[kg.CURIE](columns[3]) { // all of whose statements are there
		found.Degrees[id] = touching[id]
	}
	for i, id := range listOf[kg.CURIE](columns[4]) {
		found.Degrees[id] = integer(columns[5].([]any)[i])
	}
	return found
}
