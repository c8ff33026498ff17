package saved

import (
	"net/http"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/graph/transport"
)

// notNamed are media types that name no format: the first is that of descriptions, the
// others are what browsers and programs send that take anything.
var notNamed = []string{"application/json", "text/html", "application/*", "text/*", "*/*"}

// acceptedFormat is the format whose media type the client names in Accept, and likes best
// of what there is. Without one it gets JSON that tells of the table.
func acceptedFormat(r *http.Request) (f format, ok bool) {
	all := formats()
	for _, media := range transport.Accepted(r) {
		if slices.Contains(notNamed, media) {
			return format{}, false
		}
		i := slices.IndexFunc(all, func(f format) bool {
			own, _, _ := strings.Cut(f.media, ";")
			return own == media
		})
		if i >= 0 {
			return all[i], true
		}
	}
	return format{}, false
}
