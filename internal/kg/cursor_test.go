package kg_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

var cursorScope = kg.CursorScope{Version: "0123456789ab", List: "statements of EVG:a by name"}

func TestCursor(t *testing.T) {
	for _, id := range []kg.CURIE{"", "EVG:a", "doi:10.1/x(1)", kg.CURIE("EVG:" + strings.Repeat("x", kg.MaxCURIE-4))} {
		text := kg.EncodeCursor(cursorScope, id)
		if got, err := kg.DecodeCursor(cursorScope, text); err != nil || got != id {
			t.Errorf("%q comes back as %q, %v", id, got, err)
		}
		otherVersion, otherList := cursorScope, cursorScope
		otherVersion.Version, otherList.List = "other", "other"
		if _, err := kg.DecodeCursor(otherVersion, text); !errors.Is(err, kg.ErrCursorExpired) {
			t.Errorf("with another version: %v", err)
		}
		if _, err := kg.DecodeCursor(otherList, text); !errors.Is(err, kg.ErrCursorMismatch) {
			t.Errorf("with another list: %v", err)
		}
		otherVersion.List = "other"
		if _, err := kg.DecodeCursor(otherVersion, text); !errors.Is(err, kg.ErrCursorExpired) {
			t.Errorf("with another version and list: %v", err)
		}
	}
}

// A cursor with any one byte changed, dropped or added is no cursor.
func TestCursorTampered(t *testing.T) {
	text := kg.EncodeCursor(cursorScope, "EVG:mir-21")
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	for i := range raw {
		changed := append([]byte{}, raw...)
		changed[i] ^= 1
		dropped := append(append([]byte{}, raw[:i]...), raw[i+1:]...)
		for _, bad := range [][]byte{changed, dropped, raw[:i], append(append([]byte{}, raw...), raw[i])} {
			if id, err := kg.DecodeCursor(cursorScope, base64.RawURLEncoding.EncodeToString(bad)); !errors.Is(err, kg.ErrBadCursor) || id != "" {
				t.Errorf("byte %d: %q, %v", i, id, err)
			}
		}
	}
	for _, bad := range []string{"", "x", text + "=", " " + text, text + "\n", strings.Repeat("A", 5_000), "!!!", "0"} {
		if _, err := kg.DecodeCursor(cursorScope, bad); !errors.Is(err, kg.ErrBadCursor) {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
}

func FuzzDecodeCursor(f *testing.F) {
	f.Add(kg.EncodeCursor(cursorScope, "EVG:mir-21"))
	f.Add(kg.EncodeCursor(kg.CursorScope{}, ""))
	f.Add("AQ")
	f.Fuzz(func(t *testing.T, text string) {
		id, err := kg.DecodeCursor(cursorScope, text)
		switch {
		case err == nil && kg.EncodeCursor(cursorScope, id) != text:
			t.Fatalf("%q is taken for a cursor at %q", text, id)
		case err != nil && id != "":
			t.Fatalf("%q gives %q with the error %v", text, id, err)
		case err != nil && !errors.Is(err, kg.ErrBadCursor) && !errors.Is(err, kg.ErrCursorExpired) && !errors.Is(err, kg.ErrCursorMismatch):
			t.Fatalf("%q: %v", text, err)
		}
	})
}
