"""Finds the nodes and statements of an answer and puts them into a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Dict, Iterable, Iterator, List, Optional

if TYPE_CHECKING:  # pragma: no cover
    from .result import Table

_ENDS = ("subject", "object")
_CREDITS = ("receipt", "credits", "studies", "citations")  # who says it, not what is said


def fill(graph: Any, data: Optional[Dict[str, Any]], table: "Optional[Table]") -> None:
    """Adds what the data of an answer holds, or else what the rows of a table hold."""
    if data is not None:
        _walk(graph, data)
    elif table is not None:
        _add_rows(graph, table)


def _walk(graph: Any, value: Any) -> None:
    if isinstance(value, list):
        for item in value:
            _walk(graph, item)
    elif isinstance(value, dict):
        if all(isinstance(value.get(end), dict) and "id" in value[end] for end in _ENDS):
            _add_statement(graph, value)
        elif "id" in value and "category" in value:
            _add_node(graph, value)
        for key, inner in value.items():
            if key not in _CREDITS:
                _walk(graph, inner)


def _add_node(graph: Any, node: Dict[str, Any]) -> None:
    graph.add_node(node["id"], **{key: value for key, value in node.items() if key != "id" and _plain(value)})


def _add_statement(graph: Any, statement: Dict[str, Any]) -> None:
    for end in _ENDS:
        _add_node(graph, statement[end])
    facts = {key: value for key, value in statement.items() if key not in ("id", *_ENDS) and _plain(value)}
    key = statement.get("id") or statement.get("predicate")
    graph.add_edge(statement["subject"]["id"], statement["object"]["id"], key=key, **facts)


def _add_rows(graph: Any, table: "Table") -> None:
    """Adds what columns such as hops.statement.subject.id and node.id tell of."""
    names = {column.name for column in table.columns}
    statements = {name[: -len("subject.id")] for name in names if name.endswith("subject.id") and name[: -len("subject.id")] + "object.id" in names}
    ends = {before + end + "." for before in statements for end in _ENDS}
    nodes = {name[: -len("id")] for name in names if _ends_with(name, "id")} - statements - ends
    for before in sorted(nodes):
        if before + "category" in names or (before == "" and "name" in names):
            for facts in _objects(table, before, before + "id"):
                _add_node(graph, facts)
    for before in sorted(statements):
        for facts in _objects(table, before, before + "subject.id"):
            _add_statement(graph, {**facts, **{end: _part(facts, end + ".") for end in _ENDS}})


def _ends_with(name: str, last: str) -> bool:
    way = name.split(".")
    return way[-1] == last and not set(way) & set(_CREDITS)


def _objects(table: "Table", before: str, key: str) -> Iterator[Dict[str, Any]]:
    """What the columns of one kind of object hold, object by object, in lists or not."""
    columns = {column.name: (n, column.lists) for n, column in enumerate(table.columns)}
    depth = columns[key][1]
    fields: Dict[str, int] = {name[len(before):]: n for name, (n, lists) in columns.items() if name.startswith(before) and lists == depth}
    for row in table.rows:
        for values in _side_by_side([row[n] for n in fields.values()], depth):
            facts = dict(zip(fields, values))
            if facts[key[len(before):]] is not None:
                yield facts


def _side_by_side(values: List[Any], depth: int) -> Iterator[List[Any]]:
    if depth == 0:
        yield values
        return
    for items in zip(*(value or [] for value in values)):
        yield from _side_by_side(list(items), depth - 1)


def _part(facts: Dict[str, Any], before: str) -> Dict[str, Any]:
    return {key[len(before):]: value for key, value in facts.items() if key.startswith(before)}


def _plain(value: Any) -> bool:
    """Whether a graph file can hold it."""
    return value is not None and not isinstance(value, (list, dict))


def names_of(rows: List[Dict[str, Any]], endings: Iterable[str]) -> List[str]:
    """The texts below the columns that end so, each once, in their order."""
    found: Dict[str, None] = {}
    for row in rows:
        for name, value in row.items():
            if any(name == ending or name.endswith("." + ending) for ending in endings):
                for text in _texts(value):
                    found[text] = None
    return list(found)


def _texts(value: Any) -> List[str]:
    if isinstance(value, list):
        return [text for item in value for text in _texts(item)]
    return [value] if isinstance(value, str) else []
