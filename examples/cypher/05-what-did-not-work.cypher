// Which preparations had no effect, or failed in a test?
// Findings that deny an effect are marked negative; a test has its result.
MATCH (preparation:EVPreparation)-[r:AFFECTS|TESTED_IN]->(target)
WHERE r.negative OR r.result = 'NO_EFFECT'
RETURN preparation.name AS preparation, type(r) AS statement, coalesce(r.effect, r.result) AS finding, target.name AS target
ORDER BY preparation, target
