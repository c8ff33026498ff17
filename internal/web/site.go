package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Site is all that the pages show without asking the API.
type Site struct {
	// Title is the name in the header, "evgraph" when empty.
	Title string
	// Tagline is the one sentence that says what this is; it has a default.
	Tagline string

	// Counts lists the node categories in the order they should be shown.
	Counts []CategoryCount
	// Statements, Evidence and Publications are totals over the whole graph.
	Statements, Evidence, Publications int

	// DataVersion names the data, Version the program.
	DataVersion, Version string
	// Licence and Attribution are shown in the footer as plain text.
	Licence, Attribution string

	// Examples are the checked queries, in the order of the sidebar. The first
	// three open as tabs in the playground.
	Examples []Example
	// Featured names the examples shown as cards; the first six when empty.
	Featured []string

	// Chain is the mechanism drawn on the landing page, from source to disease.
	// When empty, the kinds of stops are drawn without names.
	Chain []Stop
	// ChainNote is the caption under a given chain: who supports it, and whether
	// one study does or several were joined.
	ChainNote string

	// SDL is the schema text served at /schema.graphql.
	SDL string
}

// CategoryCount is one tile of the overview.
type CategoryCount struct {
	// Category is the schema's name of it, such as MiRNA or MIRNA.
	Category string
	// Plural is the name people read, such as "miRNAs".
	Plural string
	// Count is the number of nodes.
	Count int
	// Description is one short sentence.
	Description string
	// Field is the root field that lists them, such as miRNAs. Without it the
	// tile has no link.
	Field string
}

// Example is one checked query.
type Example struct {
	// Name is its slug, the name of the file it came from.
	Name string `json:"name"`
	// Section is the heading it stands under in the sidebar.
	Section string `json:"section"`
	// Title is the question a biologist would ask.
	Title string `json:"title"`
	// Blurb says in a sentence what the answer shows.
	Blurb string `json:"blurb"`
	// Query is the document and Variables its values as a JSON object, or empty.
	Query     string `json:"query"`
	Variables string `json:"variables"`
}

// Stop is one node of the mechanism chain.
type Stop struct {
	// Category chooses shape and colour, Name is shown, ID is linked.
	Category, Name, ID string
	// Link is the verb that leads to the next stop, such as "carries".
	Link string
	// Kind is the role in the chain, such as "cargo". It defaults to the
	// category's name.
	Kind string
}

// defaultChain draws the shape of a mechanism when no example is given.
var defaultChain = []Stop{
	{Category: "MSCSource", Kind: "source", Name: "the cell", Link: "secretes"},
	{Category: "EVPreparation", Kind: "preparation", Name: "its vesicles", Link: "carries"},
	{Category: "MiRNA", Kind: "cargo", Name: "what is inside", Link: "regulates"},
	{Category: "Gene", Kind: "target", Name: "what it acts on", Link: "takes part in"},
	{Category: "Pathway", Kind: "pathway", Name: "the signal", Link: "affects"},
	{Category: "BiologicalProcess", Kind: "process", Name: "what changes", Link: "seen in"},
	{Category: "DiseaseModel", Kind: "model", Name: "where it was tested", Link: "models"},
	{Category: "Disease", Kind: "disease", Name: "what it stands for"},
}

const defaultTagline = "What is known about the vesicles of mesenchymal stem cells, as a graph you can walk: " +
	"from the cell they come from to the disease they were tested for, with the study behind every step."

// withDefaults fills what the caller left out.
func (s Site) withDefaults() Site {
	if s.Title == "" {
		s.Title = "evgraph"
	}
	if s.Tagline == "" {
		s.Tagline = defaultTagline
	}
	if len(s.Chain) == 0 {
		s.Chain, s.ChainNote = defaultChain, ""
	}
	return s
}

// featured returns the examples shown as cards. A name that matches no example
// is left out rather than shown as an empty card.
func (s Site) featured() []Example {
	if len(s.Featured) == 0 {
		return s.Examples[:min(6, len(s.Examples))]
	}
	byName := make(map[string]Example, len(s.Examples))
	for _, e := range s.Examples {
		byName[e.Name] = e
	}
	var cards []Example
	for _, name := range s.Featured {
		if e, ok := byName[name]; ok {
			cards = append(cards, e)
		}
	}
	return cards
}

// examplesDigest identifies the set of examples. The playground keeps its tabs
// under it, so that a release with other examples shows them.
func examplesDigest(examples []Example) (string, error) {
	text, err := json.Marshal(examples)
	if err != nil {
		return "", fmt.Errorf("hash the examples: %w", err)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:6]), nil
}
