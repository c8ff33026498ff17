package content_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/content"
	"github.com/evgraph/evgraph/graph/guard"
)

const text = "0123456789"

func refuse(w http.ResponseWriter, r *http.Request, err error) {
	var own *guard.Error
	errors.As(err, &own)
	content.SendError(w, r, own, 1)
}

// ask sends a text as it is asked for.
func ask(method, text string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	w.Header().Set("Content-Type", "text/plain")
	w.Header().Set("Content-Disposition", "attachment")
	w.Header().Set("ETag", `"tag"`)
	content.Send(w, r, content.Body{ReadSeeker: strings.NewReader(text), Bytes: int64(len(text))}, refuse)
	return w
}

func TestRanges(t *testing.T) {
	for header, want := range map[string]string{ // "" for all of it
		"bytes=0-3":                    "0123",
		"bytes=8-":                     "89",
		"bytes=-2":                     "89",
		"bytes=-99":                    text,
		"bytes=7-99":                   "789",
		"bytes=7-99999999999999999999": "789",
		"bytes= 1-1 ,":                 "1",
		"Bytes=1-1":                    "1",
		"bytes=1-1,-0":                 "1",
		"bytes=1-1, 99-":               "1",
		"items=0-3":                    "",
		"items":                        "",
		"":                             "",
		"bytes=0-9,0-9":                "", // more than there is
		"seconds=abc":                  "",
	} {
		w := ask("GET", text, "Range", header)
		if want == "" && (w.Code != http.StatusOK || w.Body.String() != text) {
			t.Errorf("%q: status %d, %s", header, w.Code, w.Body)
		}
		if want != "" && (w.Code != http.StatusPartialContent || w.Body.String() != want) {
			t.Errorf("%q: status %d, %s", header, w.Code, w.Body)
		}
	}
	if w := ask("GET", text, "Range", "bytes=0-1,5-6"); w.Code != http.StatusPartialContent || !strings.Contains(w.Body.String(), "Content-Range: bytes 5-6/10") {
		t.Errorf("two ranges: status %d, %s", w.Code, w.Body)
	}
	if w := ask("GET", "", "Range", "bytes=0-"); w.Code != http.StatusOK {
		t.Errorf("a range of nothing: status %d", w.Code)
	}
}

func TestBadRanges(t *testing.T) {
	for header, message := range map[string]string{
		"bytes=99-":                   "the range is not within the 10 bytes that there are",
		"bytes=10-10":                 "the range is not within the 10 bytes that there are",
		"bytes=99999999999999999999-": "the range is not within the 10 bytes that there are",
		"bytes=-0":                    "the range is not within the 10 bytes that there are",
		"bytes=":                      "the range is not within the 10 bytes that there are",
		"bytes=abc":                   `the range "abc" is not one of bytes`,
		"bytes=-":                     `the range "-" is not one of bytes`,
		"bytes=1":                     `the range "1" is not one of bytes`,
		"bytes=--1":                   `the range "--1" is not one of bytes`,
		"bytes=+1-2":                  `the range "+1-2" is not one of bytes`,
		"bytes=0-1,x":                 `the range "x" is not one of bytes`,
		"bytes=5-2":                   `the range "5-2" ends before it begins`,
	} {
		w := ask("GET", text, "Range", header)
		var body struct {
			Errors []struct {
				Message    string
				Extensions struct{ Code, Hint string }
			}
		}
		if err := json.Unmarshal(w.Body.Bytes(), &body); err != nil || w.Code != http.StatusRequestedRangeNotSatisfiable {
			t.Errorf("%q: status %d, %v: %s", header, w.Code, err, w.Body)
			continue
		}
		if e := body.Errors[0]; e.Message != message || e.Extensions.Code != "BAD_RANGE" || e.Extensions.Hint == "" {
			t.Errorf("%q: %+v", header, e)
		}
		if h := w.Header(); h.Get("Content-Range") != "bytes */10" || h.Get("Content-Disposition") != "" || h.Get("ETag") != "" || h.Get("Content-Type") != "application/json; charset=utf-8" {
			t.Errorf("%q: headers %v", header, h)
		}
	}
}

// TestRangesThatDoNotCount asks where a range, however bad, is no matter.
func TestRangesThatDoNotCount(t *testing.T) {
	for _, tt := range []struct {
		name, method string
		headers      []string
		status       int
	}{
		{"a client that has it", "GET", []string{"Range", "bytes=abc", "If-None-Match", `"tag"`}, http.StatusNotModified},
		{"ranges of another", "GET", []string{"Range", "bytes=99-", "If-Range", `"other"`}, http.StatusOK},
		{"headers only", "HEAD", []string{"Range", "bytes=99-"}, http.StatusOK},
		{"another method", "POST", []string{"Range", "bytes=0-1"}, http.StatusOK},
	} {
		if w := ask(tt.method, text, tt.headers...); w.Code != tt.status || w.Header().Get("Content-Range") != "" {
			t.Errorf("%s: status %d, headers %v", tt.name, w.Code, w.Header())
		}
	}
}
