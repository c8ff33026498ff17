package guard

import (
	"strings"
	"testing"
	"time"
)

func TestParseLimits(t *testing.T) {
	l := DefaultLimits()
	if err := l.Parse("depth=7, timeMilliseconds=1500"); err != nil {
		t.Fatal(err)
	}
	if l.Depth != 7 || l.Time != 1500*time.Millisecond {
		t.Errorf("depth %d, time %v", l.Depth, l.Time)
	}
	for text, want := range map[string]string{
		"depth":          `"depth" is not name=value`,
		"depth=-1":       "must be a whole number",
		"depth=x":        "must be a whole number",
		"depth=9,dept=3": `there is no limit "dept", but bodyBytes`,
	} {
		err := l.Parse(text)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	if l.Depth != 7 {
		t.Errorf("a refused text changed the depth to %d", l.Depth)
	}
}

func TestEveryPublishedLimitCanBeSet(t *testing.T) {
	for _, limit := range DefaultLimits().List() {
		l := DefaultLimits()
		if err := l.Parse(limit.Name + "=1"); err != nil {
			t.Errorf("%s: %v", limit.Name, err)
			continue
		}
		for _, got := range l.List() {
			if got.Name == limit.Name && got.Value != 1 {
				t.Errorf("%s is %d after it was set to 1", got.Name, got.Value)
			}
		}
	}
}

func TestBudgetLeft(t *testing.T) {
	var none *Budget
	if none.Left() != 0 {
		t.Error("a budget without limit has something left to count")
	}
	b := NewBudget(Limits{RowsReturned: 10})
	if b.Left() != 10 || b.Spend(4) != nil || b.Left() != 6 || b.Spend(6) != nil || b.Left() != 1 {
		t.Errorf("left %d", b.Left())
	}
}
