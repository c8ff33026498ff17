package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"github.com/evgraph/evgraph/internal/kg"
)

// equal compares answers deeply. Nil and empty slices are the same, as the
// contract does not tell them apart.
func equal(a, b any) bool { return same(reflect.ValueOf(a), reflect.ValueOf(b)) }

func same(a, b reflect.Value) bool {
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		return false
	}
	switch a.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			return a.IsNil() == b.IsNil()
		}
		return same(a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !same(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}

// sentinels are the errors that callers tell apart.
var sentinels = []error{
	kg.ErrBadID, kg.ErrBadCursor, kg.ErrCursorExpired, kg.ErrCursorMismatch, kg.ErrPageRange, kg.ErrTooMany, kg.ErrTooBroad,
	kg.ErrTooManyRows, kg.ErrTooDeep, kg.ErrInvalid, kg.ErrUnavailable, context.Canceled, context.DeadlineExceeded,
}

// sentinel returns the sentinel that err wraps, or err.
func sentinel(err error) error {
	for _, s := range sentinels {
		if errors.Is(err, s) {
			return s
		}
	}
	return err
}

// show prints an answer or a question so that two can be compared by eye.
func show(v any) string {
	text, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return fmt.Sprintf("%+v", v)
	}
	const enough = 6000
	if len(text) > enough {
		return string(text[:enough]) + "\n..."
	}
	return string(text)
}
