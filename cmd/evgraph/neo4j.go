package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
)

// databaseFlags say which Neo4j keeps the graph. The password has no flag, since
// everyone on a machine sees the flags of its programs.
type databaseFlags struct {
	uri, user, database, auth *string
	password                  string
}

const passwordVariable = "EVGRAPH_NEO4J_PASSWORD"

func newDatabaseFlags(flags *flag.FlagSet, env environment) *databaseFlags {
	return &databaseFlags{
		uri:      setting(flags, env, "neo4j-uri", "EVGRAPH_NEO4J_URI", "", "use the Neo4j at this `address`, such as bolt://127.0.0.1:7687, or neo4j+s:// for a cluster or Aura; the password is "+passwordVariable),
		user:     setting(flags, env, "neo4j-user", "EVGRAPH_NEO4J_USER", "neo4j", "log in to Neo4j as this `user`"),
		database: setting(flags, env, "neo4j-database", "EVGRAPH_NEO4J_DATABASE", "neo4j", "use this `database` of the server"),
		auth:     setting(flags, env, "neo4j-auth", "EVGRAPH_NEO4J_AUTH", "basic", "`way` to log in: basic, or none for a server without authentication"),
		password: env.getenv(passwordVariable),
	}
}

// given reports whether there is a database at all.
func (f *databaseFlags) given() bool { return *f.uri != "" }

// open makes the store, which connects when it is used.
func (f *databaseFlags) open(ctx context.Context) (*neostore.Store, error) {
	switch {
	case !f.given():
		return nil, &failure{err: errors.New("no database is named"), code: exitUsage,
			hint: "set EVGRAPH_NEO4J_URI or --neo4j-uri, such as bolt://127.0.0.1:7687"}
	case *f.auth != "basic" && *f.auth != "none":
		return nil, &failure{err: fmt.Errorf("--neo4j-auth is %q", *f.auth), hint: "write basic or none", code: exitUsage}
	case *f.auth == "basic" && f.password == "":
		return nil, &failure{err: errors.New("there is no password for the database"), code: exitUsage,
			hint: "set " + passwordVariable + ", or EVGRAPH_NEO4J_AUTH=none for a server without authentication"}
	}
	store, err := neostore.Open(ctx, neostore.Config{URI: *f.uri, User: *f.user, Password: f.password, NoAuth: *f.auth == "none", Database: *f.database})
	if err != nil {
		err := explained(err).(*failure)
		err.code = exitUsage
		return nil, err
	}
	return store, nil
}

// closeStore ends the connections of a store, also after an interrupt.
func closeStore(ctx context.Context, store *neostore.Store) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	_ = store.Close(ctx) // the process ends anyway
}

// explained turns what a database says into a failure with its hint. The reason
// that the driver gave stands there too: who runs commands may know hosts.
func explained(err error) error {
	var hinted interface{ Hint() string }
	if errors.As(err, &hinted) {
		return &failure{err: err, hint: hinted.Hint()}
	}
	var fault *neostore.Fault
	if !errors.As(err, &fault) {
		return err
	}
	what, hint, _ := strings.Cut(err.Error(), "; ")
	if fault.Cause() != nil {
		what += " (" + strings.TrimPrefix(fault.Cause().Error(), "ConnectivityError: ") + ")"
	}
	f := &failure{err: errors.New(what), hint: hint}
	if errors.Is(err, kg.ErrUnavailable) || errors.Is(err, context.DeadlineExceeded) {
		f.code = exitUnavailable
	}
	return f
}
