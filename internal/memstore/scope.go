package memstore

import (
	"slices"

	"github.com/evgraph/evgraph/internal/kg"
)

// maskBits is how many sources a mask tells apart.
const maskBits = 64

// scope is a kg.SourceScope made ready for statements: each has a mask of the
// sources of its evidence.
type scope struct {
	sources []string
	mask    uint64
	decides bool // what the mask says of a statement is all that is asked
}

// newScope makes a scope ready. onlyScope says that nothing but the scope is
// asked of evidence.
func (s *snapshot) newScope(sources kg.SourceScope, onlyScope bool) scope {
	return scope{
		sources: sources.Sources,
		mask:    s.sourceMask(sources.Sources...),
		decides: onlyScope && len(s.sources) <= maskBits,
	}
}

// sourceMask has a bit for each source that exists. With more than maskBits
// sources some share one.
func (s *snapshot) sourceMask(keys ...string) uint64 {
	var mask uint64
	for _, key := range keys {
		if i, ok := s.sources[key]; ok {
			mask |= 1 << (i % maskBits)
		}
	}
	return mask
}

// mayHold reports whether a statement with the mask can have evidence in scope.
func (c *scope) mayHold(mask uint64) bool { return len(c.sources) == 0 || mask&c.mask != 0 }

// holds reports whether the entry is in scope.
func (c *scope) holds(e *kg.Evidence) bool {
	return len(c.sources) == 0 || slices.Contains(c.sources, e.Source)
}

func (s *snapshot) maskSources(d *kg.Dataset) {
	s.sources = make(map[string]int, len(d.Sources))
	for i, source := range d.Sources {
		s.sources[source.Key] = i
	}
	s.sourceMasks = make([]uint64, len(s.statements))
	for row := range s.statements {
		for _, e := range s.evidenceOf(uint32(row)) {
			s.sourceMasks[row] |= s.sourceMask(e.Source)
		}
	}
}
