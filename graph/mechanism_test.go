package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

// TestMechanisms asks the real graph for a chain that one study supports from cell to
// organ.
func TestMechanisms(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{mechanisms(at: {preparation: [{name: "miR-125b-containing chorionic plate MSC-EVs [41]"}], organ: [{name: "liver"}]}, orderBy: COHERENT_FIRST, first: 1) {
		nodes {reading coherent gaps netEffect agrees studies {citation} direct {reading} stops {stop nodes {name}} hops {kind support {level}} causalTest {strongest}}
		groups {preparation {name} model {name} tested {reading} mechanisms {reading}}
		truncated {reason} emptyBecause receipt {citations {citation}}}}`)
	for path, want := range map[string]string{
		"mechanisms.nodes.0.reading": "[chorionic plate MSC secretes miR-125b-containing chorionic plate MSC-EVs [41], which carry miR-125b, which lowers the expression of SMO, " +
			"which raises Hedgehog signaling pathway, which raises liver fibrosis; this was seen in carbon tetrachloride-induced liver fibrosis in mice [41], which models liver fibrosis, which occurs in liver]",
		"mechanisms.nodes.0.coherent":             "[true]",
		"mechanisms.nodes.0.gaps":                 "[[PROCESS]]",
		"mechanisms.nodes.0.netEffect":            "[DECREASES]",
		"mechanisms.nodes.0.agrees":               "[true]",
		"mechanisms.nodes.0.studies.*.citation":   "[41]",
		"mechanisms.nodes.0.direct.*.reading":     "[miR-125b-containing chorionic plate MSC-EVs [41] lower liver fibrosis]",
		"mechanisms.nodes.0.stops.*.stop":         "[SOURCE PREPARATION CARGO TARGET PATHWAY PROCESS OUTCOME MODEL DISEASE ORGAN]",
		"mechanisms.nodes.0.hops.*.kind":          "[STATED STATED STATED STATED STATED SEEN_IN STATED STATED]",
		"mechanisms.nodes.0.causalTest.strongest": "[ATTRIBUTED]",
		"mechanisms.groups.*.model.name":          "[carbon tetrachloride-induced liver fibrosis in mice [41]]",
		"mechanisms.truncated":                    "[]",
		"mechanisms.emptyBecause":                 "[]",
		"mechanisms.receipt.citations.*.citation": "[41]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
}

// TestMechanismPagesAndIDs puts pages together and fetches each mechanism again.
func TestMechanismPagesAndIDs(t *testing.T) {
	c, _ := seeded(t)
	for _, order := range []string{"FULLEST_FIRST", "COHERENT_FIRST"} {
		question := `at: {source: [{name: "endometrial MSC"}], organ: [{name: "heart"}]}, orderBy: ` + order
		whole := c.get(`{mechanisms(` + question + `, first: 40) {nodes {id reading score coherent} pageInfo {hasNextPage}}}`)
		var ids []string
		for after := "null"; len(ids) < 40; {
			a := c.get(fmt.Sprintf(`{mechanisms(%s, first: 9, after: %s) {nodes {id} pageInfo {hasNextPage endCursor}}}`, question, after))
			ids = append(ids, a.texts("mechanisms.nodes.*.id")...)
			if fmt.Sprint(a.texts("mechanisms.pageInfo.hasNextPage")) == "[false]" {
				break
			}
			after = fmt.Sprintf("%q", a.texts("mechanisms.pageInfo.endCursor")[0])
		}
		want := whole.texts("mechanisms.nodes.*.id")
		if got := ids[:min(len(ids), 40)]; !slices.Equal(got, want) || len(want) < 9 {
			t.Fatalf("%s: page by page %d, want %d", order, len(got), len(want))
		}
		for i, id := range want[:9] {
			again := c.get(fmt.Sprintf(`{mechanism(id: %q) {reading score coherent}}`, id))
			if got, was := fmt.Sprint(again.texts("mechanism.reading"), again.texts("mechanism.score")), fmt.Sprint(whole.texts(fmt.Sprintf("mechanisms.nodes.%d.reading", i)), whole.texts(fmt.Sprintf("mechanisms.nodes.%d.score", i))); got != was {
				t.Errorf("fetched again it is %s, and was %s", got, was)
			}
		}
	}
}

// TestCollapsedMechanism comes to the gene of IGF1R and goes on from its mRNA.
func TestCollapsedMechanism(t *testing.T) {
	c, _ := seeded(t)
	const fields = `{id reading score coherent stops {stop nodes {name} touched {node {name} members {name} joinedBy {reading}}}}`
	a := c.get(`{mechanisms(at: {cargo: [{name: "miR-122"}], process: [{name: "cell proliferation"}]}, from: PREPARATION, to: PROCESS, walk: {collapse: [GENE_PRODUCTS]}, first: 1) {nodes ` + fields + `}}`)
	for path, want := range map[string]string{
		"mechanisms.nodes.0.reading": "[miR-122-containing adipose tissue MSC-EVs [42] carry miR-122, which raises the expression of IGF1R in hepatic stellate cells; " +
			"counted as one with IGF1R, IGF1R mRNA raises cell proliferation in proximal tubular epithelial cells]",
		"mechanisms.nodes.0.coherent":                             "[false]",
		"mechanisms.nodes.0.stops.2.stop":                         "[TARGET]",
		"mechanisms.nodes.0.stops.2.nodes.*.name":                 "[IGF1R]",
		"mechanisms.nodes.0.stops.2.touched.*.node.name":          "[IGF1R]",
		"mechanisms.nodes.0.stops.2.touched.*.members.*.name":     "[IGF1R IGF1R mRNA]",
		"mechanisms.nodes.0.stops.2.touched.*.joinedBy.*.reading": "[IGF1R has the product IGF1R mRNA]",
		"mechanisms.nodes.0.stops.1.touched.*.members.*.name":     "[miR-122]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	again := c.get(`query($id: ID!) {mechanism(id: $id) `+fields+`}`, vars{"id": a.text("mechanisms.nodes.0.id")})
	if got, was := fmt.Sprint(again.at("mechanism")), fmt.Sprint(a.at("mechanisms.nodes.0")); got != was {
		t.Errorf("fetched again it is %s, and was %s", got, was)
	}
}

func TestMechanismsSayWhyThereIsNone(t *testing.T) {
	c, _ := seeded(t)
	for arguments, want := range map[string]string{
		`at: {cargo: [{name: "miR-125b"}], organ: [{name: "liver"}]}, to: ORGAN, maxGaps: 0`:                      "raise maxGaps",
		`at: {organ: [{name: "brain"}], cargo: [{name: "miR-19a"}]}, coherent: true`:                              "no study supports a whole chain",
		`at: {cargo: [{name: "miR-21"}], target: [{name: "SMO"}]}`:                                                "no chain passes what is asked for at",
		`at: {cargo: [{name: "miR-125b"}]}, to: MODEL, walk: {exclude: [{name: "chorionic plate MSC"}]}`:          "excluded",
		`at: {cargo: [{name: "miR-125b"}]}, to: MODEL, walk: {statement: {evidence: {setting: [COMPUTATIONAL]}}}`: "filter on statements",
		`at: {cargo: [{name: "neprilysin"}]}`:                                                                     "ask for these with to: OUTCOME",
		`at: {cargo: [{name: "PTEN"}]}, to: OUTCOME`:                                                              "ask for these with from: CARGO",
		`at: {cargo: [{name: "miR-133b"}]}, sources: ["uberon"]`:                                                  "others do",
		`at: {organ: [{name: "pancreas"}]}`:                                                                       "no statement joins what is asked for",
	} {
		a := c.get(`{mechanisms(` + arguments + `) {nodes {id} emptyBecause}}`)
		if got := fmt.Sprint(a.texts("mechanisms.emptyBecause")); !strings.Contains(got, want) {
			t.Errorf("%s: it says %s, want %s; %v", arguments, got, want, len(a.texts("mechanisms.nodes.*.id")))
		}
	}
}

func TestMechanismsRefuse(t *testing.T) {
	c, _ := seeded(t)
	for arguments, want := range map[string]struct {
		code guard.Code
		says string
	}{
		`at: {}`:                                       {guard.BadValue, "no stop has a node"},
		`at: {cargo: [{name: "miR-2222"}]}`:            {guard.UnknownNode, "miR-2222"},
		`at: {cargo: [{name: "kidney"}]}`:              {guard.WrongCategory, "does not stand at CARGO"},
		`at: {organ: [{name: "kidney"}]}, to: DISEASE`: {guard.BadValue, "ORGAN is not between SOURCE and DISEASE"},
		`at: {organ: [{name: "kidney"}]}, from: ORGAN`: {guard.BadValue, "a chain from ORGAN to ORGAN"},
		`at: {organ: [{name: "kidney"}]}, maxGaps: -1`: {guard.BadValue, "maxGaps"},
		`at: {organ: [{name: "kidney"}]}, first: 501`:  {guard.PageOutOfRange, "501"},
	} {
		if got := c.refuse(want.code, `{mechanisms(`+arguments+`) {nodes {id}}}`); !strings.Contains(got.Message, want.says) {
			t.Errorf("%s: it says %s, want %s", arguments, got.Message, want.says)
		}
	}
	c.refuse(guard.BadID, `{mechanism(id: "M1") {id}}`)
	wrong := c.refuse(guard.WrongCategory, `{mechanisms(at: {disease: [{name: "Hedgehog signaling"}]}) {nodes {id}}}`)
	if hint := fmt.Sprint(wrong.Extensions["hint"]); !strings.Contains(hint, "it stands at PATHWAY") {
		t.Errorf("the hint is %q", hint)
	}
}

// TestCausalTest reads off the graph what the article tells of vesicles whose RNA was
// destroyed.
func TestCausalTest(t *testing.T) {
	c, _ := seeded(t)
	a := c.get(`{causalTest(preparation: {name: "MSC-EVs [25]"}, agent: {name: "effective mRNA transferred by MSC-EVs [25]"}, outcome: {name: "kidney injury"}) {
		preparation {name} agent {name} outcome {name} strongest rungs {rung holds statements {reading}}}}`)
	for path, want := range map[string]string{
		"causalTest.strongest":                    "[NECESSITY]",
		"causalTest.rungs.*.rung":                 "[ASSOCIATION ATTRIBUTED SUFFICIENCY NECESSITY RESCUE]",
		"causalTest.rungs.*.holds":                "[true true false true false]",
		"causalTest.rungs.3.statements.*.reading": "[RNase-treated MSC-EVs [25] are prepared with MSC-EVs [25] RNase-treated MSC-EVs [25] do not change kidney injury RNase-treated MSC-EVs [25] are prepared with RNase RNase raises the degradation of effective mRNA transferred by MSC-EVs [25]]",
	} {
		if got := fmt.Sprint(a.texts(path)); got != want {
			t.Errorf("%s is %s, want %s", path, got, want)
		}
	}
	for _, test := range []struct{ preparation, agent, outcome, says string }{
		{"MSC-EVs [25]", "miR-21", "kidney injury", "that these vesicles carry the agent"},
		{"MSC-EVs [25]", "effective mRNA transferred by MSC-EVs [25]", "infarct size", "that these vesicles change the outcome"},
		{"MSC-EVs [25]", "miR-21", "infarct size", "nor that they change the outcome"},
	} {
		a := c.get(fmt.Sprintf(`{causalTest(preparation: {name: %q}, agent: {name: %q}, outcome: {name: %q}) {strongest emptyBecause}}`, test.preparation, test.agent, test.outcome))
		if got := fmt.Sprint(a.texts("causalTest.emptyBecause")); !strings.Contains(got, test.says) {
			t.Errorf("%+v: it says %s", test, got)
		}
	}
	for question, code := range map[string]guard.Code{
		`preparation: {name: "MSC-EVs [25]"}, agent: {name: "nothing"}, outcome: {name: "kidney injury"}`: guard.UnknownNode,
		`preparation: {name: "PTEN"}, agent: {name: "miR-21"}, outcome: {name: "kidney injury"}`:          guard.WrongCategory,
		`preparation: {name: "MSC-EVs [25]"}, agent: {name: "stroke"}, outcome: {name: "kidney injury"}`:  guard.WrongCategory,
		`preparation: {name: "MSC-EVs [25]"}, agent: {name: "miR-21"}, outcome: {name: "heart"}`:          guard.WrongCategory,
	} {
		c.refuse(code, `{causalTest(`+question+`) {strongest}}`)
	}
}
