package transport

import (
	"context"
	"strconv"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
)

func TestQueryCache(t *testing.T) {
	ctx, c := context.Background(), newQueryCache()
	doc := &ast.QueryDocument{}
	for i := range 3 * maxCachedQueries {
		c.Add(ctx, "{hello} #"+strconv.Itoa(i), doc)
		c.Get(ctx, "{hello} #0") // stays, because it is used
	}
	if len(c.entries) != maxCachedQueries || c.recent.Len() != maxCachedQueries {
		t.Errorf("holds %d entries, want %d", len(c.entries), maxCachedQueries)
	}
	for text, want := range map[string]bool{"{hello} #0": true, "{hello} #1": false, "{hello} #2999": true} {
		if _, ok := c.Get(ctx, text); ok != want {
			t.Errorf("has %s: %v, want %v", text, ok, want)
		}
	}
}

func TestQueryCacheCountsText(t *testing.T) {
	ctx, c := context.Background(), newQueryCache()
	doc := &ast.QueryDocument{}
	long := strings.Repeat("x", maxCachedQuery-10)
	for i := range 200 {
		c.Add(ctx, long+strconv.Itoa(i), doc)
		c.Add(ctx, long+strconv.Itoa(i), doc)
	}
	total := 0
	for text := range c.entries {
		total += len(text)
	}
	if total != c.text || total > maxCachedText || total < maxCachedText/2 {
		t.Errorf("holds %d bytes of text and counts %d, of %d", total, c.text, maxCachedText)
	}
	c.Add(ctx, strings.Repeat("x", maxCachedQuery+1), doc)
	if _, ok := c.Get(ctx, strings.Repeat("x", maxCachedQuery+1)); ok {
		t.Error("keeps a query that is too long")
	}
}
