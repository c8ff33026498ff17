package origin

import (
	"crypto/tls"
	"net/http"
	"testing"
)

func TestOf(t *testing.T) {
	for _, tt := range []struct {
		name string
		r    http.Request
		want string
	}{
		{"plain", http.Request{Host: "127.0.0.1:8080"}, "http://127.0.0.1:8080"},
		{"encrypted", http.Request{Host: "evgraph.org", TLS: &tls.ConnectionState{}}, "https://evgraph.org"},
		{"behind a proxy", http.Request{Host: "evgraph.org", Header: http.Header{"X-Forwarded-Proto": {"https"}}}, "https://evgraph.org"},
	} {
		if got := Of(&tt.r); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}
