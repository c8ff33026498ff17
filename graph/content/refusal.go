package content

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/guard"
)

// ofBody are the headers that speak of a body, which an error takes the place of.
var ofBody = []string{"ETag", "Link", "Content-Disposition", "Content-Encoding", "Content-Length", "Accept-Ranges",
	"X-Total-Count", "X-Evgraph-Rows", "X-Evgraph-Elements", "X-Evgraph-Cut", "X-Evgraph-Truncated"}

// SendError sends an error in the form of GraphQL. A client that is to come again is told
// after how many seconds.
func SendError(w http.ResponseWriter, r *http.Request, err *guard.Error, retryAfter int) {
	for _, name := range ofBody {
		w.Header().Del(name)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	status := err.Code.PlainStatus()
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	}
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	body := json.NewEncoder(w)
	body.SetEscapeHTML(false)
	body.SetIndent("", "  ")
	_ = body.Encode(struct { // nobody is left to tell of an error
		Errors gqlerror.List `json:"errors"`
	}{gqlerror.List{err.Present(guard.RequestID(r.Context()))}})
}
