package kg_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

func TestCategories(t *testing.T) {
	seen := map[string]bool{}
	once := func(what, value string) {
		if value == "" || seen[what+value] {
			t.Errorf("%s %q is empty or stands twice", what, value)
		}
		seen[what+value] = true
	}
	for _, c := range kg.Categories {
		once("category", string(c.Category))
		once("type", c.TypeName)
		once("file", c.File)
		once("singular", c.Singular)
		once("plural", c.Plural)
		once("meaning", c.Meaning)
		if !strings.HasPrefix(c.Biolink, "biolink:") {
			t.Errorf("%s: Biolink class %q", c.Category, c.Biolink)
		}
		if got, ok := c.Category.Info(); !ok || got.TypeName != c.TypeName {
			t.Errorf("%s: Info gives %v, %v", c.Category, got, ok)
		}
		for _, p := range c.IDs {
			if _, known := kg.LookupPrefix(p); !known || p == kg.LocalPrefix {
				t.Errorf("%s: ids of %q", c.Category, p)
			}
		}
		if c.Category.IsCargo() != slices.Contains(kg.CargoCategories, c.Category) {
			t.Errorf("%s: IsCargo and CargoCategories differ", c.Category)
		}
	}
	if _, ok := kg.Category("NOTHING").Info(); ok {
		t.Error("an unknown category has information")
	}
}

func TestPredicates(t *testing.T) {
	seen := map[kg.Predicate]bool{}
	for _, p := range kg.Predicates {
		if p.Predicate == "" || seen[p.Predicate] {
			t.Errorf("predicate %q is empty or stands twice", p.Predicate)
		}
		seen[p.Predicate] = true
		if p.Meaning == "" || !strings.HasPrefix(p.Biolink, "biolink:") {
			t.Errorf("%s: meaning %q, Biolink predicate %q", p.Predicate, p.Meaning, p.Biolink)
		}
		for _, text := range []string{p.Sentence, p.Inverse} {
			if strings.Count(text, "{subject}") != 1 || strings.Count(text, "{object}") != 1 {
				t.Errorf("%s: sentence %q", p.Predicate, text)
			}
		}
		if !strings.HasPrefix(p.Sentence, "{subject} ") || !strings.HasPrefix(p.Inverse, "{object} ") {
			t.Errorf("%s: %q and %q do not begin with their own ends", p.Predicate, p.Sentence, p.Inverse)
		}
		if p.Effect != (p.Denial == "") {
			t.Errorf("%s: takes an effect: %v, denial %q", p.Predicate, p.Effect, p.Denial)
		}
		if p.Denial != "" && (!strings.HasPrefix(p.Denial, "{subject} ") || !strings.Contains(p.Denial, "{object}") || p.Denial == p.Sentence) {
			t.Errorf("%s: denial %q", p.Predicate, p.Denial)
		}
		checkEnds(t, p)
	}
}

func checkEnds(t *testing.T, p kg.PredicateInfo) {
	if got, ok := p.Predicate.Info(); !ok || got.Meaning != p.Meaning || p.Predicate.TakesEffect() != p.Effect || p.Predicate.TakesAmount() != p.Amount {
		t.Errorf("%s: the methods and the table differ", p.Predicate)
	}
	joined := 0
	for _, ends := range [][]kg.Category{p.Domain, p.Range} {
		for i, c := range ends {
			if _, ok := c.Info(); !ok || slices.Contains(ends[:i], c) {
				t.Errorf("%s: category %q is unknown or stands twice", p.Predicate, c)
			}
		}
	}
	for _, subject := range kg.Categories {
		for _, object := range kg.Categories {
			allowed := p.Allows(subject.Category, object.Category)
			if allowed {
				joined++
			}
			if allowed && (!slices.Contains(p.Domain, subject.Category) || !slices.Contains(p.Range, object.Category)) {
				t.Errorf("%s joins %s to %s", p.Predicate, subject.Category, object.Category)
			}
		}
	}
	if joined == 0 {
		t.Errorf("%s joins nothing", p.Predicate)
	}
}

func TestAllowsByKind(t *testing.T) {
	for _, w := range []struct {
		p               kg.Predicate
		subject, object kg.Category
		want            bool
	}{
		{kg.IsA, kg.Disease, kg.Disease, true}, {kg.IsA, kg.Disease, kg.Outcome, true}, {kg.IsA, kg.Gene, kg.MiRNA, true},
		{kg.IsA, kg.MSCSource, kg.CellType, true}, {kg.IsA, kg.CellType, kg.MSCSource, false}, {kg.PartOf, kg.MSCSource, kg.CellType, false},
		{kg.IsA, kg.EVSubtype, kg.CellComponent, true}, {kg.IsA, kg.Gene, kg.Disease, false},
		{kg.OrthologOf, kg.Gene, kg.Protein, true}, {kg.OrthologOf, kg.Gene, kg.Pathway, false},
		{kg.Carries, kg.EVPreparation, kg.MiRNA, true}, {kg.Carries, kg.MiRNA, kg.EVPreparation, false}, {kg.Regulates, kg.Disease, kg.Gene, false},
	} {
		info, ok := w.p.Info()
		if !ok || info.Allows(w.subject, w.object) != w.want {
			t.Errorf("%s joins %s to %s: %v", w.p, w.subject, w.object, !w.want)
		}
	}
	if _, ok := kg.Predicate("NOTHING").Info(); ok || kg.Predicate("NOTHING").TakesEffect() || kg.Predicate("NOTHING").Structural() {
		t.Error("an unknown predicate has information")
	}
}

func TestVocabulary(t *testing.T) {
	for enum, terms := range kg.Vocabulary {
		for i, term := range terms {
			if term.Value == "" || term.Meaning == "" || slices.ContainsFunc(terms[:i], func(o kg.Term) bool { return o.Value == term.Value }) {
				t.Errorf("%s: %+v is incomplete or stands twice", enum, term)
			}
			if term.Value != strings.ToUpper(term.Value) || !kg.Known(enum, term.Value) {
				t.Errorf("%s: %q is not a known value in upper case", enum, term.Value)
			}
		}
	}
	if kg.Known("Effect", "") || kg.Known("Effect", "increases") || kg.Known("Nothing", "INCREASES") {
		t.Error("something unknown is known")
	}
}

// Every constant of an enumeration is in Vocabulary, and of those that have a
// constant for each value, every value has one.
func TestVocabularyHasTheConstants(t *testing.T) {
	values := constants(t)
	for enum, terms := range kg.Vocabulary {
		for _, value := range values[enum] {
			if !kg.Known(enum, value) {
				t.Errorf("%s: the constant %s is missing", enum, value)
			}
		}
		if slices.Contains([]string{"Effect", "Aspect", "Amount", "MoleculeLevel", "TestResult", "Grain", "Level", "Scope", "Reach", "Basis", "EvidenceKind"}, enum) && len(values[enum]) != len(terms) {
			t.Errorf("%s: %d values, %d constants", enum, len(terms), len(values[enum]))
		}
	}
	if len(values["Category"]) != len(kg.Categories) || len(values["Predicate"]) != len(kg.Predicates) {
		t.Errorf("%d and %d constants for %d categories and %d predicates", len(values["Category"]), len(values["Predicate"]), len(kg.Categories), len(kg.Predicates))
	}
}

// constants reads the package's source for its typed string constants, by type.
func constants(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no source: %v", err)
	}
	values := map[string][]string{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		addConstants(t, file, values)
	}
	return values
}

func addConstants(t *testing.T, file *ast.File, values map[string][]string) {
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		typeName, typed := spec.Type.(*ast.Ident)
		literal, isLiteral := spec.Values[0].(*ast.BasicLit)
		if typed && isLiteral && literal.Kind == token.STRING {
			value, err := strconv.Unquote(literal.Value)
			if err != nil {
				t.Error(err)
			}
			values[typeName.Name] = append(values[typeName.Name], value)
		}
		return true
	})
}
