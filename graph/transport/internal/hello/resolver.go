package hello

import (
	"context"
	"fmt"
)

type resolver struct {
	hook func(context.Context) (string, error)
}

func (r *resolver) Query() QueryResolver       { return query{r} }
func (r *resolver) Mutation() MutationResolver { return mutation{} }

type mutation struct{}

func (mutation) Touch(context.Context) (bool, error) { return true, nil }

type query struct{ *resolver }

func (q query) Hello(ctx context.Context) (string, error)          { return q.hook(ctx) }
func (query) Node(context.Context) (*Thing, error)                 { return thing(1), nil }
func (query) List(_ context.Context, first *int) ([]*Thing, error) { return things(first), nil }
func (query) Pick(_ context.Context, _ Pick) (string, error)       { return "picked", nil }
func (query) Picks(_ context.Context, by []*Pick) (string, error)  { return fmt.Sprint(len(by)), nil }
func (query) Page(_ context.Context, first *int) (*ThingPage, error) {
	return &ThingPage{Nodes: things(first)}, nil
}

func (query) Things(_ context.Context, ids []string) ([]*Thing, error) {
	found := make([]*Thing, len(ids))
	for i := range ids {
		found[i] = thing(i)
	}
	return found, nil
}

func (query) Echo(
	_ context.Context, id *string, n *int, f *float64, text *string, flag *bool, shade *Shade, count int,
) (string, error) {
	return fmt.Sprint(id != nil, n != nil, f != nil, text != nil, flag != nil, shade != nil, count), nil
}
