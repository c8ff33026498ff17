package main

import (
	"context"
	"time"
)

// lookEvery is the time between two looks at a database that others load into.
const lookEvery = 2 * time.Second

// follow keeps up with where the graph comes from: it reads a seed folder again
// when that changes, and looks for new versions in a database. What is built in
// does not change.
func (a *app) follow(ctx context.Context, from *graphFlags) error {
	switch {
	case from.database.given():
		go a.followDatabase(ctx, time.NewTicker(lookEvery))
	case *from.seed != "":
		return watch(ctx, *from.seed, func() { a.reload(ctx, *from.seed) })
	}
	return nil
}

// followDatabase tells the log when the database goes away and comes back, and
// describes each new version for the pages.
func (a *app) followDatabase(ctx context.Context, ticker *time.Ticker) {
	defer ticker.Stop()
	trouble := ""
	for {
		err := a.look(ctx)
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
