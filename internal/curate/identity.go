package curate

import (
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// checkEntities looks at each entity and then for doubles among them.
func (s *seed) checkEntities() {
	for _, e := range s.entities {
		s.checkID(e)
		s.checkTaxon(e)
		s.checkSynonyms(e)
		for _, it := range e.items("xrefs") {
			if !slices.Contains(unchecked, kg.CURIE(it.text).Prefix()) {
				s.refer(it)
			}
		}
		if !e.used && !e.document() && len(s.unread) == 0 && e.key() != "" {
			s.report.complain(ruleUnusedEntity, e.mark, "use it in a statement or remove it", "nothing uses %q", e.key())
		}
	}
	s.checkIDs()
	s.checkNames()
	s.checkBareGenes()
}

// checkID tells local ids, which need reasons, from reference ids, which need an
// official label.
func (s *seed) checkID(e *entity) {
	ids := e.items("id")
	if len(ids) == 0 {
		return
	}
	if e.id().IsLocal() {
		s.checkLocal(e)
		return
	}
	info, _ := e.category.Info()
	if !slices.Contains(info.IDs, e.id().Prefix()) {
		fix := "use an EVG id, with reason and parents"
		if len(info.IDs) > 0 {
			fix = "use an id of " + strings.Join(info.IDs, ", ") + " or an EVG id"
		}
		s.report.complain(ruleIDCategory, ids[0].mark, fix, "%s is no id of %s", e.id(), kg.A(info.Singular))
	}
	if !slices.Contains(unchecked, e.id().Prefix()) {
		s.refer(ids[0])
		s.checkLabel(e)
	}
	for _, name := range []string{"reason", "parents"} {
		if e.given(name) {
			s.report.complain(ruleReferenceFields, e.at(name), "remove it, or state the IS_A as a statement", "`%s` on the reference id %s", name, e.id())
		}
	}
}

func (s *seed) checkLocal(e *entity) {
	if e.given("label") {
		s.report.complain(ruleLabel, e.at("label"), "remove it; `name` names the entity", "a local id has no official label")
	}
	if !e.given("reason") {
		s.report.complain(ruleLocalReason, e.at("id"), "add `reason`: why does no reference term fit?", "%s has no reason", e.id())
	}
	if !e.given("parents") {
		s.report.complain(ruleLocalParents, e.at("id"), "add `parents`: the nearest reference terms, or none", "%s has no parents", e.id())
	}
	for _, it := range e.items("parents") {
		if kg.CURIE(it.text).IsLocal() {
			s.report.complain(ruleLocalParents, it.mark, "name a reference term; state IS_A between entities as a statement", "parent %s is a local id", it.text)
		}
		s.refer(it)
	}
}

func (s *seed) checkLabel(e *entity) {
	if s.reference == nil {
		return
	}
	official, known := s.reference.labels[string(e.id())]
	fix := "write label: " + official
	if official == "" {
		fix = "remove it"
	}
	if known && e.text("label") != official {
		s.report.complain(ruleLabel, e.at("label"), fix, "the official label of %s is %q, not %q", e.id(), official, e.text("label"))
	}
}

func (s *seed) checkTaxon(e *entity) {
	switch e.category {
	case kg.MiRNA, kg.RNA, kg.Protein, kg.Gene:
	default:
		if e.given("taxon") {
			s.report.complain(ruleTaxon, e.at("taxon"), "state it as OF_SPECIES, or leave it out", "`taxon` on %s", a(e.category))
		}
	}
}

// checkSynonyms lets spellings stand that differ in case only, as the article's
// own are wanted.
func (s *seed) checkSynonyms(e *entity) {
	for _, it := range e.items("synonyms") {
		if it.text == e.text("name") {
			s.report.complain(ruleNeedlessSynonym, it.mark, "remove it", "%q is the name already", it.text)
		}
	}
}

// checkIDs looks for ids and citation numbers that stand twice.
func (s *seed) checkIDs() {
	ids, citations := map[kg.CURIE]*entity{}, map[int]*entity{}
	for _, e := range s.entities {
		if first := ids[e.id()]; first != nil && e.id() != "" {
			s.report.complain(ruleDuplicateID, e.at("id"), "make them one entity", "%s is %q already, %s:%d", e.id(), first.key(), first.file, first.line)
		} else {
			ids[e.id()] = e
		}
		n := e.number("citation")
		if first := citations[n]; first != nil && n != 0 {
			s.report.complain(ruleDuplicateID, e.at("citation"), "give each publication its own number", "citation %d is %q already", n, first.key())
		} else {
			citations[n] = e
		}
	}
	for _, e := range s.entities {
		for _, it := range e.items("former_ids") {
			if now := ids[kg.CURIE(it.text)]; now != nil {
				s.report.complain(ruleDuplicateID, it.mark, "remove it; a former id is no longer anyone's", "%s is the id of %q", it.text, now.key())
			}
		}
	}
}

// naming is one name of an entity.
type naming struct {
	item
	entity *entity
}

// checkNames looks for names that mean two entities. What people type should
// lead to one node; only across categories and species is that too much to ask.
func (s *seed) checkNames() {
	names := map[string][]naming{}
	var order []string
	for _, e := range s.entities {
		own := map[string]bool{}
		for _, it := range append(slices.Clone(e.items("name")), e.items("synonyms")...) {
			key := kg.NameKey(it.text)
			if own[key] {
				continue
			}
			own[key] = true
			if names[key] == nil {
				order = append(order, key)
			}
			names[key] = append(names[key], naming{it, e})
		}
	}
	for _, key := range order {
		for i, n := range names[key] {
			if i > 0 {
				s.complainName(n, names[key][:i])
			}
		}
	}
}

// complainName reports a name once, against the earlier bearer that it clashes
// with most.
func (s *seed) complainName(n naming, earlier []naming) {
	rule, other := ruleSharedName, earlier[0].entity
	for _, o := range earlier {
		if o.entity.category == n.entity.category && !differ(o.entity.text("taxon"), n.entity.text("taxon")) {
			rule, other = ruleDuplicateName, o.entity
			break
		}
	}
	fix := "drop it as a synonym of one of them, or make them one entity"
	if rule == ruleSharedName {
		fix = "drop it as a synonym where it is not needed"
	}
	s.report.complain(rule, n.mark, fix, "%q also names %q, %s:%d", n.text, other.key(), other.file, other.line)
}

func differ(a, b string) bool { return a != "" && b != "" && a != b }
