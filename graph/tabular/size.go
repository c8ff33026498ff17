package tabular

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/validator"

	"github.com/evgraph/evgraph/graph/guard"
)

// checkSizes holds the variables that size the pages of the list to their types, as the
// server does with all that it sees: these may not be in what it is asked.
func (p *Plan) checkSizes(given map[string]any) error {
	for _, d := range p.sizes {
		values, err := validator.VariableValues(p.query.schema, &ast.OperationDefinition{VariableDefinitions: ast.VariableDefinitionList{d}}, given)
		var complaint *gqlerror.Error
		if errors.As(err, &complaint) {
			return p.query.refuse(`variable "$%s" %s`, d.Variable, complaint.Message)
		}
		if size, err := strconv.Atoi(fmt.Sprint(values[d.Variable])); err == nil && size < 0 {
			return guard.Errorf(guard.PageOutOfRange, `variable "$%s" is %d, but a page has 0 elements or more`, d.Variable, size)
		}
	}
	return nil
}

// noteSizes notes the variables that size the pages of the list.
func (p *Plan) noteSizes() {
	for _, site := range p.pager().sites {
		if first := site.Arguments.ForName("first"); first != nil && first.Value.Kind == ast.Variable {
			p.sizes = append(p.sizes, p.query.operation.VariableDefinitions.ForName(first.Value.Raw))
		}
	}
}
