package transport

import (
	"net/http"
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
	if strings.TrimSpace(strings.Join(r.Header.Values("Accept"), "")) == "" {
		return mediaJSON
	}
	for _, media := range Accepted(r) {
		switch media {
		case mediaJSON, "application/*", "*/*":
			return mediaJSON
		case mediaResponse:
			return mediaResponse
		}
	}
	return ""
}

// mediaOr negotiates for an answer that is sent in any case.
func mediaOr(r *http.Request, fallback string) string {
	if media := negotiate(r); media != "" {
		return media
	}
	return fallback
}
