package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestExitCodes tells what scripts may rely on.
func TestExitCodes(t *testing.T) {
	away := map[string]string{"EVGRAPH_NEO4J_URI": "bolt://127.0.0.1:1", "EVGRAPH_NEO4J_PASSWORD": "evgraph-test"}
	for _, c := range []struct {
		args      string
		variables map[string]string
		want      int
	}{
		{"help", nil, 0},
		{"stats --help", nil, 0},
		{"search nothing-is-called-this", nil, exitFailure},
		{"load nowhere.jsonl", away, exitFailure},
		{"nonsense", nil, exitUsage},
		{"stats --nonsense", nil, exitUsage},
		{"load", nil, exitUsage},
		{"load --chunk-rows 0", away, exitUsage},
		{"migrate --neo4j-uri nonsense", away, exitUsage},
		{"load", away, exitUnavailable},
		{"load --dry-run", away, exitUnavailable},
		{"load --verify", away, exitUnavailable},
		{"migrate", away, exitUnavailable},
		{"dump", away, exitUnavailable},
		{"version", away, exitUnavailable},
	} {
		var out bytes.Buffer
		env := environment{stdin: strings.NewReader(""), stdout: &out, stderr: &out, getenv: func(name string) string { return c.variables[name] }}
		if got := run(t.Context(), env, strings.Fields(c.args)); got != c.want {
			t.Errorf("evgraph %s: exit code %d, wanted %d\n%s", c.args, got, c.want, out.String())
		}
	}
}
