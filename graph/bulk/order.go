package bulk

import (
	"net/url"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/part"
	"github.com/evgraph/evgraph/internal/export"
)

// order says which file is wanted: of the whole graph, or of the part that a filter
// chooses.
type order struct {
	name   string
	filter part.Filter // zero for the whole graph
}

// ofPart reports whether a part is wanted.
func (o order) ofPart() bool { return o.filter != part.Filter{} }

// The parameters of an address.
const (
	filterParameter  = "filter"
	sourcesParameter = "sources" // as often as there are keys, like a list in a saved query
)

// readOrder reads the parameters of an address. Those that are not known are refused:
// to leave one out would be to send what was not asked for.
func readOrder(name, query string) (order, error) {
	o := order{name: name}
	values, err := url.ParseQuery(query)
	if err != nil {
		return o, guard.Errorf(guard.BadValue, "the address is not encoded correctly").WithHint("encode the filter as UTF-8, in percent")
	}
	for parameter, given := range values {
		if parameter != sourcesParameter && (parameter != filterParameter || len(given) != 1) {
			return o, guard.Errorf(guard.BadValue, "a file takes the parameters filter, once, and sources, but not %q", parameter).
				WithHint("leave out what is neither a filter nor the key of a source")
		}
	}
	if len(values) == 0 {
		return o, nil
	}
	if !slices.Contains(export.Partials(), name) {
		return o, guard.Errorf(guard.BadValue, "%s tells of the whole graph and takes neither filter nor sources", name).
			WithHint("use them with one of %s", strings.Join(export.Partials(), ", "))
	}
	filter := part.All
	if values.Has(filterParameter) {
		filter = values.Get(filterParameter)
	}
	o.filter, err = part.ReadFilter(graph.NewSchema().Schema(), filter, values[sourcesParameter]...)
	return o, err
}

// folder is where the file stands within its version, "" for files of the whole graph.
func (o order) folder() string {
	if !o.ofPart() {
		return ""
	}
	return o.filter.Key()
}
