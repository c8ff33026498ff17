// Audits a GraphQL server: node audit.mjs http://127.0.0.1:8080/graphql
// Prints each audit that is not ok and exits 1 unless all are.
import { auditServer } from 'graphql-http';

const expected = 61;
const url = process.argv[2];
if (!url) {
  console.error('usage: node audit.mjs URL');
  process.exit(2);
}

const results = await auditServer({ url });
const ok = results.filter((result) => result.status === 'ok').length;
for (const { id, name, status, reason, response } of results) {
  if (status !== 'ok') console.log(`${status} ${id} ${name}: ${reason} (HTTP ${response?.status})`);
}
console.log(`${ok}/${expected} ok`);
process.exit(ok === expected && results.length === expected ? 0 : 1);
