package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/evgraph/evgraph/internal/curate"
	"github.com/evgraph/evgraph/internal/web"
)

// watchSeed watches the seed folder, before it is first read so that no change
// slips through. The embedded seed never changes.
func watchSeed(dir string) (*folderWatch, error) {
	if dir == "" {
		return nil, nil
	}
	if _, err := seedFiles(dir); err != nil {
		return nil, err
	}
	return watchFolder(dir)
}

// reload reads the seed folder again. A seed with errors changes nothing, but
// pages, readiness and log say that what is served is not the latest.
func (a *app) reload(ctx context.Context, dir string) {
	err := a.load(ctx, dir)
	switch {
	case ctx.Err() != nil: // the server stops
	case err != nil:
		a.keep(err)
	default:
		a.log.Info("seed reloaded", "dataVersion", a.site.Load().DataVersion)
	}
}

func (a *app) load(ctx context.Context, dir string) error {
	dataset, err := readSeed(dir)
	if err != nil {
		return err
	}
	if err := a.store.Load(ctx, dataset); err != nil {
		return err
	}
	return a.refresh(ctx)
}

// keep goes on with the last good graph and says so.
func (a *app) keep(cause error) {
	site := *a.site.Load()
	stale := web.Stale{Since: time.Now().UTC()}
	if site.Stale != nil {
		stale.Since = site.Stale.Since
	}
	var broken brokenSeed
	if errors.As(cause, &broken) {
		stale.Errors = broken.Errors()
		a.complain(broken.Complaints)
		cause = errors.New("the seed has errors")
	}
	site.Stale = &stale
	a.site.Store(&site)
	a.log.Error("seed not reloaded, the last good graph is served",
		"error", cause, "errors", stale.Errors, "dataVersion", site.DataVersion)
}

// complain logs one record for each complaint.
func (a *app) complain(all []curate.Complaint) {
	for _, c := range all {
		level := slog.LevelWarn
		if c.Severity == curate.Error {
			level = slog.LevelError
		}
		a.log.Log(context.Background(), level, c.Message, "rule", c.Rule, "file", c.File, "line", c.Line, "fix", c.Fix)
	}
}
