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

// Time limits of the HTTP server; writing may take longer than the longest
// request, guard.DefaultLimits().Time.
const (
	headerTimeout   = 5 * time.Second
	readTimeout     = 10 * time.Second
	writeTimeout    = 30 * time.Second
	idleTimeout     = 2 * time.Minute
	shutdownTimeout = 10 * time.Second
	maxHeaderBytes  = 16 << 10
)

func serve(ctx context.Context, env environment, args []string) error {
	flags := newFlags(env, "serve", "", "Serve the graph: pages, playground and GraphQL, until interrupted.")
	addr := setting(flags, env, "addr", "EVGRAPH_ADDR", "127.0.0.1:8080", "listen on this address; port 0 picks a free one")
	from := &graphFlags{seed: setting(flags, env, "seed", "EVGRAPH_SEED", "", "serve this seed folder, and reload when its files change"),
		database: newDatabaseFlags(flags, env)}
	limits := newLimitFlags(env)
	flags.Var(limits, "limit", "set a limit, as name=value; may be repeated, meta.limits lists them (EVGRAPH_LIMITS, separated by commas)")
	if _, err := parse(flags, args, 0); err != nil {
		return err
	}
	if limits.err != nil {
		return usageError(flags, "EVGRAPH_LIMITS: %v", limits.err)
	}
	log := newLog(env.stderr)
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
	if err := app.follow(ctx, from); err != nil {
		listener.Close()
		return err
	}
	fmt.Fprintf(env.stdout, "evgraph serves %s; open http://%s\n", app.describe(), visible(listener.Addr()))
	return serveUntilDone(ctx, listener, app, log)
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

// serveUntilDone serves until the context ends, then lets accepted requests
// finish: readiness goes first, so that a load balancer sends no more.
func serveUntilDone(ctx context.Context, listener net.Listener, app *app, log *slog.Logger) error {
	server := &http.Server{
		Handler:           app.handler,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	done := make(chan error, 1)
	go func() { done <- server.Serve(listener) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	app.stopping.Store(true)
	log.Info("shutting down")
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	return server.Shutdown(ctx)
}
