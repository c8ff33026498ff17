package guard_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/evgraph/evgraph/graph/guard"
)

var errMissing = errors.New("dial tcp 10.1.2.3:7687: no such node")

func translate(err error) *guard.Error {
	if errors.Is(err, errMissing) {
		return guard.Errorf(guard.UnknownNode, "no node is called this").With("suggestions", []string{"a"})
	}
	return nil
}

func TestPresenter(t *testing.T) {
	const secret = "bolt://neo4j:password@db:7687"
	coded := func(code guard.Code, message string, path ast.Path) error {
		return &gqlerror.Error{Message: message, Path: path, Extensions: map[string]any{"code": string(code)}}
	}
	for name, test := range map[string]struct {
		err     error
		code    guard.Code
		message string
		logged  bool
	}{
		"own":               {guard.Errorf(guard.BadCursor, "the cursor is damaged"), guard.BadCursor, "the cursor is damaged", false},
		"own, wrapped":      {fmt.Errorf("%s: %w", secret, guard.Errorf(guard.BadID, "no id")), guard.BadID, "no id", false},
		"own, in gqlgen":    {gqlerror.Wrap(guard.Errorf(guard.BadID, "no id")), guard.BadID, "no id", false},
		"translated":        {gqlerror.Wrap(fmt.Errorf("read: %w", errMissing)), guard.UnknownNode, "no node is called this", false},
		"parse":             {coded(guard.ParseFailed, "Unexpected }", nil), guard.ParseFailed, "Unexpected }", false},
		"validation":        {coded(guard.ValidationFailed, "Cannot query", nil), guard.ValidationFailed, "Cannot query", false},
		"variable":          {coded(guard.ValidationFailed, "cannot be null", ast.Path{ast.PathName("variable"), ast.PathName("ref"), ast.PathIndex(1), ast.PathName("id")}), guard.BadVariables, `variable "$ref[1].id" cannot be null`, false},
		"deadline":          {gqlerror.Wrap(fmt.Errorf("%s: %w", secret, context.DeadlineExceeded)), guard.Timeout, "the answer was not ready in time", false},
		"cancelled":         {context.Canceled, guard.Cancelled, "the request was cancelled", false},
		"foreign":           {errors.New(secret), guard.Internal, "the server could not answer this", true},
		"foreign in gqlgen": {gqlerror.Wrap(errors.New(secret)), guard.Internal, "the server could not answer this", true},
		"uncoded gqlerror":  {gqlerror.Errorf("must not be null"), guard.Internal, "the server could not answer this", true},
		"coded by others":   {&gqlerror.Error{Err: errors.New(secret), Message: secret, Extensions: map[string]any{"code": string(guard.ValidationFailed)}}, guard.Internal, "the server could not answer this", true},
	} {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			present := guard.Presenter(slog.New(slog.NewTextHandler(&log, nil)), translate)
			shown := present(guard.WithRequestID(context.Background(), "r1"), test.err)
			if shown.Extensions["code"] != test.code || shown.Message != test.message {
				t.Errorf("shows %v %q, want %v %q", shown.Extensions["code"], shown.Message, test.code, test.message)
			}
			if shown.Extensions["requestId"] != "r1" || shown.Extensions["hint"] == "" {
				t.Errorf("lacks request id or hint: %v", shown.Extensions)
			}
			if strings.Contains(fmt.Sprint(shown), "password") {
				t.Errorf("shows a secret: %v", shown)
			}
			if logged := strings.Count(log.String(), "requestId=r1") == 1; logged != test.logged {
				t.Errorf("logged %v, want %v: %s", logged, test.logged, &log)
			}
		})
	}
}

func TestPresenterKeepsPlace(t *testing.T) {
	present := guard.Presenter(slog.New(slog.DiscardHandler), nil)
	path := ast.Path{ast.PathName("page"), ast.PathIndex(2)}
	at := []gqlerror.Location{{Line: 3, Column: 4}}
	shown := present(context.Background(),
		&gqlerror.Error{Err: guard.Errorf(guard.BadID, "no id"), Path: path, Locations: at})
	if shown.Path.String() != path.String() || len(shown.Locations) != 1 || shown.Locations[0] != at[0] {
		t.Errorf("shows path %v and locations %v", shown.Path, shown.Locations)
	}
}

func TestPresenterBoundsTheLog(t *testing.T) {
	var log bytes.Buffer
	present := guard.Presenter(slog.New(slog.NewTextHandler(&log, nil)), nil)
	ctx := guard.WithRequestID(context.Background(), "r1")
	for range 500 {
		present(ctx, errors.New("broken"))
	}
	if lines := strings.Count(log.String(), "\n"); lines == 0 || lines > 5 {
		t.Errorf("500 failures of one request write %d lines", lines)
	}
}

func TestRecover(t *testing.T) {
	var log bytes.Buffer
	err := guard.Recover(slog.New(slog.NewTextHandler(&log, nil)))(guard.WithRequestID(context.Background(), "r1"), "secret state")
	var own *guard.Error
	if !errors.As(err, &own) || own.Code != guard.Internal || strings.Contains(own.Message, "secret") {
		t.Errorf("a panic becomes %v", err)
	}
	for _, want := range []string{"r1", "secret state", "presenter_test.go"} {
		if !strings.Contains(log.String(), want) {
			t.Errorf("the log lacks %q", want)
		}
	}
}

func TestErrorPresent(t *testing.T) {
	base := guard.Errorf(guard.AmbiguousName, "%q is the name of %d nodes", "a", 2)
	full := base.With("candidates", []string{"X:1", "X:2"}).With("code", "FAKE").WithHint("use X:%d", 1)
	shown := full.Present("r1")
	if shown.Extensions["code"] != guard.AmbiguousName || shown.Extensions["hint"] != "use X:1" ||
		len(shown.Extensions["candidates"].([]string)) != 2 {
		t.Errorf("extensions are %v", shown.Extensions)
	}
	if base.Hint != "" || base.Extensions != nil {
		t.Error("With or WithHint changed the error it was called on")
	}
	long := guard.Errorf(guard.BadID, "%s", strings.Repeat("ä", 1_000)).Present("").Message
	if len(long) > 410 || !strings.HasSuffix(long, "ä…") {
		t.Errorf("a long message is cut to %d bytes: …%q", len(long), long[len(long)-8:])
	}
}
