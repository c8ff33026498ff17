"""What an answer is: rows under columns, and where they come from."""

from __future__ import annotations

import hashlib
import html
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable, Dict, Iterator, List, Mapping, Optional, Sequence, Union, overload

from . import pages
from .errors import EvgraphError
from .graphs import fill
from .learning import to_pyg

if TYPE_CHECKING:  # pragma: no cover
    import networkx
    import pandas
    import polars
    import torch_geometric.data

Row = Dict[str, Any]
# What is printed of a result: rows, characters of a cell and of a line, columns in HTML.
_SHOWN = 20
_WIDEST = 40
_WIDTH = 160
_COLUMNS = 12


@dataclass(frozen=True)
class Column:
    """A column: its name, the type of its values, and how many lists are around each."""

    name: str
    type: str
    lists: int
    description: str


@dataclass
class Table:
    """Rows as the service sends them."""

    columns: List[Column]
    rows: List[List[Any]]
    total: Optional[int] = None
    complete: bool = True
    cut: List[str] = field(default_factory=list)
    truncated: Optional[str] = None
    version: str = ""
    elements: int = 0  # of the list, of which each may give several rows

    def add(self, part: "Table") -> None:
        """Adds the rows that follow."""
        self.rows += part.rows
        self.elements += part.elements
        self.complete = part.complete
        self.truncated = part.truncated or self.truncated
        self.cut += [name for name in part.cut if name not in self.cut]


@dataclass(frozen=True)
class Query:
    """What was asked: the text of the operation and its variables."""

    text: str
    variables: Mapping[str, Any]


class Result:
    """The answer to one question.

    It is a sequence of rows, each a dict by column; printed, it is a table.
    ``data`` holds the answer of GraphQL where the question was asked that way, else
    None. ``total`` is the length of the whole list where that is known, ``complete``
    whether all of it is here, ``cut`` names lists inside the rows that have more
    than was asked for, and ``truncated`` says why a traversal may lack rows.
    """

    def __init__(self, query: Query, version: str, read: Callable[[], Table], cite: Callable[["Result"], List[Row]],
                 data: Optional[Dict[str, Any]] = None, *, whole: Optional[bool] = True, part: Any = None) -> None:
        self.query = query
        self.version = version
        self.data = data
        self._read = read
        self._cite = cite
        self.part = data if part is None else part
        self._whole = whole
        self._table: Optional[Table] = None

    @property
    def table(self) -> Table:
        """The columns and rows; they are read when they are first needed."""
        if self._table is None:
            self._table = self._read()
            if self._table.version != self.version:
                raise EvgraphError("CURSOR_EXPIRED", "the data changed while the answer was read", "ask again")
        return self._table

    @property
    def held(self) -> bool:
        """Whether ``data``, and what it says of itself, is of what the rows are of: these
        are the whole list even where the query asks for a page of it. ``part`` is the
        part of ``data`` that holds their list."""
        if self._whole is not None:
            return self._whole
        return self._rows_or_none() is None or pages.held(self.part) in (None, self.table.elements)

    def _rows_or_none(self) -> Optional[Table]:
        """The table, where the answer has one list of rows."""
        try:
            return self.table
        except EvgraphError as error:
            if error.code != "SEVERAL_LISTS":
                raise
            return None

    @property
    def columns(self) -> List[Column]:
        return self.table.columns

    @property
    def rows(self) -> List[Row]:
        names = [column.name for column in self.columns]
        return [dict(zip(names, row)) for row in self.table.rows]

    @property
    def total(self) -> Optional[int]:
        table = self.table
        return table.elements if table.total is None and table.complete else table.total

    @property
    def complete(self) -> bool:
        return self.table.complete

    @property
    def cut(self) -> List[str]:
        return self.table.cut

    @property
    def truncated(self) -> Optional[str]:
        return self.table.truncated

    def __len__(self) -> int:
        return len(self.table.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> List[Row]: ...

    def __getitem__(self, at: Union[int, slice]) -> Union[Row, List[Row]]:
        if isinstance(at, slice):
            return self.rows[at]
        names = [column.name for column in self.columns]
        return dict(zip(names, self.table.rows[at]))

    def __bool__(self) -> bool:
        return len(self) > 0

    def to_dataframe(self) -> "pandas.DataFrame":
        """A pandas DataFrame. Integers with gaps stay integers, by nullable types."""
        import pandas

        frame = {}
        for n, column in enumerate(self.columns):
            values = [row[n] for row in self.table.rows]
            kind = "object" if column.lists else {"integer": "Int64", "number": "Float64", "boolean": "boolean"}.get(column.type, "object")
            frame[column.name] = pandas.Series(values, dtype=kind)
        out = pandas.DataFrame(frame)
        out.attrs.update(version=self.version, query=self.query.text)
        return out

    def to_polars(self) -> "polars.DataFrame":
        """A polars DataFrame."""
        import polars

        kinds = {"integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}
        schema: Dict[str, Any] = {}
        for column in self.columns:
            kind: Any = kinds.get(column.type, polars.String)
            for _ in range(column.lists):
                kind = polars.List(kind)
            schema[column.name] = kind
        return polars.DataFrame(self.table.rows, schema=schema, orient="row")

    def to_networkx(self) -> "networkx.MultiDiGraph":
        """The statements of the answer as a graph: nodes and edges by their ids.

        It needs the ids of subject and object of each statement, as the statements
        and traversals of the client have them.
        """
        import networkx

        graph = networkx.MultiDiGraph(version=self.version, query=self.query.text)
        if self.data is not None and self.held:
            fill(graph, self.data, None)
        if graph.number_of_nodes() == 0:
            fill(graph, None, self.table)
        if graph.number_of_nodes() == 0 and len(self) > 0:
            raise EvgraphError("NO_GRAPH", "the answer names no nodes by their ids",
                               "select subject { id name } predicate object { id name } of statements, or id and name of nodes")
        return graph

    def to_pyg(self, *, negatives: bool = False) -> "torch_geometric.data.HeteroData":
        """The statements of the answer as HeteroData of PyTorch Geometric, as
        ``evgraph.to_pyg`` makes it of a graph."""
        return to_pyg(self.to_networkx(), negatives=negatives)

    @property
    def receipt(self) -> str:
        """What a methods section needs: service, data version, query and what the
        answer rests on, in the service's words where it has them."""
        texts = [receipt["text"] for receipt in pages.receipts(self.part) if receipt.get("text")]
        if texts and self.held:
            return " ".join(texts)
        asked = json.dumps([self.query.text, dict(self.query.variables)], sort_keys=True, default=str)
        digest = hashlib.sha256(asked.encode()).hexdigest()[:12]
        text = f"evgraph, data version {self.version}, query {digest}: {_rows(len(self))}"
        credited = sorted({str(row.get("name")) for row in self.citations()})
        return text + (", resting on " + "; ".join(credited) if credited else ", which name no publication") + "."

    def citations(self) -> List[Row]:
        """The publications that the answer rests on, as far as it names any."""
        return self._cite(self)

    def __repr__(self) -> str:
        return self._text()

    def _text(self) -> str:
        names = [column.name for column in self.columns]
        lines = [names] + [[_cell(value) for value in row] for row in self.table.rows[:_SHOWN]]
        widths = [min(max(len(line[n]) for line in lines), _WIDEST) for n in range(len(names))]
        while len(widths) > 1 and sum(widths) + 2 * len(widths) > _WIDTH:
            widths.pop()
        text = ["  ".join(_fit(cell, width) for cell, width in zip(line, widths)).rstrip() for line in lines]
        return "\n".join([*text, self._foot(len(widths))])

    def _foot(self, columns: int) -> str:
        of = f" of {self.total}" if self.total is not None and not self.complete else ""
        notes = [f"{_rows(len(self))}{of}, data version {self.version}"]
        empty = "" if len(self) else told(self.data, "emptyBecause")
        if empty:
            notes.append(empty)
        if columns < len(self.columns):
            notes.append(f"{len(self.columns) - columns} more columns: to_dataframe() has them")
        if not self.complete:
            notes.append("the list goes on: ask with a higher limit")
        if self.truncated:
            notes.append(f"rows may be missing: {self.truncated} ran out")
        if self.cut:
            notes.append("lists that go on inside rows: " + ", ".join(self.cut))
        return "[" + "; ".join(notes) + "]"

    def _repr_html_(self) -> str:
        head = "".join(f'<th title="{html.escape(c.description, quote=True)}">{html.escape(c.name)}</th>' for c in self.columns[:_COLUMNS])
        body = "".join("<tr>" + "".join(f"<td>{html.escape(_cell(v))}</td>" for v in row[:_COLUMNS]) + "</tr>" for row in self.table.rows[:_SHOWN])
        foot = html.escape(self._foot(min(len(self.columns), _COLUMNS)))
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{foot}</p>"


def told(data: Any, key: str) -> str:
    """The first text in an answer under a key, or no text."""
    if not isinstance(data, dict):
        return ""
    if isinstance(data.get(key), str):
        return str(data[key])
    return next(filter(None, (told(value, key) for value in data.values())), "")


def _rows(count: int) -> str:
    return f"{count} row" if count == 1 else f"{count} rows"


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(item) for item in value)
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
