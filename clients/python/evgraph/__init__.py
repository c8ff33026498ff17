"""Answers of the evgraph knowledge graph as tables, DataFrames and graphs.

>>> from evgraph import Evgraph
>>> g = Evgraph("http://127.0.0.1:8080")
>>> g.table("cargo-of-source", source="bone marrow MSC").to_dataframe()

It needs the standard library only; pandas, polars and networkx are used where a
result is turned into something of theirs.
"""

from .cells import exported, read_csv, split, unguarded
from .client import Evgraph
from .errors import EvgraphError
from .learning import by_type, to_pyg
from .result import Result

__all__ = ["Evgraph", "EvgraphError", "Result", "by_type", "exported", "read_csv", "split", "to_pyg", "unguarded"]
__version__ = "0.1.0"
