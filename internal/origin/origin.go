// Package origin tells by which address a client knows this server, for what it is to
// copy or to follow from elsewhere. Links within the server need none.
package origin

import "net/http"

// Of is the address without a slash at its end: of this server, or of the proxy before it.
func Of(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
