package neostore

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/evgraph/evgraph/internal/kg"
)

// What can be wrong with a database, each with its own way out. Those that leave
// the graph unreadable wrap kg.ErrUnavailable.
var (
	ErrAddress  = errors.New("address of the database")
	ErrAway     = unavailable("unreachable database")
	ErrScheme   = unavailable("scheme of the address")
	ErrLogin    = unavailable("login to the database")
	ErrUnknown  = unavailable("name of the database")
	ErrTooOld   = unavailable("version of the server")
	ErrEmpty    = unavailable("empty database")
	ErrNewer    = unavailable("data of a newer evgraph")
	ErrLocked   = errors.New("another load is running")
	ErrForeign  = errors.New("foreign data in the database")
	ErrDiffers  = errors.New("database and dataset differ")
	ErrMigrated = errors.New("schema of the database")
)

func unavailable(text string) error { return &kindError{text} }

type kindError struct{ text string }

func (e *kindError) Error() string { return e.text }
func (e *kindError) Unwrap() error { return kg.ErrUnavailable }

// Fault is an error whose text names neither host nor query and may be shown to
// anyone: what is wrong, and after a semicolon what to do. Cause is for the log of
// the operator.
type Fault struct {
	text  string
	kind  error // what errors.Is finds, nil for none
	cause error
	away  bool // the database did not answer
}

func (f *Fault) Error() string { return f.text }

// LogValue shows the cause to the operator.
func (f *Fault) LogValue() slog.Value {
	if f.cause == nil {
		return slog.StringValue(f.text)
	}
	return slog.GroupValue(slog.String("text", f.text), slog.String("cause", f.cause.Error()))
}

// Unwrap gives the kind, not the cause.
func (f *Fault) Unwrap() error { return f.kind }

// Cause is what the driver said, nil when nothing did.
func (f *Fault) Cause() error { return f.cause }

// faultOf turns what the driver returns into errors of this package. When the
// caller's context has ended, that is the error.
func faultOf(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if ended := ctx.Err(); ended != nil {
		return ended
	}
	var known *Fault
	if errors.As(err, &known) || errors.Is(err, kg.ErrInvalid) {
		return err
	}
	var refused *neo4j.Neo4jError
	if errors.As(err, &refused) {
		return refusal(refused)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return &Fault{text: "the database did not answer in time", kind: context.DeadlineExceeded, cause: err, away: true}
	}
	return unreachable(err)
}

// unreachable tells a wrong scheme from a server that is not there. The driver has
// no kinds for that, so its words have to do.
func unreachable(err error) *Fault {
	fault := &Fault{text: "the database cannot be reached; see whether the server runs, and whether EVGRAPH_NEO4J_URI names its host and port, with +s in the scheme if it speaks TLS", kind: ErrAway, cause: err, away: true}
	says := func(text string) bool { return strings.Contains(err.Error(), text) }
	var untrusted *tls.CertificateVerificationError
	switch {
	case says("check that TLS is enabled"), says("does not look like a TLS handshake"):
		fault.text, fault.kind = "the server does not speak TLS; write bolt:// or neo4j:// in EVGRAPH_NEO4J_URI, without +s", ErrScheme
	case errors.As(err, &untrusted), says("x509:"), says("certificate"):
		fault.text, fault.kind = "the certificate of the server is not trusted; write +ssc instead of +s in EVGRAPH_NEO4J_URI if it signed its own", ErrScheme
	case says("server responded HTTP"):
		fault.text, fault.kind = "EVGRAPH_NEO4J_URI leads to HTTP; name the port of Bolt, usually 7687", ErrScheme
	case says("did not accept any of the requested Bolt versions"):
		fault.text, fault.kind = "the server does not speak Bolt as evgraph does; a server with TLS needs +s in EVGRAPH_NEO4J_URI, and an old one an update to 5.26", ErrScheme
	}
	return fault
}

// refusal translates what the server answered.
func refusal(err *neo4j.Neo4jError) *Fault {
	fault := &Fault{text: "the database refused a statement with the code " + err.Code, cause: err}
	switch code := err.Code; {
	case code == "Neo.ClientError.Security.AuthenticationRateLimit":
		fault.text, fault.kind = "the database refuses logins after too many wrong ones; mend EVGRAPH_NEO4J_PASSWORD and wait some seconds", ErrLogin
	case code == "Neo.ClientError.Security.CredentialsExpired":
		fault.text, fault.kind = "the password of the database has expired; change it in Neo4j Browser and then EVGRAPH_NEO4J_PASSWORD", ErrLogin
	case code == "Neo.ClientError.Security.Forbidden":
		fault.text, fault.kind = "the database does not let this user do that; give EVGRAPH_NEO4J_USER the role", ErrLogin
	case strings.HasPrefix(code, "Neo.ClientError.Security."):
		fault.text, fault.kind = "the database refuses the user name or password; see EVGRAPH_NEO4J_USER and EVGRAPH_NEO4J_PASSWORD", ErrLogin
	case code == "Neo.ClientError.Database.DatabaseNotFound":
		fault.text, fault.kind = "the server has no database of this name; see EVGRAPH_NEO4J_DATABASE, and SHOW DATABASES", ErrUnknown
	case strings.Contains(code, "TransactionTimedOut"):
		fault.text, fault.kind = "the database stopped a statement that took too long", context.DeadlineExceeded
	case strings.HasPrefix(code, "Neo.TransientError."), strings.HasPrefix(code, "Neo.ClientError.Cluster."),
		strings.HasPrefix(code, "Neo.ClientError.General.ForbiddenOnReadOnly"), code == "Neo.DatabaseError.Database.DatabaseUnavailable":
		fault.text, fault.kind = "the database is busy or changing", kg.ErrUnavailable
	}
	return fault
}
