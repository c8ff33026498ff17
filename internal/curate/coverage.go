package curate

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Reason says why no statement was made from a sentence of the article.
type Reason struct {
	Name    string
	Meaning string
}

// Reasons is the closed list of reasons.
var Reasons = []Reason{
	{"rhetoric", "leads over, sums up or praises; finds nothing"},
	{"definition", "says what a word means in the text"},
	{"outlook", "says what should be done or hoped for"},
	{"repeats", "says what another place says"},
	{"method", "tells how something was done; finds nothing"},
}

func knownReason(name string) bool {
	return slices.ContainsFunc(Reasons, func(r Reason) bool { return r.Name == name })
}

func reasonNames() string {
	var names []string
	for _, r := range Reasons {
		names = append(names, r.Name)
	}
	return strings.Join(names, ", ")
}

// sentence is a row of article.tsv.
type sentence struct {
	mark
	locator, reason string
	claimed         bool // some evidence was read there
}

func (s *seed) readArticle(fsys fs.FS) {
	if s.missing(fsys, articleFile, ruleMissingArticle, "add the table, so that locators are checked") {
		return
	}
	s.located = map[string]*sentence{}
	last := ""
	for _, r := range s.readTable(fsys, articleFile, articleColumns) {
		at := r.cells[0]
		_, ok := parseLocator(at)
		switch {
		case !ok:
			s.report.complain(ruleTable, r.mark, "write section:paragraph.sentence", "%q is no locator", at)
			continue
		case last != "" && compareLocators(last, at) >= 0:
			s.report.complain(ruleTable, r.mark, "make the table anew", "%s stands after %s", at, last)
		}
		last = at
		s.located[at] = &sentence{mark: r.mark, locator: at, reason: r.cells[2]}
		s.sentences = append(s.sentences, s.located[at])
	}
}

// checkCoverage makes sure that every sentence is accounted for once: by what
// was read there, or by a reason why nothing was.
func (s *seed) checkCoverage() {
	if s.unread[studyDir] || s.unread[backgroundDir] {
		return
	}
	for _, x := range s.sentences {
		switch {
		case x.reason != "" && !knownReason(x.reason):
			s.report.complain(ruleReason, x.mark, "use one of "+reasonNames(), "%q is no reason", x.reason)
		case x.reason != "" && x.claimed:
			s.report.complain(ruleNeedlessReason, x.mark, "remove the reason", "%s has evidence and the reason %s", x.locator, x.reason)
		case x.reason == "" && !x.claimed:
			s.report.complain(ruleUncovered, x.mark, "record what it says, or give one of the reasons "+reasonNames(), "nothing is said of %s", x.locator)
		}
	}
}

// Coverage tells what became of each sentence of the article.
type Coverage struct {
	Sections []SectionCoverage `json:"sections"` // in reading order
}

// SectionCoverage counts the sentences of one section.
type SectionCoverage struct {
	Section   string         `json:"section"`
	Sentences int            `json:"sentences"`
	Claimed   int            `json:"claimed"`  // sentences that evidence was read in
	Evidence  int            `json:"evidence"` // entries read there; one that was read in several sentences counts in each
	Reasons   map[string]int `json:"reasons"`  // sentences without a statement, by reason
	Gaps      []string       `json:"gaps"`     // locators of sentences that are not accounted for
}

// Gaps lists the locators of all sentences that are not accounted for.
func (c *Coverage) Gaps() []string {
	var gaps []string
	for _, s := range c.Sections {
		gaps = append(gaps, s.Gaps...)
	}
	return gaps
}

// Cover holds the ledger of the seed in fsys against the dataset that was loaded
// from it. The seed has no errors.
func Cover(fsys fs.FS, d *kg.Dataset) *Coverage {
	entries := map[string]int{}
	for i := range d.Evidence {
		for _, at := range d.Evidence[i].Locators {
			entries[at]++
		}
	}
	s := &seed{unread: map[string]bool{}}
	s.readArticle(fsys)
	c := &Coverage{}
	for _, x := range s.sentences {
		c.add(x, entries[x.locator])
	}
	return c
}

func (c *Coverage) add(x *sentence, entries int) {
	name, _, _ := strings.Cut(x.locator, ":")
	if n := len(c.Sections); n == 0 || c.Sections[n-1].Section != name {
		c.Sections = append(c.Sections, SectionCoverage{Section: name, Reasons: map[string]int{}, Gaps: []string{}})
	}
	section := &c.Sections[len(c.Sections)-1]
	section.Sentences++
	section.Evidence += entries
	switch {
	case entries > 0:
		section.Claimed++
	case x.reason != "":
		section.Reasons[x.reason]++
	default:
		section.Gaps = append(section.Gaps, x.locator)
	}
}
