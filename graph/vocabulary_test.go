package graph_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/traverse"
)

// apiEnums are the enumerations that belong to the API and not to the
// vocabulary, with the values that the code knows.
var apiEnums = map[string][]string{
	"Direction":           {string(kg.Out), string(kg.In), string(kg.Both)},
	"Quantifier":          {string(kg.Some), string(kg.None)},
	"NodeOrder":           {string(kg.ByName), string(kg.ByID)},
	"NeighborOrder":       {"NAME", "STRENGTH"},
	"StatementOrder":      {string(kg.ByPredicate), string(kg.ByStrength)},
	"EvidenceOrder":       {string(kg.StrongestFirst), string(kg.ByEvidenceID)},
	"EvidenceSlot":        {"MODEL", "PREPARATION", "SPECIES"},
	"ConflictKind":        {string(traverse.Contradiction), string(traverse.Explained), string(traverse.Polarity)},
	"DifferenceAttribute": {string(traverse.MoleculeDiffers), string(traverse.AspectDiffers), string(traverse.ContextDiffers), string(traverse.SpeciesDiffers), string(traverse.PreparationDiffers), string(traverse.ModelDiffers), string(traverse.SettingDiffers), string(traverse.DosesDiffer), string(traverse.TimingDiffers), string(traverse.StageDiffers), string(traverse.RouteDiffers)},
	"Stop":                values(traverse.Stops),
	"Rung":                values(traverse.Rungs),
	"HopKind":             {string(traverse.HopStated), string(traverse.HopSeenIn), string(traverse.HopNamed)},
	"MechanismOrder":      {string(traverse.FullestFirst), string(traverse.CoherentFirst)},
	"Collapse":            {string(traverse.GeneProducts), string(traverse.Orthologs)},
	"PathOrder":           {string(traverse.ShortestFirst), string(traverse.OnlyShortest), string(traverse.BestFirst)},
	"TruncationReason":    {string(traverse.CutNodes), string(traverse.CutStatements), string(traverse.CutSteps), string(traverse.CutTime)},
	"TestStatus":          {string(traverse.Tested), string(traverse.StatedUntested), string(traverse.Untested)},
	"MatchField":          {string(kg.FieldID), string(kg.FieldName), string(kg.FieldSynonym), string(kg.FieldXref)},
}

// values are those of an enumeration that the code lists.
func values[T ~string](list []T) (out []string) {
	for _, v := range list {
		out = append(out, string(v))
	}
	return out
}

// knownEnums are all enumerations as the code has them, with the meaning of each
// value where there is one.
func knownEnums() map[string][]kg.Term {
	enums := maps.Clone(kg.Vocabulary)
	for _, info := range kg.Categories {
		enums["Category"] = append(enums["Category"], kg.Term{Value: string(info.Category), Meaning: info.Meaning + " (" + info.TypeName + ")"})
	}
	for _, info := range kg.Predicates {
		enums["Predicate"] = append(enums["Predicate"], kg.Term{Value: string(info.Predicate), Meaning: info.Meaning})
	}
	for name, values := range apiEnums {
		for _, value := range values {
			enums[name] = append(enums[name], kg.Term{Value: value})
		}
	}
	return enums
}

// TestEnums compares the enumerations of schema and code, value by value and
// both ways.
func TestEnums(t *testing.T) {
	schema := graph.NewSchema().Schema()
	known := knownEnums()
	for name, definition := range schema.Types {
		if definition.Kind == ast.Enum && !definition.BuiltIn && known[name] == nil {
			t.Errorf("enum %s is in the schema only", name)
		}
	}
	for name, terms := range known {
		t.Run(name, func(t *testing.T) {
			definition := schema.Types[name]
			if definition == nil || definition.Kind != ast.Enum {
				t.Fatal("the schema has no such enum")
			}
			var got, want []string
			for _, value := range definition.EnumValues {
				got = append(got, value.Name)
			}
			for _, term := range terms {
				want = append(want, term.Value)
				if value := definition.EnumValues.ForName(term.Value); value != nil && term.Meaning != "" && value.Description != term.Meaning {
					t.Errorf("%s is described as %q, but means %q", term.Value, value.Description, term.Meaning)
				}
			}
			if !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
				t.Errorf("values are %q in the schema and %q in the code", got, want)
			}
		})
	}
}

// TestEnumsAreTaken sends every value of every enumeration that a filter takes.
func TestEnumsAreTaken(t *testing.T) {
	c, _ := seeded(t)
	schema := graph.NewSchema().Schema()
	for input, field := range map[string]string{
		"NodeFilter": `find(filter: {%s}) {totalCount}`, "AttributeFilter": `find(filter: {attributes: {%s}}) {totalCount}`,
		"StatementFilter": `statements(filter: {%s}) {totalCount}`, "EvidenceFilter": `statements(filter: {evidence: {%s}}) {totalCount}`,
	} {
		for _, f := range schema.Types[input].Fields {
			enum := schema.Types[f.Type.Name()]
			if enum.Kind != ast.Enum {
				continue
			}
			t.Run(input+"."+f.Name, func(t *testing.T) {
				c.t = t
				for _, value := range enum.EnumValues {
					c.get(`{` + strings.Replace(field, "%s", f.Name+": ["+value.Name+"]", 1) + `}`)
				}
			})
		}
	}
}

// TestCategories checks that every category has its type and root fields.
func TestCategories(t *testing.T) {
	schema := graph.NewSchema().Schema()
	c, f := latticed(t)
	for _, info := range kg.Categories {
		t.Run(info.TypeName, func(t *testing.T) {
			c.t = t
			definition := schema.Types[info.TypeName]
			if definition == nil || definition.Kind != ast.Object || !slices.Contains(definition.Interfaces, "Node") {
				t.Fatal("no object type implements Node")
			}
			if slices.Contains(definition.Interfaces, "Cargo") != info.Category.IsCargo() {
				t.Errorf("implements %q", definition.Interfaces)
			}
			listName, single := graph.ListField(info.TypeName), singleField(t, info.TypeName)
			if listName == "" || schema.Query.Fields.ForName(single).Type.NonNull {
				t.Fatalf("list is %q, and the single field %q must be able to be null", listName, single)
			}
			want := f.nodes(func(n *kg.Node) bool { return n.Category == info.Category })
			a := c.get(`query ($id: ID!) {list: `+listName+`(first: 500) {nodes {id __typename category}} one: `+single+`(ref: {id: $id}) {id __typename}}`, vars{"id": want[0]})
			if got := a.texts("list.nodes.*.id"); !slices.Equal(got, want) {
				t.Errorf("list is %q, want %q", got, want)
			}
			if a.text("one.id") != want[0] || a.text("one.__typename") != info.TypeName || a.text("list.nodes.0.category") != string(info.Category) {
				t.Errorf("answer is %s", a.Body)
			}
		})
	}
}

// TestPredicates reads an example of every predicate: it joins categories that
// it may join, and its reading names both ends.
func TestPredicates(t *testing.T) {
	c, f := latticed(t)
	for _, info := range kg.Predicates {
		t.Run(string(info.Predicate), func(t *testing.T) {
			c.t = t
			a := c.get(`query ($p: [Predicate!]) {statements(filter: {predicate: $p}, first: 1) {totalCount nodes {predicate reading
				subject {name category} object {name category}}}}`, vars{"p": []kg.Predicate{info.Predicate}})
			want := f.statements(func(s *kg.Statement) bool { return s.Predicate == info.Predicate })
			if got := a.number("statements.totalCount"); got != len(want) || got == 0 {
				t.Fatalf("%d statements, want %d", got, len(want))
			}
			const path = "statements.nodes.0."
			if !info.Allows(kg.Category(a.text(path+"subject.category")), kg.Category(a.text(path+"object.category"))) {
				t.Errorf("it joins what it may not join: %s", a.Body)
			}
			reading := a.text(path + "reading")
			if !strings.Contains(reading, a.text(path+"subject.name")) || !strings.Contains(reading, a.text(path+"object.name")) {
				t.Errorf("reading is %q", reading)
			}
		})
	}
}

// TestMetaDocumentsVocabulary compares what meta says with package kg and with
// the data.
func TestMetaDocumentsVocabulary(t *testing.T) {
	c, f := seeded(t)
	a := c.get(`{meta {counts {nodes statements negativeStatements evidence publications} categories {category typeName meaning count}
		predicates {predicate meaning domain range count} metagraph {count} sources {key evidence} errorCodes {code hint} limits {name value}}}`)
	count := func(holds func(*kg.Statement) bool) int { return len(f.statements(holds)) }
	for path, want := range map[string]int{
		"nodes": len(f.data.Nodes), "statements": len(f.data.Statements), "evidence": len(f.data.Evidence),
		"negativeStatements": count(func(s *kg.Statement) bool { return s.Negative() }),
		"publications":       len(f.nodes(func(n *kg.Node) bool { return n.Category == kg.Publication })),
	} {
		if got := a.number("meta.counts." + path); got != want {
			t.Errorf("%s are %d, want %d", path, got, want)
		}
	}
	for i, info := range kg.Categories {
		want := len(f.nodes(func(n *kg.Node) bool { return n.Category == info.Category }))
		path := "meta.categories." + itoa(i) + "."
		if a.text(path+"category") != string(info.Category) || a.text(path+"typeName") != info.TypeName || a.number(path+"count") != want {
			t.Errorf("%s is wrong: %v", info.Category, a.at(path[:len(path)-1]))
		}
	}
	for i, info := range kg.Predicates {
		want := count(func(s *kg.Statement) bool { return s.Predicate == info.Predicate })
		path := "meta.predicates." + itoa(i) + "."
		if a.text(path+"predicate") != string(info.Predicate) || a.number(path+"count") != want || len(a.at(path+"domain.*")) != len(info.Domain) {
			t.Errorf("%s is wrong: %v", info.Predicate, a.at(path[:len(path)-1]))
		}
	}
	if len(a.at("meta.sources.*")) != len(f.data.Sources) || len(a.at("meta.errorCodes.*")) == 0 || len(a.at("meta.limits.*")) == 0 {
		t.Errorf("sources, codes or limits are missing: %s", a.Body)
	}
}
