package enrich

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// TestStatistics compares with scipy and statsmodels; enrichment.py beside the file
// made it.
func TestStatistics(t *testing.T) {
	raw, err := os.ReadFile("../testdata/oracle/enrichment.json")
	if err != nil {
		t.Fatal(err)
	}
	var oracle struct {
		Families []struct {
			Background, List int
			Targets          []struct {
				Members, Both int
				P, Q          float64
				Odds          *float64
			}
		}
	}
	if err := json.Unmarshal(raw, &oracle); err != nil {
		t.Fatal(err)
	}
	tests, small := 0, 0
	for _, f := range oracle.Families {
		var p []float64
		for _, target := range f.Targets {
			x := table{f.Background, target.Members, f.List, target.Both}
			p = append(p, x.upperTail())
			if got := x.upperTail(); !near(got, target.P) {
				t.Errorf("p of %+v is %g, want %g", x, got, target.P)
			}
			odds, ok := x.odds()
			if ok != (target.Odds != nil) || ok && !near(odds, *target.Odds) {
				t.Errorf("odds ratio of %+v is %g, %v, want %v", x, odds, ok, target.Odds)
			}
			tests++
			if target.P < 1e-6 {
				small++
			}
		}
		for i, q := range adjust(p, len(p)) {
			if !near(q, f.Targets[i].Q) {
				t.Errorf("q of %+v in %d of %d is %g, want %g", f.Targets[i], f.List, f.Background, q, f.Targets[i].Q)
			}
		}
	}
	if tests < 400 || small < 50 {
		t.Errorf("the oracle proves little: %d tests, %d of them with a small p", tests, small)
	}
}

// near allows for rounding, and for what is too small for a float64 with all its digits.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-300+1e-10*math.Max(math.Abs(a), math.Abs(b)) }

// TestAdjustWithTestsThatFoundNothing: what is not given counts as p = 1.
func TestAdjustWithTestsThatFoundNothing(t *testing.T) {
	short := adjust([]float64{0.01, 0.2}, 5)
	long := adjust([]float64{0.01, 0.2, 1, 1, 1}, 5)
	if short[0] != long[0] || short[1] != long[1] {
		t.Errorf("%v, but %v with the others written out", short, long)
	}
}
