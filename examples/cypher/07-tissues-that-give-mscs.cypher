// Which tissues do the stem cells come from, and how many preparations did each give?
MATCH (source:MSCSource)-[:ISOLATED_FROM]->(tissue:Tissue)
OPTIONAL MATCH (source)-[:SECRETES]->(preparation:EVPreparation)
RETURN tissue.name AS tissue, collect(DISTINCT source.name) AS sources, count(DISTINCT preparation) AS preparations
ORDER BY preparations DESC, tissue
