package web

import (
	"strings"
	"testing"
)

// Each kind has a colour, and each colour a kind.
func TestKindsHaveColours(t *testing.T) {
	css := string(loadAssets().files["base.css"].body)
	for _, k := range kinds {
		if !strings.Contains(css, ".kind-"+k.Key+" ") && !strings.Contains(css, ".kind-"+k.Key+",") {
			t.Errorf("base.css has no colour for %s", k.Key)
		}
		if kindKey(k.Key) != k.Key {
			t.Errorf("%s is not a folded key", k.Key)
		}
	}
}

func TestKindKey(t *testing.T) {
	for _, spelling := range []string{"EVPreparation", "EV_PREPARATION", "evPreparation"} {
		if got := kindKey(spelling); got != "evpreparation" {
			t.Errorf("kindKey(%q) = %q", spelling, got)
		}
		if got := kindLabel(spelling); got != "EV preparation" {
			t.Errorf("kindLabel(%q) = %q", spelling, got)
		}
	}
	if got := kindLabel("Something"); got != "Something" {
		t.Errorf("an unknown kind is called %q", got)
	}
}
