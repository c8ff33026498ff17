package curate

import (
	"slices"
	"strings"
)

// resolve finds the entity behind every key.
func (s *seed) resolve() {
	for _, e := range s.entities {
		key := e.key()
		first := s.byKey[key]
		switch {
		case key == "":
		case first != nil:
			s.report.complain(ruleDuplicateKey, e.at("key"), "make them one entity, or rename one", "key %q stands already in %s:%d", key, first.file, first.line)
		default:
			s.byKey[key] = e
		}
	}
	for _, e := range s.entities {
		s.resolveRecord(e.record)
	}
	for _, f := range s.files {
		f.checkName(&s.report)
		s.resolveCitations(f)
		s.resolveRecord(f.defaults())
		for _, c := range f.claims {
			s.resolveRecord(c.record)
			c.subject, c.object = s.byKey[c.text("subject")], s.byKey[c.text("object")]
			for _, e := range c.entries {
				s.resolveRecord(e.own)
			}
		}
	}
}

// resolveRecord looks up the entities that a record names, and marks them as
// used.
func (s *seed) resolveRecord(r record) {
	for _, f := range r.schema.fields {
		if f.kind != entityKind {
			continue
		}
		for _, it := range r.items(f.name) {
			s.resolveItem(it, f)
		}
	}
}

func (s *seed) resolveItem(it item, f field) {
	e := s.byKey[it.text]
	if e == nil {
		if !s.unread[entityDir] { // else it may well stand in the file that is broken
			s.report.complain(ruleUnknownEntity, it.mark, s.suggestEntity(it.text), "`%s`: there is no entity %q", f.name, it.text)
		}
		return
	}
	e.used = true
	if len(f.roles) > 0 && !slices.Contains(f.roles, e.category) {
		s.report.complain(ruleRole, it.mark, "name one of "+categoryNames(f.roles), "`%s`: %q is %s", f.name, it.text, a(e.category))
	}
}

// suggestEntity offers a key that is nearly right, rather than all of them.
func (s *seed) suggestEntity(key string) string {
	var keys []string
	for _, e := range s.entities {
		keys = append(keys, e.key())
	}
	if fix := suggest(key, keys); strings.HasPrefix(fix, "write ") {
		return fix + ", or define " + key + " in " + entityDir
	}
	return "define it in " + entityDir
}

func (s *seed) resolveCitations(f *studyFile) {
	for _, it := range f.items("citations") {
		known := slices.ContainsFunc(s.entities, func(e *entity) bool { return e.text("citation") == it.text })
		if !known && !s.unread[entityDir] {
			s.report.complain(ruleUnknownCitation, it.mark, "add the publication, or mend the number", "no publication has the citation %s", it.text)
		}
	}
}
