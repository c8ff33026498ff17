package main

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing must have changed before a folder is read again:
// editors save in several steps, and a formatter touches many files.
const quiet = 200 * time.Millisecond

// watch calls changed, one call at a time, whenever files below dir have changed
// and then rested. It watches with fsnotify, as the systems' own ways differ.
func watch(ctx context.Context, dir string, changed func()) error {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch %s: %w", dir, err)
	}
	if err := addFolders(watcher, dir); err != nil {
		watcher.Close()
		return fmt.Errorf("watch %s: %w", dir, err)
	}
	go func() {
		defer watcher.Close()
		rested := time.NewTimer(quiet)
		rested.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case event, open := <-watcher.Events:
				if !open {
					return
				}
				if event.Has(fsnotify.Create) {
					// A new folder has to be watched as well; for a file this fails and does not matter.
					_ = addFolders(watcher, event.Name)
				}
				if !event.Has(fsnotify.Chmod) {
					rested.Reset(quiet)
				}
			case <-watcher.Errors:
				// Events were lost: read everything again.
				rested.Reset(quiet)
			case <-rested.C:
				changed()
			}
		}
	}()
	return nil
}

func addFolders(watcher *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		return watcher.Add(path)
	})
}
