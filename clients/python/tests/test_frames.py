"""What needs pandas, polars, networkx and pyarrow."""

import gc
import io
import json
import unittest
import urllib.request
from unittest import mock

import networkx
import pandas
import polars
import pyarrow.parquet

from evgraph import Evgraph, EvgraphError, whole

from .server import address


class Frames(unittest.TestCase):
    def setUp(self):
        self.g = Evgraph(address())

    def test_pandas_keeps_types(self):
        frame = self.g.table("studies-and-dois").to_dataframe()
        self.assertEqual((str(frame.dtypes["year"]), str(frame.dtypes["citation"])), ("Int64", "Int64"))
        self.assertEqual(frame.attrs["version"], self.g.version)
        empty = self.g.table("find-a-node", text="apoptosys").to_dataframe()
        self.assertEqual(list(empty.columns), ["matchedField", "matchedText", "id", "category", "name"])

    def test_polars(self):
        frame = self.g.table("how-a-mirna-reaches-a-function").to_polars()
        self.assertEqual(frame.schema["score"], polars.Float64)
        self.assertEqual(frame.schema["hops.statement.evidence.locators"], polars.List(polars.List(polars.List(polars.String))))

    def test_one_line_of_pandas(self):
        frame = pandas.read_csv(self.g.url + "/q/cargo-of-source.csv?source=bone-marrow")
        self.assertEqual(list(frame["name"]), [row["name"] for row in self.g.table("cargo-of-source", source="bone marrow")])

    def test_parquet_is_what_json_is(self):
        for query in self.g.tables():
            with self.subTest(query["name"]):
                with urllib.request.urlopen(self.g.url + query["example"].replace(".csv", ".parquet")) as response:
                    table = pyarrow.parquet.read_table(io.BytesIO(response.read()))
                with urllib.request.urlopen(self.g.url + query["example"].replace(".csv", ".json")) as response:
                    records = json.load(response)
                self.assertEqual(table.to_pylist(), records)
                self.assertEqual(table.schema.metadata[b"evgraph:version"].decode(), self.g.version)

    def test_graphs(self):
        around = self.g.neighborhood("miR-21")
        graph = around.to_networkx()
        self.assertEqual(graph.number_of_edges(), len(around))
        self.assertEqual(graph.nodes["EVG:miR-21"]["name"], "miR-21")
        paths = self.g.paths("miR-21", "cardiac function").to_networkx()
        self.assertTrue(networkx.has_path(paths, "EVG:miR-21", "EVG:outcome-cardiac-function"))
        carried = self.g.statements(predicate="CARRIES")
        self.assertEqual(carried.to_networkx().number_of_edges(), len(carried))
        file = io.BytesIO()
        networkx.write_graphml(graph, file)
        self.assertIn(b"EVG:miR-21", file.getvalue())
        self.assertEqual(list(self.g.node("miR-21").to_networkx().nodes), ["EVG:miR-21"])
        with self.assertRaises(EvgraphError) as caught:
            self.g.table("what-is-in-the-graph", rows="meta.metagraph").to_networkx()
        self.assertEqual(caught.exception.code, "NO_GRAPH")

    def test_a_graph_has_what_the_rows_have(self):
        ends = "id predicate negative subject { id name category } object { id name category }"
        for text, limit in (("{ statements { nodes { %s } } }", None), ("{ statements { nodes { %s } } }", 30),
                            ('{ paths(from: [{name: "miR-21"}], to: [{name: "cardiac function"}], first: 2) { nodes { length hops { statement { %s } } } } }', None)):
            answer = self.g.gql(text % ends, limit=limit)
            graph = answer.to_networkx()
            frame = answer.to_dataframe()
            ids = frame["id"] if "id" in frame else frame["hops.statement.id"].explode()
            self.assertEqual({key for _, _, key in graph.edges(keys=True)}, set(ids))
            self.assertTrue(all("name" in facts for _, facts in graph.nodes(data=True)))
        self.assertEqual(self.g.gql("{ diseases { nodes { id name category } } }", limit=3).to_networkx().number_of_nodes(), 3)
        sizes = {self.g.gql("{ diseases(first: %d) { nodes { id name } } }" % first).to_networkx().number_of_nodes() for first in (5, 500)}
        self.assertEqual(len(sizes), 1)

    def test_numbers_of_numpy(self):
        column = pandas.Series([25, 28])
        self.assertEqual([row["node.category"] for row in self.g.resolve(column)], ["PUBLICATION"] * 2)
        self.assertEqual(len(self.g.statements(limit=column.min() - 20)), 5)
        self.assertEqual({row["citation"] for row in self.g.table("studies-and-dois", numbers=column)}, set(column))
        self.assertEqual(self.g.table("what-one-study-showed", citation=column[0]).rows, self.g.table("what-one-study-showed", citation=25).rows)

    def test_cytoscape_json(self):
        with urllib.request.urlopen(self.g.url + "/export/graph.cyjs") as response:
            graph = networkx.cytoscape_graph(json.load(response))
        counts = self.g.gql("{ meta { counts { nodes statements } } }").data["meta"]["counts"]
        self.assertTrue(graph.is_multigraph() and graph.is_directed())
        self.assertEqual((graph.number_of_nodes(), graph.number_of_edges()), (counts["nodes"], counts["statements"]))
        self.assertEqual(graph.nodes["EVG:miR-21"]["name"], "miR-21")

    def test_the_whole_graph(self):
        graph = self.g.graph()
        counts = self.g.gql("{ meta { counts { nodes statements } } }").data["meta"]["counts"]
        self.assertEqual((graph.number_of_nodes(), graph.number_of_edges()), (counts["nodes"], counts["statements"]))
        self.assertEqual(graph.graph["version"], self.g.version)
        for row in self.g.statements(predicate="CARRIES", limit=20):
            facts = graph.edges[row["subject.id"], row["object.id"], row["id"]]
            self.assertEqual((facts["reading"], facts["negative"]), (row["reading"], row["negative"]))
            self.assertEqual(graph.nodes[row["object.id"]]["name"], row["object.name"])

    def test_the_garbage_collector_is_left_as_it_was(self):
        for enabled in (True, False):
            (gc.enable if enabled else gc.disable)()
            self.addCleanup(gc.enable)
            self.g.graph()
            self.assertEqual(gc.isenabled(), enabled)
        gc.enable()
        with self.assertRaises(EvgraphError):
            Evgraph("http://127.0.0.1:1").graph()
        self.assertTrue(gc.isenabled())

    def test_the_whole_graph_is_the_same_by_both_ways(self):
        parquet = self.g.graph(evidence=True)
        with mock.patch.object(whole, "find_spec", return_value=None):
            tsv = self.g.graph(evidence=True)
        self.assertEqual(dict(parquet.nodes), dict(tsv.nodes))
        self.assertEqual(list(parquet.edges(keys=True, data=True)), list(tsv.edges(keys=True, data=True)))
        entries = sum(len(facts["evidence"]) for _, _, facts in parquet.edges(data=True))
        self.assertEqual(entries, self.g.gql("{ meta { counts { evidence } } }").data["meta"]["counts"]["evidence"])


if __name__ == "__main__":
    unittest.main()
