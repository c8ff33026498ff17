package guard

import "net/http"

// Code says what went wrong in a word that clients may switch on. The set is
// closed: [Codes] lists it, and a code never changes its meaning.
type Code string

// Faults of the HTTP request.
const (
	BadRequest           Code = "BAD_REQUEST"
	MethodNotAllowed     Code = "METHOD_NOT_ALLOWED"
	NotAcceptable        Code = "NOT_ACCEPTABLE"
	UnsupportedMediaType Code = "UNSUPPORTED_MEDIA_TYPE"
	BodyTooLarge         Code = "BODY_TOO_LARGE"
	BodyTooSlow          Code = "BODY_TOO_SLOW"
)

// Faults of the GraphQL document and its variables.
const (
	ParseFailed      Code = "GRAPHQL_PARSE_FAILED"
	ValidationFailed Code = "GRAPHQL_VALIDATION_FAILED"
	IntrospectionOff Code = "INTROSPECTION_OFF"
	BadVariables     Code = "BAD_VARIABLES"
	OneOfViolation   Code = "ONE_OF_VIOLATION"
)

// Limits on what a request may ask.
const (
	QueryTooLong          Code = "QUERY_TOO_LONG"
	QueryTooDeep          Code = "QUERY_TOO_DEEP"
	InputTooDeep          Code = "INPUT_TOO_DEEP"
	TooManyFields         Code = "TOO_MANY_FIELDS"
	TooManyAliases        Code = "TOO_MANY_ALIASES"
	TooManyDirectives     Code = "TOO_MANY_DIRECTIVES"
	TooManyRootFields     Code = "TOO_MANY_ROOT_FIELDS"
	TooManyRepeatedFields Code = "TOO_MANY_REPEATED_FIELDS"
	QueryTooCostly        Code = "QUERY_TOO_COSTLY"
)

// Limits met while a request runs, and faults of the server.
const (
	TooManyRows      Code = "TOO_MANY_ROWS"
	ResponseTooLarge Code = "RESPONSE_TOO_LARGE"
	Timeout          Code = "TIMEOUT"
	Cancelled        Code = "CANCELLED"
	Overloaded       Code = "OVERLOADED"
	Unavailable      Code = "UNAVAILABLE"
	Internal         Code = "INTERNAL"
)

// Faults that resolvers find in what they were asked.
const (
	UnknownNode      Code = "UNKNOWN_NODE"
	AmbiguousName    Code = "AMBIGUOUS_NAME"
	WrongCategory    Code = "WRONG_CATEGORY"
	BadID            Code = "BAD_ID"
	BadValue         Code = "BAD_VALUE"
	TooManyIDs       Code = "TOO_MANY_IDS"
	PageOutOfRange   Code = "PAGE_OUT_OF_RANGE"
	BadCursor        Code = "BAD_CURSOR"
	CursorExpired    Code = "CURSOR_EXPIRED"
	CursorMismatch   Code = "CURSOR_MISMATCH"
	FilterTooBroad   Code = "FILTER_TOO_BROAD"
	FilterTooDeep    Code = "FILTER_TOO_DEEP"
	BadPattern       Code = "BAD_PATTERN"
	PatternTooCostly Code = "PATTERN_TOO_COSTLY"
)

// Faults of what is asked of a table.
const (
	UnknownQuery  Code = "UNKNOWN_QUERY"
	UnknownFormat Code = "UNKNOWN_FORMAT"
	UnknownColumn Code = "UNKNOWN_COLUMN"
	SeveralLists  Code = "SEVERAL_LISTS"
)

// Faults of what is asked of the files of the whole graph.
const (
	UnknownFile Code = "UNKNOWN_FILE"
	VersionGone Code = "VERSION_GONE"
	BadRange    Code = "BAD_RANGE"
)

// CodeDoc documents one code for the public reference.
type CodeDoc struct {
	Code    Code
	Meaning string
	// Hint is what to do, unless the error itself knows better.
	Hint string
	// Status is the HTTP status when this error is why there is no data.
	// Codes that resolvers find have 200: the request itself was sound.
	Status int
}

var codeDocs = []CodeDoc{
	{BadRequest, "the request is not a GraphQL request", `send a JSON object with "query" and, if needed, "variables", "operationName" and "extensions"`, http.StatusBadRequest},
	{MethodNotAllowed, "the HTTP method does not serve this", "use POST, or GET for queries", http.StatusMethodNotAllowed},
	{NotAcceptable, "no media type the client accepts is served", "accept application/json or application/graphql-response+json", http.StatusNotAcceptable},
	{UnsupportedMediaType, "the body is of a type that is not read", "send the body as application/json in UTF-8, not compressed", http.StatusUnsupportedMediaType},
	{BodyTooLarge, "the request is larger than the limit", "send less in one request: split long id lists over several", http.StatusRequestEntityTooLarge},
	{BodyTooSlow, "the body did not arrive in time", "send the request again over a faster connection", http.StatusRequestTimeout},

	{ParseFailed, "the document is not GraphQL", "correct the syntax at the given line and column", http.StatusBadRequest},
	{ValidationFailed, "the document does not fit the schema", "compare the query with the schema at the given line and column", http.StatusBadRequest},
	{IntrospectionOff, "introspection is switched off on this server", "read the published schema file instead", http.StatusBadRequest},
	{BadVariables, "a variable does not fit its declared type", "send the variable in the type that the operation declares for it", http.StatusBadRequest},
	{OneOfViolation, "an input that takes exactly one key has none, several or a null", "give exactly one key, with a value", http.StatusBadRequest},

	{QueryTooLong, "the document has more text or tokens than the limit", "split the query, or pass long values as variables", http.StatusBadRequest},
	{QueryTooDeep, "fields are nested deeper than the limit", "ask for fewer levels, then follow the ids of the answer", http.StatusBadRequest},
	{InputTooDeep, "an input value is nested deeper than the limit", "flatten the input value", http.StatusBadRequest},
	{TooManyFields, "the document selects more fields than the limit, fragments written out", "select fewer fields, or spread fragments less often", http.StatusBadRequest},
	{TooManyAliases, "the document has more aliases than the limit, fragments written out", "ask for many things in one list field, or send several requests", http.StatusBadRequest},
	{TooManyDirectives, "the document has more directives than the limit, fragments written out", "use fewer directives", http.StatusBadRequest},
	{TooManyRootFields, "the operation has more root fields than the limit", "send several requests, or use a root field that takes a list", http.StatusBadRequest},
	{TooManyRepeatedFields, "a selection set repeats one field more often than the limit", "select each field once", http.StatusBadRequest},
	{QueryTooCostly, "the page sizes multiplied through plan more rows than the limit", `lower "first" on the outer lists, or ask for fewer levels`, http.StatusBadRequest},

	{TooManyRows, "the answer needs more rows than the limit", "narrow the filter, or take smaller pages", http.StatusOK},
	{ResponseTooLarge, "the answer is larger than the limit", "take smaller pages, or select fewer fields", http.StatusOK},
	{Timeout, "the answer was not ready in time", "narrow the filter, lower the page sizes, or try again later", http.StatusGatewayTimeout},
	{Cancelled, "the request was cancelled before it was answered", "send the request again", http.StatusServiceUnavailable},
	{Overloaded, "the server has as many requests as it can serve", "wait as long as Retry-After says, then send the request again", http.StatusServiceUnavailable},
	{Unavailable, "the data cannot be reached at the moment", "try again later", http.StatusServiceUnavailable},
	{Internal, "the server made a mistake", "report the request id", http.StatusInternalServerError},

	{UnknownNode, "no node is called this", "search for the name, or use one of the suggestions", http.StatusOK},
	{AmbiguousName, "several nodes are called this", "use the id of one of the candidates", http.StatusOK},
	{WrongCategory, "the node is of another category than the field takes", "use a field for the node's category", http.StatusOK},
	{BadID, "this is not an id", "write ids as prefix:local, without spaces or invisible characters", http.StatusOK},
	{BadValue, "a value is outside of what the field takes", "see the field's description for the values it takes", http.StatusOK},
	{TooManyIDs, "more ids than one request may name", "split the list over several requests", http.StatusOK},
	{PageOutOfRange, "the page size is out of range", `give "first" within the published limits`, http.StatusOK},
	{BadCursor, "this is not a cursor of this server", "use the endCursor of a page, or the link to the next rows of a table, as it is", http.StatusOK},
	{CursorExpired, "the cursor belongs to another version of the data", "start again from the first page", http.StatusOK},
	{CursorMismatch, "the cursor belongs to another list, filter or order", "use the cursor with the arguments of the page it came from", http.StatusOK},
	{FilterTooBroad, "the filter matches more than can be searched in one request", "narrow the filter", http.StatusOK},
	{FilterTooDeep, "the filter is nested deeper than the limit", "flatten the filter, or ask in two steps", http.StatusOK},
	{BadPattern, "the pattern is malformed or contradicts itself", "name each variable once and join all of them by edges that are neither optional nor not", http.StatusOK},
	{UnknownQuery, "there is no saved query of this name", "see /q/ for the names", http.StatusNotFound},
	{UnknownFormat, "an answer is not written in this format", "use csv, tsv, json or parquet, or for a network graphml, cyjs or cx2", http.StatusNotFound},
	{UnknownColumn, "the table has no such list or column", "use one of those that the error names", http.StatusBadRequest},
	{SeveralLists, "the query has several lists, and a table has the rows of one", "choose a list by rows", http.StatusBadRequest},
	{PatternTooCostly, "the pattern would read far more than one request may", "name a node, or narrow a node or an edge by its filter", http.StatusOK},
	{UnknownFile, "there is no file of this name", "see /export/manifest.json for the files", http.StatusNotFound},
	{VersionGone, "this version of the data is not served", "take the current version from /export/, or one that the error names", http.StatusGone},
	{BadRange, "the file has no such range of bytes", "ask for a range within the file", http.StatusRequestedRangeNotSatisfiable},
}

var codeDocOf = func() map[Code]CodeDoc {
	docs := make(map[Code]CodeDoc, len(codeDocs))
	for _, doc := range codeDocs {
		docs[doc.Code] = doc
	}
	return docs
}()

// Codes returns the closed set of codes with their meaning, in a stable order.
func Codes() []CodeDoc {
	return append([]CodeDoc(nil), codeDocs...)
}

// Hint is what a client that gets this code can do.
func (c Code) Hint() string { return codeDocOf[c].Hint }

// Status is the HTTP status of an answer that has no data because of this
// code; 500 for a string that is not in the set.
func (c Code) Status() int {
	if doc, ok := codeDocOf[c]; ok {
		return doc.Status
	}
	return http.StatusInternalServerError
}

// PlainStatus is the HTTP status of an answer that is no GraphQL, such as a table or a
// file, and is not given because of this code. Faults that GraphQL answers under 200
// are the client's there.
func (c Code) PlainStatus() int {
	switch c {
	case UnknownNode:
		return http.StatusNotFound
	case CursorExpired:
		return http.StatusGone
	}
	if status := c.Status(); status != http.StatusOK {
		return status
	}
	return http.StatusBadRequest
}
