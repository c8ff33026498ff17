package saved

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// refuse sends an error in the form of GraphQL. What is not made for clients is an
// INTERNAL one.
func (h *Handler) refuse(w http.ResponseWriter, r *http.Request, err error) {
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
	status := own.Code.PlainStatus()
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	body := struct {
		Errors gqlerror.List `json:"errors"`
	}{gqlerror.List{own.Present(guard.RequestID(r.Context()))}}
	if err := h.sendJSON(w, r, status, body); err != nil {
		http.Error(w, "the server could not write this", http.StatusInternalServerError)
	}
}

// sendJSON sends a body that is no table.
func (h *Handler) sendJSON(w http.ResponseWriter, r *http.Request, status int, body any) error {
	text := bounded{most: blowUp * h.Limits.ResponseBytes}
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(body); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if status == http.StatusOK {
		serveBytes(w, r, text.Bytes())
		return nil
	}
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(text.Bytes())
	}
	return nil
}
