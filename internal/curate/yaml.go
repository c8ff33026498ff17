package curate

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/evgraph/evgraph/internal/kg"
)

// Limits of what is read at all.
const (
	maxFileSize  = 4 << 20
	maxYAMLDepth = 12
)

// parse turns a file into the root of its YAML tree; nil when it is not plain
// YAML, which has then been complained about.
func (r *Report) parse(file string, data []byte) *yaml.Node {
	if !r.checkBytes(file, data) {
		return nil
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, next yaml.Node
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		r.complain(ruleYAML, mark{file: file}, "write its content or remove the file", "the file is empty")
		return nil
	case err != nil:
		r.syntax(file, err)
		return nil
	}
	switch err := dec.Decode(&next); {
	case err == nil:
		r.complain(ruleYAMLFeature, mark{file, next.Line, 1}, "put it into a file of its own", "a second document starts here")
		return nil
	case !errors.Is(err, io.EOF):
		r.syntax(file, err)
		return nil
	}
	if len(doc.Content) == 0 || !r.plain(file, &doc, 0) {
		return nil
	}
	return &doc
}

var yamlLine = regexp.MustCompile(`line (\d+): *`)

// syntax reports the parser's error at the line that it names.
func (r *Report) syntax(file string, err error) {
	message, line := strings.TrimPrefix(err.Error(), "yaml: "), 1
	if m := yamlLine.FindStringSubmatchIndex(message); m != nil {
		if n, err := strconv.Atoi(message[m[2]:m[3]]); err == nil {
			line = n
		}
		message = message[:m[0]] + message[m[1]:]
	}
	r.complain(ruleYAML, mark{file: file, line: line}, "mend the YAML at this line or the next; quote texts that hold `: ` or ` #`", "%s", message)
}

// checkBytes looks at the raw text; false means that it is not worth parsing.
func (r *Report) checkBytes(file string, data []byte) bool {
	at := mark{file: file}
	switch {
	case len(data) > maxFileSize:
		r.complain(ruleFileSize, at, "split the file", "%d bytes, at most %d", len(data), maxFileSize)
		return false
	case bytes.HasPrefix(data, []byte("\ufeff")):
		r.complain(ruleEncoding, at, "save it without one", "the file starts with a byte order mark")
		return false
	case !utf8.Valid(data):
		at.line = 1 + bytes.Count(data[:validPrefix(data)], []byte("\n"))
		r.complain(ruleEncoding, at, "save the file as UTF-8", "not UTF-8")
		return false
	}
	for i, line := range strings.Split(string(data), "\n") {
		r.checkRunes(mark{file, i + 1, 1}, strings.TrimSuffix(line, "\r"))
	}
	return true
}

func validPrefix(data []byte) int {
	n := 0
	for n < len(data) {
		c, size := utf8.DecodeRune(data[n:])
		if c == utf8.RuneError && size <= 1 {
			break
		}
		n += size
	}
	return n
}

func (r *Report) checkRunes(at mark, text string) bool {
	c, unsafe := kg.UnsafeRune(text)
	if unsafe {
		r.complain(ruleUnsafe, at, "remove the character", "character %U is invisible or a control", c)
	}
	return !unsafe
}

// plain refuses everything of YAML that a reader of the file would have to
// resolve in his head, and what could make a small file large.
func (r *Report) plain(file string, n *yaml.Node, depth int) bool {
	at := mark{file, n.Line, n.Column}
	refuse := func(format string, args ...any) bool {
		r.complain(ruleYAMLFeature, at, "write it out plainly", format, args...)
		return false
	}
	switch {
	case depth > maxYAMLDepth:
		return refuse("nested more than %d levels deep", maxYAMLDepth)
	case n.Kind == yaml.AliasNode:
		return refuse("alias *%s", n.Value)
	case n.Anchor != "":
		return refuse("anchor &%s", n.Anchor)
	case n.Style&yaml.TaggedStyle != 0:
		return refuse("tag %s", n.Tag)
	case n.Tag == "!!merge":
		return refuse("merge key <<")
	}
	ok := true
	for _, child := range n.Content {
		ok = r.plain(file, child, depth+1) && ok
	}
	return ok
}

// describe names the kind of a node for people.
func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.MappingNode:
		return "a block of fields"
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Tag == "!!null":
		return "nothing"
	}
	return fmt.Sprintf("%q", n.Value)
}
