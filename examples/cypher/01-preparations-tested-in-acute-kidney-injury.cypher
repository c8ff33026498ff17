// Which vesicle preparations were tested in acute kidney injury, and how did they do?
// A preparation is tested in a model, and the model stands for the disease.
MATCH (preparation:EVPreparation)-[test:TESTED_IN]->(model:DiseaseModel)-[:MODELS]->(disease:Disease)
WHERE disease.name = 'acute kidney injury'
RETURN preparation.name AS preparation, model.name AS model, test.result AS result
ORDER BY preparation
