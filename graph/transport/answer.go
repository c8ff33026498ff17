package transport

import (
	"encoding/json"
	"maps"
	"net/http"
	"strconv"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/guard"
)

// answer is what goes to the client.
type answer struct {
	errors     gqlerror.List
	omitted    int    // errors left out
	data       []byte // JSON
	executed   bool   // whether the answer has data, if only null
	extensions map[string]any
}

// status is the HTTP status of an answer. Where there is data it is 200, since
// the errors tell what is missing. Where there is none, faults of the server
// show under either media type, those of the request under the newer one.
func (a *answer) status(media string) int {
	if a.executed && string(a.data) != "null" {
		return http.StatusOK
	}
	for _, err := range a.errors {
		if status := codeOf(err).Status(); status >= http.StatusInternalServerError {
			return status
		}
	}
	if !a.executed && media == mediaResponse {
		return http.StatusBadRequest
	}
	return http.StatusOK
}

func codeOf(err *gqlerror.Error) guard.Code {
	code, _ := err.Extensions["code"].(guard.Code)
	return code
}

// refuse answers a request that was not run, or whose answer is lost, with one
// error and the HTTP status of its code.
func (e *endpoint) refuse(w http.ResponseWriter, r *http.Request, media string, err *guard.Error) {
	status := err.Code.Status()
	if err.Code == guard.Overloaded {
		w.Header().Set("Retry-After", "1")
	}
	a := &answer{errors: gqlerror.List{err.Present(guard.RequestID(r.Context()))}}
	e.send(w, r, media, status, a)
}

func (e *endpoint) write(w http.ResponseWriter, r *http.Request, media string, a *answer) {
	status := a.status(media)
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	e.send(w, r, media, status, a)
}

// send writes an answer. The data is written as it is: gqlgen has made it, and
// encoding it again would only copy and check it once more.
func (e *endpoint) send(w http.ResponseWriter, r *http.Request, media string, status int, a *answer) {
	header := w.Header()
	extensions := a.extensions
	if e.annotate != nil {
		extensions = join(extensions, e.annotate(r.Context(), header))
	}
	if a.omitted > 0 {
		extensions = join(extensions, map[string]any{"omittedErrors": a.omitted})
	}
	head, tail, err := envelope(a, extensions)
	if err != nil {
		e.log.ErrorContext(r.Context(), "answer cannot be encoded",
			"requestId", guard.RequestID(r.Context()), "error", err)
		status = http.StatusInternalServerError
		a = &answer{errors: gqlerror.List{guard.Errorf(guard.Internal, "the server could not answer this").
			Present(guard.RequestID(r.Context()))}}
		head, tail, _ = envelope(a, nil)
	}
	header.Set("Content-Type", media+"; charset=utf-8")
	header.Set("Content-Length", strconv.Itoa(len(head)+len(a.data)+len(tail)))
	header.Set("X-Content-Type-Options", "nosniff")
	header.Add("Vary", "Accept")
	w.WriteHeader(status)
	_, _ = w.Write(head)
	if len(a.data) > 0 {
		_, _ = w.Write(a.data)
	}
	_, _ = w.Write(tail)
}

// envelope returns what stands before and after the data. The errors come
// first, as the specification advises.
func envelope(a *answer, extensions map[string]any) (head, tail []byte, err error) {
	head = append(head, '{')
	if len(a.errors) > 0 {
		encoded, err := json.Marshal(a.errors)
		if err != nil {
			return nil, nil, err
		}
		head = append(append(head, `"errors":`...), encoded...)
	}
	if a.executed {
		if len(head) > 1 {
			head = append(head, ',')
		}
		head = append(head, `"data":`...)
	}
	if len(extensions) > 0 {
		encoded, err := json.Marshal(extensions)
		if err != nil {
			return nil, nil, err
		}
		tail = append(append(tail, `,"extensions":`...), encoded...)
	}
	return head, append(tail, '}', '\n'), nil
}

func join(a, b map[string]any) map[string]any {
	if len(a) == 0 {
		return b
	}
	joined := maps.Clone(a)
	maps.Copy(joined, b)
	return joined
}
