package web

import (
	"strings"
	"testing"
)

// Every embedded file has a content type of its own; without one a browser would
// refuse it because of nosniff.
func TestContentTypes(t *testing.T) {
	for name, file := range loadAssets().files {
		if file.contentType == "" {
			t.Errorf("%s has no content type", name)
		}
	}
}

// Data enters our pages as text nodes only.
func TestScriptsNeverWriteMarkup(t *testing.T) {
	for name, file := range loadAssets().files {
		if strings.HasPrefix(name, "vendor/") || !strings.HasSuffix(name, ".js") {
			continue
		}
		for _, bad := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("} {
			if strings.Contains(string(file.body), bad) {
				t.Errorf("%s uses %s", name, bad)
			}
		}
	}
}
