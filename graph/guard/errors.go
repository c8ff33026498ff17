package guard

import (
	"fmt"
	"maps"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Error is an error made for the client: all of it is shown. Resolvers return
// it, wrapped or not; what must stay inside goes into a different error.
type Error struct {
	Code    Code
	Message string
	// Hint says what to do; empty means the hint of the code.
	Hint string
	// Extensions are further facts, such as the candidates of an ambiguous
	// name. The keys code, hint and requestId are taken.
	Extensions map[string]any

	position *ast.Position
}

// Errorf makes an Error with a formatted message: lower case, no full stop,
// what is wrong and where.
func Errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

func (e *Error) Error() string { return e.Message }

// With returns a copy of the error that also carries one further fact.
func (e *Error) With(key string, value any) *Error {
	copied := *e
	copied.Extensions = maps.Clone(e.Extensions)
	if copied.Extensions == nil {
		copied.Extensions = map[string]any{}
	}
	copied.Extensions[key] = value
	return &copied
}

// WithHint returns a copy of the error with its own hint.
func (e *Error) WithHint(format string, args ...any) *Error {
	copied := *e
	copied.Hint = fmt.Sprintf(format, args...)
	return &copied
}

// at returns a copy of the error that points into the document.
func (e *Error) at(position *ast.Position) *Error {
	copied := *e
	copied.position = position
	return &copied
}

// Present turns the error into its public form for a request.
func (e *Error) Present(requestID string) *gqlerror.Error {
	extensions := maps.Clone(e.Extensions)
	if extensions == nil {
		extensions = make(map[string]any, 3)
	}
	extensions["code"] = e.Code
	extensions["hint"] = e.Hint
	if e.Hint == "" {
		extensions["hint"] = e.Code.Hint()
	}
	extensions["requestId"] = requestID
	return &gqlerror.Error{Message: clip(e.Message), Locations: e.locations(), Extensions: extensions}
}

func (e *Error) locations() []gqlerror.Location {
	if e.position == nil {
		return nil
	}
	return []gqlerror.Location{{Line: e.position.Line, Column: e.position.Column}}
}

// GraphQL wraps the error in the type that gqlgen's mutators return.
func (e *Error) GraphQL() *gqlerror.Error {
	return &gqlerror.Error{Err: e, Message: e.Message, Locations: e.locations()}
}

// maxMessage bounds a message, which may quote the client's own text.
const maxMessage = 400

func clip(message string) string {
	if len(message) <= maxMessage {
		return message
	}
	cut := maxMessage
	for cut > 0 && message[cut]&0xC0 == 0x80 {
		cut--
	}
	return message[:cut] + "…"
}
