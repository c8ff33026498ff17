package curate_test

import (
	"os"
	"testing"

	"github.com/evgraph/evgraph/internal/curate"
)

func BenchmarkLoad(b *testing.B) {
	fsys := os.DirFS("../../seed")
	for b.Loop() {
		curate.Load(fsys)
	}
}

func BenchmarkLint(b *testing.B) {
	fsys := os.DirFS("../../seed")
	for b.Loop() {
		curate.Lint(fsys)
	}
}
