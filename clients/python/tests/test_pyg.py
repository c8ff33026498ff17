"""What needs PyTorch Geometric. CI leaves it out, for PyTorch as PyPI has it brings gigabytes
for graphics cards; what it is made of, by_type, is tested there in test_learning.

By hand, where Debian's python3-torch is installed::

    /usr/bin/python3 -m venv --system-site-packages /tmp/pyg
    /tmp/pyg/bin/pip install networkx 'torch_geometric<2.6'
    /tmp/pyg/bin/python -m unittest tests.test_pyg
"""

import unittest

from torch_geometric.transforms import ToUndirected

from evgraph import Evgraph, to_pyg

from .server import address
from .test_learning import AFFECTS, REGULATES, small


class PyG(unittest.TestCase):
    def test_a_small_graph(self):
        data = to_pyg(small())
        self.assertEqual((set(data.node_types), set(data.edge_types)), ({"MIRNA", "GENE", "TISSUE"}, {REGULATES, AFFECTS}))
        self.assertEqual((data["MIRNA"].num_nodes, data.typed.nodes["MIRNA"].id, data["TISSUE"].num_nodes), (2, ["m:1", "m:2"], 1))
        self.assertEqual((data[REGULATES].edge_index.tolist(), data.typed.edges[REGULATES].id, data.version), ([[1, 1], [0, 0]], ["s1", "s3"], "v"))
        self.assertTrue(data.validate())
        self.assertEqual(to_pyg(small(), negatives=True)[REGULATES].negative.tolist(), [False, True, False])

    def test_it_is_fit_for_learning(self):
        data = ToUndirected()(to_pyg(Evgraph(address()).graph()))
        self.assertTrue(data.validate())
        self.assertEqual(data["GENE", "rev_REGULATES", "MIRNA"].num_edges, data["MIRNA", "REGULATES", "GENE"].num_edges)

    def test_an_answer(self):
        answer = Evgraph(address()).statements(predicate="CARRIES", limit=50)
        data = answer.to_pyg(negatives=True)
        self.assertEqual(sum(data[kind].num_edges for kind in data.edge_types), len(answer))


if __name__ == "__main__":
    unittest.main()
