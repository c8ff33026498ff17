"""Asks a live service; needs the standard library only."""

import io
import tempfile
import threading
import unittest
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from unittest import mock

from evgraph import Evgraph, EvgraphError, read_csv, split, unguarded
from evgraph import client as client_module

from .server import address


def text_of(value, lists):
    """A value as CSV holds it, its lists taken apart."""
    if lists:
        return [text_of(item, lists - 1) for item in value or []]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value if isinstance(value, str) else float(value)


def cell_of(value, column):
    """A cell of CSV, its lists taken apart and its numbers read."""
    if column.lists and isinstance(value, str):
        value = split(value, column.lists)
    return read(value, column.type in ("integer", "number"))


def read(value, number):
    if isinstance(value, list):
        return [read(item, number) for item in value]
    return float(value) if value and number else value


def blank(value):
    """Whether CSV has an empty cell for it: no text, or lists that hold one at most."""
    return value == "" or isinstance(value, list) and len(value) <= 1 and all(blank(item) for item in value)


def same(left, right):
    if isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        return all(same(a, b) for a, b in zip(left, right))
    return left == right or blank(left) and blank(right)


class Client(unittest.TestCase):
    def setUp(self):
        self.g = Evgraph(address(), progress=lambda done, total: None)

    def arguments(self, query):
        """The example values of a saved query, and the list where it has several."""
        parameters = urllib.parse.parse_qs(urllib.parse.urlsplit(query["example"]).query)
        given = {name: values if len(values) > 1 else values[0] for name, values in parameters.items()}
        return given.pop("rows", None), given


class Tables(Client):
    def test_every_table_is_the_same_in_json_and_csv(self):
        queries = self.g.tables()
        self.assertGreater(len(queries), 40)
        for query in queries:
            with self.subTest(query["name"]):
                rows, given = self.arguments(query)
                result = self.g.table(query["name"], rows=rows, **given)
                with urllib.request.urlopen(self.g.url + query["example"]) as response:
                    cells = read_csv(io.StringIO(response.read().decode(), newline=""))
                self.assertEqual(len(cells), len(result))
                self.assertTrue(result.complete)
                for line, row in zip(cells, result):
                    for column in result.columns:
                        want, got = text_of(row[column.name], column.lists), cell_of(line[column.name], column)
                        self.assertTrue(same(want, got), f"{column}: {want!r} and {got!r}")

    def test_a_table_in_parts_is_the_whole(self):
        whole = self.g.table("page-by-page")
        with mock.patch.object(client_module, "_MOST_IN_A_TABLE", 17):
            parts = self.g.table("page-by-page")
        self.assertEqual(parts.rows, whole.rows)
        self.assertTrue(parts.complete)
        self.assertEqual(len(parts), parts.total)

    def test_a_limit_says_that_more_is_there(self):
        some = self.g.table("page-by-page", limit=3)
        self.assertEqual(len(some), 3)
        self.assertFalse(some.complete)
        self.assertIn("3 rows of", repr(some))
        self.assertIn("the list goes on", repr(some))

    def test_explode(self):
        joined = self.g.table("tissues-that-give-mscs")
        exploded = self.g.table("tissues-that-give-mscs", explode="tissues")
        lists = {c.name: c.lists for c in joined.columns}
        self.assertEqual((lists["tissues.name"], {c.name: c.lists for c in exploded.columns}["tissues.name"]), (1, 0))
        want = [(row["id"], tissue) for row in joined for tissue in row["tissues.name"] or [None]]
        self.assertEqual([(row["id"], row["tissues.name"]) for row in exploded], want)

    def test_results_know_where_they_come_from(self):
        result = self.g.table("cargo-of-source", source="bone-marrow")
        self.assertEqual(result.version, self.g.version)
        self.assertIn("CargoOfSource", result.query.text)
        self.assertEqual(result.query.variables, {"source": "bone-marrow"})
        self.assertTrue(result.citations()[0]["title"])
        self.assertIn("<table>", result._repr_html_())

    def test_an_empty_table_has_columns(self):
        empty = self.g.table("misspelt-name", text="apoptosys")
        self.assertEqual((len(empty), [c.name for c in empty.columns]), (0, ["id", "name"]))


class Questions(Client):
    def test_search(self):
        found = self.g.search("miR-21", limit=2)
        self.assertEqual(found[0]["name"], "miR-21")
        self.assertEqual({row["category"] for row in self.g.search("kidney", ["DISEASE"])}, {"DISEASE"})

    def test_node_and_resolve(self):
        self.assertEqual(self.g.node("AKI")[0]["node.name"], "acute kidney injury")
        rows = self.g.resolve(["AKI", "HGNC:9588", 25, {"named": {"name": "apoptosis", "category": "BIOLOGICAL_PROCESS"}}, "cisplatine"]).rows
        self.assertEqual([bool(row["node.id"]) for row in rows], [True] * 4 + [False])
        self.assertIn("cisplatin", rows[4]["didYouMean"])

    def test_statements(self):
        found = self.g.statements(predicate="REGULATES", subject="miR-21", evidence={"hedged": False})
        self.assertEqual({row["subject.id"] for row in found}, {"EVG:miR-21"})
        self.assertTrue(found.citations()[0]["name"])
        rats = self.g.statements(evidence={"species": "rat", "organ": ["kidney"]}, limit=4)
        self.assertEqual(len(rats), 4)
        self.assertFalse(rats.complete)

    def test_gql_reads_all_pages(self):
        text = "query ($after: String) { diseases(first: 5, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }"
        result = self.g.gql(text)
        held = [node["id"] for node in result.data["diseases"]["nodes"]]
        self.assertEqual(len(held), result.data["diseases"]["totalCount"])
        self.assertEqual([row["id"] for row in result], held)
        self.assertEqual(len(self.g.gql(text, limit=7)), 7)
        named = self.g.gql("query ($text: String!) { search(text: $text) { nodes { name } } }", text="miR-21")
        self.assertEqual(named[0]["name"], "miR-21")

    def test_traversals(self):
        self.assertIn("EVG:miR-21", {row["subject.id"] for row in self.g.neighborhood("miR-21", depth=1)})
        paths = self.g.paths("miR-21", "cardiac function", limit=3, walk={"directed": True}, max_length=2)
        self.assertEqual(paths[0]["reading"], "miR-21 raises cardiac function")
        self.assertLessEqual(len(paths), 3)
        self.assertEqual(len(paths.data["paths"]["nodes"]), len(paths))
        rows = self.g.pattern([{"name": "ev", "filter": {"category": "EV_PREPARATION"}}, {"name": "mir", "filter": {"category": "MIRNA"}}],
                              [{"from": "ev", "to": "mir", "predicate": "CARRIES"}])
        self.assertEqual({row["mir.category"] for row in rows}, {"MIRNA"})
        shared = self.g.compare({"one": "miR-21", "other": ["miR-19a"]}, min_groups=2)
        self.assertIn("PTEN", {row["node.name"] for row in shared})
        enriched = self.g.enrichment(["PTEN", "SMO", "miR-21"], "PATHWAY")
        self.assertTrue(all(0 < row["p"] <= row["q"] <= 1 for row in enriched))
        for result in (paths, rows, shared):
            self.assertTrue(result.citations(), result.query.text)

    def test_errors_say_what_to_do(self):
        for ask, code in (
            (lambda: self.g.table("nosuch"), "UNKNOWN_QUERY"),
            (lambda: self.g.table("cargo-of-source"), "BAD_VARIABLES"),
            (lambda: self.g.table("what-surrounds-a-pathway"), "SEVERAL_LISTS"),
            (lambda: self.g.node("no such thing"), "UNKNOWN_NODE"),
            (lambda: self.g.gql("{ nosuch }"), "GRAPHQL_VALIDATION_FAILED"),
            (lambda: self.g.paths("miR-21", "no such thing"), "UNKNOWN_NODE"),
            (lambda: self.g.pattern([{"name": "x) { id }"}], []), "BAD_PATTERN"),
            (lambda: Evgraph("http://127.0.0.1:1").version, "UNREACHABLE"),
            (lambda: Evgraph("127.0.0.1:8080"), "UNREACHABLE"),
        ):
            with self.subTest(code), self.assertRaises(EvgraphError) as caught:
                ask()
            self.assertEqual(caught.exception.code, code)
            self.assertTrue(caught.exception.hint)
        with self.assertRaises(EvgraphError) as caught:
            self.g.table("cargo-of-source", sauce="x")
        self.assertIn("variables", caught.exception.details)


class CacheOnDisk(Client):
    def test_a_table_is_asked_for_by_its_etag(self):
        with tempfile.TemporaryDirectory() as folder:
            first = Evgraph(address(), cache=folder).table("cargo-of-source", source="umbilical cord")
            second = Evgraph(address(), cache=folder)
            statuses = []
            send = second._connection._send

            def spy(*args):
                headers, text = send(*args)
                statuses.append(headers[":status"])
                return headers, text

            with mock.patch.object(second._connection, "_send", spy):
                again = second.table("cargo-of-source", source="umbilical cord")
            self.assertEqual(again.rows, first.rows)
            self.assertEqual(set(statuses), {"304"})
            for file in Path(folder).iterdir():
                file.write_text("damaged")
            self.assertEqual(second.table("cargo-of-source", source="umbilical cord").rows, first.rows)


class Elsewhere(unittest.TestCase):
    """Services that are busy, or are none."""

    def serve(self, answers):
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                status, headers, body = answers.pop(0)
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(body))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        self.addCleanup(server.server_close)
        self.addCleanup(thread.join)
        self.addCleanup(server.shutdown)
        return Evgraph(f"http://127.0.0.1:{server.server_port}/graphql")

    def test_waits_while_the_service_is_busy(self):
        busy = (503, {"Retry-After": "0"}, b'{"errors": [{"message": "busy", "extensions": {"code": "OVERLOADED", "hint": "wait"}}]}')
        ready = (200, {}, b'{"data": {"meta": {"dataVersion": "v1"}}}')
        self.assertEqual(self.serve([busy, busy, ready]).version, "v1")
        with self.assertRaises(EvgraphError) as caught:
            self.serve([busy] * 4).version
        self.assertEqual(caught.exception.code, "OVERLOADED")

    def test_what_is_no_evgraph(self):
        for answer in ((200, {}, b"<html>"), (404, {}, b"not found"), (200, {}, b"[]")):
            with self.assertRaises(EvgraphError) as caught:
                self.serve([answer]).version
            self.assertEqual(caught.exception.code, "NOT_EVGRAPH")


class Cells(unittest.TestCase):
    def test_unguarded(self):
        for text in ("=1+1", "+1", "-x", "@x", "\tx", "\rx", "\uff1dx", "'=x", "''@"):
            self.assertEqual(unguarded("'" + text), text)
        for text in ("", "x", "'x'", "5'-arm", "''"):
            self.assertEqual(unguarded(text), text)

    def test_split(self):
        self.assertEqual(split(""), [])
        self.assertEqual(split(r"a; b\; c; d\\; \|"), ["a", "b; c", "d\\", "|"])
        self.assertEqual(split("1; 2 |  | 3", 2), [["1", "2"], [], ["3"]])

    def test_read_csv_takes_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "t.csv"
            path.write_bytes('a,b\n\'=1,"x\ny"\n'.encode())
            self.assertEqual(read_csv(path), [{"a": "=1", "b": "x\ny"}])


if __name__ == "__main__":
    unittest.main()
