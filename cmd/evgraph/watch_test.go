package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// eventually waits for something that another goroutine brings about. The bound
// is for a test that fails; no pass depends on it.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if holds() {
			return
		}
	}
	t.Fatalf("%s was not seen within a minute", what)
}

// mirror is the last content of a file that a watch has shown.
type mirror struct {
	record
	file string
}

func (m *mirror) read() {
	text, err := os.ReadFile(m.file)
	if err != nil {
		text = []byte("gone")
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.text.Reset()
	m.text.Write(text)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// Each change is made once the one before it has been seen, so that no two are
// taken together.
func TestWatchSeesEveryKindOfChange(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "seed")
	file := filepath.Join(dir, "studies", "a.yaml")
	write(t, filepath.Join(dir, "sources.yaml"), "x")
	w, err := watchFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	seen := &mirror{file: file}
	go w.run(t.Context(), seen.read)

	changes := []struct {
		name, want string
		make       func()
	}{
		{"a new folder with a file", "1", func() { write(t, file, "1") }},
		{"a changed file", "2", func() { write(t, file, "2") }},
		{"a file replaced by another", "3", func() { write(t, file+"~", "3"); rename(t, file+"~", file) }},
		{"a file moved away and written anew", "4", func() { rename(t, file, file+".bak"); write(t, file, "4") }},
		{"a removed folder", "gone", func() { os.RemoveAll(dir) }},
		{"a folder that is back", "5", func() { write(t, file, "5") }},
		{"a file in the folder that is back", "6", func() { write(t, file, "6") }},
		{"a folder replaced by another", "7", func() {
			write(t, filepath.Join(base, "next", "studies", "a.yaml"), "7")
			rename(t, dir, filepath.Join(base, "last"))
			rename(t, filepath.Join(base, "next"), dir)
		}},
		{"a file in the other folder", "8", func() { write(t, file, "8") }},
		{"a removed parent", "gone", func() { os.RemoveAll(base) }},
		{"a parent that is back", "9", func() { write(t, file, "9") }},
		{"a file below the parent that is back", "10", func() { write(t, file, "10") }},
	}
	for _, c := range changes {
		c.make()
		eventually(t, c.name, func() bool { return seen.String() == c.want })
	}
}

func TestWatchFollowsALink(t *testing.T) {
	base := t.TempDir()
	link := filepath.Join(base, "current")
	turn := func(to string) {
		t.Helper()
		if err := os.Symlink(to, link+"~"); err != nil {
			t.Fatal(err)
		}
		rename(t, link+"~", link)
	}
	write(t, filepath.Join(base, "one", "a.yaml"), "1")
	write(t, filepath.Join(base, "two", "a.yaml"), "2")
	turn("one")
	w, err := watchFolder(link)
	if err != nil {
		t.Fatal(err)
	}
	seen := &mirror{file: filepath.Join(link, "a.yaml")}
	go w.run(t.Context(), seen.read)
	turn("two")
	eventually(t, "the link turned", func() bool { return seen.String() == "2" })
	write(t, filepath.Join(base, "two", "a.yaml"), "3")
	eventually(t, "a file behind the link", func() bool { return seen.String() == "3" })
}

// The watch holds from its making on, before anything runs or reads.
func TestWatchBeginsBeforeItRuns(t *testing.T) {
	dir := t.TempDir()
	w, err := watchFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	seen := &mirror{file: filepath.Join(dir, "a.yaml")}
	write(t, seen.file, "early")
	go w.run(t.Context(), seen.read)
	eventually(t, "the early change", func() bool { return seen.String() == "early" })
}

// Calls never overlap, and what changes during one is seen by the next.
func TestWatchCallsInOrder(t *testing.T) {
	dir := t.TempDir()
	w, err := watchFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	seen := &mirror{file: filepath.Join(dir, "a.yaml")}
	running := make(chan struct{}, 1)
	entered, leave := make(chan struct{}), make(chan struct{})
	go w.run(t.Context(), func() {
		select {
		case running <- struct{}{}:
		default:
			t.Error("two calls at once")
		}
		seen.read()
		select {
		case entered <- struct{}{}:
			<-leave
		case <-t.Context().Done():
		}
		<-running
	})
	write(t, seen.file, "1")
	<-entered
	write(t, seen.file, "2")
	write(t, seen.file, "3")
	leave <- struct{}{}
	<-entered
	if got := seen.String(); got != "3" {
		t.Errorf("the next call sees %q", got)
	}
	leave <- struct{}{}
}

func TestWatchNeedsAFolder(t *testing.T) {
	if _, err := watchFolder(filepath.Join(t.TempDir(), "nowhere")); err == nil {
		t.Error("a folder that does not exist can be watched")
	}
}

// A watch ends with its context.
func TestWatchEnds(t *testing.T) {
	w, err := watchFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	w.run(ctx, func() { t.Error("something was seen") })
}
