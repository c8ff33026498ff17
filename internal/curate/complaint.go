package curate

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/evgraph/evgraph/internal/kg"
)

// Complaint is one thing that is wrong with the seed, and its remedy.
type Complaint struct {
	File     string   `json:"file"` // slash-separated, relative to the seed
	Line     int      `json:"line"` // from 1
	Column   int      `json:"column"`
	Rule     string   `json:"rule"` // a name of Rules
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Fix      string   `json:"fix"`
}

// String gives `file:line: rule: what is wrong; how to fix it`.
func (c Complaint) String() string {
	return fmt.Sprintf("%s:%d: %s: %s; %s", c.File, c.Line, c.Rule, c.Message, c.Fix)
}

// Compare orders complaints by place, then by rule and message.
func (c Complaint) Compare(o Complaint) int {
	return cmp.Or(strings.Compare(c.File, o.File), cmp.Compare(c.Line, o.Line), cmp.Compare(c.Column, o.Column),
		strings.Compare(c.Rule, o.Rule), strings.Compare(c.Message, o.Message))
}

// Report holds every complaint about a seed, in the order of Compare.
type Report struct {
	Complaints []Complaint
}

// Errors counts the complaints that keep the seed from being served.
func (r *Report) Errors() int { return r.count(Error) }

// Warnings counts the other complaints.
func (r *Report) Warnings() int { return r.count(Warning) }

func (r *Report) count(s Severity) int {
	n := 0
	for _, c := range r.Complaints {
		if c.Severity == s {
			n++
		}
	}
	return n
}

// Err is nil without errors; otherwise it wraps kg.ErrInvalid and lists them, a
// line each.
func (r *Report) Err() error {
	var lines []string
	for _, c := range r.Complaints {
		if c.Severity == Error {
			lines = append(lines, c.String())
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return fmt.Errorf("%w: %d errors in the seed:\n%s", kg.ErrInvalid, len(lines), strings.Join(lines, "\n"))
}

// WriteText writes one line for each complaint.
func (r *Report) WriteText(w io.Writer) error {
	for _, c := range r.Complaints {
		if _, err := fmt.Fprintln(w, c); err != nil {
			return fmt.Errorf("write complaints: %w", err)
		}
	}
	return nil
}

// WriteJSON writes one object with the counts and the complaints.
func (r *Report) WriteJSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	complaints := r.Complaints
	if complaints == nil {
		complaints = []Complaint{}
	}
	err := enc.Encode(struct {
		Errors     int         `json:"errors"`
		Warnings   int         `json:"warnings"`
		Complaints []Complaint `json:"complaints"`
	}{r.Errors(), r.Warnings(), complaints})
	if err != nil {
		return fmt.Errorf("write complaints: %w", err)
	}
	return nil
}

// mark is a place in the seed.
type mark struct {
	file         string
	line, column int
}

// complain notes a breach of the rule. The fix is an order to the curator.
func (r *Report) complain(rule string, at mark, fix, format string, args ...any) {
	r.Complaints = append(r.Complaints, Complaint{
		File: at.file, Line: max(at.line, 1), Column: max(at.column, 1),
		Rule: rule, Severity: severity(rule), Message: fmt.Sprintf(format, args...), Fix: fix,
	})
}

// sort puts the complaints in order and drops repeats.
func (r *Report) sort() {
	slices.SortFunc(r.Complaints, Complaint.Compare)
	r.Complaints = slices.CompactFunc(r.Complaints, func(a, b Complaint) bool {
		a.Column = b.Column
		return a == b
	})
}
