package content

import (
	"context"
	"net/http"
	"time"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/internal/kg"
)

// patience is how long an answer that can do without the data waits for its version.
const patience = time.Second

// TellVersion names the version of the data where the answer is not made of it, as an
// error is not. A store that is away cannot tell.
func TellVersion(ctx context.Context, header http.Header, store kg.Store) {
	if header.Get(graph.VersionHeader) != "" {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience) // the time of the answer may be up
	defer cancel()
	if reader, err := store.Reader(ctx); err == nil {
		header.Set(graph.VersionHeader, reader.Version())
	}
}
