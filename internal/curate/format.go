package curate

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/evgraph/evgraph/internal/kg"
)

// Format returns the canonical form of a file of the seed, whose path relative to
// the seed tells what it holds: fields in the order of the schema, entities and
// sources by key, statements by first locator, then subject, predicate and
// object, two spaces a level, lists of texts in brackets, no needless quotes, a
// blank line between blocks, and all comments. It fails for a file that has
// other errors than those of form, and changes nothing but form: read again, the
// result is the same.
func Format(name string, data []byte) ([]byte, error) {
	sch := schemaOf(name)
	if sch == nil {
		return nil, fmt.Errorf("%w: %s is not a YAML file of the seed", kg.ErrInvalid, name)
	}
	s := newSeed()
	doc := s.report.parse(name, data)
	if doc != nil {
		s.decode(name, doc.Content[0], sch)
	}
	if err := s.report.Err(); err != nil {
		return nil, err
	}
	out := printDocument(doc, sch)
	if err := sameContent(name, data, out, sch); err != nil {
		return nil, err
	}
	return out, nil
}

// checkFormat compares a sound file, read as doc, with its canonical form.
func (r *Report) checkFormat(name string, data []byte, doc *yaml.Node, sch *schema) {
	if bytes.Equal(printDocument(doc, sch), data) {
		return
	}
	want, err := Format(name, data)
	switch {
	case err != nil:
		r.complain(ruleFormat, mark{file: name}, "put its comments on lines of their own, above what they speak of", "the file cannot be put in order: %v", err)
	case !bytes.Equal(data, want):
		line := firstDifference(data, want)
		r.complain(ruleFormat, mark{file: name, line: line}, "run evgraph lint --fix", "from here on the file is not in canonical order or form")
	}
}

func firstDifference(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return 1 + bytes.Count(a[:n], []byte("\n"))
}

// printDocument writes the tree in canonical form.
func printDocument(doc *yaml.Node, sch *schema) []byte {
	var p printer
	p.comment(doc.HeadComment, 0)
	if doc.HeadComment != "" {
		p.WriteString("\n")
	}
	root := doc.Content[0]
	if root.Kind == yaml.SequenceNode {
		p.comment(root.HeadComment, 0)
		p.blocks(sortBlocks(root.Content, sch), sch, 0)
		p.comment(root.FootComment, 0)
	} else {
		p.mapping(root, sch, 0)
	}
	if doc.FootComment != "" {
		p.WriteString("\n")
		p.comment(doc.FootComment, 0)
	}
	return []byte(p.String())
}

// sortBlocks puts the records of a list in their canonical order.
func sortBlocks(blocks []*yaml.Node, sch *schema) []*yaml.Node {
	sorted := slices.Clone(blocks)
	switch {
	case sch == statementSchema:
		slices.SortStableFunc(sorted, compareStatements)
	case sch.spaced:
		slices.SortStableFunc(sorted, func(a, b *yaml.Node) int {
			return strings.Compare(scalar(a, "key"), scalar(b, "key"))
		})
	}
	return sorted
}

// compareStatements orders by first locator, those without one last, then by
// what they say.
func compareStatements(a, b *yaml.Node) int {
	la, lb := firstLocator(a), firstLocator(b)
	switch {
	case (la == "") != (lb == ""):
		return len(lb) - len(la)
	case compareLocators(la, lb) != 0:
		return compareLocators(la, lb)
	}
	for _, name := range []string{"subject", "predicate", "object"} {
		if c := strings.Compare(scalar(a, name), scalar(b, name)); c != 0 {
			return c
		}
	}
	return 0
}

func firstLocator(statement *yaml.Node) string {
	var all []string
	if evidence := child(statement, "evidence"); evidence != nil {
		for _, e := range evidence.Content {
			all = append(all, locatorsOf(child(e, "at"))...)
		}
	}
	if len(all) == 0 {
		return ""
	}
	return slices.MinFunc(all, compareLocators)
}

func locatorsOf(at *yaml.Node) []string {
	switch {
	case at == nil:
		return nil
	case at.Kind == yaml.ScalarNode:
		return []string{at.Value}
	}
	var out []string
	for _, n := range at.Content {
		out = append(out, n.Value)
	}
	return out
}

// child finds a field of a mapping node.
func child(n *yaml.Node, name string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i+1]
		}
	}
	return nil
}

func scalar(n *yaml.Node, name string) string {
	if c := child(n, name); c != nil {
		return c.Value
	}
	return ""
}

// sameContent makes sure that formatting has lost nothing: neither data nor
// comments, which the YAML package may move about.
func sameContent(name string, before, after []byte, sch *schema) error {
	var was, is yaml.Node
	if err := yaml.Unmarshal(before, &was); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	if err := yaml.Unmarshal(after, &is); err != nil {
		return fmt.Errorf("read canonical form of %s: %w", name, err)
	}
	if !slices.Equal(commentLines(&was), commentLines(&is)) || countComments(before) != countComments(after) {
		return fmt.Errorf("%w: %s: a comment would be lost", kg.ErrInvalid, name)
	}
	if again := printDocument(&is, sch); !bytes.Equal(again, after) {
		return fmt.Errorf("%w: %s: a comment would wander", kg.ErrInvalid, name)
	}
	if !slices.Equal(contentLines(&was), contentLines(&is)) {
		return fmt.Errorf("%w: %s: content would change", kg.ErrInvalid, name)
	}
	return nil
}

// commentLines lists the comments of a tree, sorted.
func commentLines(n *yaml.Node) []string {
	var out []string
	for _, c := range []string{n.HeadComment, n.LineComment, n.FootComment} {
		for line := range strings.SplitSeq(c, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, line)
			}
		}
	}
	for _, c := range n.Content {
		out = append(out, commentLines(c)...)
	}
	slices.Sort(out)
	return out
}

// contentLines lists the scalars of a tree with their paths, sorted.
func contentLines(n *yaml.Node) []string {
	var out []string
	switch n.Kind {
	case yaml.ScalarNode:
		out = append(out, n.Value)
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			for _, line := range contentLines(n.Content[i+1]) {
				out = append(out, n.Content[i].Value+": "+line)
			}
		}
	default:
		for _, c := range n.Content {
			out = append(out, contentLines(c)...)
		}
	}
	slices.Sort(out)
	return out
}

// countComments counts the lines that are comments. Texts that run over several
// lines could hold some that only look it; those only keep a file from being
// formatted.
func countComments(data []byte) int {
	n := 0
	for line := range bytes.Lines(data) {
		if bytes.HasPrefix(bytes.TrimSpace(line), []byte("#")) {
			n++
		}
	}
	return n
}
