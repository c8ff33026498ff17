// Package curate reads the curated seed, strictly, and says what is wrong with it.
//
// Load turns the files that seed/README.md describes into a kg.Dataset; Lint also
// compares their form with the canonical one, which Format and Fix write. A
// Report lists every complaint with file, line, rule and remedy. A seed with an
// error gives no dataset at all: a curated graph that lost a statement to a typing
// error would look just as sure of itself as a whole one.
//
// # How a seed is read
//
//   - schema.go, entity.go, statement.go, evidence.go, studyfile.go: the fields of
//     each kind of record, as tables. Decoding, unknown and missing fields, the
//     look-up of keys, canonical order and the test of seed/README.md all follow
//     from them.
//   - yaml.go, decode.go, text.go, locator.go: from bytes to records whose every
//     text knows its line, and the checks of one text by itself.
//   - reference.go: the two tables, and whether outside identifiers stand there.
//   - resolve.go: from keys to entities.
//   - identity.go, baregene.go, claims.go, entries.go, opposition.go: the checks of
//     entities, statements, evidence, and of statements against each other.
//   - sense.go: the rules about sense. sign.go: directions; polarity.go, chain.go,
//     hub.go, subtype.go, circumstance.go, strain.go: the rules; acceptance.go: how
//     a curator answers for an oddity that is the source's.
//   - build.go: the dataset.
//   - format.go, printer.go, fix.go: canonical form.
//   - rules.go: what every rule means; complaint.go: how breaches are told.
//
// # Adding a field or a rule
//
// A field is a line in a table of fields, one in the function that builds the kg
// record, and one in seed/README.md. A rule is a constant and a line in Rules, an
// example that fails and one that passes in the test table, and the line in
// seed/README.md that the failing test prints. A rule about sense complains by
// doubt and has a line in answers.
//
// # Decisions
//
// 2026-11-25. YAML is read by go.yaml.in/yaml/v3, the maintained successor of
// yaml.v3, through its nodes, because only they tell lines, columns and comments.
//
// 2026-11-25. A scalar is taken as written, whatever type YAML would give it, so
// that 1.10 stays 1.10 and nobody has to know when to quote. Anchors, aliases,
// merge keys and tags are refused: one should not have to resolve a file in the
// head, and small files cannot grow large.
//
// 2026-11-25. What only concerns form, and what a curator may have reasons for,
// is a warning; whatever would make the graph say something wrong is an error.
//
// 2026-11-25. While a file of entities cannot be read at all, unknown keys are not
// complained about, as hundreds of them would hide the one real fault.
//
// 2026-11-25. A rule about sense compares stated claims only and fills no gap: a
// step that nobody claimed leaves a chain unchecked. False alarms would teach
// curators to accept without reading.
//
// 2026-11-25. An oddity is acknowledged in the evidence that has it, by a flag
// where one says just that, since readers should know as well. `ambiguous` and
// `mapping_choice` answer no rule: they stand on entries for many reasons, and
// would silence by chance. Acceptances stay out of the graph.
package curate
