package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"
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
	// Stale is set when newer data is there but could not be read.
	Stale *Stale
	// Licence and Attribution are shown in the footer as plain text.
	Licence, Attribution string

	// Examples are the checked queries, in the order of the sidebar. The first
	// three open as tabs in the playground.
	Examples []Example
	// Featured names the examples shown as cards; the first six when empty.
	Featured []string

	// Tables are the addresses of the tables that examples give, by the names of
	// the examples.
	Tables map[string][]Link
	// Files are those of the whole graph.
	Files []File

	// Chain is the mechanism drawn on the landing page, from source to disease.
	// Without one, the page has no such section.
	Chain []Stop
	// ChainNote is the caption under the chain: who supports it, and whether one
	// study does or several were joined.
	ChainNote string

	// SDL is the schema text served at /schema.graphql.
	SDL string
}

// CategoryCount is one tile of the overview.
type CategoryCount struct {
	// Category is the value of the schema's enum, such as MIRNA.
	Category string
	// Plural is the name people read, such as "miRNAs".
	Plural string
	// Count is the number of nodes.
	Count int
	// Description is one short sentence.
	Description string
	// Field is the root field that lists them, such as miRNAs, and the name of the
	// page that does. Without it there is no such page.
	Field string
}

// Stale tells since when the pages show older data than there is.
type Stale struct {
	// Since is when the newer data was first found unreadable.
	Since time.Time
	// Errors is how many mistakes keep the newer data out, 0 when it is not the
	// data that is wrong.
	Errors int
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

// Link is an address with what it is called.
type Link struct{ Name, Address string }

// File is a file to take away; the description says what is in it.
type File struct{ Name, Address, Description string }

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
	return s
}

// category returns what is listed by a root field.
func (s Site) category(field string) (found CategoryCount, ok bool) {
	for _, c := range s.Counts {
		if c.Field == field && field != "" {
			return c, true
		}
	}
	return CategoryCount{}, false
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

// sample is the first table that is listed, named as its example, nothing where there is
// none.
func (s Site) sample() Link {
	for _, e := range s.Examples {
		for _, table := range s.Tables[e.Name] {
			return Link{Name: e.Name + "." + table.Name, Address: table.Address}
		}
	}
	return Link{}
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
