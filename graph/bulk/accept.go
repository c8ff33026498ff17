package bulk

import (
	"net/http"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/graph/transport"
	"github.com/evgraph/evgraph/internal/export"
)

// holds reports whether a file is one table.
func holds(f export.File, table string) bool {
	return len(f.Tables) == 1 && f.Tables[0].Name == table
}

// isTable reports whether a name is that of a table, which has several files.
func isTable(name string) bool {
	return slices.ContainsFunc(export.Files, func(f export.File) bool { return holds(f, name) })
}

// acceptedFile names the file of a table whose media type the client likes best, or the
// table itself if it likes none.
func acceptedFile(r *http.Request, table string) string {
	for _, accepted := range transport.Accepted(r) {
		for _, f := range export.Files {
			if media, _, _ := strings.Cut(f.MediaType, ";"); media == accepted && holds(f, table) {
				return f.Name
			}
		}
	}
	return table
}
