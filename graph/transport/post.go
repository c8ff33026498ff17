package transport

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"

	"github.com/99designs/gqlgen/graphql"

	"github.com/evgraph/evgraph/graph/guard"
)

// post serves operations whose parameters are the JSON body.
type post struct{ *endpoint }

var _ graphql.Transport = post{}

// Supports tells whether the request is a POST; its media type is judged by
// Do, which can say what is wrong with it.
func (post) Supports(r *http.Request) bool { return r.Method == http.MethodPost }

// Do reads, runs and answers the request.
func (p post) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	start := graphql.Now()
	media := negotiate(r)
	if media == "" {
		p.refuseMedia(w, r)
		return
	}
	if err := checkContentType(r.Header); err != nil {
		p.refuse(w, r, media, err)
		return
	}
	body, err := p.read(w, r)
	if err != nil {
		p.refuse(w, r, media, err)
		return
	}
	params, err := decodeBody(body)
	if err != nil {
		p.refuse(w, r, media, err)
		return
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	p.serve(w, r, exec, media, params)
}

// checkContentType also keeps other sites' forms out: a browser sends JSON
// across origins only after it has asked.
func checkContentType(header http.Header) *guard.Error {
	if encoding := header.Get("Content-Encoding"); encoding != "" && encoding != "identity" {
		return guard.Errorf(guard.UnsupportedMediaType, "the body must not be compressed")
	}
	media, params, err := mime.ParseMediaType(header.Get("Content-Type"))
	if err != nil || media != mediaJSON {
		return guard.Errorf(guard.UnsupportedMediaType, "the content type must be %s", mediaJSON)
	}
	if charset, given := params["charset"]; given && !isUTF8(charset) {
		return guard.Errorf(guard.UnsupportedMediaType, "the charset of the body must be utf-8")
	}
	return nil
}

// read takes in the body up to its limit. A body that announces more is
// refused unread, so that the client gets the answer and not a broken pipe.
func (p post) read(w http.ResponseWriter, r *http.Request) ([]byte, *guard.Error) {
	limit := int64(p.limits.BodyBytes)
	tooLarge := guard.Errorf(guard.BodyTooLarge, "the body has more than %d bytes", limit)
	if limit > 0 {
		if r.ContentLength > limit {
			w.Header().Set("Connection", "close")
			return nil, tooLarge
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
	}
	var body bytes.Buffer
	if r.ContentLength > 0 {
		body.Grow(int(min(r.ContentLength, 1<<20)) + bytes.MinRead)
	}
	_, err := io.Copy(&body, r.Body)
	var over *http.MaxBytesError
	switch {
	case err == nil:
		return body.Bytes(), nil
	case errors.As(err, &over):
		return nil, tooLarge
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, guard.Errorf(guard.BodyTooSlow, "the body did not arrive in time")
	}
	return nil, guard.Errorf(guard.BadRequest, "the body could not be read to its end")
}
