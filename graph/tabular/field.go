package tabular

import (
	"github.com/vektah/gqlparser/v2/ast"
)

// field is a field of the answer: all selections of one response key, merged.
type field struct {
	key    string
	name   string // in the schema
	about  string // its description
	owner  *ast.Definition
	typ    *ast.Definition
	lists  int    // how many lists are around its values
	label  string // how the columns below it are named
	sites  []*ast.Field
	fields []*field
}

// plain reports whether the field holds scalars or enums.
func (f *field) plain() bool { return !f.typ.IsCompositeType() }

// page reports whether the field holds the rows of a connection.
func (f *field) page() bool {
	return isConnection(f.owner) && (f.name == "nodes" || f.name == "edges")
}

// counted reports whether the field is the list that a totalCount beside it counts.
func (f *field) counted() bool {
	return (f.name == "nodes" || f.name == "edges") && f.owner.Fields.ForName("totalCount") != nil
}

// speaksOfList reports whether the field tells of a list or an answer as a whole.
func (f *field) speaksOfList() bool {
	switch f.typ.Name {
	case "PageInfo", "Receipt", "Truncation", "Facet":
		return true
	}
	return false
}

func isConnection(t *ast.Definition) bool {
	return t != nil && t.Fields.ForName("pageInfo") != nil && t.Fields.ForName("edges") != nil
}

// isEdge reports whether the type is that of a connection's edges.
func isEdge(t *ast.Definition) bool {
	return t != nil && t.Fields.ForName("cursor") != nil && t.Fields.ForName("node") != nil
}

func child(fields []*field, name string) *field {
	for _, f := range fields {
		if f.name == name {
			return f
		}
	}
	return nil
}

// merged lists the fields that a selection set without spreads gives.
func merged(schema *ast.Schema, set ast.SelectionSet, fields []*field) []*field {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.InlineFragment:
			fields = merged(schema, s.SelectionSet, fields)
		case *ast.Field:
			f := keyed(fields, s.Alias)
			if f == nil {
				f = newField(schema, s)
				fields = append(fields, f)
			}
			f.sites = append(f.sites, s)
			f.fields = merged(schema, s.SelectionSet, f.fields)
		}
	}
	return fields
}

func keyed(fields []*field, key string) *field {
	for _, f := range fields {
		if f.key == key {
			return f
		}
	}
	return nil
}

func newField(schema *ast.Schema, s *ast.Field) *field {
	f := &field{key: s.Alias, name: s.Name, about: s.Definition.Description, owner: s.ObjectDefinition,
		typ: schema.Types[s.Definition.Type.Name()]}
	for t := s.Definition.Type; t.Elem != nil; t = t.Elem {
		f.lists++
	}
	return f
}

// written copies a selection set with its fragments written out, so that each
// field stands in one place only and may be changed there.
func written(set ast.SelectionSet) ast.SelectionSet {
	var out ast.SelectionSet
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			copied := *s
			copied.Arguments = append(ast.ArgumentList(nil), s.Arguments...)
			copied.SelectionSet = written(s.SelectionSet)
			out = append(out, &copied)
		case *ast.InlineFragment:
			copied := *s
			copied.SelectionSet = written(s.SelectionSet)
			out = append(out, &copied)
		case *ast.FragmentSpread:
			out = append(out, &ast.InlineFragment{TypeCondition: s.Definition.TypeCondition, Directives: s.Directives,
				SelectionSet: written(s.Definition.SelectionSet), ObjectDefinition: s.ObjectDefinition})
		}
	}
	return out
}
