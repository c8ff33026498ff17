package kg

import (
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

// EvidenceOrder is the order of a list of evidence.
type EvidenceOrder string

// The orders of evidence. StrongestFirst is the default.
const (
	StrongestFirst EvidenceOrder = "STRENGTH"
	ByEvidenceID   EvidenceOrder = "ID"
)

// EvidenceKey is the sort key of an evidence entry.
func EvidenceKey(o EvidenceOrder, e *Evidence) string {
	if o == ByEvidenceID {
		return ""
	}
	return fmt.Sprintf("%08x", ^uint32(EvidenceStrength(e)))
}
