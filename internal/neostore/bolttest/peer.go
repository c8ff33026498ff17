package bolttest

import (
	"bufio"
	"context"
	"io"
	"net"
	"sync"
	"testing"
	"time"
)

// Script says what the peer does at a message. It is called from several
// connections at once.
type Script func(m Message) Reaction

// Reaction is what the peer does at a message.
type Reaction struct {
	do      func(c *connection) error // instead of answering, nil to answer
	pause   time.Duration             // between the bytes of the answer
	failure structure
	fields  []any
	records [][]any
}

// Usual answers as a server does, to a statement with no records.
func Usual() Reaction { return Reaction{} }

// Hang does not answer, and stays connected until the driver goes.
func Hang() Reaction {
	return Reaction{do: func(c *connection) error {
		_, err := io.Copy(io.Discard, c.reader)
		if err == nil {
			err = io.EOF
		}
		return err
	}}
}

// Drop closes the connection.
func Drop() Reaction {
	return Reaction{do: func(*connection) error { return io.EOF }}
}

// Fail answers with a failure. All but RESET is then ignored, as a server does.
func Fail(code string) Reaction {
	return Reaction{failure: structure{tagFailure, []any{map[string]any{"code": code, "message": "by the script of " + code}}}}
}

// Slow answers as usual with a pause before each byte.
func Slow(pause time.Duration) Reaction { return Reaction{pause: pause} }

// Answer answers a RUN, and the PULL that follows, with records.
func Answer(fields []string, records ...[]any) Reaction {
	r := Reaction{records: records}
	for _, f := range fields {
		r.fields = append(r.fields, f)
	}
	return r
}

// Peer is a server that follows a script.
type Peer struct {
	listener net.Listener
	work     sync.WaitGroup

	mu       sync.Mutex
	script   Script
	seen     []Message
	accepted int
	open     map[int]net.Conn
}

// Start starts a peer on a free port of loopback and stops it after the test.
func Start(t testing.TB, script Script) *Peer {
	t.Helper()
	var config net.ListenConfig
	listener, err := config.Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Peer{listener: listener, script: script, open: map[int]net.Conn{}}
	p.work.Go(p.accept)
	t.Cleanup(p.stop)
	return p
}

// Address is where the peer listens.
func (p *Peer) Address() string { return p.listener.Addr().String() }

// URI is the address for a driver.
func (p *Peer) URI() string { return "bolt://" + p.Address() }

// Follow changes the script.
func (p *Peer) Follow(script Script) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.script = script
}

// Accepted counts the connections that there were.
func (p *Peer) Accepted() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.accepted
}

// Open counts the connections that there are.
func (p *Peer) Open() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.open)
}

// Seen gives the messages so far, and forgets them.
func (p *Peer) Seen() []Message {
	p.mu.Lock()
	defer p.mu.Unlock()
	seen := p.seen
	p.seen = nil
	return seen
}

func (p *Peer) stop() {
	_ = p.listener.Close()
	p.mu.Lock()
	for _, c := range p.open {
		_ = c.Close()
	}
	p.mu.Unlock()
	p.work.Wait()
}

func (p *Peer) accept() {
	for {
		conn, err := p.listener.Accept()
		if err != nil {
			return // stopped
		}
		p.mu.Lock()
		p.accepted++
		number := p.accepted
		p.open[number] = conn
		p.mu.Unlock()
		p.work.Go(func() {
			c := &connection{peer: p, number: number, conn: conn, reader: bufio.NewReader(conn)}
			c.serve()
			_ = conn.Close()
			p.mu.Lock()
			delete(p.open, number)
			p.mu.Unlock()
		})
	}
}

// decide notes a message and asks the script.
func (p *Peer) decide(m Message) Reaction {
	p.mu.Lock()
	p.seen = append(p.seen, m)
	script := p.script
	p.mu.Unlock()
	return script(m)
}

// connection is one of a driver's.
type connection struct {
	peer    *Peer
	number  int
	conn    net.Conn
	reader  *bufio.Reader
	failed  bool // until RESET
	records [][]any
}

// version is the one that the peer speaks, 5.4.
var version = []byte{0, 0, 4, 5}

func (c *connection) serve() {
	var proposal [20]byte
	if _, err := io.ReadFull(c.reader, proposal[:]); err != nil {
		return
	}
	r := c.peer.decide(Message{Name: Handshake, Connection: c.number})
	if r.do != nil {
		_ = r.do(c)
		return
	}
	err := c.write(version, r.pause)
	for err == nil {
		err = c.next()
	}
}

func (c *connection) next() error {
	_, raw, err := readFrame(c.reader)
	if err != nil {
		return err
	}
	value, err := unpack(raw)
	if err != nil {
		return err
	}
	m, err := messageOf(value)
	if err != nil {
		return err
	}
	m.Connection = c.number
	r := c.peer.decide(m)
	if r.do != nil {
		return r.do(c)
	}
	return c.write(c.answer(m, r), r.pause)
}

// answer gives the frames of the answer.
func (c *connection) answer(m Message, r Reaction) []byte {
	switch {
	case m.Name == Goodbye:
		return nil
	case m.Name == Reset:
		c.failed, c.records = false, nil
	case c.failed:
		return framed(structure{tag: tagIgnored})
	}
	if r.failure.tag != 0 {
		c.failed = true
		return framed(r.failure)
	}
	var b []byte
	meta := map[string]any{}
	switch m.Name {
	case Hello:
		meta["server"], meta["connection_id"] = "Neo4j/5.26.0", "bolt-test"
	case Run:
		meta["fields"], c.records = append([]any{}, r.fields...), r.records
	case Pull:
		for _, record := range c.records {
			b = append(b, framed(structure{tagRecord, []any{record}})...)
		}
		c.records = nil
	}
	return append(b, framed(structure{tagSuccess, []any{meta}})...)
}

func framed(s structure) []byte { return frame(pack(nil, s)) }

func (c *connection) write(b []byte, pause time.Duration) error {
	if pause == 0 {
		_, err := c.conn.Write(b)
		return err
	}
	for i := range b {
		time.Sleep(pause)
		if _, err := c.conn.Write(b[i : i+1]); err != nil {
			return err
		}
	}
	return nil
}
