package export

import (
	"encoding/json"
	"strings"

	"github.com/evgraph/evgraph/internal/export/rows"
)

// Facts are what a table says of the graph that it is of, each with its name.
func Facts(about *rows.About) [][2]string {
	sources, _ := json.Marshal(describeSources(about.Sources)) // texts cannot fail to encode
	return [][2]string{{"version", about.DataVersion}, {"licence", strings.Join(about.Licences(), "; ")}, {"sources", string(sources)}}
}
