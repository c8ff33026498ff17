package kg

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// Search ranks by what matched, never by how common a word is, so that the same
// node has the same rank in every store and dataset: exact id, then exact name,
// exact synonym, prefix, words; then more words matched, the better field, the
// shorter name, the id.

// Tier is the first thing that hits are sorted by.
type Tier int

// The tiers, best first.
const (
	TierID Tier = iota
	TierName
	TierSynonym
	TierPrefix
	TierWords
)

// MatchField says which part of a node a search text was found in.
type MatchField string

// The fields, best first.
const (
	FieldID      MatchField = "ID"
	FieldName    MatchField = "NAME"
	FieldSynonym MatchField = "SYNONYM"
	FieldXref    MatchField = "XREF"
)

// Query is a search text, folded once.
type Query struct {
	Text  string   // as typed, trimmed
	Key   string   // NameKey of it
	Words []string // its words; the last may be unfinished
}

// MaxSearchText is the longest search text in bytes that is looked at.
const MaxSearchText = 200

// ParseQuery folds a search text, cutting it at MaxSearchText.
func ParseQuery(text string) Query {
	text = strings.TrimSpace(text)
	if len(text) > MaxSearchText {
		text = strings.ToValidUTF8(text[:MaxSearchText], "")
	}
	return Query{Text: text, Key: NameKey(text), Words: Words(text)}
}

// NeededWords is how many of n words a name must have to be a hit: all of up to
// two, two thirds of more.
func NeededWords(n int) int { return (2*n + 2) / 3 }

// Hit is one search result.
type Hit struct {
	ID       CURIE
	Category Category
	Tier     Tier
	Field    MatchField
	Text     string // the id, name or synonym that matched
	words    int
	length   int
}

var matchFields = []MatchField{FieldID, FieldName, FieldSynonym, FieldXref}

// rank packs what hits are sorted by into one number, from the tier down.
func (h Hit) rank() uint64 {
	field := byte(slices.Index(matchFields, h.Field))
	return uint64(h.Tier)<<32 | uint64(255-min(h.words, 255))<<24 | uint64(field)<<16 | uint64(min(h.length, 0xffff))
}

// Key is the hit's sort key within a result list.
func (h Hit) Key() string {
	var raw [8]byte
	binary.BigEndian.PutUint64(raw[:], h.rank())
	return string(raw[3:])
}

// Compare orders hits, best first.
func (h Hit) Compare(o Hit) int {
	return cmp.Or(cmp.Compare(h.rank(), o.rank()), cmp.Compare(h.ID, o.ID))
}

// FoldedName is a name with the forms of it that a query is compared with, so
// that a store can make them once.
type FoldedName struct {
	Text  string
	Key   string   // NameKey of it
	Words []string // Words of it
}

// NewFoldedName makes the rest of a name whose key is known.
func NewFoldedName(text, key string) FoldedName {
	return FoldedName{Text: text, Key: key, Words: wordsOf(key)}
}

// FoldNames folds the name and then the synonyms of a node.
func FoldNames(n *Node) []FoldedName {
	names := make([]FoldedName, 0, 1+len(n.Synonyms))
	for _, text := range n.Names() {
		names = append(names, NewFoldedName(text, NameKey(text)))
	}
	return names
}

// Match ranks a node for the query; ok is false when it is no hit.
func (q Query) Match(n *Node) (hit Hit, ok bool) { return q.MatchFolded(n, FoldNames(n)) }

// MatchFolded is Match for a node whose names were folded by FoldNames.
func (q Query) MatchFolded(n *Node, names []FoldedName) (hit Hit, ok bool) {
	best := Hit{ID: n.ID, Category: n.Category, Tier: TierWords + 1, length: utf8.RuneCountInString(n.Name)}
	consider := func(tier Tier, field MatchField, text string, words int) {
		h := best
		h.Tier, h.Field, h.Text, h.words = tier, field, text, words
		if best.Tier > TierWords || h.Compare(best) < 0 {
			best = h
		}
	}
	q.matchIDs(n, consider)
	for i := range names {
		tier, field := TierSynonym, FieldSynonym
		if i == 0 {
			tier, field = TierName, FieldName
		}
		q.matchName(&names[i], tier, field, consider)
	}
	return best, best.Tier <= TierWords
}

func (q Query) matchIDs(n *Node, consider func(Tier, MatchField, string, int)) {
	if q.Text == "" {
		return
	}
	if strings.EqualFold(q.Text, string(n.ID)) || strings.EqualFold(q.Text, n.ID.Local()) {
		consider(TierID, FieldID, string(n.ID), len(q.Words))
	}
	for _, ids := range [...][]CURIE{n.Xrefs, n.FormerIDs} {
		for _, x := range ids {
			if strings.EqualFold(q.Text, string(x)) || strings.EqualFold(q.Text, x.Local()) {
				consider(TierID, FieldXref, string(x), len(q.Words))
			}
		}
	}
}

func (q Query) matchName(name *FoldedName, exact Tier, field MatchField, consider func(Tier, MatchField, string, int)) {
	switch {
	case q.Key == "":
	case name.Key == q.Key:
		consider(exact, field, name.Text, len(q.Words))
	case strings.HasPrefix(name.Key, q.Key):
		consider(TierPrefix, field, name.Text, len(q.Words))
	default:
		if n := q.count(name.Words); n > 0 && n >= NeededWords(len(q.Words)) {
			consider(TierWords, field, name.Text, n)
		}
	}
}

// count is how many of the query's words the name has; the last query word also
// matches as the beginning of one.
func (q Query) count(words []string) int {
	n := 0
	for i, w := range q.Words {
		last := i == len(q.Words)-1
		if slices.ContainsFunc(words, func(o string) bool { return o == w || last && strings.HasPrefix(o, w) }) {
			n++
		}
	}
	return n
}

// MaxTypos is how many letters a suggestion may differ in: one in words of up to
// four letters, two in longer ones.
func MaxTypos(key string) int {
	if utf8.RuneCountInString(key) <= 4 {
		return 1
	}
	return 2
}

// Typos counts the letters to change, add, drop or swap to get from a to b
// (optimal string alignment), or returns limit+1 when there are more than limit.
func Typos(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		lowest := i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			lowest = min(lowest, row[j])
		}
		if lowest > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(y)], limit+1)
}
