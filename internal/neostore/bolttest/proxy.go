package bolttest

import (
	"bufio"
	"context"
	"io"
	"net"
	"sync"
	"sync/atomic"
	"testing"
)

// Verdict is what becomes of a message on its way to the server.
type Verdict int

// The verdicts.
const (
	Forward Verdict = iota
	Lose            // the connection ends before the message is through
	Mute            // the message gets through, and the connection ends instead of the answer
)

// Proxy stands between a driver and a server, and sees messages instead of bytes.
type Proxy struct {
	listener net.Listener
	target   string
	judge    func(m Message) Verdict
	work     sync.WaitGroup

	mu    sync.Mutex
	count int
	open  map[net.Conn]bool
	down  bool
}

// Between starts a proxy to a server, and stops it after the test. Judge is called
// for each message, from several connections at once.
func Between(t testing.TB, server string, judge func(m Message) Verdict) *Proxy {
	t.Helper()
	var config net.ListenConfig
	listener, err := config.Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{listener: listener, target: server, judge: judge, open: map[net.Conn]bool{}}
	p.work.Go(p.accept)
	t.Cleanup(func() {
		_ = listener.Close()
		p.Cut()
		p.work.Wait()
	})
	return p
}

// URI is the address for a driver.
func (p *Proxy) URI() string { return "bolt://" + p.listener.Addr().String() }

// Cut ends all connections; there are no new ones before Restore.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = true
	for c := range p.open {
		_ = c.Close()
	}
}

// Restore lets connections through again.
func (p *Proxy) Restore() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = false
}

func (p *Proxy) accept() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return // stopped
		}
		p.work.Go(func() { p.join(client) })
	}
}

// keep notes a connection, unless there shall be none.
func (p *Proxy) keep(c net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.down {
		_ = c.Close()
		return false
	}
	p.open[c] = true
	return true
}

func (p *Proxy) drop(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, c)
	_ = c.Close()
}

func (p *Proxy) join(client net.Conn) {
	if !p.keep(client) {
		return
	}
	defer p.drop(client)
	var dialer net.Dialer
	server, err := dialer.DialContext(context.Background(), "tcp", p.target)
	if err != nil || !p.keep(server) {
		return
	}
	defer p.drop(server)
	p.mu.Lock()
	p.count++
	number := p.count
	p.mu.Unlock()
	link := &link{proxy: p, number: number, client: client, server: server}
	var back sync.WaitGroup
	back.Go(link.answers)
	link.messages()
	_ = server.Close()
	back.Wait()
}

// link is one connection through the proxy.
type link struct {
	proxy          *Proxy
	number         int
	client, server net.Conn
	muted          atomic.Bool
}

// offer proposes the one version that this package reads, whatever the driver can.
var offer = append([]byte{0x60, 0x60, 0xB0, 0x17, 0, 0, 4, 5}, make([]byte, 12)...)

func (l *link) messages() {
	reader := bufio.NewReader(l.client)
	if _, err := io.ReadFull(reader, make([]byte, len(offer))); err != nil {
		return
	}
	if _, err := l.server.Write(offer); err != nil {
		return
	}
	for {
		raw, message, err := readFrame(reader)
		if err != nil {
			return
		}
		value, err := unpack(message)
		if err != nil {
			return
		}
		m, err := messageOf(value)
		if err != nil {
			return
		}
		m.Connection = l.number
		switch l.proxy.judge(m) {
		case Lose:
			return
		case Mute:
			l.muted.Store(true)
		}
		if _, err := l.server.Write(raw); err != nil {
			return
		}
	}
}

// answers copies what the server says. A muted connection ends with its next word.
func (l *link) answers() {
	defer l.client.Close()
	buffer := make([]byte, 32<<10)
	for {
		n, err := l.server.Read(buffer)
		if err != nil || l.muted.Load() {
			return
		}
		if _, err := l.client.Write(buffer[:n]); err != nil {
			return
		}
	}
}
