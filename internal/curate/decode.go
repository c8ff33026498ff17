package curate

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// decoder reads the records of one file.
type decoder struct {
	*Report
	file string
}

func (d decoder) mark(n *yaml.Node) mark { return mark{d.file, n.Line, n.Column} }

// list reads a list of records; a record that is none is left out.
func (d decoder) list(n *yaml.Node, s *schema) []record {
	if n.Kind != yaml.SequenceNode {
		d.complain(ruleType, d.mark(n), "write a list of them, each after `- `", "here is %s instead of a list of %s", describe(n), s.plural())
		return nil
	}
	d.notEmpty(n)
	var out []record
	for _, child := range n.Content {
		if rec, ok := d.record(child, s); ok {
			out = append(out, rec)
		}
	}
	return out
}

// record reads a block of fields by its schema.
func (d decoder) record(n *yaml.Node, s *schema) (record, bool) {
	rec := record{mark: d.mark(n), schema: s, values: map[string]value{}}
	if n.Kind != yaml.MappingNode {
		d.complain(ruleType, rec.mark, "write its fields as `name: value`", "%s is %s", s.article(), describe(n))
		return rec, false
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		d.field(&rec, n.Content[i], n.Content[i+1])
	}
	for _, f := range s.fields {
		if f.required && !rec.given(f.name) {
			d.complain(ruleMissingField, rec.mark, "add it", "%s without `%s`", s.article(), f.name)
		}
	}
	return rec, true
}

func (d decoder) field(rec *record, key, n *yaml.Node) {
	f, i := rec.schema.find(key.Value)
	switch {
	case key.Kind != yaml.ScalarNode:
		d.complain(ruleType, d.mark(key), "use a name", "the name of a field is %s", describe(key))
		return
	case i < 0:
		d.complain(ruleUnknownField, d.mark(key), rec.schema.hint(key.Value), "%s has no field %q", rec.schema.article(), key.Value)
		return
	case rec.given(f.name):
		d.complain(ruleDuplicateField, d.mark(key), "join the two", "`%s` stands twice, first in line %d", f.name, rec.at(f.name).line)
		return
	}
	v := d.value(n, f)
	v.mark = d.mark(key)
	rec.values[f.name] = v
}

func (d decoder) value(n *yaml.Node, f field) (v value) {
	switch {
	case f.none && n.Kind == yaml.ScalarNode && n.Value == "none":
		v.none = true
	case f.kind == recordKind && f.list:
		v.recs = d.list(n, f.record)
	case f.kind == recordKind:
		if rec, ok := d.record(n, f.record); ok {
			v.recs = []record{rec}
		}
	case f.list && n.Kind == yaml.SequenceNode:
		d.notEmpty(n)
		v.items = d.items(n, f)
	case f.list && !f.single:
		d.complain(ruleType, d.mark(n), "write a list, as [a, b]", "`%s` is %s", f.name, describe(n))
	default:
		if it, ok := d.item(n, f); ok {
			v.items = []item{it}
		}
	}
	return v
}

func (d decoder) notEmpty(n *yaml.Node) {
	if len(n.Content) == 0 {
		d.complain(ruleType, d.mark(n), "fill the list, or leave out what it belongs to", "an empty list")
	}
}

func (d decoder) items(n *yaml.Node, f field) []item {
	var out []item
	seen := map[string]bool{}
	for _, child := range n.Content {
		it, ok := d.item(child, f)
		if !ok {
			continue
		}
		if seen[it.text] {
			d.complain(ruleDuplicateItem, it.mark, "name it once", "%q stands twice in `%s`", it.text, f.name)
			continue
		}
		seen[it.text] = true
		out = append(out, it)
	}
	return out
}

// item reads one text. It is taken as written, whatever YAML would make of it.
func (d decoder) item(n *yaml.Node, f field) (item, bool) {
	it := item{d.mark(n), n.Value}
	if n.Kind != yaml.ScalarNode {
		d.complain(ruleType, it.mark, "write "+f.wants(), "`%s` is %s", f.name, describe(n))
		return it, false
	}
	if strings.TrimSpace(n.Value) == "" || n.Tag == "!!null" {
		d.complain(ruleType, it.mark, "write "+f.wants()+" or leave the field out", "`%s` is empty", f.name)
		return it, false
	}
	if !d.checkRunes(it.mark, it.text) {
		return it, false
	}
	return d.check(it, f)
}

// check looks at what can be judged from the text and its field alone, and gives
// enumeration values their kg name.
func (d decoder) check(it item, f field) (item, bool) {
	ok := true
	switch f.kind {
	case textKind:
		d.checkText(it, f)
	case keyKind, entityKind, sourceKind:
		ok = d.checkKey(it, f)
	case curieKind:
		ok = d.checkCURIE(it, f)
	case boolKind:
		if ok = it.text == "true" || it.text == "false"; !ok {
			d.complain(ruleType, it.mark, "write true or false", "`%s` is %q", f.name, it.text)
		}
	case numberKind:
		if n, err := strconv.Atoi(it.text); err != nil || n < 1 || strconv.Itoa(n) != it.text {
			d.complain(ruleType, it.mark, "write a whole number above 0", "`%s` is %q", f.name, it.text)
			ok = false
		}
	case enumKind, dosesKind:
		return d.checkValue(it, f)
	case predicateKind:
		ok = d.checkPredicate(it)
	case locatorKind:
		ok = d.checkLocator(it)
	case conflictKind:
		ok = d.checkConflict(it)
	}
	return it, ok
}
