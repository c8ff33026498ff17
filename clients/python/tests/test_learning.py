"""Graphs by types, which need networkx only."""

import unittest

import networkx

from evgraph import Evgraph, EvgraphError, by_type

from .server import address


def small():
    """Two miRNAs and a gene; the second claim denies, and the gene has a loop."""
    graph = networkx.MultiDiGraph(version="v")
    graph.add_node("m:2", category="MIRNA", name="two")
    graph.add_node("g:1", category="GENE", name="gene")
    graph.add_node("m:1", category="MIRNA", name="one")
    graph.add_node("t:1", category="TISSUE")
    graph.add_edge("m:2", "g:1", key="s3", predicate="REGULATES", negative=False, effect="DECREASES")
    graph.add_edge("m:1", "g:1", key="s2", predicate="REGULATES", negative=True, effect="NO_EFFECT")
    graph.add_edge("m:2", "g:1", key="s1", predicate="REGULATES", negative=False, effect="INCREASES")
    graph.add_edge("g:1", "g:1", key="s4", predicate="AFFECTS", negative=False)
    return graph


REGULATES = ("MIRNA", "REGULATES", "GENE")
AFFECTS = ("GENE", "AFFECTS", "GENE")


class ByType(unittest.TestCase):
    def test_a_small_graph(self):
        typed = by_type(small())
        self.assertEqual({c: (n.id, n.name) for c, n in typed.nodes.items()},
                         {"MIRNA": (["m:1", "m:2"], ["one", "two"]), "GENE": (["g:1"], ["gene"]), "TISSUE": (["t:1"], [None])})
        self.assertEqual({kind: (e.edge_index, e.id, e.effect) for kind, e in typed.edges.items()},
                         {REGULATES: ([[1, 1], [0, 0]], ["s1", "s3"], ["INCREASES", "DECREASES"]), AFFECTS: ([[0], [0]], ["s4"], [None])})

    def test_negatives_where_they_are_asked_for(self):
        edges = by_type(small(), negatives=True).edges[REGULATES]
        self.assertEqual((edges.edge_index, edges.id, edges.negative), ([[1, 0, 1], [0, 0, 0]], ["s1", "s2", "s3"], [False, True, False]))

    def test_what_lacks_a_type_is_refused(self):
        for name, facts in (("category", {"name": "x"}), ("predicate", {"negative": False}), ("negative", {"predicate": "AFFECTS"})):
            graph = small()
            if name == "category":
                graph.add_node("x", **facts)
            else:
                graph.add_edge("m:1", "m:2", key="x", **facts)
            with self.subTest(name), self.assertRaises(EvgraphError) as caught:
                by_type(graph)
            self.assertEqual(caught.exception.code, "NO_GRAPH")
            self.assertIn("x has no " + name, str(caught.exception))

    def test_the_whole_graph(self):
        g = Evgraph(address())
        graph = g.graph()
        for negatives in (False, True):
            typed = by_type(graph, negatives=negatives)
            got = {(kind[0], kind[1], kind[2], e.id[n], typed.nodes[kind[0]].id[subject], typed.nodes[kind[2]].id[object_], e.negative[n])
                   for kind, e in typed.edges.items() for n, (subject, object_) in enumerate(zip(*e.edge_index))}
            want = {(graph.nodes[s]["category"], facts["predicate"], graph.nodes[o]["category"], key, s, o, facts["negative"])
                    for s, o, key, facts in graph.edges(keys=True, data=True) if negatives or not facts["negative"]}
            self.assertEqual(got, want)
            self.assertEqual(sum(len(n.id) for n in typed.nodes.values()), graph.number_of_nodes())
        counts = g.gql("{ meta { metagraph { subject predicate object count } } }").data["meta"]["metagraph"]
        self.assertEqual({kind: len(edges.id) for kind, edges in by_type(graph, negatives=True).edges.items()},
                         {(c["subject"], c["predicate"], c["object"]): c["count"] for c in counts})

    def test_an_answer(self):
        carried = Evgraph(address()).statements(predicate="CARRIES", limit=50)
        typed = by_type(carried.to_networkx(), negatives=True)
        self.assertEqual(sorted(key for edges in typed.edges.values() for key in edges.id), sorted(row["id"] for row in carried))


if __name__ == "__main__":
    unittest.main()
