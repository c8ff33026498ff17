// Package examples holds the checked example queries: questions that a
// biologist asks, each a GraphQL document whose leading comment has the question
// in its first line and what the answer shows in the rest. Variables stand in
// `<name>.vars.json`; order.txt lists the names in the order in which people should
// see them, under headings that begin with "#". The same files feed the playground,
// the landing page, the README and the tests. testdata holds each answer;
// `go test ./examples -update` writes them anew.
package examples

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// FS holds the files.
//
//go:embed *.graphql *.json order.txt
var FS embed.FS

// Example is one question.
type Example struct {
	Name      string // file name without ending
	Section   string // heading it stands under
	Title     string // the question
	Blurb     string // what the answer shows
	Query     string
	Variables string // JSON object, "" without variables
}

// All returns the examples in files, in the order of order.txt.
func All(files fs.FS) ([]Example, error) {
	order, err := fs.ReadFile(files, "order.txt")
	if err != nil {
		return nil, err
	}
	var examples []Example
	section := ""
	for line := range strings.Lines(string(order)) {
		name := strings.TrimSpace(line)
		if heading, ok := strings.CutPrefix(name, "#"); ok {
			section = strings.TrimSpace(heading)
			continue
		}
		if name == "" {
			continue
		}
		e, err := read(files, name)
		if err != nil {
			return nil, fmt.Errorf("example %s: %w", name, err)
		}
		e.Section = section
		examples = append(examples, e)
	}
	return examples, nil
}

func read(files fs.FS, name string) (Example, error) {
	text, err := fs.ReadFile(files, name+".graphql")
	if err != nil {
		return Example{}, err
	}
	e := Example{Name: name, Query: string(text)}
	e.Title, e.Blurb = heading(e.Query)
	if e.Title == "" {
		return e, errors.New("the first line must be a comment that asks the question")
	}
	variables, err := fs.ReadFile(files, e.Name+".vars.json")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return e, err
	}
	e.Variables = strings.TrimSpace(string(variables))
	return e, nil
}

// heading reads the leading comment.
func heading(text string) (title, blurb string) {
	var rest []string
	for line := range strings.Lines(text) {
		comment, ok := strings.CutPrefix(strings.TrimSpace(line), "#")
		if !ok {
			break
		}
		if comment = strings.TrimSpace(comment); title == "" {
			title = comment
		} else {
			rest = append(rest, comment)
		}
	}
	return title, strings.Join(rest, " ")
}
