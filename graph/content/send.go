package content

import (
	"io"
	"net/http"
	"time"
)

// Body is what is sent.
type Body struct {
	io.ReadSeeker
	Bytes  int64 // how long it is
	Packed bool  // compressed already
}

// Refuse sends an error in place of a body.
type Refuse func(w http.ResponseWriter, r *http.Request, err error)

// Send sends a body, whose headers are set, or the ranges of it that are asked for. It
// goes out compressed to those who ask for that, unless it is so already.
func Send(w http.ResponseWriter, r *http.Request, b Body, refuse Refuse) {
	if b.Packed {
		b.send(w, r, refuse)
		return
	}
	r = r.Clone(r.Context())
	plainTags(r.Header)
	compressing(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { b.send(w, r, refuse) })).ServeHTTP(w, r)
}

func (b Body) send(w http.ResponseWriter, r *http.Request, refuse Refuse) {
	if r.Header.Get("Range") == "" {
		http.ServeContent(w, r, "", time.Time{}, b)
		return
	}
	ranges, fault := readRanges(r, b.Bytes)
	told := r.Clone(r.Context())
	told.Header.Set("Range", ranges)
	if fault != nil {
		w = &rangeWriter{ResponseWriter: w, size: b.Bytes, refuse: func(w http.ResponseWriter) { refuse(w, r, fault) }}
	}
	http.ServeContent(w, told, "", time.Time{}, b)
}
