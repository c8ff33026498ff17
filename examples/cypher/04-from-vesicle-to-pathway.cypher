// How can a vesicle's miRNA reach a pathway?
// Chains of three statements: a preparation carries a miRNA, which lowers or raises a gene, which acts on a pathway.
MATCH path = (:EVPreparation)-[carries:CARRIES]->(:MiRNA)-[:REGULATES]->(:Gene)-[:MODULATES]->(:Pathway)
WHERE NOT carries.negative
RETURN path
