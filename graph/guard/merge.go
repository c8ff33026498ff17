package guard

import "github.com/vektah/gqlparser/v2/ast"

// merge counts fields by response key the way an executor merges them: fields
// with one key, wherever they stand in a selection set and its fragments, are
// one field with all their selections together. The survey has bounded the
// fields written out, and with them the steps taken here, unless that limit is
// off: then the walk gives up at maxMergeSteps.
type merge struct {
	fragments map[string]*ast.FragmentDefinition
	limits    Limits
	steps     int
}

const maxMergeSteps = 100_000

func (m *merge) document(doc *ast.QueryDocument, unreached []*ast.FragmentDefinition) *Error {
	for _, op := range doc.Operations {
		root, err := m.collect([]ast.SelectionSet{op.SelectionSet})
		if err != nil {
			return err
		}
		if exceeds(root.count, m.limits.RootFields) {
			return Errorf(TooManyRootFields, "the operation has %d root fields, more than %d",
				root.count, m.limits.RootFields).at(op.Position)
		}
		if err := m.children(root); err != nil {
			return err
		}
	}
	for _, fragment := range unreached {
		if err := m.selections([]ast.SelectionSet{fragment.SelectionSet}); err != nil {
			return err
		}
	}
	return nil
}

func (m *merge) selections(sets []ast.SelectionSet) *Error {
	merged, err := m.collect(sets)
	if err != nil {
		return err
	}
	return m.children(merged)
}

func (m *merge) children(merged *mergedSet) *Error {
	for _, key := range merged.order {
		if sets := merged.selections[key]; len(sets) > 0 {
			if err := m.selections(sets); err != nil {
				return err
			}
		}
	}
	return nil
}

// mergedSet is what the selection sets at one place of the response select.
type mergedSet struct {
	count      int // fields, each counted as often as it is written
	order      []string
	seen       map[string]int // response key or, after three dots, fragment
	selections map[string][]ast.SelectionSet
}

func (m *merge) collect(sets []ast.SelectionSet) (*mergedSet, *Error) {
	merged := &mergedSet{seen: map[string]int{}, selections: map[string][]ast.SelectionSet{}}
	for _, set := range sets {
		if err := m.add(merged, set); err != nil {
			return nil, err
		}
	}
	return merged, nil
}

func (m *merge) add(merged *mergedSet, set ast.SelectionSet) *Error {
	for _, selection := range set {
		if m.steps++; m.steps > maxMergeSteps {
			return Errorf(TooManyFields, "the document selects more fields than can be compared")
		}
		var err *Error
		switch sel := selection.(type) {
		case *ast.Field:
			err = m.addField(merged, sel)
		case *ast.InlineFragment:
			err = m.add(merged, sel.SelectionSet)
		case *ast.FragmentSpread:
			err = m.addSpread(merged, sel)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *merge) addField(merged *mergedSet, f *ast.Field) *Error {
	merged.count++
	merged.seen[f.Alias]++
	if exceeds(merged.seen[f.Alias], m.limits.RepeatedFields) {
		return Errorf(TooManyRepeatedFields, "field %q is selected more than %d times in one place",
			f.Alias, m.limits.RepeatedFields).at(f.Position)
	}
	if merged.seen[f.Alias] == 1 {
		merged.order = append(merged.order, f.Alias)
	}
	if len(f.SelectionSet) > 0 {
		merged.selections[f.Alias] = append(merged.selections[f.Alias], f.SelectionSet)
	}
	return nil
}

// addSpread merges a fragment the first time it is spread in one place; spread
// again there it adds nothing to the response.
func (m *merge) addSpread(merged *mergedSet, spread *ast.FragmentSpread) *Error {
	key := "..." + spread.Name
	merged.seen[key]++
	if exceeds(merged.seen[key], m.limits.RepeatedFields) {
		return Errorf(TooManyRepeatedFields, "fragment %q is spread more than %d times in one place",
			spread.Name, m.limits.RepeatedFields).at(spread.Position)
	}
	fragment := m.fragments[spread.Name]
	if merged.seen[key] > 1 || fragment == nil {
		return nil
	}
	return m.add(merged, fragment.SelectionSet)
}
