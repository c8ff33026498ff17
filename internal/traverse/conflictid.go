package traverse

import (
	"fmt"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// conflictID is a conflict id taken apart.
type conflictID struct {
	kind            ConflictKind
	subject, object kg.CURIE
	classes         bool
	collapse        []Collapse
}

// Conflict ids begin with the mark of their form.
const (
	conflictMark       = "C1" // the kind, the two ends
	joinedConflictMark = "C2" // letters of what is taken for one, the kind, the two ends
)

// classLetter says that preparations are taken for their class.
const classLetter = "C"

func (c conflictID) String() string {
	letters := collapseLetters(c.collapse)
	if c.classes {
		letters = classLetter + letters
	}
	parts := []string{string(c.kind), string(c.subject), string(c.object)}
	if letters == "" {
		return codeID(conflictMark, parts)
	}
	return codeID(joinedConflictMark, append([]string{letters}, parts...))
}

// parseConflictID takes a conflict id apart.
func parseConflictID(id string) (c conflictID, err error) {
	bad := fmt.Errorf("%w: %.40q is no conflict id", ErrBadPath, id)
	mark, parts, ok := decodeID(id)
	if ok && mark == joinedConflictMark {
		ok = c.readLetters(parts[0])
		mark, parts = conflictMark, parts[1:]
	}
	if !ok || mark != conflictMark || len(parts) != 3 {
		return c, bad
	}
	c.kind = ConflictKind(parts[0])
	if _, known := kindOrder[c.kind]; !known {
		return c, bad
	}
	if c.subject, err = kg.ParseCURIE(parts[1]); err != nil {
		return c, bad
	}
	if c.object, err = kg.ParseCURIE(parts[2]); err != nil {
		return c, bad
	}
	return c, nil
}

// readLetters reports false for letters that String does not write.
func (c *conflictID) readLetters(letters string) (ok bool) {
	letters, c.classes = strings.CutPrefix(letters, classLetter)
	if letters == "" {
		return c.classes
	}
	c.collapse, ok = collapseOf(letters)
	return ok
}
