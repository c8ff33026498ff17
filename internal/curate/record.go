package curate

import (
	"slices"
	"strconv"
	"strings"
)

// record is a block of the seed, read but not yet understood.
type record struct {
	mark
	schema *schema
	values map[string]value
}

// value is what a field holds. A field whose content was complained about is
// given and empty, so that nobody complains that it is missing as well.
type value struct {
	mark
	none  bool     // `none` was written where it means nothing
	items []item   // texts, one unless the field is a list
	recs  []record // of recordKind
}

// item is one text and where it stands. Enumeration values are kg's.
type item struct {
	mark
	text string
}

func (r *record) given(field string) bool { _, ok := r.values[field]; return ok }

// at is where the field stands, or the record where it has none.
func (r *record) at(field string) mark {
	if v, ok := r.values[field]; ok {
		return v.mark
	}
	return r.mark
}

func (r *record) items(field string) []item { return r.values[field].items }

func (r *record) text(field string) string {
	if items := r.items(field); len(items) > 0 {
		return items[0].text
	}
	return ""
}

func (r *record) texts(field string) []string {
	var out []string
	for _, it := range r.items(field) {
		out = append(out, it.text)
	}
	return out
}

func (r *record) isTrue(field string) bool { return r.text(field) == "true" }

func (r *record) number(field string) int {
	n, _ := strconv.Atoi(r.text(field)) // checked when it was read; absent is 0
	return n
}

// nested gives the record in a field, nil when there is none.
func (r *record) nested(field string) *record {
	if recs := r.values[field].recs; len(recs) > 0 {
		return &recs[0]
	}
	return nil
}

func (v value) equal(o value) bool {
	same := func(a, b item) bool { return a.text == b.text }
	return v.none == o.none && len(v.recs)+len(o.recs) == 0 && slices.EqualFunc(v.items, o.items, same)
}

func (v value) String() string {
	if v.none {
		return "none"
	}
	var texts []string
	for _, it := range v.items {
		texts = append(texts, strings.ToLower(it.text))
	}
	return strings.Join(texts, ", ")
}
