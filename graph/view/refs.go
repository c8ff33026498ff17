package view

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/evgraph/evgraph/graph/guard"
	"github.com/evgraph/evgraph/internal/kg"
)

// NodeRef names a node in one of several ways; exactly one field is set.
type NodeRef struct {
	ID       *string
	Name     *string
	Named    *NamedRef
	Citation *int
}

// NamedRef is a name within a category.
type NamedRef struct {
	Name     string
	Category kg.Category
}

// String is how messages quote the reference.
func (r *NodeRef) String() string {
	switch {
	case r.ID != nil:
		return *r.ID
	case r.Name != nil:
		return fmt.Sprintf("%q", *r.Name)
	case r.Named != nil:
		return fmt.Sprintf("%q", r.Named.Name)
	case r.Citation != nil:
		return fmt.Sprintf("citation %d", *r.Citation)
	}
	return "nothing"
}

// text is what to look for when nothing has the name.
func (r *NodeRef) text() string {
	switch {
	case r.Name != nil:
		return *r.Name
	case r.Named != nil:
		return r.Named.Name
	case r.ID != nil:
		return *r.ID
	}
	return ""
}

func (r *NodeRef) lookup() (kg.Lookup, error) {
	switch {
	case r.ID != nil:
		if _, err := kg.ParseCURIE(*r.ID); err != nil {
			return kg.Lookup{}, err
		}
		return kg.Lookup{Text: *r.ID}, nil
	case r.Name != nil:
		return kg.Lookup{Text: *r.Name}, nil
	case r.Named != nil:
		return kg.Lookup{Text: r.Named.Name, Category: r.Named.Category}, nil
	case r.Citation != nil:
		return kg.Lookup{Citation: *r.Citation}, nil
	}
	return kg.Lookup{}, guard.Errorf(guard.OneOfViolation, "a node reference needs exactly one of id, name, named and citation")
}

// accepts tells which ways of naming count: an id is not taken for a name.
func (r *NodeRef) accepts(how kg.How) bool {
	return r.ID == nil || how == kg.HowID || how == kg.HowFormerID || how == kg.HowXref
}

// named returns the nodes of a category, or of any when it is "", that each
// reference names in its best way.
func (r *Request) named(ctx context.Context, category kg.Category, refs []*NodeRef) ([][]kg.Named, error) {
	all, err := r.namedAnyhow(ctx, category, refs)
	for i := range all {
		all[i] = kg.Best(all[i])
	}
	return all, err
}

// namedAnyhow returns those that each reference names in any way, the best ways first.
func (r *Request) namedAnyhow(ctx context.Context, category kg.Category, refs []*NodeRef) ([][]kg.Named, error) {
	if len(refs) == 0 {
		return nil, nil
	}
	if err := checkCount(refs); err != nil {
		return nil, err
	}
	lookups := make([]kg.Lookup, len(refs))
	for i, ref := range refs {
		var err error
		if lookups[i], err = ref.lookup(); err != nil {
			return nil, err
		}
		if lookups[i].Category == "" {
			lookups[i].Category = category
		}
	}
	all, err := r.reader.Named(ctx, lookups)
	if err != nil {
		return nil, err
	}
	for i, found := range all {
		var accepted []kg.Named
		for _, n := range found {
			if refs[i].accepts(n.How) {
				accepted = append(accepted, n)
			}
		}
		all[i] = accepted
	}
	return all, nil
}

func checkCount(refs []*NodeRef) error {
	if len(refs) > kg.MaxPage {
		return guard.Errorf(guard.TooManyIDs, "%d references, but at most %d at once", len(refs), kg.MaxPage)
	}
	return nil
}

// one returns the node of a category that the reference names, "" when nothing
// has the name. What is in another category only is WRONG_CATEGORY.
func (r *Request) one(ctx context.Context, ref *NodeRef, category kg.Category) (kg.CURIE, error) {
	refs := []*NodeRef{ref}
	all, err := r.named(ctx, category, refs)
	if err != nil {
		return "", err
	}
	switch found := all[0]; {
	case len(found) == 1:
		return found[0].ID, nil
	case len(found) > 1:
		return "", ambiguous(ref, found)
	case category == "":
		return "", nil
	}
	elsewhere, err := r.named(ctx, "", refs)
	if err != nil || len(elsewhere[0]) == 0 {
		return "", err
	}
	return "", wrongCategory(ref, elsewhere[0][0].Category)
}

func wrongCategory(ref *NodeRef, own kg.Category) error {
	info, _ := own.Info()
	return guard.Errorf(guard.WrongCategory, "%s is of the category %s", ref, info.Singular).
		WithHint("name something of the category that is asked for here, or use node(ref: ...) or the field of its own category").With("category", own)
}

// ids returns the node that each reference names. One that names nothing is
// UNKNOWN_NODE, one that names several AMBIGUOUS_NAME.
func (r *Request) ids(ctx context.Context, refs []*NodeRef) ([]kg.CURIE, error) {
	return r.idsOf(ctx, "", refs)
}

// idsOf is ids for nodes of one category, or of any when it is "". What is in
// another category only is WRONG_CATEGORY.
func (r *Request) idsOf(ctx context.Context, category kg.Category, refs []*NodeRef) ([]kg.CURIE, error) {
	all, err := r.named(ctx, category, refs)
	if err != nil {
		return nil, err
	}
	ids := make([]kg.CURIE, len(refs))
	for i, found := range all {
		switch len(found) {
		case 0:
			return nil, r.missing(ctx, category, refs[i])
		case 1:
			ids[i] = found[0].ID
		default:
			return nil, ambiguous(refs[i], found)
		}
	}
	return ids, nil
}

// missing says why the reference names nothing in the category.
func (r *Request) missing(ctx context.Context, category kg.Category, ref *NodeRef) error {
	if category != "" {
		elsewhere, err := r.named(ctx, "", []*NodeRef{ref})
		if err != nil {
			return err
		}
		if len(elsewhere[0]) > 0 {
			return wrongCategory(ref, elsewhere[0][0].Category)
		}
	}
	return r.unknown(ctx, ref)
}

func (r *Request) unknown(ctx context.Context, ref *NodeRef) error {
	near, err := r.suggestions(ctx, ref)
	if err != nil {
		return err
	}
	e := guard.Errorf(guard.UnknownNode, "nothing is called %s", ref).With("suggestions", near)
	if len(near) == 0 {
		return e.WithHint("nothing has a name like this; search for one word of it or for another name, or list publications for their numbers")
	}
	return e.WithHint("did you mean %q? search finds more", near[0])
}

// suggestions are names close to what was asked for: hits of a search, else names that
// differ by typing errors. What few of these explain comes first.
func (r *Request) suggestions(ctx context.Context, ref *NodeRef) ([]string, error) {
	near := []string{}
	if ref.text() == "" {
		return near, nil
	}
	page, err := r.reader.Search(ctx, kg.SearchQuery{Text: ref.text(), Page: kg.Page{Limit: kg.MaxSuggestions}})
	if err != nil {
		return nil, err
	}
	for _, h := range page.Hits {
		near = append(near, h.Text)
	}
	key := kg.NameKey(ref.text())
	typos := func(name string) int { return kg.Typos(key, kg.NameKey(name), kg.MaxTypos(key)) }
	slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(typos(a), typos(b)) })
	return append(near, page.Suggestions...), nil
}

// candidate is one of the nodes that an ambiguous name could mean.
type candidate struct {
	ID       kg.CURIE    `json:"id"`
	Category kg.Category `json:"category"`
	Name     string      `json:"name"`
}

func ambiguous(ref *NodeRef, found []kg.Named) error {
	candidates := make([]candidate, len(found))
	for i, n := range found {
		candidates[i] = candidate{n.ID, n.Category, n.Name}
	}
	return guard.Errorf(guard.AmbiguousName, "%s names %d nodes", ref, len(found)).
		WithHint("use the id of one of the candidates, such as {id: %q}", found[0].ID).With("candidates", candidates)
}

// set resolves references to a set of nodes, with their descendants if wanted.
func (l lens) set(ctx context.Context, refs []*NodeRef, descendants bool) (kg.Set, error) {
	ids, err := l.ids(ctx, refs)
	if err != nil {
		return kg.Set{}, err
	}
	if !descendants {
		return kg.NewSet(ids...), nil
	}
	set, err := kg.Descendants(ctx, l.selector(), l.scope, ids)
	return set, err
}
