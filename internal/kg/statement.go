package kg

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// StatementID identifies what is claimed, `EVG:S-` and 16 characters. Fields
// that GraphQL serves are written CURIE, see EvidenceID.
type StatementID = CURIE

// Statement is one claim. Who makes it stands in its evidence.
type Statement struct {
	ID        CURIE // a StatementID
	Subject   CURIE
	Predicate Predicate
	Object    CURIE
	Qualifiers
}

// NewStatement normalises the qualifiers and gives the statement its id.
func NewStatement(subject CURIE, p Predicate, object CURIE, q Qualifiers) Statement {
	s := Statement{Subject: subject, Predicate: p, Object: object, Qualifiers: q.Normalised()}
	s.ID = statementID(s)
	return s
}

// Negative reports whether the claim is that something is not so: a denied
// relation, or an effect that did not happen.
func (s *Statement) Negative() bool {
	return s.Negated || s.Effect == NoEffect
}

// Other returns the end of the statement that is not id; for a self loop, id.
func (s *Statement) Other(id CURIE) CURIE {
	if s.Subject == id {
		return s.Object
	}
	return s.Subject
}

// statementID hashes a canonical text: the mark v1, subject, predicate, object,
// then the qualifiers that differ from their defaults, sorted by name, one a
// line, all in NFC. A qualifier that is added to the model later leaves every
// old id as it is.
func statementID(s Statement) StatementID {
	lines := append([]string{"v1", string(s.Subject), string(s.Predicate), string(s.Object)}, qualifierLines(s.Qualifiers)...)
	sum := sha256.Sum256([]byte(norm.NFC.String(strings.Join(lines, "\n"))))
	code := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:10])
	return StatementID(LocalPrefix + ":S-" + strings.ToLower(code))
}

func qualifierLines(q Qualifiers) []string {
	var lines []string
	add := func(name, value string) {
		if value != "" {
			lines = append(lines, name+"="+value)
		}
	}
	add("amount", string(q.Amount))
	add("aspect", string(q.Aspect))
	add("context", joinCURIEs(q.Context))
	add("effect", string(q.Effect))
	add("moleculeLevel", string(q.MoleculeLevel))
	if q.Negated {
		add("negated", "true")
	}
	add("result", string(q.Result))
	if v := q.Value; v != nil {
		add("value", strings.Join([]string{v.Min, v.Max, v.Unit, v.Medium}, "|"))
	}
	return lines
}

func joinCURIEs(ids []CURIE) string {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = string(id)
	}
	return strings.Join(parts, ",")
}

// sortedSet returns the ids sorted bytewise without duplicates, leaving the
// argument alone.
func sortedSet(ids []CURIE) []CURIE {
	if len(ids) == 0 {
		return nil
	}
	out := slices.Clone(ids)
	slices.Sort(out)
	return slices.Compact(out)
}

// StatedEffect is the effect with its default filled in, "" where the predicate
// takes none.
func (s *Statement) StatedEffect() Effect {
	if s.Effect == "" && s.Predicate.TakesEffect() {
		return EffectUnspecified
	}
	return s.Effect
}

// StatedAmount is the amount with its default filled in, "" where the predicate
// takes none.
func (s *Statement) StatedAmount() Amount {
	if s.Amount == "" && s.Predicate.TakesAmount() {
		return Present
	}
	return s.Amount
}

// StatedResult is the result with its default filled in, "" where the predicate
// takes none.
func (s *Statement) StatedResult() TestResult {
	if s.Predicate == TestedIn && s.Result == "" {
		return ResultNotStated
	}
	return s.Result
}
