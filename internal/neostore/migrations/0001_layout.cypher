// What evgraph stores, and what its own bookkeeping needs. Uniqueness is what
// Community edition can enforce; the loader checks the rest.

CREATE CONSTRAINT evgraph_version IF NOT EXISTS FOR (v:EvgraphVersion) REQUIRE v.version IS UNIQUE;
CREATE CONSTRAINT evgraph_chunk IF NOT EXISTS FOR (c:EvgraphChunk) REQUIRE (c.version, c.sequence) IS UNIQUE;
CREATE CONSTRAINT evgraph_pointer IF NOT EXISTS FOR (p:Evgraph) REQUIRE p.key IS UNIQUE;

CREATE CONSTRAINT evgraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE (n.version, n.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_evidence IF NOT EXISTS FOR (e:Evidence) REQUIRE (e.version, e.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_source IF NOT EXISTS FOR (s:KnowledgeSource) REQUIRE (s.version, s.key) IS UNIQUE;

// Lists in the order of names, and what reads start from.
CREATE INDEX evgraph_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.version, n.nameKey);
CREATE INDEX evgraph_entity_citation IF NOT EXISTS FOR (n:Entity) ON (n.version, n.citation);
CREATE INDEX evgraph_evidence_statement IF NOT EXISTS FOR (e:Evidence) ON (e.version, e.statement);
CREATE INDEX evgraph_evidence_model IF NOT EXISTS FOR (e:Evidence) ON (e.version, e.model);
CREATE INDEX evgraph_evidence_preparation IF NOT EXISTS FOR (e:Evidence) ON (e.version, e.preparation);

// Names and ids whole, and words as kg.Words cut and folded them: no analyzer may
// cut or fold them again.
CREATE FULLTEXT INDEX entityKeys IF NOT EXISTS FOR (n:Entity) ON EACH [n.keys]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX entityWords IF NOT EXISTS FOR (n:Entity) ON EACH [n.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}};

// A statement by its id, one constraint for each predicate.
CREATE CONSTRAINT evgraph_isolated_from IF NOT EXISTS FOR ()-[r:ISOLATED_FROM]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_of_species IF NOT EXISTS FOR ()-[r:OF_SPECIES]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_secretes IF NOT EXISTS FOR ()-[r:SECRETES]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_of_subtype IF NOT EXISTS FOR ()-[r:OF_SUBTYPE]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_prepared_with IF NOT EXISTS FOR ()-[r:PREPARED_WITH]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_carries IF NOT EXISTS FOR ()-[r:CARRIES]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_delivered_to IF NOT EXISTS FOR ()-[r:DELIVERED_TO]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_regulates IF NOT EXISTS FOR ()-[r:REGULATES]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_modulates IF NOT EXISTS FOR ()-[r:MODULATES]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_affects IF NOT EXISTS FOR ()-[r:AFFECTS]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_has_gene_product IF NOT EXISTS FOR ()-[r:HAS_GENE_PRODUCT]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_participates_in IF NOT EXISTS FOR ()-[r:PARTICIPATES_IN]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_tested_in IF NOT EXISTS FOR ()-[r:TESTED_IN]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_proposed_for IF NOT EXISTS FOR ()-[r:PROPOSED_FOR]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_models IF NOT EXISTS FOR ()-[r:MODELS]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_induced_by IF NOT EXISTS FOR ()-[r:INDUCED_BY]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_occurs_in IF NOT EXISTS FOR ()-[r:OCCURS_IN]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_associated_with IF NOT EXISTS FOR ()-[r:ASSOCIATED_WITH]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_marker_of IF NOT EXISTS FOR ()-[r:MARKER_OF]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_expresses IF NOT EXISTS FOR ()-[r:EXPRESSES]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_develops_into IF NOT EXISTS FOR ()-[r:DEVELOPS_INTO]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_has_trait IF NOT EXISTS FOR ()-[r:HAS_TRAIT]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_found_in IF NOT EXISTS FOR ()-[r:FOUND_IN]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_ortholog_of IF NOT EXISTS FOR ()-[r:ORTHOLOG_OF]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_is_a IF NOT EXISTS FOR ()-[r:IS_A]-() REQUIRE (r.version, r.id) IS UNIQUE;
CREATE CONSTRAINT evgraph_part_of IF NOT EXISTS FOR ()-[r:PART_OF]-() REQUIRE (r.version, r.id) IS UNIQUE;
