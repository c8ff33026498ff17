"""The questions that the methods of the client ask."""

_NODE = "id name category"
_ENDS = "subject { id name category } predicate object { id name category } effect aspect negative reading"
_STATEMENT = "id " + _ENDS
_CREDITS = "evidence(first: 100) { nodes { summary basis hedged level setting credits { name doi pmid } locators } }"
_PAGE = "pageInfo { hasNextPage endCursor }"
_RECEIPT = "receipt { text citations { id citation name title journal year doi pmid url } }"

NODE = """query ($ref: NodeRef!) { node(ref: $ref) { id category name label synonyms xrefs url description grain hub taxon { name } } }"""

RESOLVE = """query ($refs: [NodeRef!]!) { resolve(refs: $refs) {
  node { id category name } candidates { id category name } problem didYouMean } }"""

SEARCH = """query ($text: String!, $categories: [Category!]) { search(text: $text, categories: $categories) {
  edges { node { id category name } matchedField matchedText } } }"""

STATEMENTS = f"""query ($filter: StatementFilter, $orderBy: StatementOrder! = PREDICATE, $sources: [String!]) {{
  statements(filter: $filter, orderBy: $orderBy, sources: $sources) {{ nodes {{ {_STATEMENT} amount result {_CREDITS} }} }} }}"""

NEIGHBORHOOD = f"""query ($of: [NodeRef!]!, $depth: Int! = 1, $walk: Walk, $sources: [String!], $maxNodes: Int! = 200) {{
  neighborhood(of: $of, depth: $depth, walk: $walk, sources: $sources, maxNodes: $maxNodes) {{
    nodes {{ node {{ {_NODE} }} level hidden }} statements {{ {_STATEMENT} }} truncated {{ reason hint }} {_RECEIPT} }} }}"""

PATHS = f"""query ($from: [NodeRef!]!, $to: [NodeRef!]!, $walk: Walk, $minLength: Int! = 1, $maxLength: Int! = 4,
    $orderBy: PathOrder! = SHORTEST_FIRST, $sources: [String!], $first: Int! = 25, $after: String) {{
  paths(from: $from, to: $to, walk: $walk, minLength: $minLength, maxLength: $maxLength, orderBy: $orderBy, sources: $sources,
      first: $first, after: $after) {{
    nodes {{ id reading length score coherent netEffect studies {{ name }} hops {{ forward statement {{ {_STATEMENT} }} }} }}
    {_PAGE} truncated {{ reason hint }} emptyBecause {_RECEIPT} }} }}"""

PATTERN = f"""query ($nodes: [PatternNode!]!, $edges: [PatternEdge!]!, $sameStudy: [[String!]!], $distinct: [[String!]!],
    $hubs: Boolean! = false, $sources: [String!], $first: Int! = 25, $after: String) {{
  pattern(nodes: $nodes, edges: $edges, sameStudy: $sameStudy, distinct: $distinct, hubs: $hubs, sources: $sources,
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
    {_PAGE} truncated {{ reason hint }} {_RECEIPT} }} }}"""

ENRICHMENT = f"""query ($of: [NodeRef!]!, $target: Category!, $predicate: [Predicate!], $background: NodeFilter, $sources: [String!],
    $first: Int! = 25, $after: String) {{
  enrichment(of: $of, target: $target, predicate: $predicate, background: $background, sources: $sources, first: $first, after: $after) {{
    nodes {{ target {{ {_NODE} }} members {{ {_NODE} }} size p q oddsRatio statements {{ {_STATEMENT} }} }}
    {_PAGE} emptyBecause {_RECEIPT} }} }}"""

PUBLICATIONS = """query ($refs: [NodeRef!]!) { resolve(refs: $refs) { node {
  ... on Publication { id citation name title journal year doi pmid url } } } }"""

META = "{ meta { dataVersion apiVersion version counts { nodes statements evidence publications } } }"
