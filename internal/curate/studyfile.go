package curate

import (
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
)

var studySchema = &schema{name: "study file", fields: []field{
	{name: "citations", kind: numberKind, list: true, required: true},
	{name: "title", required: true},
	{name: "defaults", kind: recordKind, record: defaultsSchema},
	{name: "statements", kind: recordKind, list: true, required: true, record: statementSchema},
}}

var backgroundSchema = &schema{name: "background file", fields: []field{
	{name: "topic", kind: keyKind, required: true},
	{name: "title", required: true},
	{name: "defaults", kind: recordKind, record: defaultsSchema},
	{name: "statements", kind: recordKind, list: true, required: true, record: statementSchema},
}}

var sourceSchema = &schema{name: "source", spaced: true, fields: []field{
	{name: "key", kind: keyKind, required: true},
	{name: "name", required: true},
	{name: "release", required: true},
	{name: "licence", required: true},
	{name: "url", like: likeURL},
	{name: "attribution", required: true},
}}

// studyFile is a file of studies/ or background/.
type studyFile struct {
	record
	claims []*claim
}

// prefix is the first part of the ids of the file's evidence.
func (f *studyFile) prefix() string {
	if topic := f.text("topic"); topic != "" {
		return topic
	}
	return strings.Join(f.texts("citations"), "-")
}

// defaults gives an empty record where the file has none.
func (f *studyFile) defaults() record {
	if d := f.nested("defaults"); d != nil {
		return *d
	}
	return record{mark: f.mark, schema: defaultsSchema}
}

// readStudy reads the file and binds its evidence to its defaults.
func (s *seed) readStudy(file string, root *yaml.Node, sch *schema) {
	d := decoder{&s.report, file}
	rec, ok := d.record(root, sch)
	if !ok {
		return
	}
	f := &studyFile{record: rec}
	s.files = append(s.files, f)
	for _, statement := range rec.values["statements"].recs {
		c := &claim{record: statement, in: f}
		for _, own := range statement.values["evidence"].recs {
			c.entries = append(c.entries, newEntry(own, f.defaults(), f))
		}
		f.claims = append(f.claims, c)
	}
}

func (f *studyFile) checkName(r *Report) {
	name, prefix := strings.TrimSuffix(path.Base(f.file), ".yaml"), f.prefix()
	switch {
	case prefix == "":
	case f.given("topic") && name != prefix:
		r.complain(ruleFileName, f.at("topic"), "name the file "+prefix+".yaml", "the topic is %q, the file is named %q", prefix, name)
	case f.given("citations") && !strings.HasPrefix(name, prefix+"-"):
		r.complain(ruleFileName, f.at("citations"), "name the file "+prefix+"-<slug>.yaml", "the citations are %s, the file is named %q", prefix, name)
	}
}
