"""Graphs by types of nodes and edges, as libraries of graph learning take them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Dict, List, Tuple

from .errors import EvgraphError

if TYPE_CHECKING:  # pragma: no cover
    import networkx
    import torch_geometric.data

EdgeType = Tuple[str, str, str]
_TOLD = ("effect", "result")


@dataclass
class TypedNodes:
    """The nodes of one category, sorted by id. Edges name them by their place here."""

    id: List[str] = field(default_factory=list)
    name: List[Any] = field(default_factory=list)


@dataclass
class TypedEdges:
    """The edges of one type: the places of their subjects and of their objects, and what
    is known of each, sorted by id."""

    edge_index: List[List[int]] = field(default_factory=lambda: [[], []])
    id: List[str] = field(default_factory=list)
    negative: List[bool] = field(default_factory=list)
    effect: List[Any] = field(default_factory=list)
    result: List[Any] = field(default_factory=list)


@dataclass
class TypedGraph:
    """Nodes by category, and edges by category of the subject, predicate, and category
    of the object."""

    nodes: Dict[str, TypedNodes] = field(default_factory=dict)
    edges: Dict[EdgeType, TypedEdges] = field(default_factory=dict)


def by_type(graph: "networkx.MultiDiGraph", *, negatives: bool = False) -> TypedGraph:
    """A graph of the client, taken apart by types.

    Every node is kept, also one without edges. A statement that denies something is
    no edge, unless ``negatives`` asks for it; ``negative`` then tells which they are.
    Statements that differ in more than their type are edges side by side. A test that
    showed no effect is no denial: see ``result``.
    """
    typed = TypedGraph()
    places: Dict[str, int] = {}
    categories: Dict[str, str] = {}
    for node, facts in sorted(graph.nodes(data=True)):
        categories[node] = _fact(facts, "category", f"node {node}")
        nodes = typed.nodes.setdefault(categories[node], TypedNodes())
        places[node] = len(nodes.id)
        nodes.id.append(node)
        nodes.name.append(facts.get("name"))
    for subject, object_, key, facts in sorted(graph.edges(keys=True, data=True), key=lambda edge: str(edge[2])):
        negative = _fact(facts, "negative", f"statement {key}")
        if negative and not negatives:
            continue
        kind = (categories[subject], _fact(facts, "predicate", f"statement {key}"), categories[object_])
        edges = typed.edges.setdefault(kind, TypedEdges())
        edges.edge_index[0].append(places[subject])
        edges.edge_index[1].append(places[object_])
        edges.id.append(key)
        edges.negative.append(negative)
        for name in _TOLD:
            getattr(edges, name).append(facts.get(name))
    return typed


def _fact(facts: Dict[str, Any], name: str, of: str) -> Any:
    if name not in facts:
        raise EvgraphError("NO_GRAPH", f"{of} has no {name} in the answer", "select category of each node, and predicate and negative of each statement")
    return facts[name]


def to_pyg(graph: "networkx.MultiDiGraph", *, negatives: bool = False) -> "torch_geometric.data.HeteroData":
    """A graph of the client as HeteroData of PyTorch Geometric, as ``by_type`` takes it
    apart.

    Its node types are categories, with ``num_nodes``; its edge types are (category,
    predicate, category), with ``edge_index``, and the tensor ``negative`` where denials
    were asked for. What is no tensor stands in ``typed``, by the same types and numbers,
    where transforms let it be: ids, names, effects and results, as in ``TypedGraph``.

    >>> to_pyg(g.graph())["MIRNA", "REGULATES", "GENE"].edge_index
    """
    import torch
    from torch_geometric.data import HeteroData

    typed = by_type(graph, negatives=negatives)
    data = HeteroData(version=graph.graph.get("version"), typed=typed)
    for category, nodes in typed.nodes.items():
        data[category].num_nodes = len(nodes.id)
    for kind, edges in typed.edges.items():
        data[kind].edge_index = torch.tensor(edges.edge_index, dtype=torch.long)
        if negatives:
            data[kind].negative = torch.tensor(edges.negative, dtype=torch.bool)
    return data
