package curate

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// The columns of the tables. A first line that names them is allowed.
var (
	referenceColumns = []string{"id", "label", "source", "release"}
	articleColumns   = []string{"locator", "digest", "reason"}
)

// reference is reference.tsv: what outside identifiers are called.
type reference struct {
	rows   []referenceRow
	labels map[string]string // by id
	used   map[string]bool
}

type referenceRow struct {
	mark
	id, label, source, release string
}

// unchecked are the prefixes that the reference tables do not cover; such ids
// stand as xrefs only.
var unchecked = []string{"DOID", "HP", "MESH", "MP", "PMCID", "PMID", "doi"}

type row struct {
	mark
	cells []string
}

// readTable reads tab-separated lines, leaving out the heading and malformed rows.
func (s *seed) readTable(fsys fs.FS, name string, columns []string) []row {
	data, ok := s.readFile(fsys, name)
	if !ok || !s.report.checkTableBytes(name, data) {
		return nil
	}
	var out []row
	for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
		at := mark{name, i + 1, 1}
		cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		switch {
		case i == 0 && slices.Equal(cells, columns):
		case len(cells) != len(columns):
			s.report.complain(ruleTable, at, "write "+strings.Join(columns, ", ")+", a tab between them", "%d columns, not %d", len(cells), len(columns))
		default:
			out = append(out, row{at, cells})
		}
	}
	return out
}

// checkTableBytes is checkBytes, tabs aside.
func (r *Report) checkTableBytes(name string, data []byte) bool {
	return r.checkBytes(name, []byte(strings.ReplaceAll(string(data), "\t", " ")))
}

func (s *seed) readReference(fsys fs.FS) {
	if s.missing(fsys, referenceFile, ruleMissingFile, "add the table: "+strings.Join(referenceColumns, ", ")) {
		return
	}
	ref := &reference{labels: map[string]string{}, used: map[string]bool{}}
	s.reference = ref
	for _, r := range s.readTable(fsys, referenceFile, referenceColumns) {
		row := referenceRow{r.mark, r.cells[0], r.cells[1], r.cells[2], r.cells[3]}
		s.checkReferenceRow(row)
		ref.rows = append(ref.rows, row)
		ref.labels[row.id] = row.label
	}
}

func (s *seed) checkReferenceRow(row referenceRow) {
	last := ""
	if n := len(s.reference.rows); n > 0 {
		last = s.reference.rows[n-1].id
	}
	_, err := kg.ParseCURIE(row.id)
	switch {
	case err != nil:
		s.report.complain(ruleTable, row.mark, "write prefix:local, such as MONDO:0002492", "%v", err)
	case row.source == "" || row.release == "":
		s.report.complain(ruleTable, row.mark, "name the table and the release that the id was checked in", "%s has no source or release", row.id)
	case row.id == last:
		s.report.complain(ruleTable, row.mark, "keep one of them", "%s stands twice", row.id)
	case row.id < last:
		s.report.complain(ruleTable, row.mark, "sort the table by id, as bytes", "%s stands after %s", row.id, last)
	}
}

// refer notes that an id is used and complains when reference.tsv lacks it.
func (s *seed) refer(it item) {
	id := kg.CURIE(it.text)
	if s.reference == nil || id.IsLocal() {
		return
	}
	s.reference.used[it.text] = true
	if _, ok := s.reference.labels[it.text]; !ok {
		s.report.complain(ruleUnknownReference, it.mark, "look the id up in the reference tables and add its row, or use another", "%s is not in %s", it.text, referenceFile)
	}
}

// checkReference looks for rows that nothing uses and sources that do not exist.
func (s *seed) checkReference() {
	s.checkSources()
	if s.reference == nil {
		return
	}
	for _, eco := range kg.DefaultECO {
		s.reference.used[string(eco)] = true // derived, never written
	}
	for _, row := range s.reference.rows {
		s.checkSource(item{row.mark, row.source})
		if !s.reference.used[row.id] && len(s.unread) == 0 {
			s.report.complain(ruleUnusedReference, row.mark, "remove the row", "nothing uses %s", row.id)
		}
	}
}

// checkSources looks at sources.yaml as a whole.
func (s *seed) checkSources() {
	seen := map[string]bool{}
	for _, src := range s.sources {
		key := src.text("key")
		if key != "" && seen[key] {
			s.report.complain(ruleDuplicateKey, src.at("key"), "keep one of them", "source %q stands twice", key)
		}
		seen[key] = true
	}
	if len(s.sources) > 0 && !seen[reviewSource] {
		s.report.complain(ruleUnknownSource, mark{file: sourcesFile}, "add it", "there is no source %q, in which all claims were read", reviewSource)
	}
}

// checkSource complains about a source that sources.yaml lacks, unless that file
// is missing, which was said already.
func (s *seed) checkSource(it item) {
	if len(s.sources) == 0 || it.text == "" {
		return
	}
	var keys []string
	for _, src := range s.sources {
		keys = append(keys, src.text("key"))
	}
	if !slices.Contains(keys, it.text) {
		s.report.complain(ruleUnknownSource, it.mark, suggest(it.text, keys), "there is no source %q in %s", it.text, sourcesFile)
	}
}
