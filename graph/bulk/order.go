package bulk

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/part"
	"github.com/evgraph/evgraph/internal/export"
)

// order says which file is wanted: of the whole graph, or of the part that a filter
// chooses.
type order struct {
	name   string
	filter part.Filter // "" for the whole graph
}

// readOrder reads the parameters of an address. Those that are not known are refused:
// to leave one out would be to send what was not asked for.
func readOrder(name, query string) (order, error) {
	o := order{name: name}
	values, err := url.ParseQuery(query)
	if err != nil {
		return o, guard.Errorf(guard.BadValue, "the address is not encoded correctly").WithHint("encode the filter as UTF-8, in percent")
	}
	for parameter, given := range values {
		if parameter != "filter" || len(given) != 1 {
			return o, guard.Errorf(guard.BadValue, "a file takes one parameter, filter, but not %q", parameter).WithHint("leave out what is not a filter, and give that once")
		}
	}
	if !values.Has("filter") {
		return o, nil
	}
	if !slices.Contains(export.Partials(), name) {
		return o, guard.Errorf(guard.BadValue, "%s tells of the whole graph and takes no filter", name).
			WithHint("use the filter with one of %s", strings.Join(export.Partials(), ", "))
	}
	o.filter, err = part.ReadFilter(values.Get("filter"))
	return o, err
}

// folder is where the file stands within its version, "" for files of the whole graph.
func (o order) folder() string {
	if o.filter == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(o.filter))
	return hex.EncodeToString(sum[:16])
}
