package guard_test

import (
	"errors"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

func TestCheckID(t *testing.T) {
	for text, ok := range map[string]bool{
		"":                 true,
		"UNIPROT:P12345":   true,
		"X:ä β 𝛼":          true,
		"X:\xff":           false,
		"X:\ufffd":         false,
		"X:\x00":           false,
		"X:\u0085":         false,
		"X:\u200b":         false,
		"X:\u2060":         false,
		"X:\u2067":         false,
		"X:\U000e0041":     false,
		"\ufeffX:1":        false,
		"X:1\u2029":        false,
		"X:no break\u00a0": true,
	} {
		err := guard.CheckID(text)
		if (err == nil) != ok {
			t.Errorf("%q gives %v, want ok %v", text, err, ok)
		}
		var own *guard.Error
		if err != nil && (!errors.As(err, &own) || own.Code != guard.BadID) {
			t.Errorf("%q gives %v, want code %s", text, err, guard.BadID)
		}
	}
}
