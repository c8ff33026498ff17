package content

import (
	"io"
	"net/http"
	"time"
)

// Body is what is sent.
type Body struct {
	io.ReadSeeker
	Bytes int64 // how long it is
}

// Refuse sends an error in place of a body.
type Refuse func(w http.ResponseWriter, r *http.Request, err error)

// Send sends a body, whose headers are set, or the ranges of it that are asked for.
func Send(w http.ResponseWriter, r *http.Request, b Body, refuse Refuse) {
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
