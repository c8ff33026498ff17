package curate

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// printer writes YAML in canonical form.
type printer struct {
	strings.Builder
}

const indentStep = 2

func (p *printer) indent(n int) { p.WriteString(strings.Repeat(" ", n)) }

// comment writes comment lines at the given indent.
func (p *printer) comment(text string, indent int) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			p.indent(indent)
			p.WriteString(line + "\n")
		}
	}
}

// blocks writes records, each after "- ".
func (p *printer) blocks(blocks []*yaml.Node, sch *schema, indent int) {
	for i, b := range blocks {
		if i > 0 && sch.spaced {
			p.WriteString("\n")
		}
		p.comment(b.HeadComment, indent)
		p.indent(indent)
		p.WriteString("- ")
		p.mappingAfterDash(b, sch, indent+indentStep)
		p.comment(b.FootComment, indent)
	}
}

// pair is one field of a mapping node.
type pair struct {
	key, value *yaml.Node
	field      field
	rank       int
}

func pairs(n *yaml.Node, sch *schema) []pair {
	var out []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		f, rank := sch.find(n.Content[i].Value)
		out = append(out, pair{n.Content[i], n.Content[i+1], f, rank})
	}
	slices.SortStableFunc(out, func(a, b pair) int { return a.rank - b.rank })
	return out
}

func (p *printer) mapping(n *yaml.Node, sch *schema, indent int) {
	for _, f := range pairs(n, sch) {
		p.comment(f.key.HeadComment, indent)
		p.indent(indent)
		p.pair(f, indent)
	}
}

// mappingAfterDash writes a mapping whose first line has its indent already. The
// comments above the first field go above the whole.
func (p *printer) mappingAfterDash(n *yaml.Node, sch *schema, indent int) {
	for i, f := range pairs(n, sch) {
		if i > 0 {
			p.comment(f.key.HeadComment, indent)
			p.indent(indent)
		}
		p.pair(f, indent)
	}
}

// pair writes `name: value` from the name on.
func (p *printer) pair(f pair, indent int) {
	p.WriteString(f.field.name + ":")
	remark := lineComment(f.key, f.value)
	switch {
	case f.value.Kind == yaml.MappingNode && !f.field.record.flow:
		p.endLine(remark)
		p.mapping(f.value, f.field.record, indent+indentStep)
	case f.value.Kind == yaml.SequenceNode && f.field.kind == recordKind && len(f.value.Content) > 0:
		p.endLine(remark)
		p.blocks(sortBlocks(f.value.Content, f.field.record), f.field.record, indent+indentStep)
	default:
		p.WriteString(" " + flow(f.value, f.field))
		p.endLine(remark)
	}
	p.comment(f.value.FootComment, indent)
	p.comment(f.key.FootComment, indent)
}

func (p *printer) endLine(remark string) {
	if remark != "" {
		p.WriteString(" " + remark)
	}
	p.WriteString("\n")
}

// lineComment gathers what stands behind the field and its parts.
func lineComment(key, value *yaml.Node) string {
	all := []string{key.LineComment, value.LineComment}
	if value.Kind == yaml.SequenceNode {
		for _, n := range value.Content {
			if n.Kind == yaml.ScalarNode {
				all = append(all, n.LineComment)
			}
		}
	}
	return strings.TrimSpace(strings.Join(slices.DeleteFunc(all, func(c string) bool { return c == "" }), " "))
}

// flow writes a value on one line.
func flow(n *yaml.Node, f field) string {
	switch {
	case n.Kind == yaml.ScalarNode:
		return quoteIfNeeded(n.Value, false)
	case n.Kind == yaml.SequenceNode && f.single && len(n.Content) == 1:
		return quoteIfNeeded(n.Content[0].Value, false)
	case n.Kind == yaml.SequenceNode:
		return "[" + strings.Join(flowItems(n, f), ", ") + "]"
	}
	var parts []string
	for _, part := range pairs(n, f.record) {
		parts = append(parts, part.field.name+": "+quoteIfNeeded(part.value.Value, true))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func flowItems(n *yaml.Node, f field) []string {
	var out []string
	items := slices.Clone(n.Content)
	if f.kind == locatorKind {
		slices.SortStableFunc(items, func(a, b *yaml.Node) int { return compareLocators(a.Value, b.Value) })
	}
	for _, item := range items {
		out = append(out, quoteIfNeeded(item.Value, true))
	}
	return out
}

// Texts that need no quotes in YAML, in brackets and outside. They are most
// texts, and spare asking the YAML package.
var (
	surelyPlainInFlow = regexp.MustCompile(`^[A-Za-z0-9/(][A-Za-z0-9/()._+-]*( [A-Za-z0-9/()._+-]+)*$`)
	surelyPlain       = regexp.MustCompile(`^[\pL\pN(][\pL\pN ,;.'"()\[\]/%&+=<>?!@_–°-]*[\pL\pN).]$`)
)

// quoteIfNeeded writes a text so that YAML reads back the same text, without
// quotes where that works.
func quoteIfNeeded(text string, inFlow bool) string {
	sure := surelyPlain
	if inFlow {
		sure = surelyPlainInFlow
	}
	if sure.MatchString(text) && !strings.EqualFold(text, "null") || readsBack(text, text, inFlow) {
		return text
	}
	if quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`; readsBack(quoted, text, inFlow) {
		return quoted
	}
	return strconv.QuoteToASCII(text)
}

// readsBack asks the YAML package itself what it would make of the spelling.
func readsBack(spelling, text string, inFlow bool) bool {
	probe := "k: " + spelling + "\n"
	if inFlow {
		probe = "k: [" + spelling + ", x]\n"
	}
	var doc yaml.Node
	if yaml.Unmarshal([]byte(probe), &doc) != nil || len(doc.Content) != 1 || doc.Content[0].Kind != yaml.MappingNode {
		return false
	}
	n := doc.Content[0].Content[1]
	if inFlow {
		if len(n.Content) != 2 || n.Content[1].Value != "x" {
			return false
		}
		n = n.Content[0]
	}
	return len(doc.Content[0].Content) == 2 && n.Kind == yaml.ScalarNode && n.Value == text && n.Tag != "!!null" && n.Tag != "!!merge" &&
		n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 && n.LineComment+n.HeadComment+n.FootComment == ""
}
