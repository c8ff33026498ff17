package guard

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Translate turns an error of the layers below into one for the client, or
// returns nil when it does not know the error. It is the one place where an
// application maps its sentinel errors to codes.
type Translate func(err error) *Error

// Presenter decides what of an error the client sees. An [Error] passes, and
// so do gqlparser's complaints about the document and the variables; the end
// of the request's time is TIMEOUT. Anything else may hold hosts, query text
// or secrets: it is logged here and nowhere else, and the client gets INTERNAL
// with the id to report. translate may be nil.
func Presenter(log *slog.Logger, translate Translate) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		shown := classify(err, translate)
		if shown == nil {
			logCause(ctx, log, err)
			shown = internal()
		}
		presented := shown.Present(RequestID(ctx))
		locate(presented, err, shown.Code)
		return presented
	}
}

func logCause(ctx context.Context, log *slog.Logger, err error) {
	if mayLog(ctx) {
		log.ErrorContext(ctx, "request failed",
			"requestId", RequestID(ctx), "path", graphql.GetPath(ctx).String(), "error", err)
	}
}

// Recover turns a panic in a resolver into INTERNAL. The stack goes to the
// log, never to the client.
func Recover(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, cause any) error {
		if mayLog(ctx) {
			log.ErrorContext(ctx, "request panicked",
				"requestId", RequestID(ctx), "panic", fmt.Sprint(cause), "stack", string(debug.Stack()))
		}
		return internal()
	}
}

func internal() *Error {
	return Errorf(Internal, "the server could not answer this")
}

func classify(err error, translate Translate) *Error {
	var own *Error
	if errors.As(err, &own) {
		return own
	}
	if complaint := protocolError(err); complaint != nil {
		return complaint
	}
	if translate != nil {
		if known := translate(err); known != nil {
			return known
		}
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return Errorf(Timeout, "the answer was not ready in time")
	case errors.Is(err, context.Canceled):
		return Errorf(Cancelled, "the request was cancelled")
	}
	return nil
}

// protocolError recognises what gqlparser says of a document or its variables
// by the code that gqlgen sets on it; such errors wrap nothing.
func protocolError(err error) *Error {
	var complaint *gqlerror.Error
	if !errors.As(err, &complaint) || complaint.Err != nil {
		return nil
	}
	switch complaint.Extensions["code"] {
	case string(ParseFailed):
		return &Error{Code: ParseFailed, Message: complaint.Message}
	case string(ValidationFailed):
		if where, ok := variablePath(complaint.Path); ok {
			return Errorf(BadVariables, "variable %q %s", where, complaint.Message)
		}
		return &Error{Code: ValidationFailed, Message: complaint.Message}
	}
	return nil
}

// variablePath writes the path that gqlparser gives to a fault in a variable,
// which starts with the word variable and is no response path.
func variablePath(path ast.Path) (string, bool) {
	if len(path) < 2 || path[0] != ast.PathName("variable") {
		return "", false
	}
	return "$" + strings.TrimPrefix(path[1:].String(), "."), true
}

// locate copies the response path and the place in the document. Errors about
// a document or its variables happen before there is a response to point into.
func locate(presented *gqlerror.Error, err error, code Code) {
	var wrapper *gqlerror.Error
	if !errors.As(err, &wrapper) {
		return
	}
	if len(presented.Locations) == 0 {
		presented.Locations = wrapper.Locations
	}
	if code != BadVariables && code != ValidationFailed && code != ParseFailed {
		presented.Path = wrapper.Path
	}
}
