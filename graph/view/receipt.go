package view

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/citation"
	"github.com/evgraph/evgraph/internal/kg"
)

// Receipt makes an answer citable.
type Receipt struct {
	QueryHash string
	claims    *Claims
	counts    func(*kg.Evidence) bool
}

// newReceipt makes a receipt for the claims of an answer. counts tells which of their
// evidence the question lets in.
func newReceipt(question string, claims *Claims, counts func(*kg.Evidence) bool) *Receipt {
	sum := sha256.Sum256([]byte(question))
	return &Receipt{QueryHash: fmt.Sprintf("%x", sum[:8]), claims: claims, counts: counts}
}

// anyEvidence is for questions that do not filter evidence.
func anyEvidence(*kg.Evidence) bool { return true }

// DataVersion is the version of the data.
func (r *Receipt) DataVersion() string { return r.claims.DataVersion() }

// Citations are the publications credited for the statements of the answer, by name.
func (r *Receipt) Citations(ctx context.Context) ([]*Publication, error) {
	return once(ctx, &r.claims.reads, "citations", func(ctx context.Context) ([]*Publication, error) { return r.claims.citations(ctx, r.counts) })
}

// Text is a sentence for a methods section.
func (r *Receipt) Text(ctx context.Context) (string, error) {
	cited, err := r.Citations(ctx)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("evgraph %s, data version %s, query %s: %s on %s.", r.claims.service.Version, r.DataVersion(), r.QueryHash,
		several(len(r.claims.statements), "statement, which rests", "statements, which rest"), several(len(cited), "publication", "publications")), nil
}

// several is a number with what it counts.
func several(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// Bibtex is the citations as BibTeX.
func (r *Receipt) Bibtex(ctx context.Context) (string, error) {
	cited, err := r.Citations(ctx)
	if err != nil {
		return "", err
	}
	entries := make([]string, len(cited))
	for i, p := range cited {
		entries[i] = citation.BibTeX(p.Node)
	}
	return strings.Join(entries, "\n"), nil
}

// citations reads who is credited for the statements, by the evidence that counts.
func (c *Claims) citations(ctx context.Context, counts func(*kg.Evidence) bool) ([]*Publication, error) {
	var credits []kg.CURIE
	for some := range slices.Chunk(c.statements, kg.MaxPage) {
		ids := make([]kg.StatementID, len(some))
		for i, s := range some {
			ids[i] = s.ID
		}
		found, err := c.reader.EvidenceOf(ctx, kg.EvidenceQuery{Scope: c.scope, Statements: ids, Page: kg.Page{Limit: kg.MaxPage}})
		if err != nil {
			return nil, err
		}
		for _, e := range found.Entries {
			if !e.Refutes && counts(e) {
				credits = append(credits, e.Credits...)
			}
		}
	}
	ids := kg.NewSet(credits...).IDs
	level, err := nodesLevel(ctx, c.lens, ids)
	if err != nil {
		return nil, err
	}
	cited := publications(level, ids)
	slices.SortFunc(cited, func(a, b *Publication) int {
		return cmp.Or(cmp.Compare(a.NameKey, b.NameKey), cmp.Compare(a.ID, b.ID))
	})
	return cited, spend(ctx, len(cited))
}
