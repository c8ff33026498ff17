package kg

import (
	"cmp"
	"fmt"
	"strings"
)

// Every list has a total order: a sort key, compared as bytes, then the id. The
// keys are made here, so that both stores sort alike; a store may keep them.

// NodeOrder is the order of a list of nodes.
type NodeOrder string

// The orders of nodes. ByName is the default.
const (
	ByName NodeOrder = "NAME"
	ByID   NodeOrder = "ID"
)

// StatementOrder is the order of a list of statements.
type StatementOrder string

// The orders of statements. ByPredicate is the default.
const (
	// ByPredicate sorts by predicate, then the names of subject and object.
	ByPredicate StatementOrder = "PREDICATE"
	// ByStrength sorts the best supported first, by all evidence there is.
	ByStrength StatementOrder = "STRENGTH"
)

// NodeKey is the sort key of a node.
func NodeKey(o NodeOrder, n *Node) string {
	if o == ByID {
		return ""
	}
	return n.NameKey
}

// keySeparator sorts before every character of a name.
const keySeparator = "\x00"

// StatementKey is the sort key of a statement between two nodes with the given
// strength of all its evidence.
func StatementKey(o StatementOrder, s *Statement, subject, object *Node, strength Strength) string {
	if o == ByStrength {
		return fmt.Sprintf("%08x", ^uint32(strength))
	}
	return strings.Join([]string{string(s.Predicate), subject.NameKey, object.NameKey}, keySeparator)
}

// EvidenceKey is the sort key of an evidence entry: strongest first.
func EvidenceKey(e *Evidence) string {
	return fmt.Sprintf("%08x", ^uint32(EvidenceStrength(e)))
}

// Position is a place in a list: the sort key and id of one of its items.
type Position struct {
	Key string
	ID  CURIE
}

// Compare orders positions: by key, then by id, as bytes.
func (p Position) Compare(q Position) int {
	return cmp.Or(strings.Compare(p.Key, q.Key), cmp.Compare(p.ID, q.ID))
}
