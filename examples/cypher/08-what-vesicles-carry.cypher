// What do vesicles carry?
// The cargo of subtypes such as exosomes, and of single preparations, by kind.
MATCH (vesicle:EVSubtype|EVPreparation)-[r:CARRIES]->(cargo)
WHERE NOT r.negative
WITH cargo.category AS kind, cargo.name AS name ORDER BY name
RETURN kind, count(DISTINCT name) AS number, collect(DISTINCT name)[..10] AS some
ORDER BY number DESC, kind
