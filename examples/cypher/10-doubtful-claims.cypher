// Which claims are flagged as doubtful, and why?
// The pointer names the data version that is published: older ones may still be in the database.
MATCH (published:Evgraph {key: 'published'})
MATCH (e:Evidence)
WHERE e.version = published.version AND e.flagKinds IS NOT NULL
UNWIND range(0, size(e.flagKinds) - 1) AS i
RETURN e.flagKinds[i] AS flag, e.flagNotes[i] AS why, e.summary AS claim
ORDER BY flag, claim
