package main

import (
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkStart measures a compiled binary from its start to the first answered
// query on the embedded seed, beside one that starts and prints its help. The
// difference is what reading the seed and the query cost.
func BenchmarkStart(b *testing.B) {
	binary := filepath.Join(b.TempDir(), "evgraph")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	var help, answer time.Duration
	for b.Loop() {
		help += runTime(b, binary, "help")
		answer += runTime(b, binary, "query", `{ node(ref: {name: "miR-21"}) { id name } }`)
	}
	b.ReportMetric(float64(answer.Milliseconds())/float64(b.N), "ms/first-answer")
	b.ReportMetric(float64(help.Milliseconds())/float64(b.N), "ms/help")
	b.ReportMetric(float64(answer)/float64(help), "first-answer/help")
}

func runTime(b *testing.B, binary string, args ...string) time.Duration {
	start := time.Now()
	if out, err := exec.Command(binary, args...).CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", args, err, out)
	}
	return time.Since(start)
}
