// Which genes do miRNAs lower?
// As a picture: every arrow is one statement. Click one to read its properties.
MATCH path = (:MiRNA)-[r:REGULATES]->(:Gene)
WHERE r.effect = 'DECREASES'
RETURN path
