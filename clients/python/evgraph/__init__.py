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
from .result import Result

__all__ = ["Evgraph", "EvgraphError", "Result", "exported", "read_csv", "split", "unguarded"]
__version__ = "0.1.0"
