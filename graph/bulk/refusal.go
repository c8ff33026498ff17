package bulk

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/evgraph/evgraph/graph/content"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// retryAfter is in seconds.
const retryAfter = 5

// gone says that a version is served no longer, or never was, and which are.
func gone(version string, served []string) error {
	slices.Sort(served)
	return guard.Errorf(guard.VersionGone, "version %s is not served", version).With("versions", slices.Compact(served))
}

// refuse sends an error. What is not made for clients is an INTERNAL one.
func (h *Handler) refuse(w http.ResponseWriter, r *http.Request, err error) {
	if r.Context().Err() != nil {
		return // the client is gone
	}
	own := h.explain(r, err)
	if own.Code != guard.Unavailable {
		content.TellVersion(r.Context(), w.Header(), h.store)
	}
	content.SendError(w, r, own, retryAfter)
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
