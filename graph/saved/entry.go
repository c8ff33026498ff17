package saved

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/graph/tabular"
)

// entry is a saved query that fits the schema.
type entry struct {
	Query
	parsed   *tabular.Query
	examples map[string]any
}

func newEntry(schema *ast.Schema, q Query) (*entry, error) {
	e := &entry{Query: q}
	var err error
	if e.parsed, err = tabular.Parse(schema, q.Text, ""); err != nil {
		return nil, fmt.Errorf("saved query %s: %w", q.Name, err)
	}
	if q.Variables != "" {
		if err := json.Unmarshal([]byte(q.Variables), &e.examples); err != nil {
			return nil, fmt.Errorf("saved query %s: variables: %w", q.Name, err)
		}
	}
	return e, nil
}

// hasNetwork reports whether the answer holds nodes and statements.
func (e *entry) hasNetwork() bool {
	_, err := e.parsed.Network(tabular.Choice{})
	return err == nil
}

func (e *entry) variables() []tabular.Variable { return e.parsed.Variables(e.examples) }

// wanted is what an address asks for.
type wanted struct {
	choice  tabular.Choice
	request tabular.Request
}

// read takes the parameters of an address apart.
func (e *entry) read(values url.Values) (*wanted, error) {
	w := &wanted{}
	for name, into := range map[string]*string{"rows": &w.choice.Rows, "explode": &w.choice.Explode, "after": &w.request.After} {
		if err := single(values, name, into); err != nil {
			return nil, err
		}
	}
	var limit string
	if err := single(values, "limit", &limit); err != nil {
		return nil, err
	}
	if limit != "" {
		n, err := strconv.Atoi(limit)
		if err != nil || n < 1 || n > tabular.DefaultMost {
			return nil, guard.Errorf(guard.BadRequest, "limit is %q, but must be 1 to %d", limit, tabular.DefaultMost).
				WithHint("leave limit out, and follow the link to the next rows")
		}
		w.request.Most = n
	}
	var err error
	w.request.Variables, err = e.parsed.Coerce(values, nil)
	return w, err
}

// told adds to an error of a variable which variables there are.
func (e *entry) told(err error) error {
	var fault *guard.Error
	if !errors.As(err, &fault) || fault.Code != guard.BadVariables {
		return err
	}
	return fault.With("variables", e.variables()).With("example", e.address("csv"))
}

// readChoice reads the parameters of a description. Those of the table's own, above all
// its variables, are refused: whoever gives them wants the table.
func (e *entry) readChoice(r *http.Request) (tabular.Choice, error) {
	var choice tabular.Choice
	values, err := parameters(r)
	if err != nil {
		return choice, err
	}
	if err := errors.Join(single(values, "rows", &choice.Rows), single(values, "explode", &choice.Explode)); err != nil {
		return choice, err
	}
	if names := slices.Sorted(maps.Keys(values)); len(names) > 0 {
		return choice, guard.Errorf(guard.BadRequest, "a description takes the parameters rows and explode, but not %q", names[0]).
			WithHint("for the table, put its format behind the name of the query, as in %s, or the format's media type into Accept", e.address("csv"))
	}
	return choice, nil
}

// single takes a parameter that may be given once.
func single(values url.Values, name string, into *string) error {
	list := values[name]
	delete(values, name)
	if len(list) > 1 {
		return guard.Errorf(guard.BadRequest, "parameter %q is given %d times", name, len(list)).WithHint("give it once")
	}
	if len(list) == 1 {
		*into = list[0]
	}
	return nil
}

// address leads to the table with the example values, and to the first list where
// there are several.
func (e *entry) address(format string) string {
	values := url.Values{}
	for name, v := range e.examples {
		switch v := v.(type) {
		case nil:
		case string:
			values.Set(name, v)
		case []any:
			for _, item := range v {
				values.Add(name, asText(item))
			}
		default:
			values.Set(name, asText(v))
		}
	}
	if _, err := e.parsed.Plan(tabular.Choice{}); err != nil {
		if lists := e.parsed.Lists(); len(lists) > 0 {
			values.Set("rows", lists[0])
		}
	}
	address := prefix + e.Name + "." + format
	if len(values) > 0 {
		address += "?" + strings.ReplaceAll(values.Encode(), "+", "%20")
	}
	return address
}

func asText(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}
