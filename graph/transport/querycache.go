package transport

import (
	"container/list"
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Bounds of the query cache. A parsed document takes some hundred times the
// memory of its text, so counting entries alone would bound nothing.
const (
	maxCachedQueries = 1000
	maxCachedText    = 512 << 10
	maxCachedQuery   = 16 << 10
)

// queryCache keeps the documents of the queries used last, which have passed
// every check that does not depend on variables.
type queryCache struct {
	mu      sync.Mutex
	entries map[string]*list.Element
	recent  *list.List // of cachedQuery, the one used last in front
	text    int
}

type cachedQuery struct {
	text string
	doc  *ast.QueryDocument
}

var _ graphql.Cache[*ast.QueryDocument] = (*queryCache)(nil)

func newQueryCache() *queryCache {
	return &queryCache{entries: map[string]*list.Element{}, recent: list.New()}
}

// Get returns the document of a query.
func (c *queryCache) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, ok := c.entries[text]
	if !ok {
		return nil, false
	}
	c.recent.MoveToFront(element)
	return element.Value.(cachedQuery).doc, true
}

// Add keeps a document, at the cost of those not used for longest.
func (c *queryCache) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	if len(text) > maxCachedQuery {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, ok := c.entries[text]; ok {
		return
	}
	c.entries[text] = c.recent.PushFront(cachedQuery{text, doc})
	c.text += len(text)
	for len(c.entries) > maxCachedQueries || c.text > maxCachedText {
		oldest := c.recent.Remove(c.recent.Back()).(cachedQuery)
		delete(c.entries, oldest.text)
		c.text -= len(oldest.text)
	}
}
