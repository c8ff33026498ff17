package tabular

import (
	"slices"
	"strings"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/table"
)

// addColumns lists what stands beside the way to the list, then what an element
// has.
func (p *Plan) addColumns() {
	p.addBeside(p.fields, nil, "")
	if list := p.list(); list != nil {
		list.label = ""
		p.addElement(list, nil)
	}
}

// list is the field whose elements are the rows, nil when there is one row only.
func (p *Plan) list() *field {
	if len(p.way) == 0 {
		return nil
	}
	return p.way[len(p.way)-1]
}

// addBeside adds the plain fields that are reached from the top without a list of
// objects. What a connection has beside the page that gives the rows is left out.
func (p *Plan) addBeside(fields, way []*field, label string) {
	for _, f := range fields {
		f.label = joined(label, f.key)
		to := append(slices.Clip(way), f)
		switch {
		case f.plain():
			p.add(f, to, true)
		case f.lists > 0, f.name == "pageInfo" && isConnection(f.owner), p.list() != nil && f.speaksOfList():
		case isConnection(f.typ) && slices.Contains(p.way, f):
		default:
			p.addBeside(f.fields, to, f.label)
		}
	}
}

// addElement adds the plain fields below a field of an element.
func (p *Plan) addElement(parent *field, way []*field) {
	for _, f := range parent.fields {
		f.label = joined(parent.label, f.key)
		if f.page() || f.name == "node" && isEdge(f.owner) {
			f.label = parent.label
		}
		to := append(slices.Clip(way), f)
		switch {
		case f.name == "pageInfo" && isConnection(f.owner):
			if next := child(f.fields, "hasNextPage"); next != nil {
				p.nested = append(p.nested, nested{parent.label, append(slices.Clip(to), next)})
			}
		case f.plain():
			p.add(f, to, false)
		default:
			p.addElement(f, to)
		}
	}
}

func joined(label, key string) string {
	if label == "" {
		return key
	}
	return label + "." + key
}

func (p *Plan) add(f *field, way []*field, beside bool) {
	for _, c := range p.columns {
		if c.Name == f.label {
			f.label = pathOf(append(slices.Clip(p.way), way...))
			break
		}
	}
	depth := 0
	for _, step := range way {
		depth += step.lists
	}
	p.columns = append(p.columns, column{
		Column: table.Column{Name: f.label, Type: typeOf(f.typ.Name), Lists: depth, Description: f.about},
		way:    way, beside: beside,
	})
}

// typeOf is the type of the values of a scalar or enum.
func typeOf(scalar string) table.Type {
	switch scalar {
	case "Int":
		return table.Integer
	case "Float":
		return table.Number
	case "Boolean":
		return table.Truth
	}
	return table.Text
}

// explode chooses the list that name, or the column with that name, is in.
func (p *Plan) explode(name string) error {
	if name == "" {
		return nil
	}
	for _, c := range p.columns {
		if c.beside {
			continue
		}
		if to := lastLabelled(c.way, name); listsOn(to) > 0 {
			p.exploded = throughList(to)
			break
		}
	}
	if p.exploded == nil {
		names := p.explodable()
		hint := "no column holds a list"
		if len(names) > 0 {
			hint = "explode one of " + strings.Join(names, ", ")
		}
		return guard.Errorf(guard.UnknownColumn, "there is no list %q to explode", name).With("columns", names).WithHint("%s", hint)
	}
	for i := range p.columns {
		p.columns[i].frame = p.columns[i].shared(p.exploded)
		for _, f := range p.exploded[:p.columns[i].steps(p.columns[i].frame)] {
			p.columns[i].Lists -= f.lists
		}
	}
	return nil
}

// explodable names the lists inside an element.
func (p *Plan) explodable() []string {
	names := []string{}
	for _, c := range p.columns {
		for _, f := range c.way {
			if !c.beside && f.lists > 0 && !slices.Contains(names, f.label) {
				names = append(names, f.label)
			}
		}
	}
	return names
}

// lastLabelled is the way up to its last step with the label.
func lastLabelled(way []*field, label string) []*field {
	for i := len(way) - 1; i >= 0; i-- {
		if way[i].label == label {
			return way[:i+1]
		}
	}
	return nil
}

// throughList is the way up to its last list.
func throughList(way []*field) []*field {
	for i := len(way) - 1; i >= 0; i-- {
		if way[i].lists > 0 {
			return way[:i+1]
		}
	}
	return nil
}

func listsOn(way []*field) int {
	n := 0
	for _, f := range way {
		if f.lists > 0 {
			n++
		}
	}
	return n
}

// shared counts the lists that the way of a column has in common with another.
func (c column) shared(way []*field) int {
	if c.beside {
		return 0
	}
	n := 0
	for i, f := range way {
		if i >= len(c.way) || c.way[i] != f {
			break
		}
		if f.lists > 0 {
			n++
		}
	}
	return n
}

// steps is how many steps of the way lead through so many lists.
func (c column) steps(lists int) int {
	for i, f := range c.way {
		if lists == 0 {
			return i
		}
		if f.lists > 0 {
			lists--
			if lists == 0 {
				return i + 1
			}
		}
	}
	return len(c.way)
}
