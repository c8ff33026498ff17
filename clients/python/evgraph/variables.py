"""The variables of a GraphQL query, and what a caller gives for them."""

from __future__ import annotations

import re
from typing import Any, Dict, Mapping, Optional, Tuple

from . import schema
from .errors import EvgraphError
from .refs import camel, written

_VARIABLE = re.compile(r"\$(\w+)\s*:\s*(\[*)(\w+)")
_NO_CODE = re.compile(r'""".*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*', re.DOTALL)  # texts and comments of GraphQL


def declared(text: str) -> Dict[str, Tuple[str, int]]:
    """The variables of a query, with the type of their items and how many lists are
    around them."""
    return {name: (kind, len(lists)) for name, lists, kind in _VARIABLE.findall(_NO_CODE.sub(" ", text))}


def typed(text: str, given: Mapping[str, Any]) -> Dict[str, Any]:
    """Options as variables of a query, in the types that it has for them."""
    known = declared(text)
    return {name: written(value, *known[name]) for name, value in named(text, given).items()}


def named(text: str, given: Mapping[str, Any]) -> Dict[str, Any]:
    """Variables by the names that a query has for them; one that it does not know is an
    error, since the service would let it pass."""
    known = declared(text)
    out = {}
    for written_name, value in given.items():
        name = written_name if written_name in known else camel(written_name)
        if name not in known:
            hint = "there are " + ", ".join(sorted(set(map(_snake, known)) - {"first", "after", "walk"}))
            if "walk" in known and name in schema.INPUTS["Walk"]:
                hint = f"it is a part of the walk: walk={{{written_name!r}: ...}}"
            raise EvgraphError("UNKNOWN_ARGUMENT", f"there is no argument {written_name}", hint)
        out[name] = value
    return out


def _snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: "_" + letter.group().lower(), name)


def sized(variables: Mapping[str, Any], limit: Optional[int]) -> Dict[str, Any]:
    """Variables that ask for no page longer than a limit."""
    first = variables.get("first")
    return {**variables, "first": min(first, limit)} if limit is not None and isinstance(first, int) else dict(variables)
