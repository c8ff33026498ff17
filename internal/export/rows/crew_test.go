package rows_test

import (
	"errors"
	"sync/atomic"
	"testing"

	"github.com/evgraph/evgraph/internal/export/rows"
)

// Each worker does the jobs in their order, whatever the others do.
func TestCrew(t *testing.T) {
	var seen [5][]int
	crew := rows.NewCrew(len(seen), func(worker, job int) error {
		seen[worker] = append(seen[worker], job)
		return nil
	})
	for job := range 100 {
		if crew.Give(job); job%30 == 0 {
			if err := crew.Wait(); err != nil || len(seen[4]) != job+1 {
				t.Errorf("after job %d one has done %d, %v", job, len(seen[4]), err)
			}
		}
	}
	crew.Close()
	for worker, jobs := range seen {
		for i, job := range jobs {
			if job != i {
				t.Fatalf("%d did job %d in place of %d", worker, job, i)
			}
		}
		if len(jobs) != 100 {
			t.Errorf("%d did %d", worker, len(jobs))
		}
	}
}

// A job is begun only when the one before the last is done.
func TestCrewHoldsFewJobs(t *testing.T) {
	begin := make(chan bool)
	crew := rows.NewCrew(2, func(_, _ int) error { <-begin; return nil })
	var given atomic.Int64
	go func() {
		defer crew.Close()
		for job := range 10 {
			crew.Give(job)
			given.Add(1)
		}
	}()
	for done := range 10 {
		if n := given.Load(); n > int64(done)+2 {
			t.Fatalf("%d jobs are given where %d are done", n, done)
		}
		begin <- true
		begin <- true
	}
}

// After its first error a worker does no more.
func TestCrewFails(t *testing.T) {
	first := errors.New("first")
	var done atomic.Int64
	crew := rows.NewCrew(10, func(worker, job int) error {
		done.Add(1)
		switch {
		case worker == 3 && job == 1:
			return first
		case worker == 7:
			return errors.New("another")
		}
		return nil
	})
	defer crew.Close()
	for job := range 3 {
		crew.Give(job)
	}
	if err := crew.Wait(); err != first || done.Load() != 8*3+2+1 {
		t.Errorf("error %v after %d", err, done.Load())
	}
}

func TestCrewPanics(t *testing.T) {
	for bad := range 3 {
		crew := rows.NewCrew(3, func(worker, _ int) error {
			if worker == bad {
				panic("bad")
			}
			return nil
		})
		crew.Give(0)
		crew.Give(1)
		if cause := panics(func() { _ = crew.Wait() }); cause != "bad" {
			t.Errorf("panicked with %v", cause)
		}
		crew.Close()
	}
}

func panics(do func()) (cause any) {
	defer func() { cause = recover() }()
	do()
	return nil
}
