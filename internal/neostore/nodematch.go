package neostore

import (
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

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
