package neostore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"github.com/evgraph/evgraph/internal/kg"
)

// Config says where the database is and how to speak to it. The zero value of
// what is optional is its default.
type Config struct {
	URI      string // bolt://, neo4j:// for clusters, and both with +s or +ssc for TLS
	User     string
	Password string
	NoAuth   bool   // the server asks for no authentication
	Database string // "neo4j"

	QueryTimeout time.Duration // of one read: 10 s
	WriteTimeout time.Duration // of one write transaction: 2 min
	LockLife     time.Duration // after which the lock of a dead loader is free: 1 min
	Grace        time.Duration // how long a superseded version stays, at least twice the longest request: 2 min

	Now func() time.Time // the clock

	Trace func(Statement) // called after each statement that reads, by many goroutines; nil for nothing
}

// Statement is what was sent to the database. Texts hold no data, Params do.
type Statement struct {
	Text   string
	Params map[string]any
	Took   time.Duration
	Err    error
}

func (c Config) withDefaults() Config {
	c.Database = cmp.Or(c.Database, "neo4j")
	c.QueryTimeout = cmp.Or(c.QueryTimeout, 10*time.Second)
	c.WriteTimeout = cmp.Or(c.WriteTimeout, 2*time.Minute)
	c.LockLife = cmp.Or(c.LockLife, time.Minute)
	c.Grace = cmp.Or(c.Grace, 2*time.Minute)
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

// Store keeps the graph in Neo4j.
type Store struct {
	config  Config
	driver  neo4j.DriverWithContext
	breaker *breaker
	slots   chan struct{}           // one for each read that runs
	summary atomic.Pointer[summary] // of the version that was summed up last
	planned atomic.Int64            // the version whose readers survey, 0 for none
}

var _ kg.Reader = (*reader)(nil)

// Open makes a store of the database. It does not connect: a store that cannot
// be reached says so with every answer, and works as soon as it can be. Check
// says what is wrong.
func Open(_ context.Context, c Config) (*Store, error) {
	auth := neo4j.BasicAuth(c.User, c.Password, "")
	if c.NoAuth {
		auth = neo4j.NoAuth()
	}
	driver, err := neo4j.NewDriverWithContext(c.URI, auth, tuneDriver)
	if err == nil && driver.Target().Host == "" {
		err = errors.New("no host")
	}
	if err != nil {
		// The driver's text repeats the address, which may hold a password.
		return nil, &Fault{text: "the address of the database is not one of bolt://, neo4j://, bolt+s:// or neo4j+s:// with a host", kind: ErrAddress, cause: err}
	}
	c = c.withDefaults()
	complete(driver)
	return &Store{config: c, driver: driver, breaker: newBreaker(c.Now), slots: make(chan struct{}, mostReads)}, nil
}

// complete lets the driver set up what version 5.28 sets up at the first connection
// without a lock, before any two goroutines can be there. The try ends before it
// reaches the network.
func complete(driver neo4j.DriverWithContext) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_ = driver.VerifyConnectivity(ctx) // that it fails is certain
}

// mostReads is how many reads run at once; more wait for at most queueTime.
const (
	mostReads = 24
	queueTime = time.Second
)

// tuneDriver sets what differs from the driver's defaults, which suit batch jobs:
// a request should fail while its caller still waits.
func tuneDriver(c *config.Config) {
	c.MaxConnectionPoolSize = mostReads + 1 // and a write
	c.ConnectionAcquisitionTimeout = 2 * time.Second
	c.SocketConnectTimeout = 2 * time.Second
	c.MaxTransactionRetryTime = retryTime
	c.ConnectionLivenessCheckTimeout = 30 * time.Second
	c.ReadBufferSize = 64 << 10
	c.TelemetryDisabled = true
	c.NotificationsMinSeverity = notifications.DisabledLevel
	c.UserAgent = "evgraph"
}

// Close ends all connections.
func (s *Store) Close(ctx context.Context) error { return s.driver.Close(ctx) }

// reader answers from one version of the data.
type reader struct {
	store       *Store
	version     int64  // of the copy, which all queries name as $version
	dataVersion string // of the content, as in kg.Dataset.Version
	pinned      time.Time
}

const pointerText = `
OPTIONAL MATCH (p:Evgraph {key: 'published'})
RETURN p.version AS version, p.dataVersion AS dataVersion, p.layout AS layout`

// Reader implements kg.Store.
func (s *Store) Reader(ctx context.Context) (kg.Reader, error) {
	record, err := s.read(ctx, pointerText, nil)
	if err != nil {
		return nil, err
	}
	version, ok := record.Values[0].(int64)
	if !ok {
		return nil, &Fault{text: "nothing is loaded into the database yet; evgraph load does it", kind: ErrEmpty}
	}
	if at, _ := record.Values[2].(int64); at != layout {
		return nil, layoutFault(at)
	}
	dataVersion, _ := record.Values[1].(string)
	return &reader{store: s, version: version, dataVersion: dataVersion, pinned: s.config.Now()}, nil
}

// Version implements kg.Reader.
func (r *reader) Version() string { return r.dataVersion }

const versionStateText = `
OPTIONAL MATCH (v:EvgraphVersion {version: $version})
RETURN v.state AS state`

// read runs a text of the reading side, which finds the reader's version as
// $version. The map belongs to read afterwards.
//
// A superseded version goes no sooner than after the grace period. A reader that
// is older than half of it asks, after the answer, whether its version still
// stands: then nothing of it was gone before.
func (r *reader) read(ctx context.Context, text string, params map[string]any) (*neo4j.Record, error) {
	if params == nil {
		params = map[string]any{}
	}
	params["version"] = r.version
	record, err := r.store.read(ctx, text, params)
	if err != nil || r.store.config.Now().Sub(r.pinned) < r.store.config.Grace/2 {
		return record, err
	}
	state, err := r.store.read(ctx, versionStateText, map[string]any{"version": r.version})
	if err != nil {
		return nil, err
	}
	if state.Values[0] != stateComplete {
		return nil, &Fault{text: "the data version of this request was replaced and is gone", kind: kg.ErrUnavailable}
	}
	return record, nil
}

// Limits of trying a read again.
const (
	retryTime  = 3 * time.Second
	maxTries   = 3
	firstPause = 50 * time.Millisecond
)

// read runs one statement and returns its only record, whose values are usually
// parallel lists. It tries again what may pass.
func (s *Store) read(ctx context.Context, text string, params map[string]any) (*neo4j.Record, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := s.breaker.allow(); err != nil {
		return nil, err
	}
	start := s.config.Now()
	record, err := s.readInTurn(ctx, text, params)
	s.breaker.report(err)
	if failed(err) { // whoever comes back may have forgotten what it planned
		s.planned.Store(0)
	}
	if s.config.Trace != nil {
		s.config.Trace(Statement{text, params, s.config.Now().Sub(start), err})
	}
	return record, err
}

func (s *Store) readInTurn(ctx context.Context, text string, params map[string]any) (*neo4j.Record, error) {
	if err := s.enter(ctx); err != nil {
		return nil, err
	}
	defer func() { <-s.slots }()
	limited, cancel := context.WithTimeout(ctx, s.config.QueryTimeout)
	defer cancel()
	start, pause := s.config.Now(), firstPause
	for try := 1; ; try++ {
		record, err := s.readOnce(limited, text, params)
		err = late(limited, err)
		if err == nil || !neo4j.IsRetryable(err) || try == maxTries ||
			s.config.Now().Sub(start) > retryTime || !sleep(limited, pause) {
			return record, faultOf(ctx, err)
		}
		pause *= 2
	}
}

// enter takes a slot, and waits a little for one: a caller is better told soon
// than kept.
func (s *Store) enter(ctx context.Context) error {
	timer := time.NewTimer(queueTime)
	defer timer.Stop()
	select {
	case s.slots <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return &Fault{text: "the database is busy with other requests; try again soon", kind: kg.ErrUnavailable}
	}
}

func (s *Store) readOnce(ctx context.Context, text string, params map[string]any) (*neo4j.Record, error) {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: neo4j.AccessModeRead, DatabaseName: s.config.Database, FetchSize: neo4j.FetchAll})
	defer closeSession(ctx, session)
	result, err := session.Run(ctx, text, params, neo4j.WithTxTimeout(s.config.QueryTimeout))
	if err != nil {
		return nil, err
	}
	return result.Single(ctx)
}

// late says that an error came of the deadline, for which the driver has several
// that look like a lost connection. The deadline of the connection may pass a moment
// before that of the context.
func late(ctx context.Context, err error) error {
	ended := ctx.Err()
	if deadline, ok := ctx.Deadline(); ended == nil && ok && !time.Now().Before(deadline) {
		ended = context.DeadlineExceeded
	}
	if err != nil && ended != nil {
		return fmt.Errorf("%w: %v", ended, err)
	}
	return err
}

// closeSession gives the connection back even when the context has ended.
func closeSession(ctx context.Context, session neo4j.SessionWithContext) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	_ = session.Close(ctx) // the answer, or what went wrong, is known by now
}

// sleep reports whether the pause ended before the context.
func sleep(ctx context.Context, pause time.Duration) bool {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// maxWriteTries is how often a write is tried whose outcome is in doubt.
const maxWriteTries = 5

// write runs work in a transaction. The work may run several times, also after it
// was committed in truth but the answer got lost: it must find out itself whether
// its change is there.
func (s *Store) write(ctx context.Context, work func(tx transaction) error) error {
	pause := firstPause
	for try := 1; ; try++ {
		err := s.writeOnce(ctx, work)
		if err == nil || ctx.Err() != nil || try == maxWriteTries || !passing(err) || !sleep(ctx, pause) {
			return faultOf(ctx, err)
		}
		pause *= 2
	}
}

// passing reports whether an error of a write may be gone at the next try: what
// the driver would try again, and a connection that was lost while committing.
func passing(err error) bool {
	var lost *neo4j.ConnectivityError
	return neo4j.IsRetryable(err) || errors.As(err, &lost)
}

func (s *Store) writeOnce(ctx context.Context, work func(tx transaction) error) error {
	limited, cancel := context.WithTimeout(ctx, s.config.WriteTimeout)
	defer cancel()
	session := s.driver.NewSession(limited, neo4j.SessionConfig{
		AccessMode: neo4j.AccessModeWrite, DatabaseName: s.config.Database, FetchSize: neo4j.FetchAll})
	defer closeSession(ctx, session)
	tx, err := session.BeginTransaction(limited, neo4j.WithTxTimeout(s.config.WriteTimeout))
	if err != nil {
		return err
	}
	if err := work(transaction{limited, tx}); err != nil {
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		_ = tx.Close(closing) // rolls back; the first error is the one to report
		return err
	}
	return tx.Commit(limited)
}

// transaction runs statements of one write transaction.
type transaction struct {
	ctx context.Context
	tx  neo4j.ExplicitTransaction
}

// run runs a statement that gives one record.
func (t transaction) run(text string, params map[string]any) (*neo4j.Record, error) {
	result, err := t.tx.Run(t.ctx, text, params)
	if err != nil {
		return nil, err
	}
	return result.Single(t.ctx)
}

// do runs a statement whose records do not matter.
func (t transaction) do(text string, params map[string]any) error {
	result, err := t.tx.Run(t.ctx, text, params)
	if err != nil {
		return err
	}
	_, err = result.Consume(t.ctx)
	return err
}

// schema runs a statement by itself, as changes of the schema must be.
func (s *Store) schema(ctx context.Context, text string) error {
	return s.write(ctx, func(tx transaction) error { return tx.do(text, nil) })
}

func layoutFault(have int64) error {
	if have > layout {
		return &Fault{text: fmt.Sprintf("the database was written by a newer evgraph (layout %d, this one knows %d); update evgraph", have, layout), kind: ErrNewer}
	}
	return &Fault{text: fmt.Sprintf("the database was written by an older evgraph (layout %d, this one needs %d); evgraph load renews it", have, layout), kind: ErrEmpty}
}
