package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"syscall"
	"time"

	"github.com/evgraph/evgraph/graph/guard"
)

// Limits of the HTTP server. How long an answer may take follows from the limits
// of a request.
const (
	headerTimeout  = 5 * time.Second
	readTimeout    = 10 * time.Second // header and body
	sendTimeout    = 20 * time.Second // the answer, once it is there
	idleTimeout    = 2 * time.Minute
	shutdownGrace  = 5 * time.Second // after the last request's time is up
	maxHeaderBytes = 16 << 10
)

func serve(ctx context.Context, env environment, args []string) error {
	flags := newFlags("serve")
	addr := setting(flags, env, "addr", "EVGRAPH_ADDR", "127.0.0.1:8080", "listen on this `address`; port 0 picks a free one")
	from := &graphFlags{seed: setting(flags, env, "seed", "EVGRAPH_SEED", "", "serve this seed `folder`, and reload when its files change"),
		database: newDatabaseFlags(flags, env)}
	limits := newLimitFlags(env)
	flags.Var(limits, "limit", "set a limit, as `name=value`; may be repeated, meta.limits lists them (EVGRAPH_LIMITS, separated by commas)")
	if _, err := parse(flags, env, args, 0); err != nil {
		return err
	}
	if limits.err != nil {
		return usageError(flags, "EVGRAPH_LIMITS: %v", limits.err)
	}
	log := newLog(env.stderr)
	changes, err := watchSeed(*from.seed)
	if err != nil {
		return err
	}
	defer changes.close()
	store, done, err := from.open(ctx)
	if err != nil {
		return err
	}
	defer done()
	listener, err := listen(ctx, *addr)
	if err != nil {
		return err
	}
	app, err := newApp(store, limits.Limits, log)
	if err != nil {
		listener.Close()
		return err
	}
	defer app.close()
	if from.database.given() {
		go app.followDatabase(ctx, time.NewTicker(lookEvery))
	}
	go changes.run(ctx, func() { app.reload(ctx, *from.seed) })
	fmt.Fprintf(env.stdout, "evgraph serves %s; open http://%s\n", app.describe(), visible(listener.Addr()))
	return serveUntilDone(ctx, listener, app, limits.Limits)
}

// limitFlags collects --limit name=value.
type limitFlags struct {
	guard.Limits
	err error // in the variable
}

func newLimitFlags(env environment) *limitFlags {
	l := &limitFlags{Limits: guard.DefaultLimits()}
	if text := env.getenv("EVGRAPH_LIMITS"); text != "" {
		l.err = l.Limits.Parse(text)
	}
	return l
}

// String implements flag.Value.
func (l *limitFlags) String() string { return "" }

// Set implements flag.Value.
func (l *limitFlags) Set(text string) error { return l.Limits.Parse(text) }

func listen(ctx context.Context, addr string) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, &failure{err: fmt.Errorf("address %s is in use", addr),
			hint: "choose another with --addr 127.0.0.1:8081 or EVGRAPH_ADDR; port 0 picks a free one"}
	}
	if err != nil {
		return nil, &failure{err: err, hint: "give --addr as host:port, such as 127.0.0.1:8081"}
	}
	return listener, nil
}

// visible is the address that a browser on this machine can open.
func visible(a net.Addr) string {
	host, port, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}

// newLog writes text for people and JSON for machines.
func newLog(w io.Writer) *slog.Logger {
	if isTerminal(w) {
		return slog.New(slog.NewTextHandler(w, nil))
	}
	return slog.New(slog.NewJSONHandler(w, nil))
}

// newServer bounds every step of a connection.
func newServer(handler http.Handler, limits guard.Limits, log *slog.Logger) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout(limits),
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
}

// writeTimeout lets a request that takes all its time still send its answer. It
// counts from the end of the header, so the body is part of it. Requests without
// a limit leave it without one.
func writeTimeout(limits guard.Limits) time.Duration {
	if limits.Time == 0 {
		return 0
	}
	return readTimeout + limits.Time + sendTimeout
}

// serveUntilDone serves until the context ends, then lets accepted requests
// finish: readiness goes first, so that a load balancer sends no more.
func serveUntilDone(ctx context.Context, listener net.Listener, app *app, limits guard.Limits) error {
	server := newServer(app.handler, limits, app.log)
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	app.stopping.Store(true)
	app.log.Info("shutting down")
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), limits.Time+shutdownGrace)
	defer cancel()
	return server.Shutdown(ctx)
}
