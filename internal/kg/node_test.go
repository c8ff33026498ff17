package kg_test

import (
	"testing"

	"github.com/evgraph/evgraph/internal/kg"
)

func TestStatedAttributes(t *testing.T) {
	yes, no := new(true), new(false)
	for _, c := range []struct {
		node         kg.Node
		fluid, lipid *bool
		size, arm    string
	}{
		{node: kg.Node{Category: kg.Gene}},
		{node: kg.Node{Category: kg.Tissue}, fluid: no},
		{node: kg.Node{Category: kg.Tissue, Attributes: kg.Attributes{Fluid: yes}}, fluid: yes},
		{node: kg.Node{Category: kg.Chemical}, lipid: no},
		{node: kg.Node{Category: kg.Chemical, Attributes: kg.Attributes{Lipid: yes}}, lipid: yes},
		{node: kg.Node{Category: kg.EVPreparation}, size: "UNSPECIFIED"},
		{node: kg.Node{Category: kg.EVPreparation, Attributes: kg.Attributes{SizeClass: "SMALL"}}, size: "SMALL"},
		{node: kg.Node{Category: kg.MiRNA}, arm: "NOT_STATED"},
		{node: kg.Node{Category: kg.MiRNA, Attributes: kg.Attributes{Arm: "BOTH"}}, arm: "BOTH"},
	} {
		n := &c.node
		if !alike(n.StatedFluid(), c.fluid) || !alike(n.StatedLipid(), c.lipid) || n.StatedSizeClass() != c.size || n.StatedArm() != c.arm {
			t.Errorf("%s %+v: fluid %v, lipid %v, size class %q, arm %q", n.Category, n.Attributes, n.StatedFluid(), n.StatedLipid(), n.StatedSizeClass(), n.StatedArm())
		}
	}
}

func alike(a, b *bool) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }
