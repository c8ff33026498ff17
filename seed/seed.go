// Package seed holds the curated seed of evgraph, compiled in: the entities, the
// statements with their evidence, the sources, the identifiers that were checked,
// and the numbered sentences of the review, as described in README.md. The text
// is licensed as LICENSE.md says; package curate reads and checks it.
package seed

import "embed"

// FS holds the seed. Its paths are those of this folder, such as
// entities/mirna.yaml.
//
//go:embed entities studies background sources.yaml reference.tsv article.tsv
var FS embed.FS
