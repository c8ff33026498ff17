package neostore

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// The reading texts take two parameters: $version, and $q with all that a call
// asks. The plan of a text is kept by the types of its parameters and the sizes
// of its lists; within a map neither counts, so that each text has one plan.
//
// A condition that is not asked is absent from its part of $q.

// question is $q, or a part of it.
type question map[string]any

// askList puts a list into the question unless the list is empty.
func askList[T ~string](q question, name string, values []T) {
	if len(values) > 0 {
		q[name] = texts(values)
	}
}

func askNumbers(q question, name string, values []int) {
	if len(values) > 0 {
		q[name] = values
	}
}

func askTruth(q question, name string, value *bool) {
	if value != nil {
		q[name] = *value
	}
}

// orNothing is nil for a question that asks nothing.
func (q question) orNothing() any {
	if len(q) == 0 {
		return nil
	}
	return map[string]any(q)
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func askSet(q question, name string, s *kg.Set) {
	if s != nil {
		q[name] = map[string]any{"ids": texts(s.IDs), "complement": s.Complement}
	}
}

// inSet is the condition that an id is in a set of the question.
func inSet(id, set string) string {
	return strings.NewReplacer("{id}", id, "{set}", set).Replace(
		`({set} IS NULL OR ({id} IN {set}.ids) <> {set}.complement)`)
}

// nodeWhere is kg.NodeMatch.Matches of a node for a part of the question that
// askNode has made.
func nodeWhere(node, part string) string {
	return strings.NewReplacer("{n}", node, "{m}", part).Replace(`
CASE WHEN {m} IS NULL THEN true ELSE
  ({m}.categories IS NULL OR {n}.category IN {m}.categories)
  AND ({m}.taxa IS NULL OR coalesce({n}.taxon, '') IN {m}.taxa)
  AND ({m}.grains IS NULL OR {n}.grain IN {m}.grains)
  AND ({m}.hub IS NULL OR {n}.hub = {m}.hub)
  AND ({m}.fluid IS NULL OR coalesce({n}.fluid, false) = {m}.fluid)
  AND ({m}.lipid IS NULL OR coalesce({n}.lipid, false) = {m}.lipid)
  AND ({m}.sizeClasses IS NULL OR coalesce({n}.sizeClass, 'UNSPECIFIED') IN {m}.sizeClasses)
  AND ({m}.arms IS NULL OR coalesce({n}.arm, 'NOT_STATED') IN {m}.arms)
  AND ({m}.rnaClasses IS NULL OR coalesce({n}.rnaClass, '') IN {m}.rnaClasses)
  AND ({m}.modelKinds IS NULL OR coalesce({n}.modelKind, '') IN {m}.modelKinds)
  AND ({m}.citations IS NULL OR coalesce({n}.citation, 0) IN {m}.citations)
  AND ({m}.years IS NULL OR coalesce({n}.year, 0) IN {m}.years)
  AND ({m}.words IS NULL OR all(word IN {m}.words WHERE coalesce(' ' + {n}.words, '') CONTAINS word))
END`)
}

func askNode(m *kg.NodeMatch) any {
	q := question{}
	askList(q, "categories", m.Categories)
	askList(q, "taxa", m.Taxa)
	askList(q, "grains", m.Grains)
	askTruth(q, "hub", m.Hub)
	askTruth(q, "fluid", m.Fluid)
	askTruth(q, "lipid", m.Lipid)
	askList(q, "sizeClasses", m.SizeClasses)
	askList(q, "arms", m.Arms)
	askList(q, "rnaClasses", m.RNAClasses)
	askList(q, "modelKinds", m.ModelKinds)
	askNumbers(q, "citations", m.Citations)
	askNumbers(q, "years", m.Years)
	askList(q, "words", wordBeginnings(m.Words))
	return q.orNothing()
}

// wordBeginnings marks where a word begins in Entity.words. A text with a space
// begins no word, as two spaces never stand there.
func wordBeginnings(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = " " + w
		if strings.Contains(w, " ") {
			out[i] = "  "
		}
	}
	return out
}

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

// evidenceWhere says that the Evidence node e is in scope and fulfils
// kg.EvidenceMatch.Matches.
const evidenceWhere = `
CASE WHEN $q.evidence IS NULL THEN true ELSE
  ($q.evidence.scope IS NULL OR e.source IN $q.evidence.scope)
  AND ($q.evidence.sources IS NULL OR e.source IN $q.evidence.sources)
  AND ($q.evidence.publication IS NULL OR any(credit IN coalesce(e.credits, []) WHERE (credit IN $q.evidence.publication.ids) <> $q.evidence.publication.complement))
  AND CASE WHEN $q.evidence.model IS NULL THEN true WHEN e.model IS NULL THEN $q.evidence.model.absent
    ELSE (e.model IN $q.evidence.model.ids) <> $q.evidence.model.complement END
  AND CASE WHEN $q.evidence.preparation IS NULL THEN true WHEN e.preparation IS NULL THEN $q.evidence.preparation.absent
    ELSE (e.preparation IN $q.evidence.preparation.ids) <> $q.evidence.preparation.complement END
  AND CASE WHEN $q.evidence.species IS NULL THEN true WHEN e.species IS NULL THEN $q.evidence.species.absent
    ELSE (e.species IN $q.evidence.species.ids) <> $q.evidence.species.complement END
  AND ($q.evidence.settings IS NULL OR coalesce(e.setting, '') IN $q.evidence.settings)
  AND ($q.evidence.routes IS NULL OR coalesce(e.route, '') IN $q.evidence.routes)
  AND ($q.evidence.doses IS NULL OR coalesce(e.doses, '') IN $q.evidence.doses)
  AND ($q.evidence.timings IS NULL OR coalesce(e.timing, '') IN $q.evidence.timings)
  AND ($q.evidence.stages IS NULL OR coalesce(e.stage, '') IN $q.evidence.stages)
  AND ($q.evidence.bases IS NULL OR coalesce(e.basis, '') IN $q.evidence.bases)
  AND ($q.evidence.levels IS NULL OR coalesce(e.level, '') IN $q.evidence.levels)
  AND ($q.evidence.scopes IS NULL OR coalesce(e.scope, '') IN $q.evidence.scopes)
  AND ($q.evidence.directnesses IS NULL OR coalesce(e.directness, '') IN $q.evidence.directnesses)
  AND ($q.evidence.kinds IS NULL OR coalesce(e.kind, '') IN $q.evidence.kinds)
  AND ($q.evidence.flags IS NULL OR any(flag IN coalesce(e.flagKinds, []) WHERE flag IN $q.evidence.flags))
  AND ($q.evidence.hedged IS NULL OR e.hedged = $q.evidence.hedged)
  AND ($q.evidence.supports IS NULL OR e.refutes <> $q.evidence.supports)
END`

func askEvidence(scope kg.SourceScope, m *kg.EvidenceMatch) any {
	q := question{}
	askList(q, "scope", scope.Sources)
	askList(q, "sources", m.Sources)
	askSet(q, "publication", m.Publication)
	mayBeAbsent(q, "model", m.Model)
	mayBeAbsent(q, "preparation", m.Preparation)
	mayBeAbsent(q, "species", m.Species)
	askList(q, "settings", m.Settings)
	askList(q, "routes", m.Routes)
	askList(q, "doses", m.Doses)
	askList(q, "timings", m.Timings)
	askList(q, "stages", m.Stages)
	askList(q, "bases", m.Bases)
	askList(q, "levels", m.Levels)
	askList(q, "scopes", m.Scopes)
	askList(q, "directnesses", m.Directnesses)
	askList(q, "kinds", m.Kinds)
	askList(q, "flags", m.Flags)
	askTruth(q, "hedged", m.Hedged)
	askTruth(q, "supports", m.Supports)
	return q.orNothing()
}

func mayBeAbsent(q question, name string, m kg.IDMatch) {
	if m.In == nil && !m.NotStated {
		return
	}
	in := kg.Set{}
	if m.In != nil {
		in = *m.In
	}
	q[name] = map[string]any{"ids": texts(in.IDs), "complement": in.Complement, "absent": m.NotStated}
}

// visibleWhere says that an evidence entry shows the relationship r. It costs most
// and stands behind a WITH of its own, so that it is asked last.
const visibleWhere = `($q.evidence IS NULL OR EXISTS {
  MATCH (e:Evidence) WHERE e.version = $version AND e.id IN r.evidence AND ` + evidenceWhere + `
})`

// signWhere is what StatementMatch.Negative asks.
const signWhere = `($q.negative IS NULL OR r.negative = $q.negative)`

// askStatements puts what a match asks into the question.
func askStatements(q question, scope kg.SourceScope, m *kg.StatementMatch) {
	q["claim"], q["evidence"] = askClaim(m), askEvidence(scope, &m.Evidence)
	askTruth(q, "negative", m.Negative)
}

// predicateTypes are all types of relationships that statements have.
var predicateTypes = func() string {
	var names []string
	for _, p := range kg.Predicates {
		names = append(names, string(p.Predicate))
	}
	return strings.Join(names, "|")
}()

// byDirection makes a text for each direction in which statements are followed
// from a node; {hop} stands for the relationship r.
func byDirection(text string) map[kg.Direction]string {
	r := "[r:" + predicateTypes + "]"
	both := strings.ReplaceAll(text, "{hop}", "-"+r+"-")
	return map[kg.Direction]string{
		kg.Out:  strings.ReplaceAll(text, "{hop}", "-"+r+"->"),
		kg.In:   strings.ReplaceAll(text, "{hop}", "<-"+r+"-"),
		kg.Both: both,
		"":      both,
	}
}

// opposite is the direction of the same statements from their other end.
func opposite(d kg.Direction) kg.Direction {
	switch d {
	case kg.Out:
		return kg.In
	case kg.In:
		return kg.Out
	}
	return d
}
