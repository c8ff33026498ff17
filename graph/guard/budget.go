package guard

import (
	"context"
	"sync/atomic"
)

// Budget counts the rows of one request while it runs, for what the planned
// cost could not foresee. It is safe for concurrent use; a nil Budget has no limit.
type Budget struct {
	returned, scanned       atomic.Int64
	maxReturned, maxScanned int64
}

// NewBudget makes the budget of one request.
func NewBudget(limits Limits) *Budget {
	return &Budget{maxReturned: int64(limits.RowsReturned), maxScanned: int64(limits.RowsScanned)}
}

// Spend counts rows that go into the answer. Call it before reading them, so
// that what is too much is never read. Once the budget is gone it stays gone.
func (b *Budget) Spend(rows int) error {
	if b == nil {
		return nil
	}
	return draw(&b.returned, b.maxReturned, rows, "the answer needs more than %d rows")
}

// Scan counts rows that are looked at to find the answer.
func (b *Budget) Scan(rows int) error {
	if b == nil {
		return nil
	}
	return draw(&b.scanned, b.maxScanned, rows, "finding the answer takes more than %d rows")
}

// Returned is the number of rows spent so far.
func (b *Budget) Returned() int64 {
	if b == nil {
		return 0
	}
	return b.returned.Load()
}

// Left is how many rows may still be spent, at least 1; 0 means no limit.
func (b *Budget) Left() int {
	if b == nil || b.maxReturned <= 0 {
		return 0
	}
	return int(max(b.maxReturned-b.returned.Load(), 1))
}

func draw(spent *atomic.Int64, limit int64, rows int, message string) error {
	if total := spent.Add(int64(rows)); limit > 0 && total > limit {
		return Errorf(TooManyRows, message, limit)
	}
	return nil
}

type budgetKey struct{}

// WithBudget returns a context whose rows are counted against the budget.
func WithBudget(ctx context.Context, budget *Budget) context.Context {
	return context.WithValue(ctx, budgetKey{}, budget)
}

// BudgetOf returns the context's budget. It is nil, and without limit, where
// there is none, such as on a command line.
func BudgetOf(ctx context.Context) *Budget {
	budget, _ := ctx.Value(budgetKey{}).(*Budget)
	return budget
}

// Spend counts rows that go into the answer against the context's budget.
func Spend(ctx context.Context, rows int) error { return BudgetOf(ctx).Spend(rows) }

// Scan counts rows that are looked at against the context's budget.
func Scan(ctx context.Context, rows int) error { return BudgetOf(ctx).Scan(rows) }
