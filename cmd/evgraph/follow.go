package main

import (
	"context"
	"time"
)

// lookEvery is the time between two looks at a database that others load into.
const lookEvery = 2 * time.Second

// followDatabase tells the log when the database goes away and comes back, and
// describes each new version for the pages.
func (a *app) followDatabase(ctx context.Context, ticker *time.Ticker) {
	defer ticker.Stop()
	trouble := ""
	for {
		err := a.look(ctx)
		if err == nil {
			go a.prepare(ctx)
		}
		switch {
		case ctx.Err() != nil:
			return
		case err != nil && err.Error() != trouble:
			trouble = err.Error()
			a.log.Error("no graph to serve", "error", err)
		case err == nil && trouble != "":
			trouble = ""
			a.log.Info("the graph is there again", "dataVersion", a.site.Load().DataVersion)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// look describes the graph anew when its version has changed.
func (a *app) look(ctx context.Context) error {
	reader, err := a.reader(ctx)
	if err != nil || reader.Version() == a.site.Load().DataVersion {
		return err
	}
	before := a.site.Load().DataVersion
	if err := a.refresh(ctx); err != nil {
		return err
	}
	if before != "" {
		a.log.Info("a new version is served", "dataVersion", a.site.Load().DataVersion)
	}
	return nil
}

// prepare lets the store get ready, so that the first questions need not wait for it. They
// are answered without it, too.
func (a *app) prepare(ctx context.Context) {
	store, ok := a.store.(interface {
		Plan(ctx context.Context) error
	})
	if !ok || !a.preparing.CompareAndSwap(false, true) {
		return
	}
	defer a.preparing.Store(false)
	if err := store.Plan(ctx); err != nil && ctx.Err() == nil {
		a.log.Debug("the database has not planned what it will be asked", "error", err)
	}
}
