"""Writes what people call things as the service's inputs."""

from __future__ import annotations

import re
from typing import Any, Dict, Iterable, List, Mapping, Union

Ref = Union[str, int, Mapping[str, Any]]
"""A node: its name or id, the number of a publication, or a NodeRef as a dict."""

Refs = Union[Ref, Iterable[Ref]]

_CURIE = re.compile(r"[A-Za-z][\w.]*:\S+")
_NODES = {"subject", "object", "about", "publication", "model", "organ", "preparation", "species", "taxon", "in", "via", "exclude"}
_SINGLE = {"negative", "hedged", "supports", "includeDescendants", "text", "hub", "hubs", "hierarchy", "directed", "not", "direction", "quantifier"}


def ref(node: Ref) -> Dict[str, Any]:
    """One node as a NodeRef."""
    if isinstance(node, bool) or not isinstance(node, (str, int, Mapping)):
        raise TypeError(f"a node is a name, an id, the number of a publication or a dict, not {node!r}")
    if isinstance(node, int):
        return {"citation": node}
    if isinstance(node, str):
        return {"id": node} if _CURIE.fullmatch(node) else {"name": node}
    return dict(node)


def refs(nodes: Refs) -> List[Dict[str, Any]]:
    """One or more nodes as NodeRefs."""
    if isinstance(nodes, (str, int, Mapping)):
        return [ref(nodes)]
    return [ref(node) for node in nodes]


def camel(name: str) -> str:
    """A name as the service writes it: includeDescendants for include_descendants."""
    first, *rest = name.strip("_").split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def filtered(given: Mapping[str, Any]) -> Dict[str, Any]:
    """A filter: names of nodes become NodeRefs, and single values become lists."""
    out: Dict[str, Any] = {}
    for key, value in given.items():
        name = camel(key)
        if name in _NODES:
            out[name] = refs(value)
        elif isinstance(value, Mapping):
            out[name] = filtered(value)
        elif isinstance(value, (list, tuple)):
            out[name] = [filtered(item) if isinstance(item, Mapping) else item for item in value]
        else:
            out[name] = value if name in _SINGLE or value is None else [value]
    return out
