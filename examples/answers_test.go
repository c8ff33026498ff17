package examples_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the answers to testdata")

// versioned are the values that change with every change of data or program.
var versioned = regexp.MustCompile(`"(dataVersion|version|endCursor)":"[^"]*"`)

// pretty lays the data of an answer out for a reader.
func pretty(t *testing.T, answer string) []byte {
	t.Helper()
	var response struct{ Data json.RawMessage }
	if err := json.Unmarshal([]byte(answer), &response); err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if err := json.Indent(&text, versioned.ReplaceAll(response.Data, []byte(`"$1":"..."`)), "", " "); err != nil {
		t.Fatal(err)
	}
	text.WriteByte('\n')
	return text.Bytes()
}

func answerFile(name string) string { return filepath.Join("testdata", name+".json") }

// TestAnswers compares each answer with the one on file, to the byte.
func TestAnswers(t *testing.T) {
	h := handler(t)
	for _, e := range all(t) {
		t.Run(e.Name, func(t *testing.T) {
			got := pretty(t, ask(t, h, e))
			if *update {
				if err := os.WriteFile(answerFile(e.Name), got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(answerFile(e.Name))
			if err != nil {
				t.Fatalf("%v; run go test ./examples -update and read what it wrote", err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("the answer has changed; if that is right, run go test ./examples -update; first at%s", firstChange(want, got))
			}
		})
	}
}

// firstChange shows where two texts part.
func firstChange(want, got []byte) string {
	a, b := strings.Split(string(want), "\n"), strings.Split(string(got), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "\n-" + a[i] + "\n+" + b[i]
		}
	}
	return " its end"
}

func TestAnswersHaveExamples(t *testing.T) {
	known := map[string]bool{}
	for _, e := range all(t) {
		known[answerFile(e.Name)] = true
	}
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !known[file] {
			t.Errorf("%s is the answer to no example", file)
		}
	}
}
