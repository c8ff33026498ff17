package kg

import "errors"

// The sentinel errors of the whole program. Everything below wraps one of these
// with context; the edges map them to codes for the user, once.
var (
	// ErrBadID means that a string is not a well-formed identifier.
	ErrBadID = errors.New("malformed id")
	// ErrBadCursor means that a cursor was not made by this server or was changed.
	ErrBadCursor = errors.New("malformed cursor")
	// ErrCursorExpired means that a cursor belongs to another data version.
	ErrCursorExpired = errors.New("cursor of another data version")
	// ErrCursorMismatch means that a cursor belongs to another list, filter or order.
	ErrCursorMismatch = errors.New("cursor of another list")
	// ErrPageRange means that a page size is below 0 or above MaxPage.
	ErrPageRange = errors.New("page size out of range")
	// ErrTooMany means that a call names more ids than a store takes at once.
	ErrTooMany = errors.New("too many ids")
	// ErrTooBroad means that an intermediate set of a filter is over MaxSet ids.
	ErrTooBroad = errors.New("filter matches too much")
	// ErrTooManyRows means that an answer has more rows than the caller allows.
	ErrTooManyRows = errors.New("too many rows")
	// ErrTooDeep means that a filter nests more than MaxHops related leaves.
	ErrTooDeep = errors.New("filter nests too deep")
	// ErrInvalid means that a dataset breaks the rules of the model.
	ErrInvalid = errors.New("invalid dataset")
	// ErrUnavailable means that the store cannot answer now; trying again may help.
	ErrUnavailable = errors.New("store unavailable")
)
