package guard_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/evgraph/evgraph/graph/guard"
)

func TestBudget(t *testing.T) {
	budget := guard.NewBudget(guard.Limits{RowsReturned: 10, RowsScanned: 20})
	ctx := guard.WithBudget(context.Background(), budget)
	if err := guard.Spend(ctx, 10); err != nil {
		t.Errorf("the last row in the budget is refused: %v", err)
	}
	for range 2 {
		var own *guard.Error
		if err := guard.Spend(ctx, 1); !errors.As(err, &own) || own.Code != guard.TooManyRows {
			t.Errorf("one row too many gives %v", err)
		}
	}
	if err := guard.Scan(ctx, 20); err != nil {
		t.Errorf("rows scanned and returned share a budget: %v", err)
	}
	if err := guard.Scan(ctx, 1); err == nil {
		t.Error("the scan budget has no end")
	}
	if guard.BudgetOf(ctx).Returned() != 12 {
		t.Errorf("%d rows are counted", guard.BudgetOf(ctx).Returned())
	}
}

func TestBudgetAbsentOrOff(t *testing.T) {
	ctx := context.Background()
	if guard.Spend(ctx, 1<<30) != nil || guard.Scan(ctx, 1<<30) != nil || guard.BudgetOf(ctx).Returned() != 0 {
		t.Error("a context without a budget has a limit")
	}
	ctx = guard.WithBudget(ctx, guard.NewBudget(guard.Limits{}))
	if guard.Spend(ctx, 1<<30) != nil || guard.Scan(ctx, 1<<30) != nil {
		t.Error("a limit of zero is not off")
	}
}

func TestBudgetConcurrently(t *testing.T) {
	ctx := guard.WithBudget(context.Background(), guard.NewBudget(guard.Limits{RowsReturned: 1_000}))
	var granted atomic.Int64
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			for range 100 {
				if guard.Spend(ctx, 1) == nil {
					granted.Add(1)
				}
			}
		})
	}
	all.Wait()
	if granted.Load() != 1_000 {
		t.Errorf("granted %d rows of 1,000", granted.Load())
	}
}
