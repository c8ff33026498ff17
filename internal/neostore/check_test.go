package neostore_test

import (
	"crypto/tls"
	"errors"
	"net"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
	"github.com/evgraph/evgraph/internal/neostore"
)

// TestWhatIsWrongAndWhatToDo makes each mistake that people make with a database,
// at start (Check) and while serving (Reader).
func TestWhatIsWrongAndWhatToDo(t *testing.T) {
	good := testConfig(t)
	plain := strings.TrimPrefix(good.URI, "bolt://")
	web := answering(t, "HTTP/1.1 400 Bad Request\r\n\r\n")
	for _, c := range []struct {
		name   string
		config func(c *neostore.Config)
		cypher string // what is done to the database before
		kind   error
		way    string // part of the way out
		late   bool   // Reader has no objection
	}{
		{"wrong password", func(c *neostore.Config) { c.Password = "not-the-password" }, "", neostore.ErrLogin, "EVGRAPH_NEO4J_PASSWORD", false},
		{"no login given", func(c *neostore.Config) { c.NoAuth = true }, "", neostore.ErrLogin, "EVGRAPH_NEO4J_USER", false},
		{"TLS asked of a plain server", func(c *neostore.Config) { c.URI = "bolt+s://" + plain }, "", neostore.ErrScheme, "without +s", false},
		{"certificate not trusted", func(c *neostore.Config) { c.URI = "bolt+s://" + selfSigned(t) }, "", neostore.ErrScheme, "+ssc", false},
		{"TLS server asked in plain", func(c *neostore.Config) { c.URI = "bolt://" + selfSigned(t) }, "", neostore.ErrAway, "+s", false},
		{"port of the web pages", func(c *neostore.Config) { c.URI = "bolt://" + web }, "", neostore.ErrScheme, "7687", false},
		{"a server of something else", func(c *neostore.Config) { c.URI = "bolt://" + answering(t, "\x00\x00\x00\x00") }, "", neostore.ErrScheme, "5.26", false},
		{"nobody listens", func(c *neostore.Config) { c.URI = "bolt://127.0.0.1:1" }, "", neostore.ErrAway, "EVGRAPH_NEO4J_URI", false},
		{"host unknown", func(c *neostore.Config) { c.URI = "neo4j://nowhere.invalid" }, "", neostore.ErrAway, "EVGRAPH_NEO4J_URI", false},
		{"database unknown", func(c *neostore.Config) { c.Database = "nowhere" }, "", neostore.ErrUnknown, "EVGRAPH_NEO4J_DATABASE", false},
		{"empty", nil, `MATCH (p:Evgraph) DELETE p`, neostore.ErrEmpty, "evgraph load", false},
		{"of a newer evgraph", nil, `MATCH (p:Evgraph) SET p.layout = 99`, neostore.ErrNewer, "update evgraph", false},
		{"of an older evgraph", nil, `MATCH (p:Evgraph) SET p.layout = 0`, neostore.ErrEmpty, "evgraph load", false},
		{"schema of a newer evgraph", nil, `CREATE (:SchemaMigration {application: 'evgraph', number: 2, sha256: 'x'})`, neostore.ErrNewer, "update evgraph", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Cleanup(func() { byHand(t, "MATCH (m:SchemaMigration {number: 2}) DELETE m", nil) })
			load(t, openEmpty(t), small(1), neostore.LoadOptions{})
			if c.cypher != "" {
				byHand(t, c.cypher, nil)
			}
			config := good
			if c.config != nil {
				c.config(&config)
			}
			s := open(t, config)
			told(t, s.Check(t.Context()), c.kind, c.way)
			if _, err := s.Reader(t.Context()); !c.late {
				told(t, err, c.kind, c.way)
				if !errors.Is(err, kg.ErrUnavailable) {
					t.Errorf("%v does not count as unavailable", err)
				}
			}
		})
	}
	load(t, openEmpty(t), small(1), neostore.LoadOptions{})
	must(t, open(t, good).Check(t.Context()))
}

func told(t *testing.T, err, kind error, way string) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("the error is %v, cause %v", err, cause(err))
	}
	if !strings.Contains(err.Error(), way) {
		t.Errorf("%q does not tell of %s", err, way)
	}
	if strings.Contains(err.Error(), "127.0.0.1") || strings.Contains(err.Error(), "nowhere") {
		t.Errorf("%q names a host", err)
	}
}

func cause(err error) error {
	var fault *neostore.Fault
	if errors.As(err, &fault) {
		return fault.Cause()
	}
	return nil
}

// selfSigned gives the address of a server whose certificate nobody has signed and
// that says nothing.
func selfSigned(t *testing.T) string {
	t.Helper()
	web := httptest.NewUnstartedServer(nil)
	web.StartTLS()
	certificate := web.TLS.Certificates
	web.Close()
	listener, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: certificate})
	if err != nil {
		t.Fatal(err)
	}
	return serving(t, listener, func(c net.Conn) { _ = c.(*tls.Conn).Handshake() })
}

// answering gives the address of a server that answers any greeting in one way.
func answering(t *testing.T, answer string) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return serving(t, listener, func(c net.Conn) {
		_, _ = c.Read(make([]byte, 100))
		_, _ = c.Write([]byte(answer))
	})
}

func serving(t *testing.T, listener net.Listener, serve func(c net.Conn)) string {
	t.Helper()
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = connection.Close() }()
				_ = connection.SetDeadline(time.Now().Add(5 * time.Second))
				serve(connection)
			}()
		}
	}()
	return listener.Addr().String()
}

func TestBadAddresses(t *testing.T) {
	for _, uri := range []string{"", "http://127.0.0.1", "127.0.0.1:7687", "bolt//127.0.0.1", "bolt://user:secret@h:port"} {
		_, err := neostore.Open(t.Context(), neostore.Config{URI: uri, NoAuth: true})
		if !errors.Is(err, neostore.ErrAddress) || !strings.Contains(err.Error(), "bolt://") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", uri, err)
		}
	}
}

// TestLoadingIntoTheFuture refuses to write beside what a newer evgraph wrote.
func TestLoadingIntoTheFuture(t *testing.T) {
	s := openEmpty(t)
	load(t, s, small(1), neostore.LoadOptions{})
	byHand(t, "MATCH (v:EvgraphVersion) SET v.layout = 99", nil)
	_, err := s.LoadWith(t.Context(), small(2), neostore.LoadOptions{})
	expectKind(t, err, neostore.ErrNewer)
	if want := sizes(small(1)); !sameText(counts(t), want) {
		t.Errorf("there are %v, wanted %v", counts(t), want)
	}
}
