"""Reads the files of the whole graph."""

from __future__ import annotations

import gc
import io
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Dict, Iterator, List, Tuple

from .cells import exported
from .connection import VERSION, Connection

if TYPE_CHECKING:  # pragma: no cover
    import networkx

Columns = Dict[str, List[Any]]
_TOLD_BY_NODES = {"subject_name", "subject_category", "object_name", "object_category"}


def read(connection: Connection, evidence: bool) -> "networkx.MultiDiGraph":
    """The whole graph, all of it of one data version."""
    with _no_collections():
        return _read(connection, evidence)


@contextmanager
def _no_collections() -> Iterator[None]:
    """Holds the garbage collector back: it would go through all of a graph again and again
    while that grows, which takes longer than the rest, and finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read(connection: Connection, evidence: bool) -> "networkx.MultiDiGraph":
    import networkx

    tables = ["nodes", "edges", "evidence"] if evidence else ["nodes", "edges"]
    version, columns = (_parquet if find_spec("pyarrow") else _tsv)(connection, tables)
    graph = networkx.MultiDiGraph(version=version)
    graph.add_nodes_from((facts.pop("id"), facts) for facts in _rows(columns["nodes"]))
    entries: Dict[str, List[Dict[str, Any]]] = {}
    for entry in _rows(columns.get("evidence", {})):
        entries.setdefault(entry.pop("statement"), []).append(entry)
    for facts in _rows(columns["edges"]):
        key = facts.pop("id")
        if evidence:
            facts["evidence"] = entries.get(key, [])
        graph.add_edge(facts.pop("subject"), facts.pop("object"), key=key, **facts)
    return graph


def _rows(columns: Columns) -> Iterator[Dict[str, Any]]:
    """Rows without what is missing in them, and without lists of nothing."""
    names = list(columns)
    for values in zip(*columns.values()):
        yield {name: value for name, value in zip(names, values) if value is not None and value != []}


def _parquet(connection: Connection, tables: List[str]) -> Tuple[str, Dict[str, Columns]]:
    from pyarrow import parquet

    version, out = "", {}
    for table in tables:
        headers, body = connection.get((f"/v/{version}" if version else "") + f"/export/{table}.parquet")
        version = headers[VERSION]
        file = parquet.ParquetFile(io.BytesIO(body))
        read = file.read([name for name in file.schema_arrow.names if name not in _TOLD_BY_NODES])
        out[table] = {name: read.column(name).to_pylist() for name in read.column_names}
    return version, out


def _tsv(connection: Connection, tables: List[str]) -> Tuple[str, Dict[str, Columns]]:
    manifest = connection.describe("/export/manifest.json", "dataVersion", "files")
    version, out = manifest["dataVersion"], {}
    described = {file["name"]: file.get("columns", []) for file in manifest["files"]}
    for table in tables:
        name = table + ".tsv"
        _, body = connection.get(f"/v/{version}/export/{name}")
        kinds = {column["name"]: column["type"] for column in described[name]}
        head, *lines = body.decode("utf-8").rstrip("\n").split("\n")
        cells = zip(*(line.split("\t") for line in lines))
        names = head.split("\t")
        out[table] = {n: [exported(cell, kinds[n]) for cell in column] for n, column in zip(names, cells) if n not in _TOLD_BY_NODES}
    return version, out
