package architecture

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestReadmesAreTrue finds what READMEs name in the repository.
func TestReadmesAreTrue(t *testing.T) {
	for _, c := range []struct {
		file     string
		patterns []string
	}{
		{"README.md", []string{
			`\]\(([a-zA-Z][\w./-]*)\)`,                                    // links
			`(?m)^((?:cmd|schema|graph|internal|seed|examples)[\w/]*/) +`, // the layout
			`(examples/[\w-]+\.graphql)`,
			`(seed/[\w-]+\.md)`,
		}},
		{"cmd/evgraph/README.md", []string{`(?m)(\.ci/[\w/]+)`}},
		{"clients/README.md", []string{`\]\(([a-zA-Z.][\w./-]*)\)`}},
		{"clients/python/README.md", []string{`(\.\./\.\./examples/[\w.-]+)`}},
	} {
		t.Run(c.file, func(t *testing.T) { testReadme(t, c.file, c.patterns) })
	}
}

func testReadme(t *testing.T, file string, patterns []string) {
	root := filepath.Join("..", "..")
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	for _, pattern := range patterns {
		found := regexp.MustCompile(pattern).FindAllStringSubmatch(string(text), -1)
		if len(found) == 0 {
			t.Errorf("nothing is like %s", pattern)
		}
		for _, match := range found {
			beside := filepath.Join(root, filepath.Dir(filepath.FromSlash(file)), filepath.FromSlash(match[1]))
			atRoot := filepath.Join(root, filepath.FromSlash(match[1])) // commands are run there
			if missing(beside) && missing(atRoot) {
				t.Errorf("%s is not there", match[1])
			}
		}
	}
}

func missing(path string) bool {
	_, err := os.Stat(path)
	return err != nil
}
