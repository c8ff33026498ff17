// Package neostore keeps the graph in Neo4j and answers the contract of package
// kg from it with static Cypher.
//
// # Layout
//
// Every version of the data is a full copy beside the others, so that a load in
// progress touches nothing that is read:
//
//	(:Entity {version, id, category, name, nameKey, ...})
//	(:Entity)-[:CARRIES {version, id, ...}]->(:Entity)      one type per predicate
//	(:Evidence {version, id, statement, ...})-[:CREDITS]->(:Entity)
//	(:KnowledgeSource {version, key, ...})
//	(:EvgraphVersion {version, state, ...})                 loading, complete
//	(:Evgraph {key: "published", version})                  the pointer
//
// Relationships never join two versions, so a read names the version at its
// anchor only. Published nodes also have the label of their category's type
// (:MiRNA, :Gene, :EVPreparation, ...), given and taken away in the transaction
// that moves the pointer: plain Cypher in Neo4j Browser sees what is published.
//
// Properties have the names of the GraphQL fields. An absent value is an absent
// property; a list is a list of strings.
//
// Entity: version, id, category, name, nameKey, label, synonyms, synonymKeys,
// xrefs, formerIds, description, taxon, grain, hub, reason, parents, words,
// and of the attributes fluid, reportedAs, sizeClass, isolation, treatment, arm,
// sequence, rnaClass, lipid, modelKind, strain, citation, authors, year, title,
// journal, doi, pmid. synonymKeys are kg.NameKey of the synonyms; words is the
// text for the full-text index: kg.Words of all names, joined by spaces.
//
// Statement (relationship): version, id, effect, aspect, negated, amount, context,
// moleculeLevel, valueMin, valueMax, valueUnit, valueMedium, result as stored in
// kg (defaults absent); and derived, so that no query computes them: negative,
// statedEffect, statedAmount, statedResult, keyPredicate and keyStrength
// (kg.StatementKey), evidence (ids, strongest first).
//
// Evidence: version, id, statement, kind, source, locators, summary, asWritten,
// credits, reach, level, scope, basis, hedged, refutes, directness, setting,
// model, preparation, species, route, doses, doseCount, timing, stage, via, with,
// comparator, comparison, firstYear, firstWho, flagKinds, flagNotes,
// flagConflicts (one text a flag, ids joined by spaces), eco, knowledge, agent;
// and derived: keyStrength (kg.EvidenceKey), mentions (credits, model and
// preparation, for kg.Mentioned).
//
// Indexes and constraints stand in the numbered files of migrations/.
package neostore
