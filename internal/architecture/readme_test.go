package architecture

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestReadmeIsTrue finds what the README names in the repository.
func TestReadmeIsTrue(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range []string{
		`\]\(([a-zA-Z][\w./-]*)\)`,                                    // links
		`(?m)^((?:cmd|schema|graph|internal|seed|examples)[\w/]*/) +`, // the layout
		`(examples/[\w-]+\.graphql)`,
		`(seed/[\w-]+\.md)`,
	} {
		found := regexp.MustCompile(pattern).FindAllStringSubmatch(string(text), -1)
		if len(found) == 0 {
			t.Errorf("the README has nothing like %s", pattern)
		}
		for _, match := range found {
			if _, err := os.Stat(filepath.Join("..", "..", filepath.FromSlash(match[1]))); err != nil {
				t.Errorf("the README names %s: %v", match[1], err)
			}
		}
	}
}
