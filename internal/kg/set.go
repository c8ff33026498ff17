package kg

import "slices"

// Set is a set of ids, or everything but those ids. The ids are sorted bytewise
// without duplicates.
type Set struct {
	IDs        []CURIE
	Complement bool
}

// NewSet sorts ids into a set.
func NewSet(ids ...CURIE) Set { return Set{IDs: sortedSet(ids)} }

// Everything is the complement of nothing.
func Everything() Set { return Set{Complement: true} }

// Has reports whether the set holds id.
func (s Set) Has(id CURIE) bool {
	_, found := slices.BinarySearch(s.IDs, id)
	return found != s.Complement
}

// Not returns the complement.
func (s Set) Not() Set { return Set{IDs: s.IDs, Complement: !s.Complement} }

// And returns the intersection.
func (s Set) And(t Set) Set {
	switch {
	case !s.Complement && !t.Complement:
		return Set{IDs: merge(s.IDs, t.IDs, func(a, b bool) bool { return a && b })}
	case !s.Complement:
		return Set{IDs: merge(s.IDs, t.IDs, func(a, b bool) bool { return a && !b })}
	case !t.Complement:
		return t.And(s)
	}
	return Set{IDs: merge(s.IDs, t.IDs, func(a, b bool) bool { return a || b }), Complement: true}
}

// Or returns the union.
func (s Set) Or(t Set) Set { return s.Not().And(t.Not()).Not() }

// merge walks two sorted lists and keeps the ids for which keep says so.
func merge(a, b []CURIE, keep func(inA, inB bool) bool) []CURIE {
	var out []CURIE
	for len(a) > 0 || len(b) > 0 {
		var id CURIE
		inA := len(a) > 0 && (len(b) == 0 || a[0] <= b[0])
		inB := len(b) > 0 && (len(a) == 0 || b[0] <= a[0])
		if inA {
			id, a = a[0], a[1:]
		}
		if inB {
			id, b = b[0], b[1:]
		}
		if keep(inA, inB) {
			out = append(out, id)
		}
	}
	return out
}
