package curate_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/kg"
)

// The guide of the format is held against the code: a curator must be able to
// rely on it alone.
func readme(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("../../seed/README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// section gives the text below a heading up to the next of any level.
func section(t *testing.T, text, heading string) string {
	t.Helper()
	_, after, ok := strings.Cut(text, "\n"+heading+"\n")
	if !ok {
		t.Fatalf("seed/README.md has no section %q", heading)
	}
	before, _, _ := strings.Cut(after, "\n#")
	return before
}

func TestReadmeListsEveryRule(t *testing.T) {
	var want []string
	for _, r := range curate.Rules {
		want = append(want, fmt.Sprintf("| `%s` | %s | %s |", r.Name, r.Severity, r.Meaning))
	}
	got := tableRows(section(t, readme(t), "## Lint rules"))
	if !slices.Equal(got, want) {
		t.Errorf("the rules of seed/README.md should read\n%s", strings.Join(want, "\n"))
	}
}

func tableRows(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "| `") {
			out = append(out, strings.TrimSpace(line))
		}
	}
	return out
}

func TestReadmeListsEveryPredicate(t *testing.T) {
	rows := tableRows(section(t, readme(t), "## Predicates"))
	if len(rows) != len(kg.Predicates) {
		t.Fatalf("%d rows, %d predicates", len(rows), len(kg.Predicates))
	}
	for i, p := range kg.Predicates {
		object := categories(p.Range)
		if p.SameKind && object == "any" {
			object = "the same kind"
		}
		want := fmt.Sprintf("| `%s` | %s | %s | %s |", p.Predicate, p.Meaning, categories(p.Domain), object)
		if rows[i] != want {
			t.Errorf("got  %s\nwant %s", rows[i], want)
		}
	}
}

// categories lists categories by file name, the cargo ones as one.
func categories(list []kg.Category) string {
	if len(list) == len(kg.Categories) {
		return "any"
	}
	var out []string
	cargo := !slices.ContainsFunc(kg.CargoCategories, func(c kg.Category) bool { return !slices.Contains(list, c) })
	for _, c := range list {
		info, _ := c.Info()
		name := "`" + info.File + "`"
		if cargo && c.IsCargo() {
			name = "cargo"
		}
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ", ")
}

// TestReadmeListsEveryField also holds the order of the fields in the guide
// against the canonical one.
func TestReadmeListsEveryField(t *testing.T) {
	text := readme(t)
	for heading, fields := range map[string][]string{
		"## Entities":                   curate.FieldNames("entity"),
		"## Study and background files": slices.Insert(curate.FieldNames("study"), 1, "topic"),
		"### Statement":                 curate.FieldNames("statement"),
		"### Evidence":                  curate.FieldNames("evidence"),
		"## Sources and tables":         curate.FieldNames("source"),
	} {
		part := section(t, text, heading)
		for _, name := range fields {
			if !strings.Contains(part, "`"+name+"`") && !strings.Contains(part, "`"+name+": ") {
				t.Errorf("%s does not name `%s`", heading, name)
			}
		}
		listed := slices.DeleteFunc(firstCells(part), func(name string) bool { return !slices.Contains(fields, name) })
		if inOrder := slices.DeleteFunc(slices.Clone(fields), func(f string) bool { return !slices.Contains(listed, f) }); !slices.Equal(listed, inOrder) {
			t.Errorf("%s lists %v, the canonical order is %v", heading, listed, inOrder)
		}
	}
	for _, name := range slices.Concat(curate.FieldNames("value"), curate.FieldNames("flag"), curate.FieldNames("acceptance"), curate.FieldNames("first report")) {
		if !strings.Contains(text, name+": ") {
			t.Errorf("no example of %s", name)
		}
	}
}

// firstCells lists the names in the first column of the tables.
func firstCells(text string) []string {
	var out []string
	for _, row := range tableRows(text) {
		cell, _, _ := strings.Cut(strings.TrimPrefix(row, "| "), " |")
		for name := range strings.SplitSeq(cell, ", ") {
			out = append(out, strings.Trim(name, "`"))
		}
	}
	return out
}

func TestReadmeListsEveryValue(t *testing.T) {
	text := readme(t)
	for enum := range kg.Vocabulary {
		if enum == "EvidenceKind" {
			continue // follows from `at` and `mapping`
		}
		for _, value := range curate.Spellings(enum) {
			if !strings.Contains(text, "`"+value+"`") {
				t.Errorf("%s: `%s` is not in seed/README.md", enum, value)
			}
		}
	}
	for _, info := range kg.Categories {
		if typed := curate.FieldNames(info.File); len(typed) > 0 && !strings.Contains(text, "| `"+info.File+"` | `"+typed[0]) {
			t.Errorf("the typed fields of %s are not in seed/README.md", info.File)
		}
	}
}

// TestReadmeExample makes sure that what newcomers copy is right.
func TestReadmeExample(t *testing.T) {
	_, after, _ := strings.Cut(readme(t), "```yaml\n")
	example, _, _ := strings.Cut(after, "```")
	got, err := curate.Format("studies/25-rat-iri.yaml", []byte(example))
	if err != nil || string(got) != example {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestReadmeListsEveryStrain(t *testing.T) {
	text := strings.Join(strings.Fields(section(t, readme(t), "### When the source is odd")), " ")
	for _, s := range curate.Strains {
		if !strings.Contains(text, s.Name) {
			t.Errorf("the strain %s is not in seed/README.md", s.Name)
		}
	}
}
