package curate

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"github.com/evgraph/evgraph/internal/article"
)

// locator is a place in the article, in a form that can be put in order.
type locator struct {
	section             int // position in article.Sections, figures after them
	paragraph, sentence int
}

var locatorSyntax = regexp.MustCompile(`^([a-z]+)([0-9]*):([1-9][0-9]{0,3})\.([1-9][0-9]{0,3})$`)

// parseLocator reads `section:paragraph.sentence`; ok is false for anything else
// and for a section that the article does not have.
func parseLocator(s string) (l locator, ok bool) {
	m := locatorSyntax.FindStringSubmatch(s)
	if m == nil {
		return locator{}, false
	}
	// The pattern lets only short digits through.
	l.paragraph, _ = strconv.Atoi(m[3])
	l.sentence, _ = strconv.Atoi(m[4])
	l.section, ok = sectionOrder(m[1], m[2])
	return l, ok
}

// sectionOrder places figure captions after the running text, by number.
func sectionOrder(name, number string) (int, bool) {
	if name == "fig" {
		n, err := strconv.Atoi(number)
		return len(article.Sections) + n, err == nil && n > 0
	}
	for i, s := range article.Sections {
		if s.Key == name+number {
			return i, true
		}
	}
	return 0, false
}

func (l locator) compare(o locator) int {
	return cmp.Or(cmp.Compare(l.section, o.section), cmp.Compare(l.paragraph, o.paragraph), cmp.Compare(l.sentence, o.sentence))
}

// compareLocators orders well-formed locators; others have been complained about.
func compareLocators(a, b string) int {
	la, _ := parseLocator(a)
	lb, _ := parseLocator(b)
	return la.compare(lb)
}

func (d decoder) checkLocator(it item) bool {
	_, ok := parseLocator(it.text)
	if !ok {
		var keys []string
		for _, s := range article.Sections {
			keys = append(keys, s.Key)
		}
		d.complain(ruleLocatorSyntax, it.mark, "write section:paragraph.sentence as in kidney:4.2, with one of "+strings.Join(keys, ", ")+" or fig1",
			"%q is no locator", it.text)
	}
	return ok
}
