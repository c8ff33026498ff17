"""The questions that the methods of the client ask."""

_NODE = "id name category"
_ENDS = "subject { id name category } predicate object { id name category } effect aspect negative reading"
_STATEMENT = "id " + _ENDS
_CREDITS = "evidence(first: 100) { nodes { summary basis hedged level setting credits { name doi pmid } locators } }"
_EVIDENCE = """evidence(first: 100) { nodes { id supports summary basis hedged directness level setting model { name } preparation { name }
  species { name } route doses timing stage flags { kind } credits { name doi pmid } locators } }"""
_PAGE = "pageInfo { hasNextPage endCursor }"
_RECEIPT = "receipt { text citations { id citation name title journal year doi pmid url } }"

NODE = """query ($ref: NodeRef!) { node(ref: $ref) { id category name label synonyms xrefs url description grain hub taxon { name } } }"""

RESOLVE = """query ($refs: [NodeRef!]!) { resolve(refs: $refs) {
  node { id category name } candidates { id category name } problem didYouMean } }"""

SEARCH = """query ($text: String!, $categories: [Category!]) { search(text: $text, categories: $categories) {
  edges { node { id category name } matchedField matchedText } } }"""

STATEMENTS = f"""query ($filter: StatementFilter, $orderBy: StatementOrder! = PREDICATE, $sources: [String!]) {{
  statements(filter: $filter, orderBy: $orderBy, sources: $sources) {{ nodes {{ {_STATEMENT} amount result context {{ id name }} moleculeLevel value {{ min max unit medium }} {_EVIDENCE} }} }} }}"""

NEIGHBORHOOD = f"""query ($of: [NodeRef!]!, $depth: Int! = 1, $walk: Walk, $sources: [String!], $maxNodes: Int! = 200) {{
  neighborhood(of: $of, depth: $depth, walk: $walk, sources: $sources, maxNodes: $maxNodes) {{
    nodes {{ node {{ {_NODE} }} level hidden }} statements {{ {_STATEMENT} }} truncated {{ reason hint }} {_RECEIPT} }} }}"""

PATHS = f"""query ($from: [NodeRef!]!, $to: [NodeRef!]!, $walk: Walk, $minLength: Int! = 1, $maxLength: Int! = 4,
    $orderBy: PathOrder! = SHORTEST_FIRST, $sources: [String!], $first: Int! = 25, $after: String) {{
  paths(from: $from, to: $to, walk: $walk, minLength: $minLength, maxLength: $maxLength, orderBy: $orderBy, sources: $sources,
      first: $first, after: $after) {{
    nodes {{ reading length score coherent netEffect id studies {{ name }} hops {{ forward statement {{ {_STATEMENT} }} }}
      stops {{ members {{ {_NODE} }} joinedBy {{ {_STATEMENT} }} }} }}
    {_PAGE} truncated {{ reason hint }} emptyBecause {_RECEIPT} }} }}"""

PATTERN = f"""query ($nodes: [PatternNode!]!, $edges: [PatternEdge!]!, $sameStudy: [[String!]!], $distinct: [[String!]!],
    $hubs: Boolean! = false, $collapse: [Collapse!], $sources: [String!], $first: Int! = 25, $after: String) {{
  pattern(nodes: $nodes, edges: $edges, sameStudy: $sameStudy, distinct: $distinct, hubs: $hubs, collapse: $collapse, sources: $sources,
      first: $first, after: $after) {{
    nodes {{ VARIABLES reading score coherent studies {{ name }} hops {{ edge statement {{ {_STATEMENT} }} }} }}
    {_PAGE} truncated {{ reason hint }} emptyBecause {_RECEIPT} }} }}"""

# What takes the place of VARIABLES, for each variable of a pattern.
PATTERN_VARIABLE = f'NAME: node(of: "NAME") {{ {_NODE} }}'

COMPARE = f"""query ($groups: [ComparedGroup!], $each: NodeFilter, $walk: Walk, $minGroups: Int! = 1, $maxGroups: Int,
    $sources: [String!], $first: Int! = 25, $after: String) {{
  compare(groups: $groups, each: $each, walk: $walk, minGroups: $minGroups, maxGroups: $maxGroups, sources: $sources,
      first: $first, after: $after) {{
    nodes {{ predicate forward node {{ {_NODE} }} agree parts {{ group {{ name }} statements {{ {_STATEMENT} }} }} }}
    {_PAGE} truncated {{ reason hint }} emptyBecause {_RECEIPT} }} }}"""

ENRICHMENT = f"""query ($of: [NodeRef!]!, $target: Category!, $predicate: [Predicate!], $statement: StatementFilter,
    $background: NodeFilter, $collapse: [Collapse!], $sources: [String!], $first: Int! = 25, $after: String) {{
  enrichment(of: $of, target: $target, predicate: $predicate, statement: $statement, background: $background,
      collapse: $collapse, sources: $sources, first: $first, after: $after) {{
    nodes {{ target {{ {_NODE} }} members {{ {_NODE} }} size p q oddsRatio statements {{ {_STATEMENT} }} }}
    background listed tests outside {{ id name }} {_PAGE} emptyBecause {_RECEIPT} }} }}"""

MECHANISMS = f"""query ($at: StopNodes!, $from: Stop, $to: Stop, $maxGaps: Int, $coherent: Boolean, $walk: Walk,
    $orderBy: MechanismOrder! = FULLEST_FIRST, $sources: [String!], $first: Int! = 25, $after: String) {{
  mechanisms(at: $at, from: $from, to: $to, maxGaps: $maxGaps, coherent: $coherent, walk: $walk, orderBy: $orderBy, sources: $sources,
      first: $first, after: $after) {{
    nodes {{ reading score coherent netEffect agrees gaps id studies {{ name }} causalTest {{ strongest }}
      stops {{ stop nodes {{ {_NODE} }} touched {{ members {{ {_NODE} }} joinedBy {{ {_STATEMENT} }} }} }}
      hops {{ kind from {{ {_NODE} }} to {{ {_NODE} }} statement {{ {_STATEMENT} }} }} }}
    {_PAGE} truncated {{ reason hint }} emptyBecause {_RECEIPT} }} }}"""

CAUSAL_TEST = f"""query ($preparation: NodeRef!, $agent: NodeRef!, $outcome: NodeRef!, $sources: [String!]) {{
  causalTest(preparation: $preparation, agent: $agent, outcome: $outcome, sources: $sources) {{
    strongest preparation {{ {_NODE} }} agent {{ {_NODE} }} outcome {{ {_NODE} }}
    rungs {{ rung holds statements {{ {_STATEMENT} {_CREDITS} }} }} truncated {{ reason hint }} emptyBecause {_RECEIPT} }} }}"""

TEST_MATRIX = f"""query ($rows: NodeFilter, $columns: NodeFilter, $sources: [String!]) {{
  testMatrix(rows: $rows, columns: $columns, sources: $sources) {{
    counts {{ status count }}
    cells {{ reading status row {{ {_NODE} }} column {{ {_NODE} }} results {{ result count }} agents {{ name }} statements {{ {_STATEMENT} result }} }}
    {_RECEIPT} }} }}"""

GAPS = f"""query ($from: GapEnd, $to: GapEnd, $walk: Walk, $ways: Int! = 3, $sources: [String!], $first: Int! = 25, $after: String) {{
  gaps(from: $from, to: $to, walk: $walk, ways: $ways, sources: $sources, first: $first, after: $after) {{
    totalCount joinedCount
    nodes {{ reading score between netEffect agree id from {{ {_NODE} }} to {{ {_NODE} }}
      ways {{ reading score coherent hops {{ forward statement {{ {_STATEMENT} }} }} }} }}
    {_PAGE} truncated {{ reason hint }} emptyBecause {_RECEIPT} }} }}"""

_METAPATH_PATH = f"product path {{ reading hops {{ forward statement {{ {_STATEMENT} }} }} }}"

METAPATHS = f"""query ($from: NodeRef!, $to: NodeRef!, $maxLength: Int! = 3, $metapath: [ID!], $walk: MetapathWalk, $damping: Float! = 0.5,
    $best: Int! = 3, $permutations: Int! = 0, $sources: [String!], $first: Int! = 25, $after: String) {{
  metapaths(from: $from, to: $to, maxLength: $maxLength, metapath: $metapath, walk: $walk, damping: $damping, best: $best,
      permutations: $permutations, sources: $sources, first: $first, after: $after) {{
    totalCount
    nodes {{ id length pathCount dwpc best {{ {_METAPATH_PATH} }} bestTruncated chance {{ permutations p z mean standardDeviation }} }}
    {_PAGE} emptyBecause {_RECEIPT} }} }}"""

METAPATH_TARGETS = f"""query ($from: [NodeRef!]!, $metapath: ID!, $walk: MetapathWalk, $damping: Float! = 0.5, $sources: [String!],
    $first: Int! = 25, $after: String) {{
  metapathTargets(from: $from, metapath: $metapath, walk: $walk, damping: $damping, sources: $sources, first: $first, after: $after) {{
    totalCount nodes {{ node {{ {_NODE} }} sources pathCount dwpc best {{ {_METAPATH_PATH} }} }} {_PAGE} emptyBecause {_RECEIPT} }} }}"""

PUBLICATIONS = """query ($refs: [NodeRef!]!) { resolve(refs: $refs) { node {
  ... on Publication { id citation name title journal year doi pmid url } } } }"""

META = "{ meta { dataVersion apiVersion version counts { nodes statements evidence publications } } }"
