package memstore

import "context"

// pace lets a loop notice the end of its context without asking at every step.
type pace struct {
	ctx   context.Context
	steps int
}

// paceSteps is how many steps pass between two looks at the context.
const paceSteps = 4096

// step counts one step and returns the context's error once it has ended.
func (p *pace) step() error {
	if p.steps++; p.steps < paceSteps {
		return nil
	}
	p.steps = 0
	return p.ctx.Err()
}
