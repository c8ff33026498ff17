package guard

import (
	"runtime"
	"time"
)

// Limits bound what one request may ask and what the server takes on at once.
// They hold for a whole server. Zero switches a limit off.
type Limits struct {
	BodyBytes      int // request body, or query string of a GET
	QueryBytes     int // text of the GraphQL document
	Tokens         int // tokens of the document
	Depth          int // nested fields
	InputDepth     int // nested lists and objects in a literal or variable
	Fields         int // selected fields, fragments written out
	Aliases        int // aliases, fragments written out
	Directives     int // directives, fragments written out
	RootFields     int // fields of the operation itself
	RepeatedFields int // fields with one response key in a merged selection set
	PageDefault    int // page size where neither query nor schema gives one
	PageMax        int // largest page
	PlannedRows    int // list entries, page sizes multiplied through
	RowsReturned   int // rows that go into the answer
	RowsScanned    int // nodes that the parts of filters select
	ResponseBytes  int // the answer's data
	Errors         int // errors in one answer
	InFlight       int // requests that execute at once
	Queue          int // requests that wait for their turn
	Time           time.Duration
}

// DefaultLimits suit a public server on a machine of any size.
func DefaultLimits() Limits {
	executing := 4 * runtime.GOMAXPROCS(0)
	return Limits{
		BodyBytes:      100 << 10,
		QueryBytes:     32 << 10,
		Tokens:         2_000,
		Depth:          20,
		InputDepth:     16,
		Fields:         5_000,
		Aliases:        30,
		Directives:     20,
		RootFields:     20,
		RepeatedFields: 10,
		PageDefault:    25,
		PageMax:        500,
		PlannedRows:    100_000_000,
		RowsReturned:   50_000,
		RowsScanned:    1_000_000,
		ResponseBytes:  10 << 20,
		Errors:         20,
		InFlight:       executing,
		Queue:          2 * executing,
		Time:           10 * time.Second,
	}
}

// Limit is one limit as it is published.
type Limit struct {
	Name   string
	Value  int // 0 means off
	Reason string
}

// List returns all limits for publication, in a stable order and under names
// that hold.
func (l Limits) List() []Limit {
	var list []Limit
	for _, s := range l.slots() {
		list = append(list, Limit{s.name, *s.value, s.reason})
	}
	return append(list, Limit{timeLimit, int(l.Time / time.Millisecond), "a query that needs longer should be narrowed or split"})
}

// timeLimit is the name of the one limit that is no plain number.
const timeLimit = "timeMilliseconds"

// slot is where the value of a published limit stands.
type slot struct {
	name   string
	value  *int
	reason string
}

func (l *Limits) slots() []slot {
	return []slot{
		{"bodyBytes", &l.BodyBytes, "a request that names 500 ids takes a tenth of it, and a larger one only costs memory"},
		{"queryBytes", &l.QueryBytes, "long values belong in variables, where they are not parsed and compared as text"},
		{"tokens", &l.Tokens, "the standard introspection query has 184 tokens"},
		{"depth", &l.Depth, "introspection is 15 levels deep and evidence on the fifth hop of a walk is 16"},
		{"inputDepth", &l.InputDepth, "a filter nested three times, with its lists, is 12 levels deep"},
		{"fields", &l.Fields, "fragments that spread each other twice double the fields with each line of text"},
		{"aliases", &l.Aliases, "each alias runs its field once more"},
		{"directives", &l.Directives, "each directive is validated and can bring an error of its own"},
		{"rootFields", &l.RootFields, "root fields run at the same time"},
		{"repeatedFields", &l.RepeatedFields, "fields with one response key are compared pair by pair"},
		{"pageDefault", &l.PageDefault, "a page that fits on a screen is what most readers want"},
		{"pageMax", &l.PageMax, "larger results come page by page, or as a file"},
		{"plannedRows", &l.PlannedRows, "five lists inside each other at the default page size fit, six do not"},
		{"rowsReturned", &l.RowsReturned, "the rows that are really found are counted, since the plan can only guess"},
		{"rowsScanned", &l.RowsScanned, "the nodes that the parts of filters select are counted: a filter that looks at more holds up everybody else"},
		{"responseBytes", &l.ResponseBytes, "an answer is built in memory before it is sent"},
		{"errors", &l.Errors, "the first errors explain the others"},
		{"inFlight", &l.InFlight, "more requests at once than cores can serve make every one of them slower"},
		{"queue", &l.Queue, "a request that waits behind more than these is better sent again later"},
	}
}

// exceeds reports whether n is over a limit that is on.
func exceeds(n, limit int) bool { return limit > 0 && n > limit }
