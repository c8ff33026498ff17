package main

import (
	"context"
	"io"
	"log/slog"
	"strings"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// stranger answers as no store does.
type stranger struct{ kg.Store }

func (stranger) Reader(context.Context) (kg.Reader, error) { return strangeReader{}, nil }

type strangeReader struct{ kg.Reader }

func (strangeReader) Summary(context.Context) (*kg.Summary, error) {
	var columns []any
	return columns[0].(*kg.Summary), nil
}

// What answers in an unknown way is an error at start, and not the end of the process.
func TestStrangeStore(t *testing.T) {
	_, err := newApp(stranger{}, guard.DefaultLimits(), slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err == nil || !strings.Contains(err.Error(), "unknown way") {
		t.Errorf("it says %v", err)
	}
}
