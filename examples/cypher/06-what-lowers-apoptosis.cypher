// What lowers apoptosis?
// One row for each kind of thing: vesicles, miRNAs, proteins and so on.
MATCH (actor)-[r:AFFECTS]->(:BiologicalProcess {name: 'apoptosis'})
WHERE r.effect = 'DECREASES'
WITH actor.category AS kind, actor.name AS name ORDER BY name
RETURN kind, count(*) AS number, collect(name) AS names
ORDER BY number DESC, kind
