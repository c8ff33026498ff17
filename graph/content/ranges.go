package content

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/evgraph/evgraph/graph/guard"
)

// unservable is a Range header that http.ServeContent refuses, once it has found that
// the header counts: the client may have the body, or want ranges of another.
const unservable = "bytes=-"

// readRanges reads which ranges of a body are asked for, and gives them as
// http.ServeContent reads them, "" for the whole body. That function itself would refuse
// units that it does not know, which are to be ignored, and send the last zero bytes.
func readRanges(r *http.Request, size int64) (header string, fault *guard.Error) {
	unit, list, _ := strings.Cut(r.Header.Get("Range"), "=")
	if r.Method != http.MethodGet || !strings.EqualFold(strings.TrimSpace(unit), "bytes") {
		return "", nil
	}
	var within []string
	for spec := range strings.SplitSeq(list, ",") {
		if spec = strings.TrimSpace(spec); spec == "" {
			continue
		}
		first, last, err := bounds(spec, size)
		if err != nil {
			return unservable, badRange(size, "the range %.40q %v", spec, err).
				WithHint("write it as bytes=first-last, bytes=first- or bytes=-length, or leave Range out")
		}
		if first < size && first <= last {
			within = append(within, fmt.Sprintf("%d-%d", first, last))
		}
	}
	switch {
	case size == 0: // some clients ask for a range of all that they get
		return "", nil
	case len(within) == 0:
		return unservable, badRange(size, "the range is not within the %d bytes that there are", size)
	}
	return "bytes=" + strings.Join(within, ","), nil
}

func badRange(size int64, format string, args ...any) *guard.Error {
	return guard.Errorf(guard.BadRange, format, args...).With("bytes", size)
}

var (
	errMalformed = errors.New("is not one of bytes")
	errBackwards = errors.New("ends before it begins")
)

// bounds are the first and the last byte of a range, the last within the body. A range
// that ends before it begins is one of no bytes.
func bounds(spec string, size int64) (first, last int64, err error) {
	begin, end, ok := strings.Cut(spec, "-")
	first, firstOK := position(begin)
	last, lastOK := position(end)
	switch {
	case !ok || !firstOK && begin != "" || !lastOK && end != "" || begin+end == "":
		return 0, 0, errMalformed
	case begin == "":
		return max(0, size-last), size - 1, nil
	case end == "":
		return first, size - 1, nil
	case last < first:
		return 0, 0, errBackwards
	}
	return first, min(last, size-1), nil
}

// position reads a number of bytes, of which there may be more than there are bytes.
func position(digits string) (n int64, ok bool) {
	u, err := strconv.ParseUint(digits, 10, 63)
	return int64(u), err == nil || errors.Is(err, strconv.ErrRange)
}

// rangeWriter tells of a range that cannot be served in the form of other errors.
type rangeWriter struct {
	http.ResponseWriter
	size    int64
	refuse  func(http.ResponseWriter)
	refused bool
}

// WriteHeader implements http.ResponseWriter.
func (w *rangeWriter) WriteHeader(status int) {
	if status != http.StatusRequestedRangeNotSatisfiable {
		w.ResponseWriter.WriteHeader(status)
		return
	}
	w.refused = true
	w.Header().Set("Content-Range", fmt.Sprintf("bytes */%d", w.size))
	w.refuse(w.ResponseWriter)
}

// Write implements http.ResponseWriter.
func (w *rangeWriter) Write(text []byte) (int, error) {
	if w.refused {
		return len(text), nil
	}
	return w.ResponseWriter.Write(text)
}
