package neostore

import (
	"context"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/evgraph/evgraph/internal/kg"
)

// The reading texts take two parameters: $version, and $q with all that a call
// asks. The plan of a text is kept by the types of its parameters and the sizes
// of its lists; within a map neither counts, so that each text has one plan.
//
// A condition that is not asked is absent from its part of $q.

// question is $q, or a part of it.
type question map[string]any

// askList puts a list into the question unless the list is empty.
func askList[T ~string](q question, name string, values []T) {
	if len(values) > 0 {
		q[name] = texts(values)
	}
}

func askNumbers(q question, name string, values []int) {
	if len(values) > 0 {
		q[name] = values
	}
}

func askTruth(q question, name string, value *bool) {
	if value != nil {
		q[name] = *value
	}
}

// orNothing is nil for a question that asks nothing.
func (q question) orNothing() any {
	if len(q) == 0 {
		return nil
	}
	return map[string]any(q)
}

func texts[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

func askSet(q question, name string, s *kg.Set) {
	if s != nil {
		q[name] = map[string]any{"ids": texts(s.IDs), "complement": s.Complement}
	}
}

// inSet is the condition that an id is in a set of the question.
func inSet(id, set string) string {
	return strings.NewReplacer("{id}", id, "{set}", set).Replace(
		`({set} IS NULL OR ({id} IN {set}.ids) <> {set}.complement)`)
}

// ask runs a reading text.
func (r *reader) ask(ctx context.Context, text string, q question) (*neo4j.Record, error) {
	return r.read(ctx, text, map[string]any{"q": map[string]any(q)})
}

// check returns what every call refuses before it asks the database.
func check(ctx context.Context, named int) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if named > kg.MaxIDs {
		return fmt.Errorf("%w: %d, at most %d at once", kg.ErrTooMany, named, kg.MaxIDs)
	}
	return nil
}

func checkPage(ctx context.Context, named int, p kg.Page) error {
	if err := check(ctx, named); err != nil {
		return err
	}
	return p.Check()
}
