"""Reads the cells of CSV and TSV files, as package internal/table writes them."""

from __future__ import annotations

import csv
import io
import os
import re
from typing import Any, Dict, List, TextIO, Union

_GUARDED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")


def unguarded(cell: str) -> str:
    """A cell as it was before it was made harmless for spreadsheets.

    >>> unguarded("'=1+1"), unguarded("'quoted'")
    ('=1+1', "'quoted'")
    """
    return cell[1:] if _GUARDED.match(cell) else cell


def split(cell: str, lists: int = 1) -> List[Any]:
    """The items of a cell that holds a list, or lists of lists so deep.

    >>> split("a; b"), split("a; b | c", 2)
    (['a', 'b'], [['a', 'b'], ['c']])
    """
    if cell == "":
        return []
    by = "; " if lists == 1 else " " + "|" * (lists - 1) + " "
    items, start, at = [], 0, 0
    while at < len(cell):
        if cell[at] == "\\":
            at += 2
        elif cell.startswith(by, at):
            items.append(cell[start:at])
            at = start = at + len(by)
        else:
            at += 1
    items.append(cell[start:])
    if lists > 1:
        return [split(item, lists - 1) for item in items]
    return [re.sub(r"\\(\\|; |\|)", r"\1", item) for item in items]


_ITEM = re.compile(r"((?:\\.|[^\\|])*)\|", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LETTERS = {"t": "\t", "n": "\n", "r": "\r", "e": ""}


def exported(cell: str, kind: str) -> Any:
    """The value of a cell of a TSV file below /export/, as package internal/cell writes
    it, by the type of its column in the manifest.

    >>> exported(r"a|b\\|c", "list"), exported("", "text"), exported("true", "boolean")
    (['a', 'b|c'], None, True)
    >>> exported("", "list"), exported(r"\\e", "list"), exported("|", "list")
    ([], [''], ['', ''])
    """
    if cell == "":
        return [] if kind == "list" else None
    if kind == "integer":
        return int(cell)
    if kind == "boolean":
        return cell == "true"
    cell = unguarded(cell)
    return [_unescaped(item) for item in _ITEM.findall(cell + "|")] if kind == "list" else _unescaped(cell)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _LETTERS.get(found[1], found[1]), text)


def read_csv(source: Union[str, "os.PathLike[str]", TextIO], delimiter: str = ",") -> List[Dict[str, str]]:
    """The rows of a CSV file of evgraph, its text as it was. Numbers stay text."""
    if isinstance(source, (str, os.PathLike)):
        with open(source, newline="", encoding="utf-8") as file:
            return read_csv(io.StringIO(file.read(), newline=""), delimiter)
    return [{name: unguarded(cell) for name, cell in row.items()} for row in csv.DictReader(source, delimiter=delimiter)]
