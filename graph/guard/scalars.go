package guard

import (
	"encoding/json"
	"math"
	"strconv"
)

func (c *variableCheck) scalar(name string, value any) *Error {
	switch name {
	case "Int":
		if !isInt32(value) {
			return c.fault("must be a 32-bit integer, not %s", describe(value))
		}
	case "Float":
		if !isNumber(value) {
			return c.fault("must be a number, not %s", describe(value))
		}
	case "Boolean":
		if _, ok := value.(bool); !ok {
			return c.fault("must be true or false, not %s", describe(value))
		}
	case "String":
		if _, ok := value.(string); !ok {
			return c.fault("must be a string, not %s", describe(value))
		}
	case "ID":
		return c.id(value)
	}
	return nil
}

func (c *variableCheck) id(value any) *Error {
	text, ok := value.(string)
	if !ok {
		return c.fault("must be a string, not %s", describe(value))
	}
	if fault := idFault(text); fault != nil {
		return c.refuse(BadID, "is no id: %s", fault.Message)
	}
	return nil
}

func isInt32(value any) bool {
	switch n := value.(type) {
	case json.Number:
		_, err := strconv.ParseInt(n.String(), 10, 32)
		return err == nil
	case float64:
		return n == math.Trunc(n) && n >= math.MinInt32 && n <= math.MaxInt32
	case int64:
		return n >= math.MinInt32 && n <= math.MaxInt32
	case int:
		return n >= math.MinInt32 && n <= math.MaxInt32
	}
	return false
}

func isNumber(value any) bool {
	switch value.(type) {
	case json.Number, float64, int64, int:
		return true
	}
	return false
}

// describe names a value by its JSON kind.
func describe(value any) string {
	switch value.(type) {
	case string:
		return "a string"
	case bool:
		return "a boolean"
	case map[string]any:
		return "an object"
	}
	if isNumber(value) {
		return "this number"
	}
	return "a list"
}
