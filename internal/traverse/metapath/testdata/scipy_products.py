"""Counts every metapath of each pair by products of scipy.sparse matrices, and prints how long a pair takes.

Reads a question as JSON: the sizes of categories, the relations with their pairs as files of uint32, the metapaths
as lists of [relation, back], and the pairs. Matrices with their weights are made beforehand and not timed. For each
metapath the row of one end is multiplied with one matrix after the other, the ends being closed to the middle.
"""

import json
import sys
import time

import numpy
from scipy import sparse


def matrices(question, folder):
    out = {}
    for i, r in enumerate(question["relations"]):
        pairs = numpy.fromfile(f"{folder}/{i}.pairs", dtype=numpy.uint32).reshape(-1, 2)
        shape = (question["sizes"][r["subject"]], question["sizes"][r["object"]])
        m = sparse.csr_array((numpy.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=shape)
        rows, columns = (numpy.maximum(m.sum(axis=axis), 1) ** -0.5 for axis in (1, 0))
        m = sparse.csr_array(sparse.diags_array(rows) @ m @ sparse.diags_array(columns))
        out[i, False], out[i, True] = m, sparse.csr_array(m.T)
    return out


def dwpc(question, weighted, metapath, pair):
    (_, source), (_, target) = pair
    relation, back = metapath[0]
    row = weighted[relation, back][[source], :]
    for relation, back in metapath[1:]:
        row = close(row, question, relation, back, pair) @ weighted[relation, back]
    return float(row[0, target])


def close(row, question, relation, back, pair):
    """Takes the ends out of a row over the category that a relation starts from."""
    r = question["relations"][relation]
    at = r["object"] if back else r["subject"]
    for kind, node in pair:
        if kind == at:
            row.data[row.indices == node] = 0
    return row


folder = sys.argv[1]
with open(f"{folder}/question.json") as file:
    question = json.load(file)
weighted = matrices(question, folder)
times, sums = [], []
for pair in question["pairs"]:
    start = time.perf_counter()
    sums.append(sum(dwpc(question, weighted, m, pair) for m in question["metapaths"]))
    times.append((time.perf_counter() - start) * 1000)
times.sort()
print(json.dumps({"p50": times[len(times) // 2], "p95": times[len(times) * 95 // 100], "sums": sums}))
