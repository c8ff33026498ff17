package kg_test

import (
	"reflect"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

// A field that is added to NodeMatch and forgotten in IsZero would be a condition
// that nobody evaluates.
func TestNodeMatchIsZero(t *testing.T) {
	if !new(kg.NodeMatch).IsZero() {
		t.Error("the empty match is not zero")
	}
	for i := range reflect.TypeFor[kg.NodeMatch]().NumField() {
		var m kg.NodeMatch
		field := reflect.ValueOf(&m).Elem().Field(i)
		switch field.Kind() {
		case reflect.Slice:
			field.Set(reflect.MakeSlice(field.Type(), 1, 1))
		case reflect.Pointer:
			field.Set(reflect.New(field.Type().Elem()))
		}
		if m.IsZero() {
			t.Errorf("a match with %s is zero", reflect.TypeFor[kg.NodeMatch]().Field(i).Name)
		}
	}
}

func TestIDMatch(t *testing.T) {
	set := kg.NewSet("EVG:a")
	but := set.Not()
	for _, w := range []struct {
		match           kg.IDMatch
		in, out, absent bool
	}{
		{kg.IDMatch{}, true, true, true}, {kg.IDMatch{NotStated: true}, false, false, true},
		{kg.IDMatch{In: &set}, true, false, false}, {kg.IDMatch{In: &set, NotStated: true}, true, false, true},
		{kg.IDMatch{In: &but}, false, true, false}, {kg.IDMatch{In: &but, NotStated: true}, false, true, true},
	} {
		if w.match.Matches("EVG:a") != w.in || w.match.Matches("EVG:b") != w.out || w.match.Matches("") != w.absent {
			t.Errorf("%+v: %v, %v, %v", w.match, w.match.Matches("EVG:a"), w.match.Matches("EVG:b"), w.match.Matches(""))
		}
	}
}

// Every field of an evidence match must be able to leave an entry out.
func TestEvidenceMatchFields(t *testing.T) {
	nowhere, yes := kg.NewSet("EVG:nowhere"), true
	e := kg.Evidence{Source: "review", Credits: []kg.CURIE{"PMID:1"}, Model: "EVG:m"}
	if !new(kg.EvidenceMatch).Matches(&e) {
		t.Error("the empty match leaves an entry out")
	}
	for i := range reflect.TypeFor[kg.EvidenceMatch]().NumField() {
		var m kg.EvidenceMatch
		field := reflect.ValueOf(&m).Elem().Field(i)
		switch v := field.Addr().Interface().(type) {
		case **kg.Set:
			*v = &nowhere
		case *kg.IDMatch:
			v.In = &nowhere
		case **bool:
			*v = &yes
		default:
			one := reflect.MakeSlice(field.Type(), 1, 1)
			one.Index(0).SetString("NOTHING")
			field.Set(one)
		}
		name := reflect.TypeFor[kg.EvidenceMatch]().Field(i).Name
		if entry := e; m.Matches(&entry) && name != "Supports" {
			t.Errorf("%s leaves nothing out", name)
		}
	}
	refuting := kg.Evidence{Refutes: true}
	if m := (kg.EvidenceMatch{Supports: &yes}); m.Matches(&refuting) {
		t.Error("Supports leaves nothing out")
	}
}

// Every field of a statement match, but those that stores evaluate, must be able
// to leave a statement out.
func TestStatementMatchFields(t *testing.T) {
	nowhere := kg.NewSet("EVG:nowhere")
	s := kg.NewStatement("EVG:a", kg.Regulates, "EVG:b", kg.Qualifiers{Context: []kg.CURIE{"CL:1"}})
	subject, object := kg.Node{ID: "EVG:a", Grain: kg.Single}, kg.Node{ID: "EVG:b", Grain: kg.Family}
	for i := range reflect.TypeFor[kg.StatementMatch]().NumField() {
		var m kg.StatementMatch
		name := reflect.TypeFor[kg.StatementMatch]().Field(i).Name
		field := reflect.ValueOf(&m).Elem().Field(i)
		switch v := field.Addr().Interface().(type) {
		case **kg.Set:
			*v = &nowhere
		case **bool, *kg.EvidenceMatch:
			continue
		default:
			one := reflect.MakeSlice(field.Type(), 1, 1)
			one.Index(0).SetString("NOTHING")
			field.Set(one)
		}
		if m.MatchesClaim(&s, &subject, &object) {
			t.Errorf("%s leaves nothing out", name)
		}
	}
	about := kg.NewSet("CL:1")
	for _, m := range []kg.StatementMatch{{}, {About: &about}, {Effects: []kg.Effect{kg.EffectUnspecified}}, {Grains: []kg.Grain{kg.Single, kg.Family}}} {
		if !m.MatchesClaim(&s, &subject, &object) {
			t.Errorf("%+v leaves the statement out", m)
		}
	}
	if m := (kg.StatementMatch{Grains: []kg.Grain{kg.Single}}); m.MatchesClaim(&s, &subject, &object) {
		t.Error("one end alone fulfils Grains")
	}
}

func TestBestNamed(t *testing.T) {
	all := []kg.Named{{ID: "EVG:a", How: kg.HowName}, {ID: "EVG:b", How: kg.HowName}, {ID: "EVG:a", How: kg.HowSynonym}}
	if got := kg.Best(all); len(got) != 2 {
		t.Errorf("the best are %v", got)
	}
	if len(kg.Best(nil)) != 0 || len(kg.Best(all[:1])) != 1 {
		t.Error("none or one has no best")
	}
	if all[0].Compare(all[1]) >= 0 || all[2].Compare(all[1]) <= 0 || all[0].Compare(all[0]) != 0 {
		t.Error("the ways are not in order")
	}
}
