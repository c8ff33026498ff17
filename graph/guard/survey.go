package guard

import (
	"math"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// measure is the size of a part of a document with its fragments written out.
// Counts saturate, since doubling fragments overflow any integer.
type measure struct{ fields, aliases, directives, depth int }

// saturated is where counts stop growing.
const saturated = math.MaxInt32

func plus(a, b int) int { return min(a+b, saturated) }

func saturatedText(n int) string {
	if n >= saturated {
		return "over two billion"
	}
	return strconv.Itoa(n)
}

// beside adds what stands next to m in the same selection set.
func (m measure) beside(other measure) measure {
	return measure{
		fields:     plus(m.fields, other.fields),
		aliases:    plus(m.aliases, other.aliases),
		directives: plus(m.directives, other.directives),
		depth:      max(m.depth, other.depth),
	}
}

// survey measures a document by visiting every selection once: a fragment is
// measured where it is first spread, and remembered.
type survey struct {
	limits        Limits
	introspection bool
	fragments     map[string]*ast.FragmentDefinition
	measured      map[*ast.FragmentDefinition]measure
	open          map[*ast.FragmentDefinition]bool
	unreached     []*ast.FragmentDefinition
	steps         int
}

func newSurvey(doc *ast.QueryDocument, limits Limits, introspection bool) *survey {
	return &survey{
		limits:        limits,
		introspection: introspection,
		fragments:     fragmentsByName(doc),
		measured:      make(map[*ast.FragmentDefinition]measure, len(doc.Fragments)),
		open:          make(map[*ast.FragmentDefinition]bool, len(doc.Fragments)),
	}
}

// fragmentsByName keeps the first of several fragments with one name, as
// gqlparser does.
func fragmentsByName(doc *ast.QueryDocument) map[string]*ast.FragmentDefinition {
	byName := make(map[string]*ast.FragmentDefinition, len(doc.Fragments))
	for _, fragment := range doc.Fragments {
		if _, taken := byName[fragment.Name]; !taken {
			byName[fragment.Name] = fragment
		}
	}
	return byName
}

// document sums all operations, and the fragments that none of them reaches:
// those are refused in the end, but only after validation has worked on them.
func (s *survey) document(doc *ast.QueryDocument) (measure, *Error) {
	var total measure
	for _, op := range doc.Operations {
		m, err := s.operation(op)
		if err != nil {
			return total, err
		}
		total = total.beside(m)
	}
	for _, fragment := range doc.Fragments {
		if _, reached := s.measured[fragment]; reached {
			continue
		}
		s.unreached = append(s.unreached, fragment)
		m, err := s.fragment(fragment, fragment.Position)
		if err != nil {
			return total, err
		}
		total = total.beside(m)
	}
	return total, nil
}

func (s *survey) operation(op *ast.OperationDefinition) (measure, *Error) {
	m, err := s.directives(op.Directives)
	if err != nil {
		return m, err
	}
	for _, variable := range op.VariableDefinitions {
		if err := checkLiteralDepth(variable.DefaultValue, s.limits.InputDepth); err != nil {
			return m, err
		}
		d, err := s.directives(variable.Directives)
		if err != nil {
			return m, err
		}
		m = m.beside(d)
	}
	selected, err := s.selections(op.SelectionSet)
	return m.beside(selected), err
}

func (s *survey) fragment(fragment *ast.FragmentDefinition, spread *ast.Position) (measure, *Error) {
	if m, done := s.measured[fragment]; done {
		return m, nil
	}
	if s.open[fragment] {
		return measure{}, Errorf(ValidationFailed, "fragment %q spreads itself", fragment.Name).at(spread)
	}
	s.open[fragment] = true
	m, err := s.directives(fragment.Directives)
	if err != nil {
		return m, err
	}
	selected, err := s.selections(fragment.SelectionSet)
	m = m.beside(selected)
	s.measured[fragment] = m
	return m, err
}

func (s *survey) selections(set ast.SelectionSet) (measure, *Error) {
	var total measure
	for _, selection := range set {
		m, err := s.selection(selection)
		if err != nil {
			return total, err
		}
		total = total.beside(m)
	}
	return total, nil
}

func (s *survey) selection(selection ast.Selection) (measure, *Error) {
	s.steps++
	switch sel := selection.(type) {
	case *ast.Field:
		return s.field(sel)
	case *ast.InlineFragment:
		m, err := s.directives(sel.Directives)
		if err != nil {
			return m, err
		}
		inner, err := s.selections(sel.SelectionSet)
		return m.beside(inner), err
	case *ast.FragmentSpread:
		m, err := s.directives(sel.Directives)
		fragment := s.fragments[sel.Name]
		if err != nil || fragment == nil {
			return m, err
		}
		inner, err := s.fragment(fragment, sel.Position)
		return m.beside(inner), err
	}
	return measure{}, nil
}

func (s *survey) field(f *ast.Field) (measure, *Error) {
	if !s.introspection && (f.Name == "__schema" || f.Name == "__type") {
		return measure{}, Errorf(IntrospectionOff, "field %q is switched off", f.Name).at(f.Position)
	}
	if err := s.arguments(f.Arguments); err != nil {
		return measure{}, err
	}
	m, err := s.directives(f.Directives)
	if err != nil {
		return m, err
	}
	inner, err := s.selections(f.SelectionSet)
	m = m.beside(inner)
	m.fields, m.depth = plus(m.fields, 1), m.depth+1
	if f.Alias != f.Name {
		m.aliases = plus(m.aliases, 1)
	}
	return m, err
}

// directives counts directives. @defer is refused: gqlgen would answer in
// parts, and neither of our transports sends more than one.
func (s *survey) directives(list ast.DirectiveList) (measure, *Error) {
	for _, directive := range list {
		if directive.Name == "defer" {
			return measure{}, Errorf(ValidationFailed, "directive @defer is not served").at(directive.Position)
		}
		if err := s.arguments(directive.Arguments); err != nil {
			return measure{}, err
		}
	}
	return measure{directives: len(list)}, nil
}

func (s *survey) arguments(list ast.ArgumentList) *Error {
	for _, argument := range list {
		if err := checkLiteralDepth(argument.Value, s.limits.InputDepth); err != nil {
			return err
		}
	}
	return nil
}
