package tabular

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"

	"github.com/evgraph/evgraph/graph/guard"
)

// Network plans to read which statements and nodes an answer is about, instead of a
// table: the statements that stand in it, those that a path or a neighbour rests on
// whether the query selects them or not, and the nodes that stand outside of
// statements. Publications are not among these, as they say where things were found.
// Of several lists, the first is read to its end where none is chosen.
func (q *Query) Network(choice Choice) (*Plan, error) {
	if choice.Explode != "" {
		return nil, guard.Errorf(guard.BadRequest, "a network has no columns to explode").WithHint("leave explode out")
	}
	if lists := q.Lists(); choice.Rows == "" && len(lists) > 0 {
		choice.Rows = lists[0]
	}
	p := &Plan{query: q, network: true, root: written(q.operation.SelectionSet)}
	p.root = p.identified(p.root, nil)
	p, err := p.prepare(choice)
	if err == nil && !speaksOf(p.fields, isStatement) {
		return nil, guard.Errorf(guard.UnknownFormat, "the answer of this query holds no statements, so it is no network").
			WithHint("take it as a table, or select statements or hops in the query")
	}
	return p, err
}

func isStatement(t *ast.Definition) bool { return t.Name == "Statement" }

// isNode reports whether values of the type are nodes to draw.
func isNode(t *ast.Definition) bool {
	return (t.Name == "Node" || slices.Contains(t.Interfaces, "Node")) && t.Name != "Publication"
}

// identified asks for what the network is made of: the ids of statements and nodes, and
// the statements that other things rest on.
func (p *Plan) identified(set ast.SelectionSet, typ *ast.Definition) ast.SelectionSet {
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.InlineFragment:
			inner := typ
			if s.TypeCondition != "" {
				inner = p.query.schema.Types[s.TypeCondition]
			}
			s.SelectionSet = p.identified(s.SelectionSet, inner)
		case *ast.Field:
			if inner := p.query.schema.Types[s.Definition.Type.Name()]; inner.IsCompositeType() && !isStatement(inner) {
				s.SelectionSet = p.identified(s.SelectionSet, inner)
			} else if isStatement(inner) {
				s.SelectionSet = withField(s.SelectionSet, inner, "id")
			}
		}
	}
	switch {
	case typ == nil:
	case isNode(typ):
		set = withField(set, typ, "id")
	default:
		set = p.withGrounds(set, typ)
	}
	return set
}

// withGrounds adds the statements that a thing rests on.
func (p *Plan) withGrounds(set ast.SelectionSet, typ *ast.Definition) ast.SelectionSet {
	for _, name := range []string{"hops", "statements", "statement"} {
		def := typ.Fields.ForName(name)
		if def == nil || selects(set, name) {
			continue
		}
		inner := p.query.schema.Types[def.Type.Name()]
		if !isStatement(inner) && inner.Fields.ForName("statement") == nil {
			continue
		}
		f := selected(typ, name)
		if isStatement(inner) {
			f.SelectionSet = withField(nil, inner, "id")
		} else {
			f.SelectionSet = p.withGrounds(nil, inner)
		}
		set = append(set, f)
	}
	return set
}

// withField adds a plain field, unless it is there.
func withField(set ast.SelectionSet, typ *ast.Definition, name string) ast.SelectionSet {
	if selects(set, name) {
		return set
	}
	return append(set, selected(typ, name))
}

// selects reports whether the field stands in the set itself.
func selects(set ast.SelectionSet, name string) bool {
	return slices.ContainsFunc(set, func(s ast.Selection) bool {
		f, ok := s.(*ast.Field)
		return ok && f.Name == name
	})
}

func speaksOf(fields []*field, what func(*ast.Definition) bool) bool {
	return slices.ContainsFunc(fields, func(f *field) bool { return what(f.typ) || speaksOf(f.fields, what) })
}

// mention notes the ids of statements and nodes in a value of a field.
func (r *Result) mention(f *field, v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			r.mention(f, item)
		}
	case map[string]any:
		id := ""
		if own := child(f.fields, "id"); own != nil {
			id, _ = v[own.key].(string)
		}
		switch {
		case isStatement(f.typ):
			r.Statements = append(r.Statements, id)
			return
		case isNode(f.typ) && id != "":
			r.Nodes = append(r.Nodes, id)
		}
		for _, inner := range f.fields {
			r.mention(inner, v[inner.key])
		}
	}
}
