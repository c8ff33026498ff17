"""Makes dwpc.json: small random graphs, and what hetmatpy says of every metapath between every pair.

    pip install -r requirements.txt && python dwpc.py > dwpc.json
"""

import itertools
import json
import random
import warnings
from importlib.metadata import version

import hetnetpy.hetnet
import numpy
from hetmatpy.degree_weight import categorize, dwpc
from hetnetpy.pathtools import DWPC, paths_between

warnings.filterwarnings("ignore")

RELATIONS = [
    ("MIRNA", "GENE", "REGULATES", "both"),
    ("GENE", "PATHWAY", "PARTICIPATES_IN", "both"),
    ("PATHWAY", "DISEASE", "ASSOCIATED_WITH", "both"),
    ("GENE", "DISEASE", "MARKER_OF", "both"),
    ("GENE", "GENE", "ORTHOLOG_OF", "both"),
    ("GENE", "GENE", "REGULATES", "forward"),
]
ABBREVIATIONS = {
    "MIRNA": "M", "GENE": "G", "PATHWAY": "P", "DISEASE": "D",
    "REGULATES": "r", "PARTICIPATES_IN": "p", "ASSOCIATED_WITH": "a", "MARKER_OF": "m", "ORTHOLOG_OF": "o",
}


def random_graph(dice):
    metagraph = hetnetpy.hetnet.MetaGraph.from_edge_tuples(RELATIONS, kind_to_abbrev=ABBREVIATIONS)
    graph = hetnetpy.hetnet.Graph(metagraph)
    nodes = {kind: list(range(dice.randint(3, 5))) for kind in ("MIRNA", "GENE", "PATHWAY", "DISEASE")}
    for kind, rows in nodes.items():
        for row in rows:
            graph.add_node(kind, row)
    pairs = []
    part = dice.uniform(0.3, 0.6)
    for subject, object_, predicate, direction in RELATIONS:
        for a, b in itertools.product(nodes[subject], nodes[object_]):
            if subject == object_ and (a == b or direction == "both" and b < a) or dice.random() > part:
                continue
            graph.add_edge((subject, a), (object_, b), predicate, direction)
            pairs.append([subject, a, predicate, object_, b])
    return graph, nodes, pairs


def text(metapath):
    """Writes a metapath as evgraph does."""
    out = metapath.source().identifier
    for edge in metapath:
        left, right = "-", ">"
        if edge.kind == "ORTHOLOG_OF":
            right = "-"
        elif edge.direction == "backward" or edge.direction == "both" and edge.inverted:
            left, right = "<", "-"
        out += left + edge.kind + right + edge.target.identifier
    return out


def matrix(graph, metapath, damping):
    """Asks hetmatpy, but counts path by path with hetnetpy where this release of hetmatpy fails: it raises a
    TypeError for metapaths of its general case, and counts walks that return where one type follows itself three
    times with another type behind."""
    try:
        if categorize(metapath) != "four_repeat":
            _, _, found = dwpc(graph, metapath, damping=damping)
            return found.toarray() if hasattr(found, "toarray") else found
    except (NotImplementedError, TypeError):
        pass
    nodes = graph.get_metanode_to_nodes()
    rows, columns = (sorted(nodes[m]) for m in (metapath.source(), metapath.target()))
    return numpy.array([
        [DWPC(paths_between(graph, a, b, metapath, duplicates=False), damping) if a != b else 0 for b in columns]
        for a in rows
    ])


def answers(graph, damping):
    found = {}
    for source, target in [("MIRNA", "DISEASE"), ("GENE", "DISEASE"), ("GENE", "GENE"), ("MIRNA", "PATHWAY")]:
        for metapath in graph.metagraph.extract_metapaths(source, target, max_length=4):
            rows = matrix(graph, metapath, damping).tolist()
            found[text(metapath)] = [[float(f"{x:.8g}") for x in row] for row in rows]
    return found


dice = random.Random(11)
graphs = []
for _ in range(2):
    graph, nodes, pairs = random_graph(dice)
    sizes = {kind: len(rows) for kind, rows in nodes.items()}
    for damping in (0.5, 0):
        graphs.append({"sizes": sizes, "pairs": pairs, "damping": damping, "dwpc": answers(graph, damping)})
print(json.dumps({"hetmatpy": version("hetmatpy"), "hetnetpy": version("hetnetpy"), "graphs": graphs}, separators=(",", ":")))
