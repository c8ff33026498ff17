package transport

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// The media types of an answer. They differ in how they treat the HTTP status:
// under application/json it is 200 for any GraphQL request, under the newer
// type it tells whether the request was sound.
const (
	mediaJSON     = "application/json"
	mediaResponse = "application/graphql-response+json"
)

// negotiate picks the media type of the answer: the one the client gives the
// highest quality, at equal quality the one it names first, and plain JSON when
// it does not care. It returns "" if the client accepts neither.
func negotiate(r *http.Request) string {
	accept := strings.Join(r.Header.Values("Accept"), ",")
	if strings.TrimSpace(accept) == "" {
		return mediaJSON
	}
	best, bestQuality := "", 0.0
	for part := range strings.SplitSeq(accept, ",") {
		media, quality := acceptable(part)
		if media != "" && quality > bestQuality {
			best, bestQuality = media, quality
		}
	}
	return best
}

// acceptable returns which of our types one entry of an Accept header allows,
// or "".
func acceptable(entry string) (string, float64) {
	media, params, err := mime.ParseMediaType(strings.TrimSpace(entry))
	if err != nil {
		return "", 0
	}
	if charset, given := params["charset"]; given && !isUTF8(charset) {
		return "", 0
	}
	quality := 1.0
	if q, given := params["q"]; given {
		if quality, err = strconv.ParseFloat(q, 64); err != nil {
			return "", 0
		}
	}
	switch media {
	case mediaJSON, "application/*", "*/*":
		return mediaJSON, quality
	case mediaResponse:
		return mediaResponse, quality
	}
	return "", 0
}

func isUTF8(charset string) bool {
	return strings.EqualFold(charset, "utf-8") || strings.EqualFold(charset, "utf8")
}

// mediaOr negotiates for an answer that is sent in any case.
func mediaOr(r *http.Request, fallback string) string {
	if media := negotiate(r); media != "" {
		return media
	}
	return fallback
}
