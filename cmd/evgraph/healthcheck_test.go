package main

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHealthcheck(t *testing.T) {
	for _, tc := range []struct {
		name   string
		answer http.HandlerFunc
		args   []string
		want   string // in the message, "" for healthy
	}{
		{"ready", func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path != "/readyz" {
				http.NotFound(w, r)
			}
		}, nil, ""},
		{"not ready", func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "no data", http.StatusServiceUnavailable)
		}, nil, "is not ready: 503 Service Unavailable, no data"},
		{"silent", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
			[]string{"--timeout", "20ms"}, "does not answer in time"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			server := httptest.NewServer(tc.answer)
			defer server.Close()
			code, message := checkHealth(server.Listener.Addr().String(), tc.args...)
			if tc.want == "" && (code != 0 || message != "") || tc.want != "" && (code != exitFailure || !strings.Contains(message, tc.want)) {
				t.Errorf("exit code %d, message %q, want %q", code, message, tc.want)
			}
		})
	}
	t.Run("nobody listens", func(t *testing.T) {
		server := httptest.NewServer(nil)
		addr := server.Listener.Addr().String()
		server.Close()
		if code, message := checkHealth(addr); code != exitFailure || !strings.Contains(message, "does not answer") {
			t.Errorf("exit code %d, message %q", code, message)
		}
	})
}

// TestHealthcheckOfAllAddresses: what listens everywhere is asked on loopback.
func TestHealthcheckOfAllAddresses(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer server.Close()
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	for _, addr := range []string{":" + port, "0.0.0.0:" + port, "[::]:" + port, "localhost:" + port} {
		if code, message := checkHealth(addr); code != 0 {
			t.Errorf("%s: exit code %d, %s", addr, code, message)
		}
	}
	for _, addr := range []string{"127.0.0.1:0", ":", "8080", "127.0.0.1:none"} {
		if code, message := checkHealth(addr); code != exitFailure || !strings.Contains(message, "EVGRAPH_ADDR") {
			t.Errorf("%s: exit code %d, %s", addr, code, message)
		}
	}
}

// checkHealth runs the command on an address that comes from the environment.
func checkHealth(addr string, args ...string) (code int, message string) {
	var out, errs bytes.Buffer
	env := environment{stdout: &out, stderr: &errs, getenv: func(name string) string {
		if name == "EVGRAPH_ADDR" {
			return addr
		}
		return ""
	}}
	code = run(context.Background(), env, append([]string{"healthcheck"}, args...))
	return code, out.String() + errs.String()
}
