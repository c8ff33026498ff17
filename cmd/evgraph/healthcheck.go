package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"
)

// healthcheck asks a server on this machine whether it is ready, for images that
// have neither shell nor curl.
func healthcheck(ctx context.Context, env environment, args []string) error {
	flags := newFlags("healthcheck")
	addr := setting(flags, env, "addr", "EVGRAPH_ADDR", "127.0.0.1:8080", "the `address` that serve listens on")
	timeout := flags.Duration("timeout", 3*time.Second, "give up after this `time`")
	if _, err := parse(flags, env, args, 0); err != nil {
		return err
	}
	host, err := ownAddress(*addr)
	if err != nil {
		return &failure{err: err, hint: "give --addr or EVGRAPH_ADDR as serve has it, such as 127.0.0.1:8080 or :8080"}
	}
	ctx, cancel := context.WithTimeout(ctx, *timeout)
	defer cancel()
	return askReady(ctx, host)
}

// ownAddress is where a server on this machine that listens on addr is reached.
func ownAddress(addr string) (string, error) {
	a, err := net.ResolveTCPAddr("tcp", addr)
	if err != nil {
		return "", err
	}
	if a.Port == 0 {
		return "", fmt.Errorf("address %q has no port to ask", addr)
	}
	return visible(a), nil
}

func askReady(ctx context.Context, host string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+host+"/readyz", nil)
	if err != nil {
		return err
	}
	// A proxy would be asked about another machine.
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Do(request)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s does not answer in time", host)
	case err != nil:
		return fmt.Errorf("%s does not answer: %w", host, errors.Unwrap(err))
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusOK {
		return nil
	}
	reason, _ := io.ReadAll(io.LimitReader(response.Body, 200)) // the status says enough
	return fmt.Errorf("%s is not ready: %s, %s", host, response.Status, strings.TrimSpace(string(reason)))
}
