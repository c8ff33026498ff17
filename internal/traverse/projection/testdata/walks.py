"""Walks a graph with a library, and prints what it found and how long each question took.

    python walks.py LIBRARY FOLDER

The folder holds edges.bin, pairs of uint32 of an undirected graph without repeats, and question.json: the number of
nodes, pairs to find a shortest path between, and nodes with a depth to count the nodes at each level from. Loading is
not timed.
"""

import json
import sys
import time

import numpy


class Networkx:
    def __init__(self, nodes, edges):
        import networkx

        self.networkx = networkx
        self.version = networkx.__version__
        self.graph = networkx.Graph()
        self.graph.add_nodes_from(range(nodes))
        self.graph.add_edges_from(edges.tolist())

    def bidirectional(self, a, b):
        try:
            return len(self.networkx.bidirectional_shortest_path(self.graph, a, b)) - 1
        except self.networkx.NetworkXNoPath:
            return 0

    distances = {"bidirectional_shortest_path": bidirectional}
    levels = {}


class GraphTool:
    def __init__(self, nodes, edges):
        import graph_tool
        from graph_tool import topology

        graph_tool.openmp_set_num_threads(1)
        self.topology = topology
        self.version = graph_tool.__version__
        self.graph = graph_tool.Graph(directed=False)
        self.graph.add_vertex(nodes)
        self.graph.add_edge_list(edges)

    def distance(self, a, b):
        hops = int(self.topology.shortest_distance(self.graph, a, b))
        return hops if hops < self.graph.num_vertices() else 0

    def path(self, a, b):
        return max(len(self.topology.shortest_path(self.graph, a, b)[0]) - 1, 0)

    distances = {"shortest_distance": distance, "shortest_path": path}
    levels = {}


class Scipy:
    def __init__(self, nodes, edges):
        import scipy
        from scipy import sparse
        from scipy.sparse import csgraph

        self.csgraph = csgraph
        self.version = scipy.__version__
        both = numpy.concatenate([edges, edges[:, ::-1]])
        self.matrix = sparse.csr_array((numpy.ones(len(both), dtype=numpy.float32), (both[:, 0], both[:, 1])), shape=(nodes, nodes))

    def rows(self, node, depth):
        """Marks what the rows of the last level name."""
        closed = numpy.zeros(self.matrix.shape[0], dtype=bool)
        rim = numpy.array([node])
        closed[rim] = True
        counts = [1]
        for _ in range(depth):
            found = numpy.zeros(len(closed), dtype=bool)
            found[self.matrix[rim].indices] = True
            found &= ~closed
            closed |= found
            rim = numpy.flatnonzero(found)
            counts.append(len(rim))
        return counts

    def products(self, node, depth):
        """Multiplies the matrix with the last level as a vector."""
        closed = numpy.zeros(self.matrix.shape[0], dtype=bool)
        closed[node] = True
        rim = closed.astype(numpy.float32)
        counts = [1]
        for _ in range(depth):
            found = (self.matrix @ rim > 0) & ~closed
            closed |= found
            rim = found.astype(numpy.float32)
            counts.append(int(found.sum()))
        return counts

    def search(self, node, depth):
        """Searches breadth first through all of the graph and follows who found whom."""
        order, before = self.csgraph.breadth_first_order(self.matrix, node, directed=True)
        place = numpy.empty(self.matrix.shape[0], dtype=numpy.int64)
        place[order] = numpy.arange(len(order))
        finders = place[before[order[1:]]] + 1  # in ascending order
        counts, start, end = [1], 0, 1
        for _ in range(depth):
            start, end = end, 1 + int(numpy.searchsorted(finders, end, side="right"))
            counts.append(end - start)
        return counts

    distances = {}
    levels = {"rows of csr_array": rows, "csr_array @ vector": products, "csgraph.breadth_first_order": search}


ROUNDS = 3


def timed(library, ways, questions):
    """Asks in every way and keeps the answers and times of the one with the least median, when all was asked before."""
    best = {"way": "", "milliseconds": [], "answers": []}
    for way, ask in ways.items():
        for _ in range(ROUNDS):
            answers, times = [], []
            for question in questions:
                start = time.perf_counter()
                answers.append(ask(library, *question))
                times.append((time.perf_counter() - start) * 1000)
        if not best["way"] or numpy.median(times) < numpy.median(best["milliseconds"]):
            best = {"way": way, "milliseconds": times, "answers": answers}
    return best


name, folder = sys.argv[1:]
with open(f"{folder}/question.json") as file:
    question = json.load(file)
edges = numpy.fromfile(f"{folder}/edges.bin", dtype=numpy.uint32).reshape(-1, 2)
library = {"networkx": Networkx, "graph-tool": GraphTool, "scipy": Scipy}[name](question["nodes"], edges)
print(json.dumps({
    "version": library.version,
    "distances": timed(library, library.distances, question["pairs"]),
    "levels": timed(library, library.levels, question["counts"]),
}))
