package saved

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/evgraph/evgraph/graph/content"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// retryAfter is in seconds.
const retryAfter = 1

// refuse sends an error. What is not made for clients is an INTERNAL one.
func (h *Handler) refuse(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(r.Context().Err(), context.Canceled) {
		return // the client is gone
	}
	var own *guard.Error
	switch {
	case errors.As(err, &own):
	case errors.Is(err, kg.ErrUnavailable):
		own = guard.Errorf(guard.Unavailable, "the data cannot be reached at the moment")
	case errors.Is(err, context.DeadlineExceeded):
		own = guard.Errorf(guard.Timeout, "the table was not ready in time")
	default:
		h.Log.ErrorContext(r.Context(), "table failed", "requestId", guard.RequestID(r.Context()), "error", err)
		own = guard.Errorf(guard.Internal, "the server could not make this table")
	}
	if own.Code == guard.Timeout {
		own = own.WithHint("ask for fewer rows by limit, and follow the link to the next ones")
	}
	if own.Code != guard.Unavailable {
		content.TellVersion(r.Context(), w.Header(), h.Store)
	}
	content.SendError(w, r, own, retryAfter)
}

// sendJSON sends a body that is no file.
func (h *Handler) sendJSON(w http.ResponseWriter, r *http.Request, body any) error {
	text := bounded{most: blowUp * h.Limits.ResponseBytes}
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(body); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	h.sendBytes(w, r, text.Bytes(), false)
	return nil
}
