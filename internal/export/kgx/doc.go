// Package kgx writes a graph in the exchange format KGX, in terms of the Biolink
// Model, and reads back what it wrote.
//
// # The archive
//
// A .tar.gz of evgraph_nodes.tsv and evgraph_edges.tsv, or the same as .jsonl, and of
// evgraph_metadata.json: versions, counts, licences and sources, so that a file that
// travels by itself can still be credited. The tab-separated files follow package
// cell.
//
// An archive of a part of the graph has all nodes that its statements and their evidence
// name, as its tables do, so that it can be read by itself, as a graph of its own.
//
// # What becomes of what
//
// An edge is a statement. Its id, ends, qualifiers and publications stand under their
// Biolink names, as table.go and biolink.go say. What Biolink has no word for stands
// beside it in columns that begin with evgraph_, and all evidence as JSON, with the
// names of the API, in evgraph_evidence. So nothing is lost: reading gives a dataset
// of the same version. Columns whose description ends in "(derived)" follow from
// others and are not read.
//
//   - An effect that did not happen, and a relation that is denied, are negated. One
//     predicate says no by itself: to carry denied is lacks_part, and not negated.
//   - Biolink knows fewer aspects than the API. Where it lacks the aspect, the edge has
//     no direction either: less differentiation of a cell is not less of the cell.
//   - DEVELOPS_INTO turns around, as develops_from.
//   - A test in a model stays an edge to the model, as related_to, for Biolink has no
//     word for it. For each disease or outcome that the model stands for, another edge
//     says that the subject was beneficial in models for it, not beneficial (negated),
//     or in trials. These edges name their statement in evgraph_derived_from and are
//     not read. Nothing is ever said to treat or to ameliorate.
//   - Biolink keeps knowledge level and agent of an edge, not of each piece of
//     evidence: those of the strongest entry stand there.
//   - infores:evgraph is not registered in the catalogue of information resources.
//
// # What KGX cannot hold
//
// Under Biolink names alone, and so to a reader who leaves evgraph_ columns out, these
// are lost. The canonical dump and the tables have them under names of their own.
//
//   - Evidence piece by piece: who showed what, where in the source, how, how firmly and
//     by whose words. An edge has publications, ECO codes, and the level and agent of its
//     strongest entry. Which publications refute it, it cannot say.
//   - Aspects that Biolink has no value for, and the effect with them; effects that are
//     not specified; enriched and low amounts; measured values; the molecule level.
//   - Results of tests but for beneficial and without effect: harmful and mixed ones look
//     like any test, and so does every result of a trial in people.
//   - Context that is no cell, tissue or component.
//   - Who set up the knowledge: sources, releases and licences are of the archive, not of
//     an edge.
//   - Of nodes, but for what the Biolink class tells: grain, hubs, former ids, the reason
//     for and the parents of a local id, the official label beside the name, and all that
//     is known of body fluids, vesicle preparations, miRNA arms, classes of RNA, lipids,
//     disease models and, but for authors, publications.
//   - That an edge is not negated: KGX reads the word false in a cell as true, so that the
//     cell is empty.
//
// The package kgx reads all of an archive where it streams. Where it makes a graph, it
// keeps one edge of those that have ends and predicate in common and differ in qualifiers.
package kgx
