package neostore

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/evgraph/evgraph/internal/kg"
)

// row is what one node or relationship keeps, without its version: texts, lists
// of texts, booleans and integers. What is absent has no key.
type row map[string]any

func (r row) text(name, value string) {
	if value != "" {
		r[name] = value
	}
}

func (r row) number(name string, value int) {
	if value != 0 {
		r[name] = int64(value)
	}
}

func (r row) flag(name string, value *bool) {
	if value != nil {
		r[name] = *value
	}
}

func list[T ~string](r row, name string, values []T) {
	if len(values) == 0 {
		return
	}
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = string(v)
	}
	r[name] = texts
}

// maxKey is the longest text in bytes that goes into an index, which takes 8 KB
// for all parts of a key.
const maxKey = 4000

// indexed are the properties that maxKey holds for.
var indexed = map[string]bool{"id": true, "nameKey": true, "key": true, "keys": true}

// check returns an error for what the database cannot keep as it is.
func (r row) check() error {
	for name, value := range r {
		texts, ok := value.([]string)
		if text, single := value.(string); single {
			texts, ok = []string{text}, true
		}
		if !ok {
			continue
		}
		for _, text := range texts {
			switch {
			case !utf8.ValidString(text):
				return fmt.Errorf("%w: %v: %s is not valid UTF-8", kg.ErrInvalid, r["id"], name)
			case indexed[name] && len(text) > maxKey:
				return fmt.Errorf("%w: %v: %s has %d bytes, at most %d", kg.ErrInvalid, r["id"], name, len(text), maxKey)
			}
		}
	}
	return nil
}

// rows makes the rows of a normalised and valid dataset, any of them at any time,
// so that no more than a chunk of them needs to be in memory.
type rows struct {
	data *kg.Dataset
	// evidence has the places of the entries in the order of their statements, and
	// for each strongest first; of the statement at place i they are
	// evidence[first[i]:first[i+1]].
	evidence []uint32
	first    []uint32
}

func newRows(d *kg.Dataset) *rows {
	r := &rows{data: d, evidence: make([]uint32, len(d.Evidence)), first: make([]uint32, len(d.Statements)+1)}
	for i := range r.evidence {
		r.evidence[i] = uint32(i)
	}
	slices.SortFunc(r.evidence, func(a, b uint32) int {
		x, y := &d.Evidence[a], &d.Evidence[b]
		return cmp.Or(cmp.Compare(x.Statement, y.Statement), cmp.Compare(kg.EvidenceStrength(y), kg.EvidenceStrength(x)), cmp.Compare(a, b))
	})
	next := 0
	for i := range d.Statements {
		r.first[i] = uint32(next)
		for next < len(r.evidence) && d.Evidence[r.evidence[next]].Statement == d.Statements[i].ID {
			next++
		}
	}
	r.first[len(d.Statements)] = uint32(next)
	return r
}

func (r *rows) nodeByID(id kg.CURIE) *kg.Node {
	i, ok := slices.BinarySearchFunc(r.data.Nodes, id, func(n kg.Node, id kg.CURIE) int { return cmp.Compare(n.ID, id) })
	if !ok {
		return new(kg.Node) // no valid dataset has such an end
	}
	return &r.data.Nodes[i]
}

func (r *rows) statementByID(id kg.StatementID) *kg.Statement {
	i, ok := slices.BinarySearchFunc(r.data.Statements, id, func(s kg.Statement, id kg.CURIE) int { return cmp.Compare(s.ID, id) })
	if !ok {
		return new(kg.Statement)
	}
	return &r.data.Statements[i]
}

func (r *rows) source(i int) row {
	s := &r.data.Sources[i]
	out := row{"key": s.Key}
	out.text("name", s.Name)
	out.text("release", s.Release)
	out.text("licence", s.Licence)
	out.text("url", s.URL)
	out.text("attribution", s.Attribution)
	return out
}

func (r *rows) node(i int) row {
	n := &r.data.Nodes[i]
	out := row{"id": string(n.ID), "category": string(n.Category), "name": n.Name, "nameKey": n.NameKey,
		"grain": string(n.Grain), "hub": n.Hub}
	out.text("label", n.Label)
	list(out, "synonyms", n.Synonyms)
	list(out, "xrefs", n.Xrefs)
	list(out, "formerIds", n.FormerIDs)
	out.text("description", n.Description)
	out.text("taxon", string(n.Taxon))
	out.text("reason", n.Reason)
	list(out, "parents", n.Parents)
	attributes(out, &n.Attributes)
	var words, synonymKeys []string
	for i, name := range kg.FoldNames(n) {
		words = append(words, name.Words...)
		if i > 0 {
			synonymKeys = append(synonymKeys, name.Key)
		}
	}
	list(out, "synonymKeys", synonymKeys)
	out.text("words", strings.Join(words, " "))
	list(out, "keys", lookupKeys(n))
	return out
}

func attributes(out row, a *kg.Attributes) {
	out.flag("fluid", a.Fluid)
	out.text("reportedAs", a.ReportedAs)
	out.text("sizeClass", a.SizeClass)
	out.text("isolation", a.Isolation)
	out.text("treatment", a.Treatment)
	out.text("arm", a.Arm)
	out.text("sequence", a.Sequence)
	out.text("rnaClass", a.RNAClass)
	out.flag("lipid", a.Lipid)
	out.text("modelKind", a.ModelKind)
	out.text("strain", a.Strain)
	out.number("citation", a.Citation)
	list(out, "authors", a.Authors)
	out.number("year", a.Year)
	out.text("title", a.Title)
	out.text("journal", a.Journal)
	out.text("doi", a.DOI)
	out.text("pmid", a.PMID)
}

func (r *rows) statement(i int) row {
	s := &r.data.Statements[i]
	own := r.evidence[r.first[i]:r.first[i+1]]
	entries, ids := make([]*kg.Evidence, len(own)), make([]string, len(own))
	for j, place := range own {
		entries[j] = &r.data.Evidence[place]
		ids[j] = string(entries[j].ID)
	}
	strength := kg.StatementStrength(entries)
	subject, object := r.nodeByID(s.Subject), r.nodeByID(s.Object)
	out := row{"id": string(s.ID), "negative": s.Negative(), "evidence": ids,
		"keyPredicate": kg.StatementKey(kg.ByPredicate, s, subject, object, strength),
		"keyStrength":  kg.StatementKey(kg.ByStrength, s, subject, object, strength)}
	out.text("effect", string(s.Effect))
	out.text("aspect", string(s.Aspect))
	if s.Negated {
		out["negated"] = true
	}
	out.text("amount", string(s.Amount))
	list(out, "context", s.Context)
	out.text("moleculeLevel", string(s.MoleculeLevel))
	if v := s.Value; v != nil {
		out["valueMin"] = v.Min // also when empty: it says that there is a value
		out.text("valueMax", v.Max)
		out.text("valueUnit", v.Unit)
		out.text("valueMedium", v.Medium)
	}
	out.text("result", string(s.Result))
	out.text("statedEffect", string(s.StatedEffect()))
	out.text("statedAmount", string(s.StatedAmount()))
	out.text("statedResult", string(s.StatedResult()))
	return out
}

func (r *rows) entry(i int) row {
	e := &r.data.Evidence[i]
	s := r.statementByID(e.Statement)
	out := row{"id": string(e.ID), "statement": string(e.Statement), "source": e.Source, "hedged": e.Hedged, "refutes": e.Refutes,
		"keyStrength": kg.EvidenceKey(kg.StrongestFirst, e), "subject": string(s.Subject), "object": string(s.Object)}
	for name, value := range map[string]string{
		"kind": string(e.Kind), "summary": e.Summary, "asWritten": e.AsWritten, "reach": string(e.Reach),
		"level": string(e.Level), "scope": string(e.Scope), "basis": string(e.Basis), "directness": string(e.Directness),
		"setting": string(e.Setting), "model": string(e.Model), "preparation": string(e.Preparation), "species": string(e.Species),
		"route": string(e.Route), "doses": string(e.Doses), "timing": string(e.Timing), "stage": string(e.Stage),
		"comparator": string(e.Comparator), "comparison": string(e.Comparison),
		"eco": string(e.ECO), "knowledge": string(e.Knowledge), "agent": string(e.Agent),
	} {
		out.text(name, value)
	}
	list(out, "locators", e.Locators)
	list(out, "credits", e.Credits)
	out.number("doseCount", e.DoseCount)
	list(out, "via", e.Via)
	list(out, "with", e.With)
	if f := e.FirstReport; f != nil {
		out["firstYear"] = int64(f.Year) // also when 0: it says that there is a report
		out.text("firstWho", f.Who)
	}
	flags(out, e.Flags)
	list(out, "mentions", mentions(e))
	return out
}

func flags(out row, all []kg.Flag) {
	var kinds, notes, conflicts []string
	for _, f := range all {
		ids := make([]string, len(f.ConflictsWith))
		for i, id := range f.ConflictsWith {
			ids[i] = string(id)
		}
		kinds, notes, conflicts = append(kinds, string(f.Kind)), append(notes, f.Note), append(conflicts, strings.Join(ids, " "))
	}
	list(out, "flagKinds", kinds)
	list(out, "flagNotes", notes)
	list(out, "flagConflicts", conflicts)
}

// mentions are the nodes from which kg.Mentioned leads to the entry, each once.
func mentions(e *kg.Evidence) []kg.CURIE {
	var ids []kg.CURIE
	for _, id := range append(slices.Clone(e.Credits), e.Model, e.Preparation) {
		if id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// hashRows is a SHA-256 over a canonical text of the rows.
func hashRows(rows []row) string {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, r := range rows {
		_ = enc.Encode(r) // maps of texts, lists and numbers cannot fail to encode, nor a hash to take them
	}
	return hex.EncodeToString(h.Sum(nil))
}
