package neostore

import (
	"github.com/evgraph/evgraph/internal/kg"
)

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
