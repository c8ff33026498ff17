package memstore

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/evgraph/evgraph/internal/kg"
)

// textIndex finds nodes by what people type. Names, synonyms included, are
// numbered node by node, so that the names of a node stand together.
type textIndex struct {
	names   []kg.FoldedName
	shapes  []shape             // by name
	owners  []uint32            // node row, by name
	first   []uint32            // by node row, its first name; one more than nodes
	byKey   []uint32            // names in the order of their keys
	words   []string            // the different words of all names, sorted
	holders adjacency           // by word, the names that have it, as often as they do
	exact   map[string][]byID   // ids of every kind, as written
	folded  map[string][]uint32 // ids of every kind and their local parts, folded: node rows
	cited   map[int][]uint32    // node rows by citation number
}

// byID is a node that an id leads to, and in which way.
type byID struct {
	node uint32
	how  kg.How
}

// indexText makes the index. It runs over the nodes in the order of rows, so
// that every list of nodes or names comes out ascending.
func (s *snapshot) indexText(*kg.Dataset) {
	t := textIndex{
		first:  make([]uint32, 1, len(s.nodes)+1),
		exact:  make(map[string][]byID, len(s.nodes)),
		folded: make(map[string][]uint32, 2*len(s.nodes)),
		cited:  map[int][]uint32{},
	}
	for row := range s.nodes {
		t.addNames(uint32(row), &s.nodes[row])
		t.addIDs(uint32(row), &s.nodes[row])
	}
	t.byKey = ascending(len(t.names))
	slices.SortFunc(t.byKey, func(a, b uint32) int {
		return cmp.Or(cmp.Compare(t.names[a].Key, t.names[b].Key), cmp.Compare(a, b))
	})
	t.indexWords()
	s.text = t
}

func (t *textIndex) addNames(row uint32, n *kg.Node) {
	for _, name := range kg.FoldNames(n) {
		t.names = append(t.names, name)
		t.shapes = append(t.shapes, shapeOf(name.Key))
		t.owners = append(t.owners, row)
	}
	t.first = append(t.first, uint32(len(t.names)))
	if c := n.Attributes.Citation; c != 0 {
		t.cited[c] = append(t.cited[c], row)
	}
}

func (t *textIndex) addIDs(row uint32, n *kg.Node) {
	add := func(id kg.CURIE, how kg.How) {
		t.exact[string(id)] = append(t.exact[string(id)], byID{row, how})
		for _, key := range [...]string{foldID(string(id)), foldID(id.Local())} {
			if list := t.folded[key]; len(list) == 0 || list[len(list)-1] != row {
				t.folded[key] = append(list, row)
			}
		}
	}
	add(n.ID, kg.HowID)
	for _, id := range n.FormerIDs {
		add(id, kg.HowFormerID)
	}
	for _, id := range n.Xrefs {
		add(id, kg.HowXref)
	}
}

// foldID folds text so that two are equal when strings.EqualFold says so: each
// character becomes the least of those that count as the same.
func foldID(text string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, text)
}

func (t *textIndex) indexWords() {
	numbers := map[string]uint32{}
	for i := range t.names {
		for _, w := range t.names[i].Words {
			numbers[w] = 0
		}
	}
	t.words = make([]string, 0, len(numbers))
	for w := range numbers {
		t.words = append(t.words, w)
	}
	slices.Sort(t.words)
	for i, w := range t.words {
		numbers[w] = uint32(i)
	}
	t.holders = newAdjacency(len(t.words), func(yield func(owner, row uint32)) {
		for i := range t.names {
			for _, w := range t.names[i].Words {
				yield(numbers[w], uint32(i))
			}
		}
	})
}

// namesOf returns the folded names of a node.
func (t *textIndex) namesOf(node uint32) []kg.FoldedName {
	return t.names[t.first[node]:t.first[node+1]]
}

// withKey returns the names, in the order of keys, whose key is the given one, or
// begins with it.
func (t *textIndex) withKey(key string, prefix bool) []uint32 {
	rest := t.byKey[sort.Search(len(t.byKey), func(i int) bool { return t.names[t.byKey[i]].Key >= key }):]
	return rest[:sort.Search(len(rest), func(i int) bool {
		k := t.names[rest[i]].Key
		return k != key && !(prefix && strings.HasPrefix(k, key))
	})]
}

// withWord returns the range of words that are the given one, or begin with it.
func (t *textIndex) withWord(word string, prefix bool) (from, to int) {
	from = sort.SearchStrings(t.words, word)
	rest := t.words[from:]
	return from, from + sort.Search(len(rest), func(i int) bool {
		return rest[i] != word && !(prefix && strings.HasPrefix(rest[i], word))
	})
}

// withWordsFrom returns the names that have a word of a range, each as often as
// it has one.
func (t *textIndex) withWordsFrom(from, to int) []uint32 {
	return t.holders.rows[t.holders.offsets[from]:t.holders.offsets[to]]
}

// nodesWithWords returns the nodes that have, for each of the texts, a word that
// begins with it.
func (t *textIndex) nodesWithWords(texts []string) bitset {
	var kept bitset
	for _, text := range texts {
		nodes := newBitset(len(t.first) - 1)
		for _, name := range t.withWordsFrom(t.withWord(text, true)) {
			if node := t.owners[name]; kept == nil || kept.has(node) {
				nodes.add(node)
			}
		}
		kept = nodes
	}
	return kept
}

// shape is what two names that differ by few letters cannot differ in much. It
// spares most comparisons by letter.
type shape struct {
	length  int
	letters uint64 // which letters occur, folded to 64
}

func shapeOf(key string) shape {
	s := shape{length: utf8.RuneCountInString(key)}
	for _, r := range key {
		s.letters |= 1 << (uint32(r) % 64)
	}
	return s
}
