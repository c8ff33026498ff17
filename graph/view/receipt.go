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
}

func newReceipt(question string, claims *Claims) *Receipt {
	sum := sha256.Sum256([]byte(question))
	return &Receipt{QueryHash: fmt.Sprintf("%x", sum[:8]), claims: claims}
}

// DataVersion is the version of the data.
func (r *Receipt) DataVersion() string { return r.claims.DataVersion() }

// Citations are the publications credited for the statements of the answer, by name.
func (r *Receipt) Citations(ctx context.Context) ([]*Publication, error) {
	return once(ctx, &r.claims.reads, "citations", r.claims.citations)
}

// Text is a sentence for a methods section.
func (r *Receipt) Text(ctx context.Context) (string, error) {
	cited, err := r.Citations(ctx)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("evgraph %s, data version %s, query %s: %s, resting on %s.",
		r.claims.service.Version, r.DataVersion(), r.QueryHash, several(len(r.claims.statements), "statement"), several(len(cited), "publication")), nil
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

// citations reads who is credited for the statements.
func (c *Claims) citations(ctx context.Context) ([]*Publication, error) {
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
			credits = append(credits, e.Credits...)
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

// several is a number of things in words.
func several(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprint(n, " ", thing)
}
