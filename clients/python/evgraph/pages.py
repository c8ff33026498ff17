"""Puts the pages of a GraphQL answer together."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

Way = Tuple[str, ...]
_LISTS = ("nodes", "edges")


def connection(data: Any, way: Way = ()) -> Optional[Way]:
    """The way to the first connection that tells of its pages."""
    if not isinstance(data, dict):
        return None
    if isinstance(data.get("pageInfo"), dict) and {"hasNextPage", "endCursor"} <= set(data["pageInfo"]):
        return way
    for key, value in data.items():
        found = connection(value, (*way, key))
        if found is not None:
            return found
    return None


def at(data: Any, way: Way) -> Dict[str, Any]:
    """What stands at the end of a way."""
    for key in way:
        data = data[key]
    out: Dict[str, Any] = data
    return out


def count(page: Dict[str, Any]) -> int:
    """How many elements a connection has here."""
    return max((len(page[key]) for key in _LISTS if isinstance(page.get(key), list)), default=0)


def part(data: Any, rows: Optional[str]) -> Any:
    """What holds the list that was chosen to give the rows; without a choice, all."""
    for key in rows.split(".")[:-1] if rows else ():
        data = data.get(key) if isinstance(data, dict) else None
    return data


def held(data: Any) -> Optional[int]:
    """How many elements the first connection of an answer has here; None when the answer
    has no connection, so that nothing can be on another page."""
    if not isinstance(data, dict):
        return None
    if any(isinstance(data.get(key), list) for key in _LISTS):
        return count(data)
    return next((found for found in map(held, data.values()) if found is not None), None)


def join(page: Dict[str, Any], following: Dict[str, Any]) -> None:
    """Adds the page that follows. What a receipt says of one page alone is left out."""
    for key in _LISTS:
        if key in page:
            page[key] += following[key]
    page["pageInfo"] = following["pageInfo"]
    if following.get("truncated"):
        page["truncated"] = following["truncated"]
    receipt, other = page.get("receipt"), following.get("receipt")
    if isinstance(receipt, dict) and isinstance(other, dict):
        page["receipt"] = {key: _union(value, other[key]) for key, value in receipt.items() if isinstance(value, list) or value == other[key]}


def cut(page: Dict[str, Any], limit: Optional[int]) -> bool:
    """Leaves the first elements of a connection, and tells whether there were more."""
    if limit is None or count(page) <= limit:
        return False
    page.update({key: page[key][:limit] for key in _LISTS if key in page})
    page["pageInfo"] = {**page["pageInfo"], "hasNextPage": True, "endCursor": None}
    return True


def receipts(data: Any) -> List[Dict[str, Any]]:
    """The receipts in an answer."""
    if not isinstance(data, dict):
        return []
    if isinstance(data.get("receipt"), dict):
        return [data["receipt"]]
    return [receipt for value in data.values() for receipt in receipts(value)]


def citations(found: List[Dict[str, Any]]) -> List[Dict[str, Any]]:
    """What receipts credit, each once."""
    out: List[Dict[str, Any]] = []
    for receipt in found:
        out += [row for row in receipt.get("citations") or [] if row not in out]
    return out


def _union(some: Any, others: Any) -> Any:
    return some + [item for item in others if item not in some] if isinstance(some, list) else some
