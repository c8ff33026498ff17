package dump

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/evgraph/evgraph/internal/kg"
)

func lineOfNode(n *kg.Node) nodeLine {
	return nodeLine{typeNode, n.ID, n.Category, n.Name, n.Label, n.Synonyms, n.Xrefs, n.FormerIDs, n.Description, n.Taxon, n.Grain, n.Hub,
		n.Reason, n.Parents, attributes(n.Attributes)}
}

func (l *nodeLine) node() kg.Node {
	return kg.Node{ID: l.ID, Category: l.Category, Name: l.Name, Label: l.Label, Synonyms: l.Synonyms, Xrefs: l.Xrefs, FormerIDs: l.FormerIDs,
		Description: l.Description, Taxon: l.Taxon, Grain: l.Grain, Hub: l.Hub, Reason: l.Reason, Parents: l.Parents,
		Attributes: kg.Attributes(l.attributes)}
}

func lineOfStatement(s *kg.Statement) statementLine {
	return statementLine{typeStatement, s.ID, s.Subject, s.Predicate, s.Object, s.Effect, s.Aspect, s.Negated, s.Amount, s.Context,
		s.MoleculeLevel, (*value)(s.Value), s.Result}
}

func (l *statementLine) statement() kg.Statement {
	return kg.Statement{ID: l.ID, Subject: l.Subject, Predicate: l.Predicate, Object: l.Object, Qualifiers: kg.Qualifiers{
		Effect: l.Effect, Aspect: l.Aspect, Negated: l.Negated, Amount: l.Amount, Context: l.Context, MoleculeLevel: l.MoleculeLevel,
		Value: (*kg.Value)(l.Value), Result: l.Result}}
}

func lineOfEvidence(e *kg.Evidence) evidenceLine {
	var flags []flag
	for _, f := range e.Flags {
		flags = append(flags, flag(f))
	}
	return evidenceLine{typeEvidence, e.ID, e.Statement, e.Kind, e.Source, e.Locators, e.Summary, e.AsWritten, e.Credits, e.Reach,
		e.Level, e.Scope, e.Basis, e.Hedged, e.Refutes, e.Directness, e.Setting, e.Model, e.Preparation, e.Species, e.Route, e.Doses,
		e.DoseCount, e.Timing, e.Stage, e.Via, e.With, e.Comparator, e.Comparison, (*firstReport)(e.FirstReport), flags,
		e.ECO, e.Knowledge, e.Agent}
}

func (l *evidenceLine) entry() kg.Evidence {
	var flags []kg.Flag
	for _, f := range l.Flags {
		flags = append(flags, kg.Flag(f))
	}
	return kg.Evidence{ID: l.ID, Statement: l.Statement, Kind: l.Kind, Source: l.Source, Locators: l.Locators, Summary: l.Summary,
		AsWritten: l.AsWritten, Credits: l.Credits, Reach: l.Reach, Level: l.Level, Scope: l.Scope, Basis: l.Basis, Hedged: l.Hedged,
		Refutes: l.Refutes, Directness: l.Directness, Setting: l.Setting, Model: l.Model, Preparation: l.Preparation, Species: l.Species,
		Route: l.Route, Doses: l.Doses, DoseCount: l.DoseCount, Timing: l.Timing, Stage: l.Stage, Via: l.Via, With: l.With,
		Comparator: l.Comparator, Comparison: l.Comparison, FirstReport: (*kg.FirstReport)(l.FirstReport), Flags: flags,
		ECO: l.ECO, Knowledge: l.Knowledge, Agent: l.Agent}
}

// EncodeEvidence writes an entry as on its line, for formats that have a place for it.
func EncodeEvidence(e *kg.Evidence) ([]byte, error) {
	w := &writer{}
	return w.encode(lineOfEvidence(e))
}

// DecodeEvidence reads what EncodeEvidence wrote, as strictly as a line.
func DecodeEvidence(text []byte) (kg.Evidence, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	var l evidenceLine
	if err := dec.Decode(&l); err != nil {
		what, todo := decodingFault(err)
		return kg.Evidence{}, fmt.Errorf("%s; %s", what, todo)
	}
	return l.entry(), nil
}
