package bulk

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// retryAfter is in seconds.
const retryAfter = "5"

// gone says that a version is served no longer, or never was, and which are.
func gone(version string, served []string) error {
	slices.Sort(served)
	return guard.Errorf(guard.VersionGone, "version %s is not served", version).With("versions", slices.Compact(served))
}

// refuse sends an error in the form of GraphQL. What is not made for clients is an
// INTERNAL one.
func (h *Handler) refuse(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // the client is gone
	}
	own := h.explain(r, err)
	for _, name := range []string{"ETag", "Link", "Content-Disposition", "Content-Encoding", "Content-Length", "Accept-Ranges"} {
		w.Header().Del(name)
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	status := own.Code.PlainStatus()
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", retryAfter)
	}
	w.WriteHeader(status)
	if r.Method == http.MethodHead {
		return
	}
	body := struct {
		Errors gqlerror.List `json:"errors"`
	}{gqlerror.List{own.Present(guard.RequestID(r.Context()))}}
	_ = json.NewEncoder(w).Encode(body) // nobody is left to tell of an error
}

func (h *Handler) explain(r *http.Request, err error) *guard.Error {
	var own *guard.Error
	switch {
	case errors.As(err, &own):
		return own
	case errors.Is(err, errBusy):
		return guard.Errorf(guard.Overloaded, "as many files are being made as the server makes at once")
	case errors.Is(err, errMoved):
		return guard.Errorf(guard.Unavailable, "the data changed while the part was chosen")
	case errors.Is(err, kg.ErrUnavailable):
		return guard.Errorf(guard.Unavailable, "the data cannot be reached at the moment")
	case errors.Is(err, context.DeadlineExceeded):
		return guard.Errorf(guard.Timeout, "the file was not ready in time").WithHint("evgraph export on the server's machine has no such limit")
	case errors.Is(err, context.Canceled): // the server stops
		return guard.Errorf(guard.Cancelled, "the server stopped making the file")
	}
	h.log.ErrorContext(r.Context(), "export failed", "requestId", guard.RequestID(r.Context()), "path", r.URL.Path, "error", err)
	return guard.Errorf(guard.Internal, "the server could not make this file")
}
