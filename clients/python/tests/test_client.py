"""Asks a live service; needs the standard library only."""

import io
import pickle
import sys
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
from evgraph.cells import exported
from evgraph.progress import Line
from evgraph.refs import nodes_or, written

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

    def test_a_limit_holds_over_several_pages(self):
        for ask in (
            lambda limit: self.g.table("page-by-page", limit=limit),
            lambda limit: self.g.statements(limit=limit),
            lambda limit: self.g.paths("miR-21", "cardiac function", limit=limit),
            lambda limit: self.g.gql("query ($first: Int! = 9, $after: String) { statements(first: $first, after: $after) "
                                     "{ nodes { id } pageInfo { hasNextPage endCursor } } }", limit=limit),
        ):
            with mock.patch.object(client_module, "_MOST_IN_A_TABLE", 7), mock.patch.object(client_module, "_PAGE", 5):
                some = ask(12)
            self.assertEqual(len(some), 12)
            self.assertEqual(some.rows, ask(12).rows)
            self.assertFalse(some.complete)
            with mock.patch.object(client_module, "_MOST_IN_A_TABLE", 20), mock.patch.object(client_module, "_PAGE", 25):
                whole = ask(None)
            self.assertEqual((whole.total, whole.complete), (len(whole), True))
            if some.data is not None:
                self.assertEqual(sum(len(page["nodes"]) for page in some.data.values()), 12)

    def test_a_limit_counts_elements_of_what_is_exploded(self):
        for ask in (
            lambda: self.g.table("tissues-that-give-mscs", explode="tissues", limit=5),
            lambda: self.g.gql("{ diseases { nodes { id synonyms } } }", explode="synonyms", limit=5),
        ):
            with mock.patch.object(client_module, "_MOST_IN_A_TABLE", 2):
                parts = ask()
            self.assertEqual(parts.rows, ask().rows)
            self.assertEqual(len({row["id"] for row in parts}), 5)

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

    def test_words_of_python_are_variables_too(self):
        found = self.g.table("how-a-mirna-reaches-a-function", from_="miR-21", to="apoptosis")
        self.assertEqual(found.query.variables, {"from": "miR-21", "to": "apoptosis"})
        self.assertGreater(len(found), 0)

    def test_a_table_of_publications_cites_them(self):
        studies = self.g.table("studies-and-dois", numbers=[25, 28])
        self.assertEqual({row["citation"] for row in studies.citations()}, {25, 28})

    def test_a_table_without_publications_says_so(self):
        self.assertIn("which name no publication", self.g.table("find-a-node", text="miR-21").receipt)

    def test_an_empty_table_has_columns(self):
        empty = self.g.table("find-a-node", text="apoptosys")
        self.assertEqual((len(empty), [c.name for c in empty.columns]), (0, ["matchedField", "matchedText", "id", "category", "name"]))


class Questions(Client):
    def test_search(self):
        found = self.g.search("miR-21", limit=2)
        self.assertEqual(found[0]["name"], "miR-21")
        for categories in ("DISEASE", ["DISEASE"]):
            self.assertEqual({row["category"] for row in self.g.search("kidney", categories)}, {"DISEASE"})

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

    def test_variables_go_by_their_names(self):
        for text, given in (("query ($my_text: String!) { search(text: $my_text) { nodes { name } } }", {"my_text": "miR-21"}),
                            ("query ($myText: String!) { search(text: $myText) { nodes { name } } }", {"my_text": "miR-21"}),
                            ("query ($from: NodeRef!) { node(ref: $from) { name } }", {"from_": {"name": "miR-21"}})):
            self.assertEqual(self.g.gql(text, **given)[0].get("name", "miR-21"), "miR-21")

    def test_citations_are_of_all_pages(self):
        whole = self.g.mechanisms(organ="kidney", limit=60)
        with mock.patch.object(client_module, "_PAGE", 25):
            parts = self.g.mechanisms(organ="kidney", limit=60)
        self.assertEqual({row["id"] for row in parts.citations()}, {row["id"] for row in whole.citations()})
        self.assertIn("60 rows, resting on ", parts.receipt)
        named = {name for row in parts for name in row["studies.name"]}
        self.assertLessEqual(named, {row["name"] for row in parts.citations()})

    def test_a_receipt_of_a_part_is_none_of_the_whole(self):
        ask = '{{ paths(from: [{{name: "miR-21"}}], to: [{{name: "cardiac function"}}], first: 2) {{ nodes {{ {} }} receipt {{ text citations {{ name }} }} }} }}'
        named = self.g.gql(ask.format("reading studies { name }"))
        self.assertEqual({row["name"] for row in named.citations()}, {name for row in named for name in row["studies.name"]})
        self.assertIn(f"{len(named)} rows, resting on", named.receipt)
        with self.assertRaises(EvgraphError) as caught:
            self.g.gql(ask.format("reading")).citations()
        self.assertEqual(caught.exception.code, "PARTIAL_RECEIPT")
        self.assertIn("$after", caught.exception.hint)
        page = self.g.gql(ask.format("reading"), limit=2)
        self.assertEqual(page.receipt, page.data["paths"]["receipt"]["text"])

    def test_receipts_of_what_the_rows_are_of(self):
        paths = '{}: paths(from: [{{name: "miR-21"}}], to: [{{name: "{}"}}], first: {}) {{{{ nodes {{{{ reading {} }}}} receipt {{{{ text citations {{{{ name }}}} }}}} }}}}'
        two = "{ %s %s }" % (paths.format("a", "cardiac function", 2, ""), paths.format("b", "infarct size", 500, ""))
        answer = self.g.gql(two.replace("{{", "{").replace("}}", "}"), rows="b.nodes")
        self.assertEqual(answer.citations(), answer.data["b"]["receipt"]["citations"])
        both = self.g.gql(two.replace("{{", "{").replace("}}", "}"))
        self.assertEqual(both.receipt, " ".join(both.data[name]["receipt"]["text"] for name in "ab"))

    def test_pages_that_are_not_put_together(self):
        ask = """# page on with $nosuch: String
            query ($after: String) { paths(from: [{name: "miR-21"}], to: [{name: "cardiac function"}], first: %d, after: $after) {
              nodes { %s } %s receipt { text citations { name } } } }"""
        for info in ("", "pageInfo { hasNextPage }", "p: pageInfo { hasNextPage endCursor }"):
            with self.subTest(info), self.assertRaises(EvgraphError) as caught:
                self.g.gql(ask % (5, "reading", info)).citations()
            self.assertEqual(caught.exception.code, "PARTIAL_RECEIPT")
        with self.assertRaises(EvgraphError) as caught:
            self.g.gql(ask % (5, "reading", ""), nosuch="x")
        self.assertEqual(caught.exception.code, "UNKNOWN_ARGUMENT")
        cut = self.g.gql(ask % (25, "reading studies { name }", "pageInfo { hasNextPage endCursor }"), limit=1)
        self.assertEqual({row["name"] for row in cut.citations()}, set(cut[0]["studies.name"]))
        self.assertIn("1 row, resting on", cut.receipt)

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

    def test_mechanisms(self):
        found = self.g.mechanisms(source="chorionic plate MSC", organ="liver", coherent=True)
        best = found.data["mechanisms"]["nodes"][0]
        names = {stop["stop"]: [node["name"] for node in stop["nodes"]] for stop in best["stops"]}
        self.assertEqual((names["CARGO"], names["TARGET"], names["PROCESS"]), (["miR-125b"], ["SMO"], []))
        self.assertEqual(found[0]["gaps"], best["gaps"])
        self.assertIn(found.version, found.receipt)
        self.assertEqual({row["name"] for row in found.citations()}, {"Hyun [41]"})
        self.assertEqual(self.g.mechanisms({"source": ["chorionic plate MSC"]}, organ={"name": "liver"}, coherent=True).rows, found.rows)

    def test_causal_test(self):
        ladder = self.g.causal_test("MSC-EVs [25]", "effective mRNA transferred by MSC-EVs [25]", "kidney injury")
        self.assertEqual([row["rung"] for row in ladder if row["holds"]], ["ASSOCIATION", "ATTRIBUTED", "NECESSITY"])
        self.assertEqual(ladder[0]["causalTest.strongest"], "NECESSITY")
        self.assertTrue(ladder.citations())

    def test_matrix(self):
        cells = self.g.test_matrix(["dental pulp MSC", "endometrial MSC"], ["brain", "heart"])
        self.assertEqual({(row["row.name"], row["column.name"]): row["status"] for row in cells},
                         {("dental pulp MSC", "brain"): "TESTED", ("dental pulp MSC", "heart"): "UNTESTED",
                          ("endometrial MSC", "brain"): "UNTESTED", ("endometrial MSC", "heart"): "TESTED"})
        classes = self.g.test_matrix({"category": "EV_SUBTYPE"}, "kidney")
        self.assertEqual({row["row.category"] for row in classes}, {"EV_SUBTYPE"})

    def test_gaps(self):
        missing = self.g.gaps("miR-22", {"filter": {"category": "OUTCOME"}})
        self.assertIn("cardiac fibrosis", {row["to.name"] for row in missing})
        self.assertTrue(all(row["reading"].startswith("Prediction: ") for row in missing))
        self.assertEqual(len(self.g.gaps(["miR-22"], {"nodes": ["cardiac fibrosis"]}, limit=1)), 1)

    def test_metapaths(self):
        kinds = self.g.metapaths("miR-21", "infarct size", max_length=2, permutations=20)
        self.assertIn("MIRNA-REGULATES>GENE-AFFECTS>OUTCOME", {row["id"] for row in kinds})
        self.assertTrue(all(0 < row["chance.p"] <= 1 for row in kinds))
        ends = self.g.metapath_targets("miR-21", "MIRNA-REGULATES>GENE-AFFECTS>OUTCOME")
        self.assertIn("infarct size", {row["node.name"] for row in ends})

    def test_walks_take_names(self):
        ways = self.g.paths("miR-21", "infarct size", walk={"via": "PTEN", "statement": {"predicate": "REGULATES"}, "directed": True}, max_length=2)
        self.assertEqual(len(ways), 0)
        ways = self.g.paths("miR-21", "infarct size", walk={"via": "PTEN", "directed": True}, max_length=2)
        self.assertEqual([row["hops.statement.object.name"][0] for row in ways], ["PTEN"])

    def test_an_unknown_argument_is_an_error(self):
        for wrong, hint in (
            (lambda: self.g.paths("miR-21", "cardiac function", limt=3), "max_length"),
            (lambda: self.g.gaps("miR-21", collapse=["GENE_PRODUCTS"]), "walk={'collapse': ...}"),
            (lambda: self.g.gql("{ meta { dataVersion } }", nothing=1), ""),
        ):
            with self.assertRaises(EvgraphError) as caught:
                wrong()
            self.assertEqual(caught.exception.code, "UNKNOWN_ARGUMENT")
            self.assertIn(hint, caught.exception.hint)

    def test_what_is_no_value_is_an_error(self):
        for wrong in (
            lambda: self.g.node(None), lambda: self.g.resolve(None), lambda: self.g.resolve(["miR-21", float("nan")]), lambda: self.g.paths(None, "x"),
            lambda: self.g.gql(None), lambda: self.g.mechanisms("heart"), lambda: self.g.paths("miR-21", "PTEN", max_length=object()),
            lambda: self.g.gql("query ($v: Float) { meta { dataVersion } }", v=float("nan")),
            lambda: self.g.table("what-one-study-showed", citation=object()), lambda: self.g.table("find-a-node", text="\ud800"),
        ):
            with self.assertRaises(EvgraphError) as caught:
                wrong()
            self.assertEqual(caught.exception.code, "BAD_VALUE")
            self.assertTrue(caught.exception.hint)
        for wrong in (None, ""):
            with self.assertRaises(EvgraphError) as caught:
                self.g.table(wrong)
            self.assertEqual(caught.exception.code, "UNKNOWN_QUERY")

    def test_a_single_value_stands_for_a_list(self):
        listed = self.g.enrichment(["PTEN", "SMO"], "PATHWAY", statement={"object": ["Akt signaling pathway"]}, sources=["review"])
        single = self.g.enrichment(["PTEN", "SMO"], "PATHWAY", statement={"object": "Akt signaling pathway"}, sources="review")
        self.assertEqual((len(listed), single.rows), (1, listed.rows))
        nodes = [{"name": "ev"}, {"name": "mir", "filter": {"category": "MIRNA"}}]
        self.assertEqual(len(self.g.pattern(nodes, {"from": "ev", "to": "mir", "predicate": "CARRIES"}, limit=1)), 1)
        self.assertEqual(self.g.statements(sources="review", limit=3).rows, self.g.statements(sources=["review"], limit=3).rows)

    def test_a_limit_is_a_number_of_rows(self):
        for limit in (0, -5, "3", True):
            for ask in (self.g.search, self.g.gql, self.g.table):
                with self.subTest(limit=limit, ask=ask.__name__), self.assertRaises(EvgraphError) as caught:
                    ask("miR-21", limit=limit)
                self.assertEqual(caught.exception.code, "BAD_VALUE")

    def test_a_part_of_a_result_is_a_list_of_rows(self):
        found = self.g.search("miR-21")
        self.assertEqual(found[:2], found.rows[:2])
        self.assertEqual(found[-1], found.rows[-1])

    def test_many_names_are_resolved_in_parts(self):
        found = self.g.resolve(["miR-21", "no such name"] * 600)
        self.assertEqual((len(found), found.total, found.complete), (1200, 1200, True))
        self.assertEqual(found[1198]["node.id"], found[0]["node.id"])

    def test_names_alone_are_groups(self):
        named = self.g.compare({"miR-21": "miR-21", "miR-19a": "miR-19a"}, min_groups=2)
        self.assertEqual(self.g.compare(["miR-21", "miR-19a"], min_groups=2).rows, named.rows)
        with self.assertRaises(EvgraphError) as caught:
            self.g.compare("miR-21")
        self.assertIn('{"heart": ', caught.exception.hint)

    def test_an_empty_answer_says_why(self):
        found = self.g.paths("miR-122", "cell proliferation", max_length=2)
        self.assertEqual(len(found), 0)
        self.assertIn(found.data["paths"]["emptyBecause"], repr(found))

    def test_a_table_has_a_receipt(self):
        found = self.g.statements(predicate="REGULATES", subject="miR-21")
        self.assertRegex(found.receipt, r"^evgraph, data version \w+, query \w{12}: \d+ rows?, resting on .*Wang 2017 \[53\]")

    def test_what_counts_as_one_is_shown(self):
        found = self.g.paths("IGF1R", "cell proliferation", walk={"collapse": ["GENE_PRODUCTS"]})
        self.assertTrue(any(name == "IGF1R" for row in found for stop in row["stops.members.name"] for name in stop))

    def test_errors_say_what_to_do(self):
        for ask, code in (
            (lambda: self.g.table("nosuch"), "UNKNOWN_QUERY"),
            (lambda: self.g.table("cargo-of-source"), "BAD_VARIABLES"),
            (lambda: self.g.table("what-surrounds-a-pathway"), "SEVERAL_LISTS"),
            (lambda: self.g.node("no such thing"), "UNKNOWN_NODE"),
            (lambda: self.g.gql("{ nosuch }"), "GRAPHQL_VALIDATION_FAILED"),
            (lambda: self.g.paths("miR-21", "no such thing"), "UNKNOWN_NODE"),
            (lambda: self.g.pattern([{"name": "x) { id }"}], []), "BAD_PATTERN"),
            (lambda: self.g.pattern(["m"], []), "BAD_PATTERN"),
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
        again = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((again.code, again.message, again.hint, again.details, str(again)),
                         (caught.exception.code, caught.exception.message, caught.exception.hint, caught.exception.details, str(caught.exception)))


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
                file.write_bytes(file.read_bytes()[:-1])
            self.assertEqual(second.table("cargo-of-source", source="umbilical cord").rows, first.rows)


class Elsewhere(unittest.TestCase):
    """Services that are busy, or are none."""

    def serve(self, answers, **options):
        asked = self.asked = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self.answer()

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.answer()

            def answer(self):
                asked.append(self.path)
                status, headers, body = answers.pop(0)
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
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
        return Evgraph(f"http://127.0.0.1:{server.server_port}/graphql", **options)

    described = (200, {}, b'{"query": "{ x }", "columns": [{"name": "n", "type": "integer", "lists": 0, "description": ""}]}')

    def test_waits_while_the_service_is_busy(self):
        busy = (503, {"Retry-After": "0"}, b'{"errors": [{"message": "busy", "extensions": {"code": "OVERLOADED", "hint": "wait"}}]}')
        ready = (200, {}, b'{"data": {"meta": {"dataVersion": "v1"}}}')
        self.assertEqual(self.serve([busy, busy, ready]).version, "v1")
        with self.assertRaises(EvgraphError) as caught:
            self.serve([busy] * 4).version
        self.assertEqual(caught.exception.code, "OVERLOADED")

    def test_what_is_no_evgraph(self):
        for answer in ((200, {}, b"<html>"), (404, {}, b"not found"), (200, {}, b"[]")):
            for ask in (lambda g: g.version, lambda g: g.tables(), lambda g: g.table("x"), lambda g: g._connection.get("/export/nodes.tsv")):
                with self.assertRaises(EvgraphError) as caught:
                    ask(self.serve([answer]))
                self.assertEqual(caught.exception.code, "NOT_EVGRAPH")

    def test_a_store_that_is_away(self):
        away = (503, {}, b'{"errors": [{"message": "away", "extensions": {"code": "UNAVAILABLE", "hint": "wait"}}]}')
        with self.assertRaises(EvgraphError) as caught:
            self.serve([self.described, away]).table("x")
        self.assertEqual(caught.exception.code, "UNAVAILABLE")

    def test_a_limit_counts_what_came(self):
        page = (200, {"X-Evgraph-Data-Version": "v1", "X-Evgraph-Elements": "2", "Link": '</q/x.json?after=c&limit=9>; rel="next"'}, b'[{"n": 1}, {"n": 2}]')
        found = self.serve([self.described, page, page]).table("x", limit=4)
        self.assertEqual((len(found), found.complete), (4, False))
        self.assertEqual(self.asked, ["/q/x", "/q/x.json?limit=4", "/q/x.json?after=c&limit=2"])

    def test_what_is_kept_is_of_the_data_of_now(self):
        told = {"ETag": '"t"', "X-Evgraph-Elements": "1"}
        page = (200, {**told, "X-Evgraph-Data-Version": "v1"}, b'[{"n": 1}]')
        same = (304, {**told, "X-Evgraph-Data-Version": "v2", "Content-Length": "0"}, b"")
        with tempfile.TemporaryDirectory() as folder:
            g = self.serve([self.described, page, self.described, same], cache=folder)
            found = [g.table("x") for _ in range(2)]
        self.assertEqual([(table.version, table.rows) for table in found], [("v1", [{"n": 1}]), ("v2", [{"n": 1}])])

    def test_a_service_that_breaks_off(self):
        half = {"Content-Length": "1000"}
        for answer in ((200, half, b'{"data":'), (503, {**half, "Retry-After": "0"}, b"{")):
            with self.assertRaises(EvgraphError) as caught:
                self.serve([answer]).version
            self.assertEqual(caught.exception.code, "UNREACHABLE")
        with self.assertRaises(EvgraphError) as caught:
            Evgraph("http://127.0.0.1:port").version
        self.assertEqual(caught.exception.code, "UNREACHABLE")


class Progress(unittest.TestCase):
    def told(self, patience, reader):
        line = Line(patience)
        with mock.patch.object(sys, "stderr", reader):
            for _ in range(2):
                with self.assertRaises(KeyboardInterrupt), line:
                    line(500, None)
                    line(1000, 1200)
                    raise KeyboardInterrupt
        return reader.getvalue()

    def test_a_line_that_goes(self):
        class Terminal(io.StringIO):
            def isatty(self):
                return True

        self.assertEqual(self.told(0, Terminal()), ("\revgraph: 500 rows\revgraph: 1000 of 1200 rows\r" + " " * 26 + "\r") * 2)
        self.assertEqual(self.told(3600, Terminal()), "")
        self.assertEqual(self.told(0, io.StringIO()), "")
        for nobody in (None, object()):
            with mock.patch.object(sys, "stderr", nobody):
                self.assertGreater(len(Evgraph(address()).search("miR-21")), 0)

    def test_whoever_asks_is_told(self):
        told = []
        g = Evgraph(address(), progress=lambda done, total: told.append((done, total)))
        with mock.patch.object(client_module, "_MOST_IN_A_TABLE", 10):
            rows = g.table("page-by-page", limit=25)
        self.assertEqual(told, [(10, rows.total), (20, rows.total)])


class Inputs(unittest.TestCase):
    def test_what_people_write_becomes_what_the_schema_has(self):
        for kind, given, want in (
            ("StatementFilter", {"predicate": "CARRIES", "object": "miR-21"}, {"predicate": ["CARRIES"], "object": [{"name": "miR-21"}]}),
            ("StatementFilter", {"evidence": {"species": ["rat", 25], "not_stated": "ROUTE", "hedged": False}},
             {"evidence": {"species": [{"name": "rat"}, {"citation": 25}], "notStated": ["ROUTE"], "hedged": False}}),
            ("StatementFilter", {"include_descendants": True, "nosuch": "x"}, {"includeDescendants": True, "nosuch": "x"}),
            ("NodeFilter", {"or": [{"in": "HGNC:9588"}, {"attributes": {"year": 2017}}]}, {"or": [{"in": [{"id": "HGNC:9588"}]}, {"attributes": {"year": [2017]}}]}),
            ("NodeFilter", {"not": {"related": {"node": {"text": "a"}}}}, {"not": {"related": [{"node": {"text": "a"}}]}}),
            ("Walk", {"exclude": ("apoptosis",), "hubs": True}, {"exclude": [{"name": "apoptosis"}], "hubs": True}),
            ("Walk", None, None),
        ):
            with self.subTest(given):
                self.assertEqual(written(given, kind), want)

    def test_a_field_may_stand_for_its_input(self):
        self.assertEqual(nodes_or(["liver", {"id": "X:1"}], "NodeFilter", "in"), {"in": [{"name": "liver"}, {"id": "X:1"}]})
        self.assertEqual(nodes_or({"name": "liver"}, "NodeFilter", "in"), {"in": [{"name": "liver"}]})
        self.assertEqual(nodes_or({"category": "TISSUE"}, "NodeFilter", "in"), {"category": ["TISSUE"]})
        self.assertIsNone(nodes_or(None, "NodeFilter", "in"))


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

    def test_exported(self):
        for cell, kind, want in (
            ("", "text", None), ("", "list", []), ("", "boolean", None), ("12", "integer", 12), ("false", "boolean", False),
            (r"a\tb\n\\n|", "text", "a\tb\n\\n|"), (r"a|b\|c||\\", "list", ["a", "b|c", "", "\\"]), ("'=1|-2", "list", ["=1", "-2"]), (r"\e", "list", [""]), (r"\\e", "list", [r"\e"]), ("|", "list", ["", ""]), (r"\"x", "text", '"x'),
        ):
            with self.subTest(cell):
                self.assertEqual(exported(cell, kind), want)

    def test_read_csv_takes_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "t.csv"
            path.write_bytes('a,b\n\'=1,"x\ny"\n'.encode())
            self.assertEqual(read_csv(path), [{"a": "=1", "b": "x\ny"}])


if __name__ == "__main__":
    unittest.main()
