"""Writes what people call things as the service's inputs."""

from __future__ import annotations

import operator
import re
from typing import Any, Dict, Iterable, List, Mapping, Optional, Union

from .errors import EvgraphError
from .schema import INPUTS, NodeRef

Ref = NodeRef
Refs = Union[Ref, Iterable[Ref]]

_CURIE = re.compile(r"[A-Za-z][\w.]*:\S+")


def integer(value: Any) -> Optional[int]:
    """A whole number of any library, None when it is none. True and False are none."""
    if isinstance(value, bool):
        return None
    try:
        return operator.index(value)
    except TypeError:
        return None


def ref(node: Ref) -> Dict[str, Any]:
    """One node as a NodeRef."""
    if isinstance(node, str):
        return {"id": node} if _CURIE.fullmatch(node) else {"name": node}
    if isinstance(node, Mapping):
        return dict(node)
    citation = integer(node)
    if citation is None:
        raise EvgraphError("BAD_VALUE", f"{node!r} names no node", "use a name, an id, the number of a publication or a dict, and leave out what is missing")
    return {"citation": citation}


def refs(nodes: Refs) -> List[Dict[str, Any]]:
    """One or more nodes as NodeRefs."""
    return [ref(node) for node in listed(nodes)]


def listed(given: Any) -> List[Any]:
    """Items, of which a single one may stand for a list."""
    if isinstance(given, (str, Mapping)):
        return [given]
    try:
        return list(given)
    except TypeError:
        return [given]


def camel(name: str) -> str:
    """A name as the service writes it: includeDescendants for include_descendants."""
    first, *rest = name.strip("_").split("_")
    return first + "".join(word[:1].upper() + word[1:] for word in rest)


def written(given: Any, kind: str, lists: int = 0) -> Any:
    """A value as the schema has it: names of nodes become NodeRefs, and single values
    become lists where lists are due. What the schema does not know stays as it is,
    for the service to complain about."""
    if given is None:
        return None
    if lists:
        return [written(item, kind, lists - 1) for item in listed(given)]
    if kind == "NodeRef":
        return ref(given)
    if kind not in INPUTS or not isinstance(given, Mapping):
        return given
    out = {}
    for key, value in given.items():
        name = camel(key)
        out[name] = written(value, *INPUTS[kind].get(name, ("", 0)))
    return out


def nodes_or(given: Any, kind: str, field: str) -> Any:
    """An input that a field of it, which takes nodes, may stand for."""
    if given is None or (isinstance(given, Mapping) and not ("name" in given or "id" in given or "named" in given or "citation" in given)):
        return written(given, kind)
    return {field: refs(given)}
