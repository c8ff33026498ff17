"""Fetches the whole graph of a service with graph(), and once more page by page by
GraphQL, makes a networkx graph of either, and tells the seconds as JSON."""

import json
import sys
import time

import networkx

from evgraph import Evgraph

url, rounds = sys.argv[1], int(sys.argv[2])
service = Evgraph(url)

STATEMENTS = """query ($first: Int! = 500, $after: String) { statements(first: $first, after: $after) {
  nodes { id subject { id category name } predicate object { id category name } effect aspect negative amount result
    moleculeLevel value { min max unit medium } context { id name } reading }
  pageInfo { hasNextPage endCursor } } }"""


def by_pages():
    """Less than graph() has: neither what nodes hold, nor what evidence adds up to."""
    graph = networkx.MultiDiGraph()
    for statement in service.gql(STATEMENTS).data["statements"]["nodes"]:
        ends = [statement.pop("subject"), statement.pop("object")]
        graph.add_nodes_from((end["id"], end) for end in ends)
        graph.add_edge(ends[0]["id"], ends[1]["id"], key=statement.pop("id"), **statement)
    return graph


def seconds(make):
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        edges = make().number_of_edges()
        took.append(time.perf_counter() - start)
    return {"First": took[0], "Best": min(took), "Edges": edges}


took = {"graph()": seconds(service.graph), "GraphQL": seconds(by_pages)}
if took["graph()"]["Edges"] != took["GraphQL"]["Edges"]:
    sys.exit(f"graphs of {took['graph()']['Edges']} and {took['GraphQL']['Edges']} edges cannot be compared")
json.dump(took, sys.stdout)
