package neotest

import (
	"context"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/testcontainers/testcontainers-go"
	container "github.com/testcontainers/testcontainers-go/modules/neo4j"
	"github.com/testcontainers/testcontainers-go/wait"

	"github.com/evgraph/evgraph/internal/neostore"
)

const (
	image    = "neo4j:5.26-community"
	password = "evgraph-test"
)

// startup is how long a server may take: on a busy machine more than the minute that the
// library waits.
const startup = 4 * time.Minute

// listening says when a server has started.
func listening() testcontainers.CustomizeRequestOption {
	return testcontainers.WithWaitStrategyAndDeadline(startup,
		wait.ForLog("Bolt enabled on").WithStartupTimeout(startup), wait.ForHTTP("/").WithPort("7474/tcp").WithStartupTimeout(startup))
}

// startContainer starts a server in a container and marks its database. An engine
// that cannot get the image is as good as none.
func (s *server) startContainer() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	defer cancel()
	if !engineAnswers(ctx) {
		return errNone
	}
	c, err := container.Run(ctx, image, container.WithAdminPassword(password), listening())
	if err != nil {
		return fmt.Errorf("%w; the engine that answers cannot run %s: %w", errNone, image, err)
	}
	s.stop = func() {
		if err := testcontainers.TerminateContainer(c); err != nil {
			fmt.Println("a container of Neo4j is left over:", err)
		}
	}
	uri, err := c.PortEndpoint(ctx, "7687/tcp", "bolt")
	if err != nil {
		return err
	}
	s.config = neostore.Config{URI: uri, User: "neo4j", Password: password}
	return mark(ctx, s.config)
}

// engineAnswers reports whether there is a Docker engine. The library panics where
// it finds none.
func engineAnswers(ctx context.Context) (answers bool) {
	defer func() {
		if recover() != nil {
			answers = false
		}
	}()
	provider, err := testcontainers.NewDockerProvider()
	if err != nil {
		return false
	}
	defer func() { _ = provider.Close() }()
	return provider.Health(ctx) == nil
}

func mark(ctx context.Context, c neostore.Config) error {
	driver, err := neo4j.NewDriverWithContext(c.URI, neo4j.BasicAuth(c.User, c.Password, ""))
	if err != nil {
		return err
	}
	defer func() { _ = driver.Close(ctx) }()
	_, err = neo4j.ExecuteQuery(ctx, driver, "MERGE (:EvgraphTestDatabase)", nil, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(database))
	return err
}
