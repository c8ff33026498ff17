package kg

import "context"

// Store holds one dataset and hands out readers of it.
//
// A Reader is pinned to the version of the data that was current when it was
// made: whatever is loaded meanwhile, all its answers are of that version. Get
// one for each request and drop it afterwards. Stores and readers may be used
// from many goroutines at once.
type Store interface {
	// Reader returns a reader of the current version, or ErrUnavailable.
	Reader(ctx context.Context) (Reader, error)
	Loader
}

// Loader puts a dataset into a store.
type Loader interface {
	// Load replaces everything by the dataset, which it normalises and validates
	// first. Readers see the old version or the new one, never a mix. On an error
	// the old version stays. The dataset belongs to the store afterwards.
	Load(ctx context.Context, d *Dataset) error
}

// Reader answers questions about one version of the data.
//
// What holds for every method:
//
//   - Reads are set-at-a-time. Answers come in the order of the ids asked for, one
//     for each, repeats included. Naming more than MaxIDs is ErrTooMany; naming
//     none is an empty answer.
//   - What is absent is nil, or an empty part, and never an error.
//   - Lists are ordered by a key and then the id, both compared as bytes
//     (order.go), and cut by a Page; a limit out of range is ErrPageRange.
//   - A statement is visible when at least one evidence entry is in scope and
//     fulfils the evidence match; totals count visible statements only.
//   - The context's end is obeyed: the error is then the context's.
//   - Nodes, statements and evidence that are returned are shared and must not be
//     changed. Slices are the caller's own.
type Reader interface {
	NodeReader
	StatementReader
	Searcher
	Scanner

	// Version is the data version, as in Dataset.Version.
	Version() string
	// Summary counts what there is.
	Summary(ctx context.Context) (*Summary, error)
}

// SourceScope limits a question to some knowledge sources.
type SourceScope struct {
	Sources []string // keys of Source; empty for all
}

// NodeReader answers questions about nodes.
type NodeReader interface {
	Selector
	// Nodes returns the nodes with these ids, nil for an unknown one.
	Nodes(ctx context.Context, ids []CURIE) ([]*Node, error)
	// Named returns, for each lookup, every node that the text names in any way, in
	// the order of Named.Compare, each node once, by its best way. Texts are
	// compared by NameKey, ids exactly.
	Named(ctx context.Context, lookups []Lookup) ([][]Named, error)
	// ListNodes returns a page of the nodes that fulfil the query.
	ListNodes(ctx context.Context, q NodeQuery) (*NodePage, error)
}

// NodeQuery asks for a list of nodes.
type NodeQuery struct {
	Within *Set
	Match  NodeMatch
	Order  NodeOrder
	Page   Page
}

// NodePage is a part of a list of nodes.
type NodePage struct {
	Nodes      []*Node
	Total      int     // of the whole list
	More       bool    // there are items beyond this page, in its direction
	Categories []Facet // of the whole list, by count descending, then value
}

// StatementReader answers questions about statements and evidence.
type StatementReader interface {
	// Statements returns the statements with these ids, nil for an unknown one.
	Statements(ctx context.Context, ids []StatementID) ([]*Statement, error)
	// ListStatements returns a page of the visible statements that fulfil the query.
	ListStatements(ctx context.Context, q StatementQuery) (*StatementPage, error)
	// Expand returns, for each node, a page of its visible statements.
	Expand(ctx context.Context, q ExpandQuery) (*Expansion, error)
	// Neighbors returns, for each node, a page of the nodes that visible statements
	// join it to, each once with its statements. A self loop makes a node its own
	// neighbour.
	Neighbors(ctx context.Context, q ExpandQuery) (*Neighborhood, error)
	// Evidence returns the entries with these ids, nil for an unknown one.
	Evidence(ctx context.Context, ids []EvidenceID) ([]*Evidence, error)
	// EvidenceOf returns, for each statement, a page of its evidence.
	EvidenceOf(ctx context.Context, q EvidenceQuery) (*EvidencePages, error)
}

// StatementQuery asks for a list of statements.
type StatementQuery struct {
	Scope SourceScope
	Match StatementMatch
	Order StatementOrder
	Page  Page
}

// StatementPage is a part of a list of statements.
type StatementPage struct {
	Statements []*Statement
	Total      int     // of the whole list
	Negative   int     // how many statements would be negative ones, whatever Match.Negative says
	More       bool    // there are items beyond this page, in its direction
	Predicates []Facet // of the whole list, by count descending, then value
}

// ExpandQuery asks for the surroundings of many nodes at once. Page holds for
// each node by itself. With the direction Mentioned there is no other end, and
// FarMatch and Far must be empty.
type ExpandQuery struct {
	Scope     SourceScope
	Nodes     []CURIE
	Direction Direction // "": BOTH
	Match     StatementMatch
	FarMatch  NodeMatch // on the other end
	Far       *Set      // ids of the other end, nil for any
	Order     StatementOrder
	Page      Page
	Rows      int // most rows in the whole answer, else ErrTooManyRows; 0 for no limit
}

// Expansion holds the statements of many nodes in columns: those of node i are
// Statements[Offsets[i]:Offsets[i+1]].
type Expansion struct {
	Offsets    []int // one more than nodes
	Statements []*Statement
	Counts     []Counts // one for each node
}

// Counts are the totals of one node's part of an answer.
type Counts struct {
	Total    int  // items in the whole list
	Negative int  // statements that would be negative ones, whatever Match.Negative says
	More     bool // there are items beyond the page, in its direction
}

// Neighborhood holds the neighbours of many nodes in columns: those of node i
// are Nodes[Offsets[i]:Offsets[i+1]], and the statements to neighbour j, in the
// order asked for and at most MaxPage of them, are
// Statements[StatementOffsets[j]:StatementOffsets[j+1]]. Neighbours are in the
// order of NodeKey(ByName), or with ByStrength in the order of the StatementKey of
// their first statement, then the neighbour's id.
type Neighborhood struct {
	Offsets          []int
	Nodes            []*Node
	StatementOffsets []int
	Statements       []*Statement
	Counts           []Counts // Total counts neighbours
}

// EvidenceQuery asks for the evidence of many statements at once.
type EvidenceQuery struct {
	Scope      SourceScope
	Statements []StatementID
	Match      EvidenceMatch
	Order      EvidenceOrder
	Page       Page
	Rows       int // as in ExpandQuery
}

// EvidencePages holds the evidence of many statements in columns, as Expansion.
type EvidencePages struct {
	Offsets []int
	Entries []*Evidence
	Counts  []Counts // Negative counts entries that refute
}

// Searcher finds nodes by what people type.
type Searcher interface {
	// Search returns the hits for the text, ranked by Query.Match. When there is
	// none, Suggestions holds up to 5 names that differ by typing errors, nearest
	// first, then by name key.
	Search(ctx context.Context, q SearchQuery) (*SearchPage, error)
}

// SearchQuery asks for the nodes that a text may mean.
type SearchQuery struct {
	Text       string
	Categories []Category // empty for any
	Page       Page
}

// SearchPage is a part of a list of hits.
type SearchPage struct {
	Hits        []Hit
	Total       int
	More        bool
	Categories  []Facet // of all hits whatever category was asked for, by count descending, then value
	Suggestions []string
}

// MaxSuggestions is how many names Search suggests at most.
const MaxSuggestions = 5

// Scanner reads everything, in order of id: at most limit items after the given
// id, which need not exist; an empty answer ends the scan.
type Scanner interface {
	ScanNodes(ctx context.Context, after CURIE, limit int) ([]*Node, error)
	ScanStatements(ctx context.Context, after StatementID, limit int) ([]*Statement, error)
	ScanEvidence(ctx context.Context, after EvidenceID, limit int) ([]*Evidence, error)
}

// Summary counts what a store holds.
type Summary struct {
	Version    string
	Nodes      int
	Statements int
	Negative   int // statements that deny
	Evidence   int
	Categories []Facet // in the order of Categories, those with nodes
	Predicates []Facet // in the order of Predicates, those with statements
	Metagraph  []MetaEdge
	Sources    []SourceCount // by key
}

// MetaEdge counts the statements that join two categories by a predicate.
type MetaEdge struct {
	Subject   Category
	Predicate Predicate
	Object    Category
	Count     int
}

// SourceCount counts the evidence of one source.
type SourceCount struct {
	Source
	Evidence int
}
