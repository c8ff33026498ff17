"""Makes paths.json: small random graphs, and what networkx says of paths and levels in them.

    pip install -r requirements.txt && python paths.py > paths.json

Hubs are passed by nothing: for paths they are taken out unless they are an end, for levels nothing leads on from them.
"""

import json
import platform
import random

import networkx

MOST_PATHS = 120


def random_graph(dice):
    nodes = dice.randint(8, 16)
    graph = networkx.gnm_random_graph(nodes, dice.randint(nodes, 3 * nodes), seed=dice.randrange(1 << 30), directed=True)
    hubs = [n for n in graph if dice.random() < 0.12]
    return graph, hubs


def found(search, *arguments, **options):
    try:
        return list(search(*arguments, **options))
    except networkx.NetworkXNoPath:
        return []


def paths(dice, graph, hubs):
    source, target = dice.sample(sorted(graph), 2)
    directed = dice.random() < 0.5
    seen = graph if directed else graph.to_undirected()
    seen = seen.subgraph(n for n in seen if n not in hubs or n in (source, target))
    longest = 8
    simple = found(networkx.all_simple_paths, seen, source, target, cutoff=longest)
    while len(simple) > MOST_PATHS:
        longest -= 1
        simple = found(networkx.all_simple_paths, seen, source, target, cutoff=longest)
    shortest = found(networkx.all_shortest_paths, seen, source, target)
    return {
        "from": source,
        "to": target,
        "directed": directed,
        "longest": longest,
        "simple": sorted(simple),
        "distance": networkx.shortest_path_length(seen, source, target) if shortest else None,
        "shortest": sorted(shortest),
    }


def levels(dice, graph, hubs):
    middle = dice.choice(sorted(graph))
    directed = dice.random() < 0.5
    seen = graph.copy() if directed else graph.to_undirected().to_directed()
    seen.remove_edges_from([(a, b) for a, b in seen.edges if a in hubs and a != middle])
    depth = dice.randint(1, 3)
    return {
        "of": middle,
        "directed": directed,
        "depth": depth,
        "levels": sorted(networkx.single_source_shortest_path_length(seen, middle, cutoff=depth).items()),
    }


dice = random.Random(6)
graphs = []
for _ in range(48):
    graph, hubs = random_graph(dice)
    graphs.append({
        "nodes": len(graph),
        "hubs": hubs,
        "edges": sorted(graph.edges),
        "paths": [paths(dice, graph, hubs) for _ in range(5)],
        "levels": [levels(dice, graph, hubs) for _ in range(5)],
    })
print(json.dumps({"python": platform.python_version(), "networkx": networkx.__version__, "graphs": graphs}, separators=(",", ":")))
