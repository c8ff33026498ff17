package neostore

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// claimWhere is kg.StatementMatch.MatchesClaim of the relationship r.
var claimWhere = `
CASE WHEN $q.claim IS NULL THEN true ELSE
  ($q.claim.predicates IS NULL OR type(r) IN $q.claim.predicates)
  AND ($q.claim.effects IS NULL OR coalesce(r.statedEffect, '') IN $q.claim.effects)
  AND ($q.claim.aspects IS NULL OR coalesce(r.aspect, '') IN $q.claim.aspects)
  AND ($q.claim.amounts IS NULL OR coalesce(r.statedAmount, '') IN $q.claim.amounts)
  AND ($q.claim.results IS NULL OR coalesce(r.statedResult, '') IN $q.claim.results)
  AND ($q.claim.grains IS NULL OR startNode(r).grain IN $q.claim.grains AND endNode(r).grain IN $q.claim.grains)
  AND ` + inSet("startNode(r).id", "$q.claim.subject") + `
  AND ` + inSet("endNode(r).id", "$q.claim.object") + `
  AND ($q.claim.about IS NULL OR any(topic IN [endNode(r).id] + coalesce(r.context, []) WHERE (topic IN $q.claim.about.ids) <> $q.claim.about.complement))
END`

func askClaim(m *kg.StatementMatch) any {
	q := question{}
	askList(q, "predicates", m.Predicates)
	askList(q, "effects", m.Effects)
	askList(q, "aspects", m.Aspects)
	askList(q, "amounts", m.Amounts)
	askList(q, "results", m.Results)
	askList(q, "grains", m.Grains)
	askSet(q, "subject", m.Subject)
	askSet(q, "object", m.Object)
	askSet(q, "about", m.About)
	return q.orNothing()
}

// visibleIf says that the relationship r is a statement of this version for which
// the conditions hold and that an evidence entry shows. That costs most, and CASE
// keeps it the last to be asked.
func visibleIf(conditions ...string) string {
	return `CASE
  WHEN r.version = $version AND ` + strings.Join(conditions, " AND ") + `
  THEN CASE WHEN $q.evidence IS NULL THEN true ELSE EXISTS {
    MATCH (e:Evidence) USING INDEX e:Evidence(version, id)
    WHERE e.version = $version AND e.id IN r.evidence AND ` + evidenceWhere + `
  } END
  ELSE false
END`
}

// signWhere is what StatementMatch.Negative asks.
const signWhere = `($q.negative IS NULL OR r.negative = $q.negative)`

// askStatements puts what a match asks into the question.
func askStatements(q question, scope kg.SourceScope, m *kg.StatementMatch) {
	q["claim"], q["evidence"] = askClaim(m), askEvidence(scope, &m.Evidence)
	askTruth(q, "negative", m.Negative)
}
