"""Finds the nodes and statements of an answer and puts them into a graph."""

from __future__ import annotations

from typing import Any, Dict, Iterable, List

_ENDS = ("subject", "object")


def fill(graph: Any, data: Any, rows: Iterable[Dict[str, Any]]) -> None:
    """Adds what the data of an answer holds, or else what the rows of a table hold."""
    if data is not None:
        _walk(graph, data)
        return
    for row in rows:
        _add_row(graph, row)


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
            if key not in ("receipt", "credits", "studies", "citations"):
                _walk(graph, inner)


def _add_node(graph: Any, node: Dict[str, Any]) -> None:
    graph.add_node(node["id"], **{key: value for key, value in node.items() if key != "id" and _plain(value)})


def _add_statement(graph: Any, statement: Dict[str, Any]) -> None:
    for end in _ENDS:
        _add_node(graph, statement[end])
    facts = {key: value for key, value in statement.items() if key not in ("id", *_ENDS) and _plain(value)}
    key = statement.get("id") or statement.get("predicate")
    graph.add_edge(statement["subject"]["id"], statement["object"]["id"], key=key, **facts)


def _add_row(graph: Any, row: Dict[str, Any]) -> None:
    ends: Dict[str, Dict[str, Any]] = {end: {} for end in _ENDS}
    facts: Dict[str, Any] = {}
    for name, value in row.items():
        end, dot, key = name.partition(".")
        if dot and end in _ENDS:
            ends[end][key] = value
        else:
            facts[name] = value
    if all(ends[end].get("id") for end in _ENDS):
        _add_statement(graph, {**facts, **ends})
    elif row.get("id") and "name" in row:
        _add_node(graph, row)


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
