package transport

import (
	"cmp"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// Accepted lists the media types that a client accepts, ranges such as text/* among them:
// those of the highest quality first, at equal quality in the order in which they are
// named. Types with parameters are listed without these; what is not in UTF-8 is left out.
func Accepted(r *http.Request) []string {
	type entry struct {
		media   string
		quality float64
	}
	var entries []entry
	for text := range strings.SplitSeq(strings.Join(r.Header.Values("Accept"), ","), ",") {
		if media, quality := acceptable(text); quality > 0 {
			entries = append(entries, entry{media, quality})
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(b.quality, a.quality) })
	var out []string
	for _, e := range entries {
		out = append(out, e.media)
	}
	return out
}

// acceptable reads one entry of an Accept header; the quality is 0 if it is none that
// we can serve.
func acceptable(entry string) (media string, quality float64) {
	media, params, err := mime.ParseMediaType(strings.TrimSpace(entry))
	if err != nil {
		return "", 0
	}
	if charset, given := params["charset"]; given && !isUTF8(charset) {
		return "", 0
	}
	q, given := params["q"]
	if !given {
		return media, 1
	}
	if quality, err = strconv.ParseFloat(q, 64); err != nil {
		return "", 0
	}
	return media, quality
}

func isUTF8(charset string) bool {
	return strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "utf8")
}
