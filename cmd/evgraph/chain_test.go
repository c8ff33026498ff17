package main

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

const chainHeading = "One mechanism, step by step"

// Every arrow of the landing page's chain is a claim of the built-in seed.
func TestChainIsDrawn(t *testing.T) {
	a, _ := testApp(t, "")
	for _, c := range mechanismClaims {
		reader, err := a.store.Reader(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if held, err := c.held(t.Context(), reader); err != nil || !held {
			t.Errorf("%s %s %s is not held: %v", mechanism[c.from].id, c.predicate, mechanism[c.to].id, err)
		}
	}
	page := get(a, "/").Body.String()
	if !strings.Contains(page, chainHeading) || !strings.Contains(page, "ref=EVG%3AmiR-19a") {
		t.Error("the chain is not on the landing page")
	}
}

// A graph that lacks a part of the chain gets a page without it.
func TestChainNeedsTheGraph(t *testing.T) {
	tests := []struct{ name, file, id, other string }{
		{"NoSuchNode", "mirna.yaml", "EVG:miR-19a", "EVG:miR-19x"},
		{"NoSuchStudy", "publication.yaml", "EVG:pub-51", "EVG:pub-51x"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			dir := copySeed(t)
			replaceIn(t, filepath.Join(dir, "entities", tt.file), "id: "+tt.id+"\n", "id: "+tt.other+"\n")
			a, _ := testApp(t, dir)
			w := get(a, "/")
			if w.Code != http.StatusOK || strings.Contains(w.Body.String(), chainHeading) || strings.Contains(w.Body.String(), "ev-51-mir-19a") {
				t.Errorf("status %d, or the chain is still drawn", w.Code)
			}
		})
	}
}
