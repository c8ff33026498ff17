// Who says that miR-21 lowers PTEN, and how firmly?
// A statement lists the ids of its evidence; evidence points to the publications that it credits.
MATCH (:MiRNA {name: 'miR-21'})-[claim:REGULATES]->(:Gene {name: 'PTEN'})
MATCH (e:Evidence)-[:CREDITS]->(paper:Publication)
WHERE e.version = claim.version AND e.id IN claim.evidence
RETURN claim.effect AS effect, e.summary AS evidence, e.setting AS setting, e.hedged AS hedged, paper.name AS paper, paper.title AS title
