//go:build unix

package wholefile_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/evgraph/evgraph/internal/wholefile"
)

// TestPipesStayPipes writes to one by its name and by that of a link.
func TestPipesStayPipes(t *testing.T) {
	dir := t.TempDir()
	pipe, link := filepath.Join(dir, "pipe"), filepath.Join(dir, "link")
	check(t, syscall.Mkfifo(pipe, 0o600))
	check(t, os.Symlink("pipe", link))
	for _, name := range []string{pipe, link} {
		got := make(chan string)
		go func() {
			text, _ := os.ReadFile(pipe)
			got <- string(text)
		}()
		check(t, wholefile.Write(name, words("new")))
		if text := <-got; text != "new" {
			t.Errorf("through %s came %q", name, text)
		}
		if info, err := os.Lstat(pipe); err != nil || info.Mode().Type() != fs.ModeNamedPipe {
			t.Errorf("the pipe is now %v, %v", info.Mode(), err)
		}
	}
}
