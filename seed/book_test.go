package seed_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/evgraph/evgraph/internal/article"
	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/seed"
)

// The tests of this folder hold the real data against facts that were read off
// the article. A fact is one line: where it stands, the claim, and words that
// must be true of it.
//
//	{"kidney:4.2", "ev-25-rnase AFFECTS outcome-kidney-injury", "no_effect less"}
//
// The words are those of seed/README.md (increases, expression, negated,
// enriched, hedged, inferred, single, chronic ...), and with a colon those that
// name something: in:liver (context), via:mir-21, model:..., species:...,
// preparation:..., comparator:..., credit:pub-25, flag:ambiguous, unit:nm.
//
// A test that cannot fail is worth nothing, so every test here is shown a dataset
// that was broken on purpose and has to complain about it.

// book is a dataset with the indexes that the tests read it by. Nodes go by
// their keys of the seed.
type book struct {
	kg.Dataset
	key        map[kg.CURIE]string
	id         map[string]kg.CURIE
	nodes      map[kg.CURIE]*kg.Node
	statements map[kg.StatementID]*kg.Statement
	evidence   map[kg.StatementID][]*kg.Evidence
	claims     map[string][]*kg.Statement // by "subject PREDICATE object"
}

// theSeed is the real data, read once.
var theSeed = sync.OnceValue(func() *book {
	dataset, report := curate.Lint(seed.FS)
	if dataset == nil {
		panic(fmt.Sprint(report.Complaints))
	}
	return newBook(*dataset)
})

// theKeys are the keys of the entities by their ids; a dataset no longer knows them.
var theKeys = sync.OnceValue(func() map[kg.CURIE]string {
	keys := map[kg.CURIE]string{}
	files, _ := fs.Glob(seed.FS, "entities/*.yaml")
	for _, file := range files {
		text, err := fs.ReadFile(seed.FS, file)
		if err != nil {
			panic(err)
		}
		key := ""
		for line := range strings.Lines(string(text)) {
			line = strings.TrimSpace(line)
			if after, ok := strings.CutPrefix(line, "- key: "); ok {
				key = after
			} else if after, ok := strings.CutPrefix(line, "id: "); ok {
				keys[kg.CURIE(after)] = key
			}
		}
	}
	return keys
})

func newBook(d kg.Dataset) *book {
	b := &book{
		Dataset:    d,
		key:        theKeys(),
		id:         map[string]kg.CURIE{},
		nodes:      map[kg.CURIE]*kg.Node{},
		statements: map[kg.StatementID]*kg.Statement{},
		evidence:   map[kg.StatementID][]*kg.Evidence{},
		claims:     map[string][]*kg.Statement{},
	}
	for id, key := range b.key {
		b.id[key] = id
	}
	for i := range b.Nodes {
		b.nodes[b.Nodes[i].ID] = &b.Nodes[i]
	}
	for i := range b.Statements {
		s := &b.Statements[i]
		b.statements[s.ID] = s
		b.claims[b.claim(s)] = append(b.claims[b.claim(s)], s)
	}
	for i := range b.Evidence {
		e := &b.Evidence[i]
		b.evidence[e.Statement] = append(b.evidence[e.Statement], e)
	}
	return b
}

// claim gives subject, predicate and object.
func (b *book) claim(s *kg.Statement) string {
	return b.key[s.Subject] + " " + string(s.Predicate) + " " + b.key[s.Object]
}

// say names a piece of evidence in complaints.
func (b *book) say(e *kg.Evidence) string {
	s := b.statements[e.Statement]
	return fmt.Sprintf("%s (%s: %s {%s})", e.ID, strings.Join(e.Locators, " "), b.claim(s), strings.Join(b.words(s, nil), " "))
}

// words are all words that hold of a statement and, if one is given, of an entry
// of its evidence.
func (b *book) words(s *kg.Statement, e *kg.Evidence) []string {
	var words []string
	add := func(values ...string) {
		for _, v := range values {
			if v != "" && v != kg.NotStated {
				words = append(words, strings.ToLower(v))
			}
		}
	}
	name := func(what string, ids ...kg.CURIE) {
		for _, id := range ids {
			if id != "" {
				words = append(words, what+":"+b.key[id])
			}
		}
	}
	flag := func(word string, is bool) {
		if is {
			add(word)
		}
	}
	add(string(s.StatedEffect()), string(s.Aspect), string(s.StatedAmount()), string(s.StatedResult()), string(s.MoleculeLevel))
	flag("negated", s.Negated)
	flag("result_not_stated", s.StatedResult() == kg.ResultNotStated)
	name("in", s.Context...)
	if v := s.Value; v != nil {
		words = append(words, "min:"+v.Min, "max:"+v.Max, "unit:"+v.Unit)
	}
	if e == nil {
		return words
	}
	add(string(e.Level), string(e.Scope), string(e.Basis), string(e.Directness), string(e.Setting), string(e.Route),
		string(e.Doses), string(e.Timing), string(e.Stage), string(e.Comparison), string(e.Kind))
	flag("hedged", e.Hedged)
	flag("plain", !e.Hedged)
	name("model", e.Model)
	name("preparation", e.Preparation)
	name("species", e.Species)
	name("comparator", e.Comparator)
	name("via", e.Via...)
	name("with", e.With...)
	name("credit", e.Credits...)
	for _, f := range e.Flags {
		add("flag:" + string(f.Kind))
	}
	return words
}

// fact is one claim of the article.
type fact struct{ at, claim, words string }

func (f fact) String() string { return strings.TrimSpace(f.at + ": " + f.claim + " " + f.words) }

// find returns the evidence that holds the fact. A * in the claim stands for
// anything, no locator for anywhere.
func (b *book) find(f fact) []*kg.Evidence {
	var found []*kg.Evidence
	consider := func(s *kg.Statement) {
		for _, e := range b.evidence[s.ID] {
			if f.at != "" && !slices.Contains(e.Locators, f.at) {
				continue
			}
			have := b.words(s, e)
			if !slices.ContainsFunc(strings.Fields(f.words), func(w string) bool { return !slices.Contains(have, w) }) {
				found = append(found, e)
			}
		}
	}
	if !strings.Contains(f.claim, "*") {
		for _, s := range b.claims[f.claim] {
			consider(s)
		}
		return found
	}
	pattern := strings.Fields(f.claim)
	for i := range b.Statements {
		ends := strings.Fields(b.claim(&b.Statements[i]))
		if !slices.ContainsFunc([]int{0, 1, 2}, func(i int) bool { return pattern[i] != "*" && pattern[i] != ends[i] }) {
			consider(&b.Statements[i])
		}
	}
	return found
}

// check looks at a dataset and says what is wrong with it.
type check func(b *book) (complaints []string)

// hold expects the check to pass the seed, and to complain about every copy of it
// that was broken on purpose.
func hold(t *testing.T, c check, broken ...func(d *mutable)) {
	t.Helper()
	for _, complaint := range c(theSeed()) {
		t.Error(complaint)
	}
	if len(broken) == 0 {
		t.Error("nothing proves that this test can fail")
	}
	for i, spoil := range broken {
		if complaints := c(spoiled(spoil)); len(complaints) == 0 {
			t.Errorf("the test does not notice the fault no. %d that was made on purpose", i+1)
		}
	}
}

// holdAll expects every fact to stand in the seed. That each row can fail is
// proven by taking away what it was found in.
func holdAll(t *testing.T, facts []fact) {
	t.Helper()
	for _, f := range facts {
		t.Run(strings.ReplaceAll(f.String(), " ", "_"), func(t *testing.T) {
			hold(t,
				func(b *book) (complaints []string) {
					if len(b.find(f)) == 0 {
						complaints = append(complaints, fmt.Sprintf("the seed does not have: %s; it has %v", f, b.near(f)))
					}
					return complaints
				},
				func(d *mutable) {
					found := d.find(f)
					d.Evidence = slices.DeleteFunc(d.Evidence, func(e kg.Evidence) bool {
						return slices.ContainsFunc(found, func(o *kg.Evidence) bool { return o.ID == e.ID })
					})
				})
		})
	}
}

// near lists what is said instead, for the complaint.
func (b *book) near(f fact) (said []string) {
	for _, e := range b.find(fact{claim: f.claim}) {
		said = append(said, fmt.Sprint(e.Locators, b.words(b.statements[e.Statement], e)))
	}
	return said
}

// holdNone expects that the seed says none of this. That each row can fail is
// proven by saying it.
func holdNone(t *testing.T, facts []fact) {
	t.Helper()
	for _, f := range facts {
		t.Run("no_"+strings.ReplaceAll(f.String(), " ", "_"), func(t *testing.T) {
			hold(t,
				func(b *book) (complaints []string) {
					for _, e := range b.find(f) {
						complaints = append(complaints, "the article does not say this: "+b.say(e))
					}
					return complaints
				},
				func(d *mutable) { d.claimAnew(f) })
		})
	}
}

// mutable is a copy of the seed to be broken. Everything in it may be changed.
type mutable struct{ *book }

// spoiled gives a copy of the seed after something was done to it.
func spoiled(spoil func(d *mutable)) *book {
	original := theSeed().Dataset
	d := kg.Dataset{
		Nodes:      slices.Clone(original.Nodes),
		Statements: slices.Clone(original.Statements),
		Evidence:   slices.Clone(original.Evidence),
		Sources:    slices.Clone(original.Sources),
	}
	m := &mutable{newBook(d)}
	spoil(m)
	return newBook(m.Dataset)
}

// first gives the first entry that holds the fact, for changing it.
func (d *mutable) first(at, claim, words string) *kg.Evidence {
	found := d.find(fact{at, claim, words})
	if len(found) == 0 {
		panic("nothing to break: " + claim)
	}
	return found[0]
}

// statement gives the first statement of the claim, for changing it.
func (d *mutable) statement(claim string) *kg.Statement {
	found := d.claims[claim]
	if len(found) == 0 {
		panic("nothing to break: " + claim)
	}
	return found[0]
}

// node gives a node, for changing it.
func (d *mutable) node(key string) *kg.Node {
	if n := d.nodes[d.id[key]]; n != nil {
		return n
	}
	panic("nothing to break: " + key)
}

// forget removes every statement of the claim.
func (d *mutable) forget(claim string) {
	gone := d.statement(claim).ID
	d.Statements = slices.DeleteFunc(d.Statements, func(s kg.Statement) bool { return s.ID == gone })
	d.Evidence = slices.DeleteFunc(d.Evidence, func(e kg.Evidence) bool { return e.Statement == gone })
}

// claimAnew adds a statement with the words of the fact, whatever a * leaves open.
func (d *mutable) claimAnew(f fact) *kg.Evidence {
	ends := strings.Fields(f.claim)
	for i, other := range []string{"mir-21", "AFFECTS", "outcome-kidney-injury"} {
		if ends[i] == "*" {
			ends[i] = other
		}
	}
	for _, key := range []string{ends[0], ends[2]} {
		if d.id[key] == "" {
			panic("no entity has the key " + key)
		}
	}
	var q kg.Qualifiers
	e := kg.Evidence{ID: "EVG:E-made-up", Kind: kg.Claim, Scope: kg.StudyScope, Basis: kg.Stated, Level: kg.Primary, Locators: []string{f.at}}
	for _, w := range strings.Fields(f.words) {
		enum := strings.ToUpper(w)
		what, key, _ := strings.Cut(w, ":")
		switch {
		case w == "negated":
			q.Negated = true
		case w == "hedged":
			e.Hedged = true
		case w == "plain":
		case kg.Known("Effect", enum):
			q.Effect = kg.Effect(enum)
		case kg.Known("Aspect", enum):
			q.Aspect = kg.Aspect(enum)
		case kg.Known("TestResult", enum):
			q.Result = kg.TestResult(enum)
		case kg.Known("MoleculeLevel", enum):
			q.MoleculeLevel = kg.MoleculeLevel(enum)
		case kg.Known("Basis", enum):
			e.Basis = kg.Basis(enum)
		case kg.Known("Scope", enum):
			e.Scope = kg.Scope(enum)
		case kg.Known("Doses", enum):
			e.Doses = kg.Doses(enum)
		case kg.Known("Stage", enum):
			e.Stage = kg.Stage(enum)
		case what == "species":
			e.Species = d.id[key]
		case what == "via":
			e.Via = []kg.CURIE{d.id[key]}
		default:
			panic("claimAnew does not know the word " + w)
		}
	}
	s := kg.NewStatement(d.id[ends[0]], kg.Predicate(ends[1]), d.id[ends[2]], q)
	e.Statement = s.ID
	d.Statements = append(d.Statements, s)
	d.Evidence = append(d.Evidence, e)
	return &d.Evidence[len(d.Evidence)-1]
}

// theArticle is the text of the review by locator, empty where the review is not
// beside the project.
var theArticle = sync.OnceValue(func() map[string]string {
	sentences := map[string]string{}
	text, err := os.ReadFile(filepath.Join(beside, "article", "review.txt"))
	if err != nil {
		return sentences
	}
	for _, s := range article.Split(string(text)) {
		sentences[s.Locator()] = s.Text
	}
	return sentences
})

// wrote reports whether the sentence holds the words; where there is no article
// to look in, everything is believed.
func wrote(locator, words string) bool {
	sentences := theArticle()
	return len(sentences) == 0 || strings.Contains(strings.ToLower(sentences[locator]), strings.ToLower(words))
}

// same compares a table with what was found, both ways.
func same[T any](want map[string]T, found map[string]bool, missing, extra string) (complaints []string) {
	for _, row := range sortedKeys(want) {
		if !found[row] {
			complaints = append(complaints, missing+": "+row)
		}
	}
	for _, row := range sortedKeys(found) {
		if _, listed := want[row]; !listed {
			complaints = append(complaints, extra+": "+row)
		}
	}
	return complaints
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
