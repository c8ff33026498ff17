package kg_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// dataset is a small valid graph.
func dataset() *kg.Dataset {
	carries := kg.NewStatement("EVG:ev", kg.Carries, "EVG:mir", kg.Qualifiers{})
	lowers := kg.NewStatement("EVG:mir", kg.Regulates, "HGNC:1", kg.Qualifiers{Effect: kg.Decreases, Context: []kg.CURIE{"CL:1"}})
	return &kg.Dataset{
		Nodes: []kg.Node{
			{ID: "EVG:ev", Category: kg.EVPreparation, Name: "Small  EV"}, {ID: "EVG:mir", Category: kg.MiRNA, Name: "miR-21", Grain: kg.Family},
			{ID: "HGNC:1", Category: kg.Gene, Name: "PTEN"}, {ID: "CL:1", Category: kg.CellType, Name: "cell"}, {ID: "PMID:1", Category: kg.Publication, Name: "paper"},
		},
		Statements: []kg.Statement{lowers, carries},
		Evidence: []kg.Evidence{
			{ID: "EVG:E-2", Statement: lowers.ID, Source: "review", Credits: []kg.CURIE{"PMID:1"}},
			{ID: "EVG:E-1", Statement: carries.ID, Source: "table"}, {ID: "EVG:E-3", Statement: carries.ID, Source: "review", Model: ""},
		},
		Sources: []kg.Source{{Key: "table"}, {Key: "review"}},
	}
}

func TestNormalise(t *testing.T) {
	d := dataset()
	d.Normalise()
	if d.Nodes[0].ID != "CL:1" || d.Nodes[1].NameKey != "small ev" || d.Nodes[1].Grain != kg.Single || d.Nodes[2].Grain != kg.Family {
		t.Errorf("nodes %+v", d.Nodes)
	}
	if d.Evidence[0].ID != "EVG:E-1" || d.Sources[0].Key != "review" || d.Statements[0].ID > d.Statements[1].ID {
		t.Error("statements, evidence or sources are not sorted")
	}
}

func TestVersionIsOfContent(t *testing.T) {
	d := dataset()
	d.Normalise()
	want := d.Version()
	if len(want) != 12 || strings.Trim(want, "0123456789abcdef") != "" {
		t.Errorf("version %q", want)
	}
	shuffle := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		d := dataset()
		shuffle.Shuffle(len(d.Nodes), func(i, j int) { d.Nodes[i], d.Nodes[j] = d.Nodes[j], d.Nodes[i] })
		shuffle.Shuffle(len(d.Statements), func(i, j int) { d.Statements[i], d.Statements[j] = d.Statements[j], d.Statements[i] })
		shuffle.Shuffle(len(d.Evidence), func(i, j int) { d.Evidence[i], d.Evidence[j] = d.Evidence[j], d.Evidence[i] })
		shuffle.Shuffle(len(d.Sources), func(i, j int) { d.Sources[i], d.Sources[j] = d.Sources[j], d.Sources[i] })
		d.Normalise()
		if got := d.Version(); got != want {
			t.Fatalf("in another order the version is %s, not %s", got, want)
		}
	}
	for name, change := range map[string]func(*kg.Dataset){
		"a name":     func(d *kg.Dataset) { d.Nodes[0].Name += "x" },
		"an entry":   func(d *kg.Dataset) { d.Evidence[0].Hedged = true },
		"a source":   func(d *kg.Dataset) { d.Sources[0].Release = "2" },
		"a drop":     func(d *kg.Dataset) { d.Evidence = d.Evidence[:2] },
		"attributes": func(d *kg.Dataset) { d.Nodes[0].Attributes.Year = 1 },
	} {
		d := dataset()
		change(d)
		d.Normalise()
		if d.Version() == want {
			t.Errorf("%s: the version stays", name)
		}
	}
}

func TestValidate(t *testing.T) {
	d := dataset()
	d.Normalise()
	if err := d.Validate(); err != nil {
		t.Fatalf("a valid dataset: %v", err)
	}
	if err := new(kg.Dataset).Validate(); err != nil {
		t.Fatalf("an empty dataset: %v", err)
	}
	for _, w := range faults {
		d := dataset()
		w.make(d)
		d.Normalise()
		err := d.Validate()
		if !errors.Is(err, kg.ErrInvalid) || !strings.Contains(err.Error(), w.says) {
			t.Errorf("%q: got %v", w.says, err)
		}
	}
}

// faults break one rule each; says is part of the complaint.
var faults = []struct {
	says string
	make func(*kg.Dataset)
}{
	{"malformed id", func(d *kg.Dataset) { d.Nodes[4].ID = "nowhere:1" }},
	{"unknown category", func(d *kg.Dataset) { d.Nodes[4].Category = "PAPER" }},
	{"node CL:1 stands twice", func(d *kg.Dataset) { d.Nodes = append(d.Nodes, kg.Node{ID: "CL:1", Category: kg.CellType}) }},
	{"credit HGNC:1 is a GENE", func(d *kg.Dataset) { d.Evidence[0].Credits = []kg.CURIE{"HGNC:1"} }},
	{"model CL:1 is a CELL_TYPE", func(d *kg.Dataset) { d.Evidence[0].Model = "CL:1" }},
	{`"IN_SPACE" is no Setting`, func(d *kg.Dataset) { d.Evidence[0].Setting = "IN_SPACE" }},
	{`"" is no FlagKind`, func(d *kg.Dataset) { d.Evidence[0].Flags = []kg.Flag{{}} }},
	{`"LOUDER" is no Effect`, func(d *kg.Dataset) {
		d.Statements[0] = kg.NewStatement("EVG:mir", kg.Regulates, "HGNC:1", kg.Qualifiers{Effect: "LOUDER"})
		d.Evidence[0].Statement = d.Statements[0].ID
	}},
	{`"HUGE" is no SizeClass`, func(d *kg.Dataset) { d.Nodes[0].Attributes.SizeClass = "HUGE" }},
	{"U+0000 in the name", func(d *kg.Dataset) { d.Nodes[0].Synonyms = []string{"a\x00b"} }},
	{"U+FFFD in the name", func(d *kg.Dataset) { d.Nodes[0].Name = "a\xff" }},
	{"source table stands twice", func(d *kg.Dataset) { d.Sources = append(d.Sources, kg.Source{Key: "table"}) }},
	{"stands twice", func(d *kg.Dataset) { d.Statements = append(d.Statements, d.Statements[0]) }},
	{"should have the id", func(d *kg.Dataset) { d.Statements[0].Aspect = kg.Activity }},
	{"subject EVG:none is not a node", func(d *kg.Dataset) { addClaim(d, "EVG:none", kg.Carries, "EVG:mir", kg.Qualifiers{}) }},
	{"object EVG:none is not a node", func(d *kg.Dataset) { addClaim(d, "EVG:ev", kg.Carries, "EVG:none", kg.Qualifiers{}) }},
	{"context EVG:none is not a node", func(d *kg.Dataset) {
		addClaim(d, "EVG:ev", kg.Carries, "EVG:mir", kg.Qualifiers{Context: []kg.CURIE{"EVG:none"}})
	}},
	{"unknown predicate", func(d *kg.Dataset) { addClaim(d, "EVG:ev", "HOLDS", "EVG:mir", kg.Qualifiers{}) }},
	{"does not join", func(d *kg.Dataset) { addClaim(d, "EVG:mir", kg.Carries, "EVG:ev", kg.Qualifiers{}) }},
	{"does not join", func(d *kg.Dataset) { addClaim(d, "EVG:mir", kg.IsA, "CL:1", kg.Qualifiers{}) }},
	{"says no by NO_EFFECT", func(d *kg.Dataset) { addClaim(d, "EVG:mir", kg.Regulates, "HGNC:1", kg.Qualifiers{Negated: true}) }},
	{"has no evidence", func(d *kg.Dataset) {
		d.Statements = append(d.Statements, kg.NewStatement("EVG:ev", kg.Carries, "HGNC:1", kg.Qualifiers{}))
	}},
	{"evidence EVG:E-1 stands twice", func(d *kg.Dataset) { d.Evidence = append(d.Evidence, d.Evidence[1]) }},
	{"statement EVG:S-none does not exist", func(d *kg.Dataset) { d.Evidence[0].Statement = "EVG:S-none" }},
	{"source \"nowhere\" does not exist", func(d *kg.Dataset) { d.Evidence[0].Source = "nowhere" }},
	{"credit EVG:none", func(d *kg.Dataset) { d.Evidence[0].Credits = []kg.CURIE{"EVG:none"} }},
	{"via EVG:none", func(d *kg.Dataset) { d.Evidence[0].Via = []kg.CURIE{"EVG:none"} }},
	{"with EVG:none", func(d *kg.Dataset) { d.Evidence[0].With = []kg.CURIE{"EVG:none"} }},
	{"model EVG:none", func(d *kg.Dataset) { d.Evidence[0].Model = "EVG:none" }},
	{"preparation EVG:none", func(d *kg.Dataset) { d.Evidence[0].Preparation = "EVG:none" }},
	{"species EVG:none", func(d *kg.Dataset) { d.Evidence[0].Species = "EVG:none" }},
	{"comparator EVG:none", func(d *kg.Dataset) { d.Evidence[0].Comparator = "EVG:none" }},
}

func addClaim(d *kg.Dataset, subject kg.CURIE, p kg.Predicate, object kg.CURIE, q kg.Qualifiers) {
	s := kg.NewStatement(subject, p, object, q)
	d.Statements = append(d.Statements, s)
	d.Evidence = append(d.Evidence, kg.Evidence{ID: "EVG:E-more", Statement: s.ID, Source: "review"})
}

func TestValidateGivesEveryFault(t *testing.T) {
	d := dataset()
	d.Nodes[0].Category, d.Evidence[0].Source, d.Evidence[1].Model = "NONE", "nowhere", "EVG:none"
	d.Normalise()
	err := d.Validate()
	for _, part := range []string{"unknown category", "nowhere", "EVG:none"} {
		if err == nil || !strings.Contains(err.Error(), part) {
			t.Errorf("%q is missing in %v", part, err)
		}
	}
}
