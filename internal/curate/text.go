package curate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/evgraph/evgraph/internal/kg"
)

// The checks of single texts, by what they are.

func (d decoder) checkText(it item, f field) {
	if normal := norm.NFC.String(strings.Join(strings.Fields(it.text), " ")); normal != it.text {
		d.complain(ruleTextForm, it.mark, fmt.Sprintf("write %q", normal), "`%s` has needless white space or is not in form NFC", f.name)
	}
	if f.like != nil && !f.like.MatchString(it.text) {
		d.complain(ruleTextForm, it.mark, "write it as "+f.like.example, "`%s` is %q", f.name, it.text)
	}
	rule := ruleSummaryLength
	if f.name == "as_written" {
		rule = ruleAsWrittenLength
	}
	if n := countWords(it.text); f.words > 0 && n > f.words {
		d.complain(rule, it.mark, "say it shorter", "`%s` has %d words, at most %d", f.name, n, f.words)
	}
}

// countWords counts as a reader would: a dash or other sign by itself is no word.
func countWords(text string) int {
	n := 0
	for _, w := range strings.Fields(text) {
		if strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			n++
		}
	}
	return n
}

var (
	keySyntax      = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	localSyntax    = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
	conflictSyntax = regexp.MustCompile(`^E-[a-z0-9]+(-[a-z0-9]+)+$`)
)

func (d decoder) checkKey(it item, f field) bool {
	ok := keySyntax.MatchString(it.text)
	if f.name == "topic" {
		ok = ok && unicode.IsLetter(rune(it.text[0]))
	}
	if !ok {
		d.complain(ruleKeySyntax, it.mark, "use lower-case letters, digits and single hyphens, as in acute-kidney-injury", "`%s` is %q", f.name, it.text)
	}
	return ok
}

func (d decoder) checkCURIE(it item, f field) bool {
	prefix, local, cut := strings.Cut(it.text, ":")
	if _, known := kg.LookupPrefix(prefix); cut && prefix != "" && !known {
		d.complain(ruleUnknownPrefix, it.mark, "use one of "+strings.Join(prefixNames(), ", "), "prefix %q of `%s`", prefix, f.name)
		return false
	}
	if _, err := kg.ParseCURIE(it.text); err != nil {
		d.complain(ruleCURIE, it.mark, "write prefix:local, such as MONDO:0002492", "`%s`: %v", f.name, err)
		return false
	}
	if prefix == kg.LocalPrefix && (!localSyntax.MatchString(local) || strings.HasPrefix(local, "S-") || strings.HasPrefix(local, "E-")) {
		d.complain(ruleCURIE, it.mark, "use letters, digits, `.`, `_`, `-`, and do not start with S- or E-", "%q is no name for a local id", local)
		return false
	}
	return true
}

func prefixNames() []string {
	var out []string
	for _, p := range kg.Prefixes {
		out = append(out, p.Name)
	}
	return out
}

func (d decoder) checkValue(it item, f field) (item, bool) {
	if f.kind == dosesKind {
		if n, err := strconv.Atoi(it.text); err == nil && n > 1 && strconv.Itoa(n) == it.text {
			return it, true
		}
	}
	value, ok := enumValue(f.enum, it.text)
	if !ok {
		fix := "use one of " + strings.Join(Spellings(f.enum), ", ")
		if f.kind == dosesKind {
			fix += " or a number from 2"
		}
		d.complain(ruleUnknownValue, it.mark, fix, "`%s` cannot be %q", f.name, it.text)
	}
	it.text = value
	return it, ok
}

func (d decoder) checkPredicate(it item) bool {
	_, ok := kg.Predicate(it.text).Info()
	if !ok {
		var all []string
		for _, p := range kg.Predicates {
			all = append(all, string(p.Predicate))
		}
		d.complain(ruleUnknownPredicate, it.mark, suggest(it.text, all), "there is no predicate %q", it.text)
	}
	return ok
}

func (d decoder) checkConflict(it item) bool {
	ok := conflictSyntax.MatchString(it.text)
	if !ok {
		d.complain(ruleConflictTarget, it.mark, "write the evidence id without its prefix, as in E-25-apoptosis", "%q is no evidence id", it.text)
	}
	return ok
}

// suggest offers the nearest of the allowed words, or all of them.
func suggest(word string, allowed []string) string {
	best, distance := "", 4
	for _, a := range allowed {
		if n := kg.Typos(strings.ToLower(word), strings.ToLower(a), distance); n < distance {
			best, distance = a, n
		}
	}
	if best != "" {
		return "write " + best
	}
	return "use one of " + strings.Join(allowed, ", ")
}
