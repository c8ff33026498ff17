"""Addresses of tables: their parameters, and the way to the next rows."""

from __future__ import annotations

import re
from typing import Any, List, Mapping, Optional, Tuple
from urllib.parse import quote, urlencode

from .connection import encoded
from .errors import EvgraphError
from .refs import listed

Parameters = List[Tuple[str, str]]
_LIMIT = re.compile(r"(?<=[?&])limit=\d+&?")


def parameters(variables: Mapping[str, Any]) -> Parameters:
    """Variables as parameters of an address."""
    out: Parameters = []
    for name, value in variables.items():
        for item in [] if value is None else listed(value):
            out.append((name, item if isinstance(item, str) else encoded(item).decode()))
    return out


def query(given: Parameters) -> str:
    """Parameters as they stand behind a path."""
    try:
        return "?" + urlencode(given, quote_via=quote) if given else ""
    except UnicodeEncodeError as error:
        raise EvgraphError("BAD_VALUE", f"a text cannot be sent: {error}", "leave out half of a pair of surrogates") from None


def of_at_most(address: str, elements: int) -> str:
    """The address of a table, with a limit of its own."""
    address = _LIMIT.sub("", address).rstrip("?&")
    return f"{address}{'&' if '?' in address else '?'}limit={elements}"


def following(link: str) -> Optional[str]:
    """The address of the next rows, as a Link header has it."""
    found = re.search(r'<([^>]*)>;\s*rel="next"', link)
    return found.group(1) if found else None
