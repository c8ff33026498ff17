package saved

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/evgraph/evgraph/graph"
	"github.com/evgraph/evgraph/graph/content"
	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
	"github.com/evgraph/evgraph/internal/kg"
)

// saved makes and sends the answer of a saved query.
func (h *Handler) saved(w http.ResponseWriter, r *http.Request, e *entry, f format) error {
	values, err := parameters(r)
	if err != nil {
		return err
	}
	want, err := e.read(values)
	if err != nil {
		return e.told(err)
	}
	plan, err := f.plan(e.parsed, want.choice)
	if err != nil {
		return err
	}
	result, err := h.fetch(r.Context(), plan, want.request)
	if err != nil {
		return e.told(err)
	}
	return h.send(w, r, e.Name, f, result)
}

// parameters are those of an address.
func parameters(r *http.Request) (url.Values, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil || !utf8.ValidString(r.URL.RawQuery) {
		return nil, guard.Errorf(guard.BadRequest, "the address is not encoded correctly").WithHint("encode parameters as UTF-8, in percent")
	}
	for name, list := range values {
		if !utf8.ValidString(name + strings.Join(list, "")) {
			return nil, guard.Errorf(guard.BadRequest, "a parameter is not UTF-8").WithHint("encode parameters as UTF-8, in percent")
		}
	}
	return values, nil
}

// fetch reads the table in one of a fixed number of places.
func (h *Handler) fetch(ctx context.Context, plan *tabular.Plan, request tabular.Request) (*tabular.Result, error) {
	if err := h.enter(ctx); err != nil {
		return nil, err
	}
	defer h.leave()
	return plan.FetchSpelt(ctx, h.ask, request)
}

// send writes the answer whole before the first byte goes out.
func (h *Handler) send(w http.ResponseWriter, r *http.Request, name string, f format, result *tabular.Result) error {
	reader, err := h.readerOf(r.Context(), result.Version)
	if err != nil {
		return err
	}
	body := bounded{most: blowUp * h.Limits.ResponseBytes}
	about, err := f.write(r.Context(), &body, &answer{result, name, h.title(name), reader})
	if err != nil {
		return err
	}
	setHeaders(w.Header(), r, name+"."+f.name, result)
	content.Licences(w.Header(), &about)
	if !f.network {
		w.Header().Set("X-Evgraph-Rows", strconv.Itoa(len(result.Rows)))
		w.Header().Set("X-Evgraph-Elements", strconv.Itoa(result.Elements))
	}
	w.Header().Set("Content-Type", f.media)
	h.sendBytes(w, r, body.Bytes(), f.packed)
	return nil
}

// readerOf reads the version of an answer, which the store may have left meanwhile.
func (h *Handler) readerOf(ctx context.Context, version string) (kg.Reader, error) {
	reader, err := h.Store.Reader(ctx)
	if err == nil && reader.Version() != version {
		err = guard.Errorf(guard.Unavailable, "the data changed while the question was answered")
	}
	return reader, err
}

// title is what a file says that it is.
func (h *Handler) title(name string) string {
	if e := h.entries[name]; e != nil {
		return e.Title
	}
	return "answer to a query"
}

// sendBytes answers with bytes that are named by their content.
func (h *Handler) sendBytes(w http.ResponseWriter, r *http.Request, body []byte, packed bool) {
	sum := sha256.Sum256(body)
	w.Header().Set("ETag", fmt.Sprintf(`"%x"`, sum[:12]))
	w.Header().Set("Cache-Control", "no-cache")
	content.Send(w, r, content.Body{ReadSeeker: bytes.NewReader(body), Bytes: int64(len(body)), Packed: packed}, h.refuse)
}

// enter takes a place, waiting in the queue if need be. Whoever has entered must
// leave.
func (h *Handler) enter(ctx context.Context) error {
	if h.queue == nil {
		return nil
	}
	select {
	case h.queue <- struct{}{}:
	default:
		return guard.Errorf(guard.Overloaded, "the server makes as many tables as it can, and its queue is full")
	}
	select {
	case h.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		<-h.queue
		return guard.Errorf(guard.Overloaded, "the server was busy for as long as the table could wait")
	}
}

func (h *Handler) leave() {
	if h.queue != nil {
		<-h.places
		<-h.queue
	}
}

func setHeaders(header http.Header, r *http.Request, file string, result *tabular.Result) {
	header.Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", file))
	header.Set(graph.VersionHeader, result.Version)
	if result.Total >= 0 {
		header.Set("X-Total-Count", strconv.Itoa(result.Total))
	}
	if result.Next != "" && r.Method != http.MethodPost {
		header.Add("Link", "<"+nextAddress(prefix+file, r.URL.Query(), result.Next)+`>; rel="next"`)
	}
	if len(result.Cut) > 0 {
		header.Set("X-Evgraph-Cut", strings.Join(result.Cut, ", "))
	}
	if result.Truncated != "" {
		header.Set("X-Evgraph-Truncated", result.Truncated)
	}
}

// nextAddress is the address of the elements behind a cursor, in the same format however
// that was chosen.
func nextAddress(path string, values url.Values, cursor string) string {
	values.Set("after", cursor)
	return path + "?" + values.Encode()
}
