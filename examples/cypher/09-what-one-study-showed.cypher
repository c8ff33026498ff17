// What did the study of Bruno 2017 show?
// From the publication back to what it is credited for. Replace the name by that of another publication.
MATCH (paper:Publication)<-[:CREDITS]-(e:Evidence)
WHERE paper.name STARTS WITH 'Bruno 2017'
RETURN e.summary AS finding, e.setting AS setting, e.hedged AS hedged, e.refutes AS against
ORDER BY finding
