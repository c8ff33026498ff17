package neostore

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"time"
)

// lock makes its holder the only writer. It lives in the database and ends by
// itself some time after the holder's last transaction, by the clock of the
// server. Every transaction of a holder first takes the lock's node for itself and
// looks whether it still holds it; so a holder that was thought dead, or whose
// commit is still on its way, cannot write beside the next one, whatever clocks
// say.
type lock struct {
	store  *Store
	holder string
}

// The constraints that make taking the lock and migrating safe come before any
// migration.
const (
	lockConstraintText      = `CREATE CONSTRAINT evgraph_lock IF NOT EXISTS FOR (l:EvgraphLock) REQUIRE l.key IS UNIQUE`
	migrationConstraintText = `CREATE CONSTRAINT evgraph_migration IF NOT EXISTS FOR (m:SchemaMigration) REQUIRE (m.application, m.number) IS UNIQUE`
	lockConstraintsText     = `
SHOW CONSTRAINTS YIELD name WHERE name IN ['evgraph_lock', 'evgraph_migration']
RETURN count(*) AS number`
)

const takeLockText = `
MERGE (l:EvgraphLock {key: 'write'})
SET l.asked = timestamp()
WITH l, coalesce(l.holder = $holder OR l.expires < timestamp(), true) AS free
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END |
  SET l.holder = $holder, l.owner = $owner, l.expires = timestamp() + $life)
RETURN free, l.owner AS owner`

// lockPause is the time between two tries to take the lock.
const lockPause = 250 * time.Millisecond

// lock takes the lock, waiting for as long as a dead holder could keep it. Waiting,
// unless nil, is told once for whom.
func (s *Store) lock(ctx context.Context, waiting func(owner string)) (*lock, error) {
	if err := s.lockConstraints(ctx); err != nil {
		return nil, err
	}
	host, _ := os.Hostname()
	l := &lock{store: s, holder: rand.Text()}
	params := map[string]any{"holder": l.holder, "owner": fmt.Sprintf("%s, process %d", host, os.Getpid()), "life": s.config.LockLife.Milliseconds()}
	for end := s.config.Now().Add(s.config.LockLife + time.Second); ; {
		var free bool
		var owner any
		err := s.write(ctx, func(tx transaction) error {
			record, err := tx.run(takeLockText, params)
			if err == nil {
				free, owner = record.Values[0].(bool), record.Values[1]
			}
			return err
		})
		switch {
		case err != nil:
			return nil, err
		case free:
			return l, nil
		case s.config.Now().After(end):
			return nil, &Fault{text: fmt.Sprintf("another evgraph writes to this database (%v); wait until it has ended", owner), kind: ErrLocked}
		}
		if waiting != nil {
			waiting(fmt.Sprint(owner))
			waiting = nil
		}
		if !sleep(ctx, lockPause) {
			return nil, ctx.Err()
		}
	}
}

func (s *Store) lockConstraints(ctx context.Context) error {
	record, err := s.read(ctx, lockConstraintsText, nil)
	if err != nil || record.Values[0] == int64(2) {
		return err
	}
	for _, text := range []string{lockConstraintText, migrationConstraintText} {
		if err := s.schema(ctx, text); err != nil {
			return err
		}
	}
	return nil
}

const holdLockText = `
MATCH (l:EvgraphLock {key: 'write'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $life
RETURN count(l) = 1 AS held`

// write is Store.write by the holder of the lock.
func (l *lock) write(ctx context.Context, work func(tx transaction) error) error {
	return l.store.write(ctx, func(tx transaction) error {
		record, err := tx.run(holdLockText, map[string]any{"holder": l.holder, "life": l.store.config.LockLife.Milliseconds()})
		if err != nil {
			return err
		}
		if held, _ := record.Values[0].(bool); !held {
			return &Fault{text: "another evgraph has taken over the database; what was written stays and is gone on with", kind: ErrLocked}
		}
		return work(tx)
	})
}

const releaseLockText = `
MATCH (l:EvgraphLock {key: 'write'}) WHERE l.holder = $holder
REMOVE l.holder, l.owner, l.expires
RETURN count(l) AS number`

// release gives the lock back, also when the context has ended.
func (l *lock) release(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	// A lock that cannot be given back ends by itself.
	_ = l.store.write(ctx, func(tx transaction) error {
		_, err := tx.run(releaseLockText, map[string]any{"holder": l.holder})
		return err
	})
}
