"""Asks one service."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple, Union
from urllib.parse import quote

from . import addresses, pages, queries, schema, whole
from .cache import Cache
from .connection import VERSION, Connection
from .errors import EvgraphError
from .graphs import names_of
from .progress import Line, Progress
from .refs import Ref, Refs, integer, nodes_or, ref, refs, written
from .result import Column, Query, Result, Row, Table
from .variables import declared, named, sized, typed

if TYPE_CHECKING:  # pragma: no cover
    import networkx

Sources = Union[str, Sequence[str], None]
_PAGE = 500
_MOST_IN_A_TABLE = 10_000


class Evgraph:
    """A service of evgraph, by its address: that in EVGRAPH_URL when left out, or else
    the one at which ``evgraph serve`` listens on this machine.

    ``cache`` keeps tables on disk and asks only whether they are still right: True
    for the user's cache folder, or a folder of your own. ``progress`` is called with
    how many rows there are and how many are expected; by default a line on a
    terminal or in a notebook tells, while an answer of several pages takes long.
    """

    def __init__(self, url: Optional[str] = None, *, timeout: float = 60.0,
                 cache: Union[bool, str, "Path"] = False, progress: Optional[Progress] = None) -> None:
        folder = Cache.default_folder() if cache is True else Path(cache) if cache else None
        url = url or os.environ.get("EVGRAPH_URL") or "http://127.0.0.1:8080"
        self._connection = Connection(url, timeout, Cache(folder) if folder else None)
        self._line = Line()
        self._progress = progress or self._line
        self.url = self._connection.url

    def __repr__(self) -> str:
        return f"Evgraph({self.url!r})"

    # Saved queries

    def tables(self) -> List[Row]:
        """The saved queries, with their variables and an address that works."""
        queries_: List[Row] = self._connection.describe("/q/", "queries")["queries"]
        return queries_

    def table(self, example: str, /, *, rows: Optional[str] = None, explode: Optional[str] = None,
              limit: Optional[int] = None, **variables: Any) -> Result:
        """The answer to a saved query, as far as limit, or whole.

        ``rows`` chooses the list that gives the rows, where the query has several;
        ``explode`` gives a row for each item of a list inside an element. A variable
        that is a word of Python has an underscore behind it: ``from_``.

        >>> g.table("cargo-of-source", source="bone marrow MSC")
        """
        left = limit = _limited(limit)
        if not isinstance(example, str) or not example:
            raise EvgraphError("UNKNOWN_QUERY", f"{example!r} names no saved query", "tables() lists them")
        choice = [(name, value) for name, value in (("rows", rows), ("explode", explode)) if value]
        given = {name.rstrip("_"): value for name, value in variables.items()}  # from is a word of Python
        path = "/q/" + quote(example, safe="")
        described = self._connection.describe(path + addresses.query(choice), "columns", "query")
        columns = [_column(c) for c in described["columns"]]
        table = Table(columns, [])
        address: Optional[str] = path + ".json" + addresses.query([*choice, *addresses.parameters(given)])
        with self._line:
            while address and left != 0:
                headers, body = self._connection.get(addresses.of_at_most(address, min(left or _MOST_IN_A_TABLE, _MOST_IN_A_TABLE)))
                table.rows += [[record[c.name] for c in columns] for record in json.loads(body)]
                _note(table, headers)
                address = addresses.following(headers.get("link", ""))
                table.complete = address is None
                left = None if limit is None else limit - table.elements
                if address and left != 0:
                    self._progress(len(table.rows), table.total)
        return Result(Query(described["query"], given), table.version, lambda: table, self._cite)

    def graph(self, *, evidence: bool = False) -> "networkx.MultiDiGraph":
        """The whole graph: nodes by their ids, statements as edges by theirs, denials
        included and marked ``negative``.

        It comes as Parquet where pyarrow is installed, else as TSV, and holds the same
        either way. ``evidence`` puts the entries of each statement's evidence into a
        list of dicts on its edge.
        """
        return whole.read(self._connection, evidence)

    # Any query

    def gql(self, text: str, /, *, rows: Optional[str] = None, explode: Optional[str] = None,
            limit: Optional[int] = None, **variables: Any) -> Result:
        """The answer to a GraphQL query.

        The rows hold the whole list, or its first ``limit`` elements, whatever page
        the query asks for. ``data`` holds the answer as it came, but where a query
        pages its list by a variable ``$after``: then it has all pages.

        >>> g.gql('{ diseases { nodes { id name } } }').to_dataframe()
        """
        if not isinstance(text, str):
            raise EvgraphError("BAD_VALUE", f"{text!r} is no query", "write it in GraphQL, as a text")
        given, limit = named(text, variables), _limited(limit)
        data, version, told = self._pages(text, given, limit)
        read = lambda: self._framed(text, given, rows, explode, limit)  # noqa: E731
        return Result(Query(text, given), version, read, self._cite, data, whole=told, part=pages.part(data, rows))

    def search(self, text: str, categories: Union[schema.Category, Sequence[schema.Category], None] = None, limit: int = 25) -> Result:
        """Nodes that a text may mean, best match first."""
        return self._rows(queries.SEARCH, {"text": text, "categories": written(categories, "Category", 1)}, limit)

    def node(self, node: Ref) -> Result:
        """One node; an unknown or ambiguous name is an error that says more."""
        try:
            return self._rows(queries.NODE, {"ref": ref(node)}, None)
        except EvgraphError as error:
            if error.code == "UNKNOWN_NODE" and isinstance(node, str):
                error.hint = f"search({node!r}) finds nodes by a part of a name"
            raise

    def resolve(self, nodes: Iterable[Ref]) -> Result:
        """For each name or id the node, or what it could be, or why there is none."""
        wanted = refs(nodes)
        table = Table([], [], 0)
        for start in range(0, max(len(wanted), 1), _PAGE):
            part = self._framed(queries.RESOLVE, {"refs": wanted[start:start + _PAGE]}, None, None, None)
            if table.version not in ("", part.version):
                raise EvgraphError("CURSOR_EXPIRED", "the data changed while the names were looked up", "ask again")
            part.rows, part.total = table.rows + part.rows, (table.total or 0) + len(part.rows)
            table = part
        return Result(Query(queries.RESOLVE, {"refs": wanted}), table.version, lambda: table, self._cite)

    def statements(self, *, order_by: schema.StatementOrder = "PREDICATE", sources: Sources = None,
                   limit: Optional[int] = None, **filter: Any) -> Result:
        """Statements by the fields of StatementFilter, with nodes by name or id.

        >>> g.statements(predicate="REGULATES", subject="miR-21", evidence={"hedged": False})
        """
        variables = {"filter": written(filter, "StatementFilter"), "orderBy": order_by, "sources": written(sources, "String", 1)}
        return self._rows(queries.STATEMENTS, variables, limit)

    # Traversals. Further options are arguments of the service: sources=["..."] in all.

    def neighborhood(self, of: Refs, *, depth: int = 1, max_nodes: int = 200, walk: Optional[schema.Walk] = None, **options: Any) -> Result:
        """What surrounds some nodes: its rows are the statements among them."""
        variables = {"of": refs(of), "depth": depth, "maxNodes": max_nodes, "walk": written(walk, "Walk"), **typed(queries.NEIGHBORHOOD, options)}
        return self._walk(queries.NEIGHBORHOOD, variables, None, rows="neighborhood.statements")

    def paths(self, from_: Refs, to: Refs, *, limit: Optional[int] = 25, walk: Optional[schema.Walk] = None, **options: Any) -> Result:
        """Chains between two sets of nodes, with min_length, max_length, order_by."""
        return self._walk(queries.PATHS, {"from": refs(from_), "to": refs(to), "walk": written(walk, "Walk"), **typed(queries.PATHS, options)}, limit)

    def pattern(self, nodes: Union[schema.PatternNode, Sequence[schema.PatternNode]],
                edges: Union[schema.PatternEdge, Sequence[schema.PatternEdge]], *, limit: Optional[int] = 25, **options: Any) -> Result:
        """Every way to put nodes in the place of variables: a column for each."""
        nodes = [nodes] if isinstance(nodes, Mapping) else nodes
        names = [str(node.get("name", "")) if isinstance(node, Mapping) else str(node) for node in nodes]
        wrong = [name for name in names if not re.fullmatch(r"[A-Za-z]\w{0,31}", name, re.ASCII)]
        if wrong or not all(isinstance(node, Mapping) for node in nodes):
            raise EvgraphError("BAD_PATTERN", f"{(wrong or names)[0]!r} is no variable", 'write {"name": ...}, with a letter, then letters, digits and underscores')
        columns = " ".join(queries.PATTERN_VARIABLE.replace("NAME", name) for name in names)
        variables = {"nodes": written(nodes, "PatternNode", 1), "edges": written(edges, "PatternEdge", 1), **typed(queries.PATTERN, options)}
        return self._walk(queries.PATTERN.replace("VARIABLES", columns), variables, limit)

    def mechanisms(self, at: Optional[schema.StopNodes] = None, /, *, limit: Optional[int] = 25, walk: Optional[schema.Walk] = None,
                   from_: Optional[schema.Stop] = None, to: Optional[schema.Stop] = None, order_by: schema.MechanismOrder = "FULLEST_FIRST",
                   max_gaps: Optional[int] = None, coherent: Optional[bool] = None, sources: Sources = None, **stops: Refs) -> Result:
        """How vesicles help, stop by stop, with the gaps: by what stands at some stops.

        >>> g.mechanisms(cargo="miR-21", organ="heart", coherent=True)
        """
        if at is not None and not isinstance(at, Mapping):
            raise EvgraphError("BAD_VALUE", f"{at!r} names no stops", 'write organ="heart", or {"organ": "heart"}')
        variables = {"at": written({**(at or {}), **stops}, "StopNodes"), "from": from_, "to": to, "orderBy": order_by, "maxGaps": max_gaps,
                     "coherent": coherent, "walk": written(walk, "Walk"), "sources": written(sources, "String", 1)}
        return self._walk(queries.MECHANISMS, variables, limit)

    def causal_test(self, preparation: Ref, agent: Ref, outcome: Ref, **options: Any) -> Result:
        """How far experiments take the claim that vesicles have an effect by an agent
        that they carry: the rungs of a ladder, the weakest first."""
        variables = {"preparation": ref(preparation), "agent": ref(agent), "outcome": ref(outcome), **typed(queries.CAUSAL_TEST, options)}
        return self._walk(queries.CAUSAL_TEST, variables, None, rows="causalTest.rungs")

    def compare(self, groups: Union[Mapping[str, Refs], Iterable[str], None] = None, *, each: Optional[schema.NodeFilter] = None,
                limit: Optional[int] = None, walk: Optional[schema.Walk] = None, **options: Any) -> Result:
        """What groups of nodes share: ``groups`` gives nodes by the name of a group,
        ``each`` is a filter whose every node is a group. min_groups, max_groups.

        >>> g.compare({"heart": ["miR-21", "miR-19a"], "kidney": "miR-30"})
        >>> g.compare(["miR-21", "miR-19a"], min_groups=2)
        """
        variables = {"groups": _groups(groups), "each": written(each, "NodeFilter"), "walk": written(walk, "Walk"), **typed(queries.COMPARE, options)}
        return self._walk(queries.COMPARE, variables, limit)

    def test_matrix(self, rows: Union[Refs, schema.NodeFilter, None] = None, columns: Union[Refs, schema.NodeFilter, None] = None,
                    **options: Any) -> Result:
        """What was tested in what, a row for each cell: MSC sources by disease models,
        unless rows and columns are nodes or filters of your own.

        >>> g.test_matrix(columns=["kidney", "heart"]).to_dataframe().pivot(index="row.name", columns="column.name", values="status")
        """
        variables = {"rows": nodes_or(rows, "NodeFilter", "in"), "columns": nodes_or(columns, "NodeFilter", "in"), **typed(queries.TEST_MATRIX, options)}
        return self._walk(queries.TEST_MATRIX, variables, None, rows="testMatrix.cells")

    def gaps(self, from_: Union[Refs, schema.GapEnd, None] = None, to: Union[Refs, schema.GapEnd, None] = None, *,
             limit: Optional[int] = 25, walk: Optional[schema.Walk] = None, **options: Any) -> Result:
        """Predictions: pairs that no statement joins though something lies between. An
        end is nodes, or a filter: ``{"filter": {"category": "OUTCOME"}}``."""
        variables = {"from": nodes_or(from_, "GapEnd", "nodes"), "to": nodes_or(to, "GapEnd", "nodes"), "walk": written(walk, "Walk"), **typed(queries.GAPS, options)}
        return self._walk(queries.GAPS, variables, limit)

    def metapaths(self, from_: Ref, to: Ref, *, limit: Optional[int] = 25, walk: Optional[schema.MetapathWalk] = None, **options: Any) -> Result:
        """How two nodes are joined, kind of path by kind of path, with max_length,
        damping, best and permutations, which tell what chance would give."""
        return self._walk(queries.METAPATHS, {"from": ref(from_), "to": ref(to), "walk": written(walk, "MetapathWalk"), **typed(queries.METAPATHS, options)}, limit)

    def metapath_targets(self, from_: Refs, metapath: str, *, limit: Optional[int] = 25, walk: Optional[schema.MetapathWalk] = None,
                         **options: Any) -> Result:
        """Where a metapath leads from some nodes, ranked."""
        variables = {"from": refs(from_), "metapath": metapath, "walk": written(walk, "MetapathWalk"), **typed(queries.METAPATH_TARGETS, options)}
        return self._walk(queries.METAPATH_TARGETS, variables, limit)

    def enrichment(self, of: Iterable[Ref], target: schema.Category, *, background: Optional[schema.NodeFilter] = None,
                   limit: Optional[int] = None, **options: Any) -> Result:
        """Targets that a list of molecules is joined to more than chance would have it.
        ``data["enrichment"]`` tells how many molecules the ``background`` has and how
        many of them are ``listed``, which of the list are ``outside`` of it and were
        left out, and for how many ``tests`` q is adjusted."""
        variables = {"of": refs(of), "target": target, "background": written(background, "NodeFilter"), **typed(queries.ENRICHMENT, options)}
        return self._walk(queries.ENRICHMENT, variables, limit)

    @property
    def version(self) -> str:
        """Names the data that is served now."""
        return str(self._connection.post(queries.META, {})["data"]["meta"]["dataVersion"])

    # How it is done

    def _rows(self, text: str, variables: Dict[str, Any], limit: Optional[int]) -> Result:
        """A result that is rows only."""
        table = self._framed(text, _given(variables), None, None, _limited(limit))
        return Result(Query(text, _given(variables)), table.version, lambda: table, self._cite)

    def _walk(self, text: str, variables: Dict[str, Any], limit: Optional[int], rows: Optional[str] = None) -> Result:
        """A result that is a graph too."""
        limit, given = _limited(limit), _given(variables)
        if "first" in declared(text):
            given["first"] = min(limit or _PAGE, _PAGE)
        data, version, _ = self._pages(text, given, limit)
        return Result(Query(text, given), version, lambda: self._framed(text, given, rows, None, limit), self._cite, data)

    def _pages(self, text: str, variables: Mapping[str, Any], limit: Optional[int]) -> Tuple[Dict[str, Any], str, Optional[bool]]:
        """The data of an answer, with all pages where the query has $after; its version;
        and whether what it says of itself is of what is here, None where that is unknown."""
        answer = self._connection.post(text, sized(variables, limit))
        data, version = answer["data"], _version(answer)
        way = pages.connection(data) if "after" in declared(text) else None
        if way is None:
            return data, version, None
        page = pages.at(data, way)
        with self._line:
            while page["pageInfo"]["hasNextPage"] and (limit is None or pages.count(page) < limit):
                held = pages.count(page)
                self._progress(held, page.get("totalCount"))
                left = None if limit is None else limit - held
                more = self._connection.post(text, {**sized(variables, left), "after": page["pageInfo"]["endCursor"]})
                pages.join(page, pages.at(more["data"], way))
        return data, version, not pages.cut(page, limit)

    def _framed(self, text: str, variables: Mapping[str, Any], rows: Optional[str], explode: Optional[str], limit: Optional[int]) -> Table:
        """The table of any query, page after page."""
        table: Optional[Table] = None
        body: Dict[str, Any] = {"query": text, "variables": dict(variables)}
        if rows:
            body["rows"] = rows
        if explode:
            body["explode"] = explode
        with self._line:
            while True:
                left = _MOST_IN_A_TABLE if limit is None else limit - (table.elements if table else 0)
                body["limit"] = min(left, _MOST_IN_A_TABLE)
                frame = self._connection.post_table(body)
                part = Table([_column(c) for c in frame["columns"]], frame["rows"], frame["total"], frame["next"] is None,
                             frame["cut"], frame["truncated"], frame["dataVersion"], frame["elements"])
                if table is None:
                    table = part
                else:
                    table.add(part)
                if table.complete or (limit is not None and table.elements >= limit):
                    return table
                self._progress(len(table.rows), table.total)
                body["after"] = frame["next"]

    def _cite(self, result: Result) -> List[Row]:
        """What the receipt credits, or else the publications that the rows name."""
        credited = pages.citations(pages.receipts(result.part))
        if credited and result.held:
            return credited
        listed = [c.name[: -len("citation")] + "name" for c in result.columns if c.name.split(".")[-1] == "citation"]  # rows that are publications
        names = names_of(result.rows, ("credits.name", "studies.name", "publication.name", "citations.name", *listed))
        if credited and not names:
            raise EvgraphError("PARTIAL_RECEIPT", "the receipt is of another part of the list than the rows",
                               "let the query page its list by $after and pageInfo { hasNextPage endCursor }, or select studies { name }")
        found: List[Row] = []
        for start in range(0, len(names), _PAGE):
            answer = self._connection.post(queries.PUBLICATIONS, {"refs": [{"name": name} for name in names[start:start + _PAGE]]})
            found += [r["node"] for r in answer["data"]["resolve"] if r["node"] and r["node"].get("id")]
        return found


def _given(variables: Mapping[str, Any]) -> Dict[str, Any]:
    return {name: value for name, value in variables.items() if value is not None}


def _limited(limit: Optional[int]) -> Optional[int]:
    if limit is None:
        return None
    number = integer(limit)
    if number is None or number < 1:
        raise EvgraphError("BAD_VALUE", f"limit is {limit!r}", "use 1 or more, or None for all")
    return number


def _groups(groups: Union[Mapping[str, Refs], Iterable[str], None]) -> Optional[List[Dict[str, Any]]]:
    """Groups by name; names of nodes alone are a group each."""
    if groups is None:
        return None
    if not isinstance(groups, Mapping):
        names = list(groups)
        if isinstance(groups, str) or not all(isinstance(name, str) for name in names):
            raise EvgraphError("BAD_VALUE", "groups have no names", 'use a dict such as {"heart": ["miR-21", "miR-19a"], "kidney": "miR-30"}')
        groups = dict(zip(names, names))
    return [{"name": name, "nodes": refs(nodes)} for name, nodes in groups.items()]


def _column(c: Mapping[str, Any]) -> Column:
    return Column(c["name"], c["type"], c["lists"], c["description"])


def _note(table: Table, headers: Mapping[str, str]) -> None:
    version = headers[VERSION]
    if table.version and version != table.version:
        raise EvgraphError("CURSOR_EXPIRED", "the data changed while the table was read", "ask again")
    table.version = version
    table.elements += int(headers["x-evgraph-elements"])
    if "x-total-count" in headers:
        table.total = int(headers["x-total-count"])
    table.truncated = headers.get("x-evgraph-truncated") or table.truncated
    cut = headers.get("x-evgraph-cut")
    table.cut += [name for name in (cut.split(", ") if cut else []) if name not in table.cut]


def _version(answer: Mapping[str, Any]) -> str:
    return str((answer.get("extensions") or {}).get("dataVersion", ""))
