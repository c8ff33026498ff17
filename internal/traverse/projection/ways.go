package projection

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// pairs are the two rows of statements, the subject's in the upper half, by relation.
type pairs map[metaedge][]uint64

func (p pairs) add(subject Node, predicate kg.Predicate, object Node) {
	m := metaedge{subject.Kind, predicate, object.Kind}
	p[m] = append(p[m], pack(subject.Row, object.Row))
}

// ways are the neighbours of every node, whatever the relation. Nodes are numbered
// through, category by category. The neighbours of a node stand in four runs, so that
// what a walk follows are runs one behind the other.
type ways struct {
	starts  []uint32 // of run r of node n at 4n+r; one more at the end
	targets []uint32 // sorted within a run
}

// The runs of a node: those it is the subject of, then those it is the object of.
const (
	upwards   = iota // to what it is or is part of
	outwards         // to the objects of other statements
	inwards          // to the subjects of other statements
	downwards        // to what is it or is part of it
	runs
)

// span is some runs one behind the other.
type span struct{ first, end uint32 }

// of lists the neighbours of a node along some runs.
func (w *ways) of(n uint32, s span) []uint32 {
	return w.targets[w.starts[runs*n+s.first]:w.starts[runs*n+s.end]]
}

// isNone reports whether there is no way at all.
func (w *ways) isNone() bool { return len(w.targets) == 0 }

// newWays lays out the pairs of all these; first are the numbers of the first nodes of
// the categories, and at the end the number of all nodes.
func newWays(first []uint32, all ...pairs) (w ways) {
	w.starts = make([]uint32, runs*first[len(first)-1]+1)
	eachEnd(first, all, func(run, _ uint32) { w.starts[run+1]++ })
	for run := range len(w.starts) - 1 {
		w.starts[run+1] += w.starts[run]
	}
	w.targets = make([]uint32, w.starts[len(w.starts)-1])
	next := slices.Clone(w.starts)
	eachEnd(first, all, func(run, to uint32) {
		w.targets[next[run]] = to
		next[run]++
	})
	w.compact()
	return w
}

// eachEnd visits both ends of all pairs, each with its run and where that leads.
func eachEnd(first []uint32, all []pairs, visit func(run, to uint32)) {
	for _, some := range all {
		for m, list := range some {
			out, in := uint32(outwards), uint32(inwards)
			if m.predicate == kg.IsA || m.predicate == kg.PartOf {
				out, in = upwards, downwards
			}
			for _, pair := range list {
				subject, object := unpack(pair)
				subject, object = subject+first[m.subject], object+first[m.object]
				visit(runs*subject+out, object)
				visit(runs*object+in, subject)
			}
		}
	}
}

// compact sorts the runs and leaves out what they name twice.
func (w *ways) compact() {
	end := uint32(0)
	for run := range len(w.starts) - 1 {
		row := w.targets[w.starts[run]:w.starts[run+1]]
		slices.Sort(row)
		w.starts[run] = end
		end += uint32(copy(w.targets[end:], slices.Compact(row)))
	}
	w.starts[len(w.starts)-1] = end
	w.targets = w.targets[:end]
}
