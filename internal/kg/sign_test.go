package kg_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

func TestSignOf(t *testing.T) {
	for _, w := range []struct {
		effect kg.Effect
		aspect kg.Aspect
		want   string
	}{
		{kg.Increases, "", "raises"},
		{kg.Decreases, kg.Expression, "lowers"},
		{kg.NoEffect, kg.Activity, "leaves"},
		{kg.Increases, kg.Degradation, "lowers"},
		{kg.Decreases, kg.Degradation, "raises"},
		{kg.EffectUnspecified, "", "unknown"},
		{kg.Increases, kg.Phosphorylation, "unknown"},
		{kg.Decreases, kg.Transport, "unknown"},
		{"", "", "unknown"},
	} {
		got := "unknown"
		if x, ok := kg.SignOf(w.effect, w.aspect); ok {
			got = x.String()
		}
		if got != w.want {
			t.Errorf("%s of %s %s", w.effect, w.aspect, got)
		}
	}
}
