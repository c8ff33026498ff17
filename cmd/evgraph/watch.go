package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	// quiet is how long nothing must have changed before a folder is read again:
	// editors save in several steps, and a formatter touches many files.
	quiet = 200 * time.Millisecond
	// patience is how long changes that never rest can put that off.
	patience = 5 * time.Second
	// retry is how often a folder that cannot be watched is looked for.
	retry = time.Second
)

// folderWatch notices changes below a folder, from its making on. The folder may
// vanish and come back, or be a link that is turned to another place: so its
// parents are watched as well. It uses fsnotify, as the systems' own ways differ.
type folderWatch struct {
	watcher *fsnotify.Watcher
	dir     string
}

func watchFolder(dir string) (*folderWatch, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	w := &folderWatch{watcher, absolute}
	if err := w.cover(); err != nil {
		watcher.Close()
		return nil, fmt.Errorf("watch %s: %w", dir, err)
	}
	return w, nil
}

// close ends the watch. Nothing is watched by a nil folderWatch.
func (w *folderWatch) close() {
	if w != nil {
		w.watcher.Close()
	}
}

// run calls changed whenever something has changed and then rested, until the
// context ends. Calls do not overlap, and a change during one brings another: the
// last call always begins after the last change.
func (w *folderWatch) run(ctx context.Context, changed func()) {
	if w == nil {
		return
	}
	defer w.close()
	events := make(chan struct{}, 1)
	go w.listen(events)
	rested, again := time.NewTimer(quiet), time.NewTimer(retry)
	rested.Stop()
	again.Stop()
	var waiting time.Time // since when changes have been waiting
	touch := func() {
		if waiting.IsZero() {
			waiting = time.Now()
		}
		rested.Reset(min(quiet, max(0, patience-time.Since(waiting))))
	}
	for {
		select {
		case <-ctx.Done():
			return
		case <-events:
			touch()
			if w.cover() != nil {
				again.Reset(retry)
			}
		case <-again.C:
			if w.cover() != nil {
				again.Reset(retry)
			} else {
				touch()
			}
		case <-rested.C:
			waiting = time.Time{}
			changed()
		}
	}
}

// listen takes events off the watcher at once, as some systems block Add and
// Remove while one waits. It ends when the watcher is closed.
func (w *folderWatch) listen(events chan<- struct{}) {
	signal := func() {
		select {
		case events <- struct{}{}:
		default: // one that waits stands for all
		}
	}
	for {
		select {
		case event, open := <-w.watcher.Events:
			if !open {
				return
			}
			if event.Op&^fsnotify.Chmod != 0 && w.concerns(event.Name) {
				signal()
			}
		case _, open := <-w.watcher.Errors:
			if !open {
				return
			}
			signal() // events were lost
		}
	}
}

// concerns leaves out what happens beside the folder. Only names in a parent can
// be beside it.
func (w *folderWatch) concerns(name string) bool {
	for _, dir := range w.places() {
		if name == dir || strings.HasPrefix(name, dir+string(filepath.Separator)) {
			return true
		}
	}
	return false
}

// places are the folder's own name and, where that is a link, where it leads.
func (w *folderWatch) places() []string {
	places := []string{w.dir}
	if target, err := filepath.EvalSymlinks(w.dir); err == nil && target != w.dir {
		places = append(places, target)
	}
	return places
}

// cover watches the parents and all folders that are there now. What was watched
// before is let go first: a folder may have been replaced by another of its name.
func (w *folderWatch) cover() error {
	for _, old := range w.watcher.WatchList() {
		_ = w.watcher.Remove(old) // it fails for one that has gone by itself
	}
	places := w.places()
	var failed error
	for _, dir := range places {
		failed = errors.Join(failed, w.watcher.Add(filepath.Dir(dir)))
	}
	return errors.Join(failed, w.addFolders(places[len(places)-1]))
}

func (w *folderWatch) addFolders(dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		return w.watcher.Add(path)
	})
}
