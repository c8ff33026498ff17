package neostore

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/evgraph/evgraph/internal/kg"
)

var _ kg.Store = (*Store)(nil)

// LoadOptions say how to load. The zero value is what Load does.
type LoadOptions struct {
	AllowForeign bool           // load although others have data under our labels, which is left alone
	Renew        bool           // write a new copy of what is published, which may have been tampered with
	ChunkRows    int            // rows of one transaction: 5,000
	Progress     func(Progress) // called after each chunk, nil for silence
	Waiting      func(string)   // called when another load holds the database, with its host and process
}

// LoadResult says what a load did.
type LoadResult struct {
	DataVersion string
	Unchanged   bool // this content was published already
	Resumed     bool // chunks of an earlier try were used
	Rows        int  // written now
	Pruned      int  // old copies removed
	Kept        int  // old copies that may still be read
	Took        time.Duration
}

// Progress is how far a load is.
type Progress struct {
	Stage string // nodes, statements, ...
	Done  int    // rows of all stages
	Total int
	Rate  float64       // rows a second of this run
	Left  time.Duration // at this rate, 0 when not known
}

// Load implements kg.Loader.
func (s *Store) Load(ctx context.Context, d *kg.Dataset) error {
	_, err := s.LoadWith(ctx, d, LoadOptions{})
	return err
}

// LoadWith is Load with options. It writes a copy beside what is published, then
// moves the pointer, then removes copies that nobody can be reading. Wherever it
// is stopped, the next load of the same content goes on from there.
func (s *Store) LoadWith(ctx context.Context, d *kg.Dataset, o LoadOptions) (LoadResult, error) {
	if err := ctx.Err(); err != nil {
		return LoadResult{}, err
	}
	start := s.config.Now()
	d.Normalise()
	if err := d.Validate(); err != nil {
		return LoadResult{}, fmt.Errorf("load: %w", err)
	}
	job := loading{options: o, rows: newRows(d), result: LoadResult{DataVersion: d.Version()}}
	if err := job.rows.check(); err != nil {
		return LoadResult{}, fmt.Errorf("load: %w", err)
	}
	if err := s.checkServer(ctx); err != nil {
		return LoadResult{}, err
	}
	// Before anything is written, locks and constraints included.
	if err := s.checkForeign(ctx, o.AllowForeign); err != nil {
		return LoadResult{}, err
	}
	l, err := s.lock(ctx, o.Waiting)
	if err != nil {
		return LoadResult{}, err
	}
	defer l.release(ctx)
	job.lock, job.started = l, s.config.Now()
	err = job.run(ctx)
	job.result.Took = s.config.Now().Sub(start)
	return job.result, err
}

// loading is one run of a load.
type loading struct {
	lock    *lock
	options LoadOptions
	rows    *rows
	started time.Time
	result  LoadResult
}

func (j *loading) run(ctx context.Context) error {
	if _, err := j.lock.migrate(ctx); err != nil {
		return err
	}
	known, err := j.lock.versions(ctx)
	if err != nil {
		return err
	}
	for _, v := range known {
		if v.layout > layout {
			return layoutFault(v.layout)
		}
	}
	v, err := j.choose(ctx, known)
	if err != nil {
		return err
	}
	if v.state == stateLoading {
		err := j.fill(ctx, v)
		if errors.Is(err, errStale) {
			v, err = j.restart(ctx, v)
		}
		if err != nil {
			return err
		}
	}
	if v.published {
		j.result.Unchanged = true
	} else if err := j.lock.publish(ctx, v, len(j.rows.data.Nodes), labelWithPointer); err != nil {
		return err
	}
	if err := j.lock.settleLabels(ctx, labelBatch); err != nil {
		return err
	}
	if j.result.Pruned, err = j.lock.prune(ctx); err != nil {
		return err
	}
	known, err = j.lock.versions(ctx)
	j.result.Kept = max(len(known)-1, 0)
	return err
}

// choose takes the copy to publish: the one that is published or another complete
// one, else one that is being loaded, else a new one.
func (j *loading) choose(ctx context.Context, known []version) (version, error) {
	var best *version
	rank := func(v *version) int {
		switch {
		case v == nil || v.dataVersion != j.result.DataVersion || v.layout != layout:
			return 0
		case v.state == stateLoading:
			return 1
		case v.state != stateComplete || j.options.Renew:
			return 0
		case v.published:
			return 3
		}
		return 2
	}
	for i := range known {
		if own := rank(&known[i]); own > 0 && own >= rank(best) {
			best = &known[i]
		}
	}
	if best != nil {
		return *best, nil
	}
	return j.lock.startVersion(ctx, j.result.DataVersion, cmp.Or(j.options.ChunkRows, defaultChunkRows))
}

// errStale means that an earlier load of the same dataset made other rows of it.
var errStale = errors.New("begun by another evgraph")

// restart gives up a copy that another evgraph has begun.
func (j *loading) restart(ctx context.Context, begun version) (version, error) {
	if _, err := j.lock.run(ctx, pruningText, map[string]any{"version": begun.number}); err != nil {
		return version{}, err
	}
	v, err := j.lock.startVersion(ctx, j.result.DataVersion, int(begun.chunkRows))
	if err != nil {
		return version{}, err
	}
	return v, j.fill(ctx, v)
}

// fill writes the chunks that the ledger does not know.
func (j *loading) fill(ctx context.Context, v version) error {
	done, err := j.lock.chunks(ctx, v)
	if err != nil {
		return err
	}
	j.result.Resumed = len(done) > 0
	sequence, passed, total := 0, 0, j.rows.total()
	for _, s := range sections {
		for from, n := 0, s.count(j.rows.data); from < n; from += int(v.chunkRows) {
			if err := ctx.Err(); err != nil {
				return err
			}
			sequence++
			chunk := chunk{section: s, sequence: int64(sequence), from: from, to: min(from+int(v.chunkRows), n)}
			written, err := j.chunk(ctx, v, chunk, done)
			if err != nil {
				return err
			}
			passed += chunk.to - chunk.from
			j.result.Rows += written
			j.report(s.name, passed, total)
		}
	}
	d := j.rows.data
	return j.lock.complete(ctx, v, sequence, map[string]any{
		"nodes": len(d.Nodes), "statements": len(d.Statements), "evidence": len(d.Evidence), "sources": len(d.Sources)})
}

// chunk writes one chunk, unless it is there, and returns how many rows that were.
func (j *loading) chunk(ctx context.Context, v version, c chunk, done map[int64]string) (int, error) {
	batch := j.rows.batch(c)
	sum := hashRows(batch)
	switch known, ok := done[c.sequence]; {
	case ok && known == sum:
		return 0, nil
	case ok:
		return 0, errStale
	}
	return len(batch), j.lock.chunk(ctx, v, c, batch, sum)
}

func (j *loading) report(stage string, passed, total int) {
	if j.options.Progress == nil {
		return
	}
	p := Progress{Stage: stage, Done: passed, Total: total}
	if spent := j.lock.store.config.Now().Sub(j.started).Seconds(); spent > 0 && j.result.Rows > 0 {
		p.Rate = float64(j.result.Rows) / spent
		p.Left = time.Duration(float64(total-passed) / p.Rate * float64(time.Second))
	}
	j.options.Progress(p)
}
