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
//	(:EvgraphVersion {version, dataVersion, state, ...})    loading, complete, pruning
//	(:EvgraphChunk {version, sequence, sha256, rows})       the ledger of a load
//	(:Evgraph {key: "published", version, dataVersion})     the pointer
//	(:EvgraphLock {key: "write", holder, expires})          one writer at a time
//	(:SchemaMigration {number, name, sha256})               what migrations/ has done
//
// The version is the number of the load that wrote the copy. It is counted up and
// never used again, so that a copy that is being removed and a new one of the same
// content cannot be taken for one another; dataVersion is kg.Dataset.Version.
// A reader finds its number as $version in every query (reader.read).
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
// # What reads rely on
//
// The keys of orders are always there, also when they are empty texts: of an
// Entity id, category, name, nameKey and grain, of a Statement id, keyPredicate,
// keyStrength and negative, of Evidence id, statement, source and keyStrength. A
// firstYear, 0 included, says that there is a FirstReport at all.
//
// Two more derived properties make reads find things:
//
//	Entity.keys               lookupKeys of the node (keys.go): whole names and ids,
//	                          one token each in a full-text index
//	Evidence.subject, object  the ends of its statement; a statement is found by its
//	                          id through its evidence, as no index spans the types
//	                          of relationships
//
// Indexes, by what reads look for (the planner needs version first):
//
//	unique     Entity (version, id), Evidence (version, id), KnowledgeSource (version, key)
//	range      Entity (version, nameKey), Entity (version, citation)
//	range      Evidence (version, statement), (version, model), (version, preparation)
//	full text  entityKeys on Entity.keys, analyzer keyword
//	full text  entityWords on Entity.words, analyzer whitespace
//
// Plans depend on how much is there when a text is first sent, and are kept; so a
// text that starts from all of a version names the index that it needs.
//
// Reads go through one function of connect.go, which gives the call its deadline
// and the transaction its timeout, and returns the statement's only record of
// parallel lists. How texts are put together from conditions stands in question.go.
//
// A condition that any filter fits costs more than the relationship it is asked of. So
// the texts that go over most relationships have a second form for walks as they come,
// which names the types in the pattern (direction.go). And as a read takes half a
// millisecond before it does anything, survey.go brings a whole neighbourhood, or what
// lies between two sets of nodes, in one.
//
// Indexes and constraints stand in the numbered files of migrations/.
package neostore
