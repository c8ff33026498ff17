package rows

import (
	"sync"
	"sync/atomic"
)

// Crew are workers side by side. Each job is given to all of them, of which each has a
// part that is its own, such as a column: it does its part of one job after the other,
// without waiting for the rest of the crew.
type Crew[J any] struct {
	do       func(worker int, job J) error
	jobs     []chan J // of each worker
	errs     []error  // of each worker, its first
	panicked atomic.Pointer[any]
	undone   sync.WaitGroup // parts of jobs
	working  sync.WaitGroup
}

// NewCrew is a crew of n that does jobs in this way. It is to be closed.
func NewCrew[J any](n int, do func(worker int, job J) error) *Crew[J] {
	c := &Crew[J]{do: do, jobs: make([]chan J, n), errs: make([]error, n)}
	for worker := range c.jobs {
		c.jobs[worker] = make(chan J, 1)
		c.working.Go(func() {
			for job := range c.jobs[worker] {
				c.work(worker, job)
			}
		})
	}
	return c
}

// work does a worker's part of a job, unless it failed before.
func (c *Crew[J]) work(worker int, job J) {
	defer c.undone.Done()
	defer func() {
		if cause := recover(); cause != nil {
			c.panicked.Store(&cause)
		}
	}()
	if c.errs[worker] == nil && c.panicked.Load() == nil {
		c.errs[worker] = c.do(worker, job)
	}
}

// Give hands a job to every worker. It returns when each has begun the job before, so
// that few jobs are held in memory.
func (c *Crew[J]) Give(job J) {
	c.undone.Add(len(c.jobs))
	for _, worker := range c.jobs {
		worker <- job
	}
}

// Wait returns when all is done that was given, with the error of the first worker that
// has one. A panic of a worker is one here, where whoever asked may recover.
func (c *Crew[J]) Wait() error {
	c.undone.Wait()
	if cause := c.panicked.Load(); cause != nil {
		panic(*cause)
	}
	for _, err := range c.errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// Close ends the crew when it has done what it was given.
func (c *Crew[J]) Close() {
	for _, worker := range c.jobs {
		close(worker)
	}
	c.working.Wait()
}
