package faulttest

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore/bolttest"
	"github.com/evgraph/evgraph/internal/neostore/neotest"
	"github.com/evgraph/evgraph/internal/storetest"
)

// payloads are texts that would do harm inside a statement.
var payloads = []string{
	"x' OR 1=1 WITH 1 AS a MATCH (n) DETACH DELETE n //",
	`x" }) DETACH DELETE n RETURN n; //`,
	"REGULATES]->() DETACH DELETE n //",
	"`) MATCH (n) SET n.name = 'owned' //",
	`\u0027}) RETURN 1 AS x UNION MATCH (n) DETACH DELETE n //`,
	"$version */ CALL dbms.shutdown() /*",
	"name:* OR id:[* TO *] AND (\"a\"~1^9 && ||!{}",
	"a\x00b\r\nMATCH (n) DELETE n",
	"{n} {m} {hop} {id}",
}

// askAll puts a text everywhere that a caller's text may go. That there is no such
// cursor is as it should be.
func askAll(ctx context.Context, r kg.Reader, text string) error {
	return errors.Join(askWith(ctx, r, text, kg.Page{Limit: 10}), askWith(ctx, r, text, kg.Page{Limit: 10, From: kg.CURIE(text)}))
}

func askWith(ctx context.Context, r kg.Reader, text string, page kg.Page) error {
	id, set := kg.CURIE(text), &kg.Set{IDs: []kg.CURIE{kg.CURIE(text)}}
	scope := kg.SourceScope{Sources: []string{text}}
	node := kg.NodeMatch{Categories: []kg.Category{kg.Category(text)}, Words: []string{text}, Taxa: []kg.CURIE{id},
		Grains: []kg.Grain{kg.Grain(text)}, Arms: []string{text}, RNAClasses: []string{text}}
	evidence := kg.EvidenceMatch{Sources: []string{text}, Publication: set, Model: kg.IDMatch{In: set},
		Settings: []kg.Setting{kg.Setting(text)}, Flags: []kg.FlagKind{kg.FlagKind(text)}}
	claim := kg.StatementMatch{Predicates: []kg.Predicate{kg.Predicate(text)}, Effects: []kg.Effect{kg.Effect(text)},
		Subject: set, Object: set, About: set, Evidence: evidence}
	expand := kg.ExpandQuery{Scope: scope, Nodes: []kg.CURIE{id}, Match: claim, FarMatch: node, Far: set, Page: page}
	var failures error
	for name, call := range map[string]func() error{
		"Nodes": func() error { _, err := r.Nodes(ctx, []kg.CURIE{id}); return err },
		"Named": func() error { _, err := r.Named(ctx, []kg.Lookup{{Text: text}}); return err },
		"ListNodes": func() error {
			_, err := r.ListNodes(ctx, kg.NodeQuery{Within: set, Match: node, Page: page})
			return err
		},
		"Select": func() error {
			_, err := r.Select(ctx, scope, kg.Selection{Match: node, Hop: &kg.Hop{Statement: claim, Far: set}})
			return err
		},
		"Statements": func() error { _, err := r.Statements(ctx, []kg.StatementID{kg.StatementID(text)}); return err },
		"ListStatements": func() error {
			_, err := r.ListStatements(ctx, kg.StatementQuery{Scope: scope, Match: claim, Page: page})
			return err
		},
		"Expand":    func() error { _, err := r.Expand(ctx, expand); return err },
		"Neighbors": func() error { _, err := r.Neighbors(ctx, expand); return err },
		"Evidence":  func() error { _, err := r.Evidence(ctx, []kg.EvidenceID{kg.EvidenceID(text)}); return err },
		"EvidenceOf": func() error {
			_, err := r.EvidenceOf(ctx, kg.EvidenceQuery{Scope: scope, Statements: []kg.StatementID{kg.StatementID(text)}, Match: evidence, Page: page})
			return err
		},
		"Search": func() error {
			_, err := r.Search(ctx, kg.SearchQuery{Text: text, Categories: []kg.Category{kg.Category(text)}, Page: kg.Page{Limit: 10}})
			return err
		},
		"ScanNodes":      func() error { _, err := r.ScanNodes(ctx, id, 10); return err },
		"ScanStatements": func() error { _, err := r.ScanStatements(ctx, kg.StatementID(text), 10); return err },
		"ScanEvidence":   func() error { _, err := r.ScanEvidence(ctx, kg.EvidenceID(text), 10); return err },
	} {
		if err := call(); err != nil && !errors.Is(err, kg.ErrBadCursor) {
			failures = errors.Join(failures, fmt.Errorf("%s: %w", name, err))
		}
	}
	return failures
}

// Row 21: what callers send reaches the server as parameters only. The statements
// are the same for every text, and none changes anything.
func TestInjection(t *testing.T) {
	direct := neotest.Loaded(t, storetest.Generate(7, storetest.Size{Nodes: 60, Statements: 100}), nil)
	log := &runs{}
	s := open(t, through(t, bolttest.Between(t, serverAddress(t), log.note), neotest.Config(t)))
	r, err := s.Reader(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	before := contentOf(t, readerOf(t, direct)).Version()
	statements := func(text string) []string {
		log.take()
		if err := askAll(t.Context(), r, text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		texts, carriers := map[string]bool{}, 0
		for _, m := range log.take() {
			texts[m.Text] = true
			if strings.Contains(m.Text, text) {
				t.Errorf("a statement holds %q: %s", text, m.Text)
			}
			if strings.Contains(fmt.Sprint(m.Params), text) {
				carriers++
			}
		}
		if carriers < 10 {
			t.Errorf("only %d statements carry %q as a parameter", carriers, text)
		}
		return slices.Sorted(maps.Keys(texts))
	}
	usual := statements("harmless text")
	for _, payload := range payloads {
		for _, text := range statements(payload) {
			if !slices.Contains(usual, text) {
				t.Errorf("only %q brings about the statement %.200s", payload, text)
			}
		}
	}
	if after := contentOf(t, readerOf(t, direct)).Version(); after != before {
		t.Error("the data changed")
	}
}

// runs notes the statements that pass a proxy.
type runs struct {
	mu   sync.Mutex
	seen []bolttest.Message
}

func (r *runs) note(m bolttest.Message) bolttest.Verdict {
	if m.Name == bolttest.Run {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.seen = append(r.seen, m)
	}
	return bolttest.Forward
}

func (r *runs) take() []bolttest.Message {
	r.mu.Lock()
	defer r.mu.Unlock()
	seen := r.seen
	r.seen = nil
	return seen
}
