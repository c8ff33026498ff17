// The public GraphQL API as these pages use it: every document they send, and
// for each the function that reads its answer. A field that is renamed in the
// schema is renamed here and nowhere else.

const ENDPOINT = "/graphql";

// ---- documents ---------------------------------------------------------------

const NODE_REF = `fragment NodeRefParts on Node {
  id
  category
  name
}`;

const EVIDENCE = `fragment EvidenceParts on Evidence {
  id
  summary
  asWritten
  locators
  level
  scope
  basis
  hedged
  supports
  directness
  setting
  reach
  credits { id name citation authors year title journal pmid doi }
  model { ...NodeRefParts }
  preparation { ...NodeRefParts }
  species { ...NodeRefParts }
  route
  doses
  doseCount
  timing
  stage
  via { ...NodeRefParts }
  with { ...NodeRefParts }
  comparator { ...NodeRefParts }
  comparison
  firstReport { year who }
  flags { kind note }
  source { name release licence }
}`;

const SEARCH = `query Search($text: String!, $categories: [Category!], $first: Int!, $after: String) {
  search(text: $text, categories: $categories, first: $first, after: $after) {
    totalCount
    didYouMean
    facets { value count }
    edges {
      matchedField
      matchedText
      node { ...NodeRefParts }
    }
    pageInfo { hasNextPage endCursor }
  }
}
${NODE_REF}`;

// What single categories have of their own.
const DETAILS = `fragment DetailParts on Node {
  ... on EVPreparation { reportedAs sizeClass isolation treatment }
  ... on MiRNA { arm sequence }
  ... on RNA { rnaClass }
  ... on DiseaseModel { kind strain }
  ... on Publication { citation authors year title journal pmid doi }
}`;

const STATEMENTS = `statements(first: $first, after: $after) {
      totalCount
      negativeCount
      nodes {
        id
        reading
        predicate
        effect
        negative
        subject { ...NodeRefParts }
        object { ...NodeRefParts }
        evidence(first: 3) {
          totalCount
          nodes { ...EvidenceParts }
          pageInfo { hasNextPage endCursor }
        }
      }
      pageInfo { hasNextPage endCursor }
    }`;

const NODE = `query Node($ref: NodeRef!, $first: Int!, $after: String) {
  node(ref: $ref) {
    ...NodeRefParts
    label
    synonyms
    xrefs
    url
    description
    reason
    grain
    hub
    taxon { ...NodeRefParts }
    ...DetailParts
    ${STATEMENTS}
  }
}
${DETAILS}
${NODE_REF}
${EVIDENCE}`;

const MORE_STATEMENTS = `query MoreStatements($ref: NodeRef!, $first: Int!, $after: String) {
  node(ref: $ref) {
    ${STATEMENTS}
  }
}
${NODE_REF}
${EVIDENCE}`;

const MORE_EVIDENCE = `query MoreEvidence($statement: ID!, $first: Int!, $after: String) {
  statement(id: $statement) {
    evidence(first: $first, after: $after) {
      totalCount
      nodes { ...EvidenceParts }
      pageInfo { hasNextPage endCursor }
    }
  }
}
${NODE_REF}
${EVIDENCE}`;

const CATEGORY = `query Category($category: Category!, $first: Int!, $after: String) {
  find(filter: { category: [$category] }, first: $first, after: $after) {
    totalCount
    nodes { ...NodeRefParts synonyms }
    pageInfo { hasNextPage endCursor }
  }
}
${NODE_REF}`;

// NEW_TAB is what a new tab of the playground starts with.
export const NEW_TAB = `# Ctrl-Space suggests fields, Ctrl-Enter runs the query.
query Search {
  search(text: "miR-21", first: 5) {
    totalCount
    edges {
      matchedField
      node { id category name }
    }
  }
}
`;

// ---- requests ----------------------------------------------------------------

const HITS = 12;
const NODE_PAGE = 60;
const STATEMENT_PAGE = 50;
const EVIDENCE_PAGE = 25;

// ApiError is an answer without data. Its hint is the server's advice on what to
// do instead, its candidates are what a name could have meant: nodes or names.
export class ApiError extends Error {
  constructor(message, { hint = "", code = "", candidates = [] } = {}) {
    super(message);
    this.name = "ApiError";
    this.hint = hint;
    this.code = code;
    this.candidates = candidates;
  }
}

// post sends one document. It throws ApiError for everything but an answer, and
// AbortError when the signal says so.
export async function post(query, variables, signal) {
  let response;
  try {
    response = await fetch(ENDPOINT, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        accept: "application/graphql-response+json, application/json",
      },
      body: JSON.stringify({ query, variables }),
      signal,
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError("The server does not answer.", { hint: "Check that it is running, then try again." });
  }
  const answer = await response.json().catch(() => null);
  const problem = answer?.errors?.[0];
  if (problem) throw apiError(problem);
  if (!answer?.data) {
    throw new ApiError(`The server answered ${response.status} without data.`, { hint: "Try again in a moment." });
  }
  return answer.data;
}

function apiError(problem) {
  const { hint, code, candidates = [], suggestions = [] } = problem.extensions ?? {};
  return new ApiError(problem.message, { hint, code, candidates: [...candidates, ...suggestions] });
}

// A reference is read as an id where it has the form of one, else as a name.
function nodeRef(ref) {
  return /^[A-Za-z][\w.]*:\S+$/.test(ref) ? { id: ref } : { name: ref };
}

// search returns { total, hits, facets, didYouMean, next }.
export async function search(text, { categories = [], after = null, signal } = {}) {
  const data = await post(SEARCH, { text, categories: categories.length ? categories : null, first: HITS, after }, signal);
  const found = data.search;
  return {
    total: found.totalCount,
    hits: found.edges.map(({ node, matchedField, matchedText }) => ({ node, matchedField, matchedText })),
    facets: found.facets.map(({ value, count }) => ({ category: value, count })),
    didYouMean: found.didYouMean,
    next: cursor(found.pageInfo),
  };
}

// listCategory returns a page of a category's nodes: { total, nodes, next }.
export async function listCategory(category, after = null) {
  const { find } = await post(CATEGORY, { category, first: NODE_PAGE, after });
  return { total: find.totalCount, nodes: find.nodes, next: cursor(find.pageInfo) };
}

// readNode returns the node with its first page of statements, or null.
export async function readNode(ref) {
  const { node } = await post(NODE, { ref: nodeRef(ref), first: STATEMENT_PAGE });
  return node && { ...node, statements: statementPage(node.statements) };
}

// moreStatements returns the page after the cursor.
export async function moreStatements(id, after) {
  const { node } = await post(MORE_STATEMENTS, { ref: { id }, first: STATEMENT_PAGE, after });
  return statementPage(node.statements);
}

// moreEvidence returns the page after the cursor.
export async function moreEvidence(statement, after) {
  const data = await post(MORE_EVIDENCE, { statement, first: EVIDENCE_PAGE, after });
  return evidencePage(data.statement.evidence);
}

// ---- answers -----------------------------------------------------------------

function statementPage(connection) {
  const statements = connection.nodes.map((s) => ({ ...s, evidence: evidencePage(s.evidence) }));
  return { total: connection.totalCount, negative: connection.negativeCount, statements, next: cursor(connection.pageInfo) };
}

function evidencePage(connection) {
  return { total: connection.totalCount, entries: connection.nodes, next: cursor(connection.pageInfo) };
}

function cursor(pageInfo) {
  return pageInfo?.hasNextPage ? pageInfo.endCursor : null;
}
