"""Writes the tables of a folder again with pandas, and tells the seconds of each, by the
clock and of all processors, as JSON.

Reading is not counted. The frame of a TSV file holds texts, as they stand in it; that
of a Parquet file is as pandas reads it by default, and once more with Arrow's types,
which pandas writes without looking at them again.
"""

import json
import os
import sys
import time

import pandas

folder, tables, rounds = sys.argv[1], sys.argv[2].split(","), int(sys.argv[3])


def seconds(write):
    clock = processors = float("inf")
    for _ in range(rounds):
        start, used = time.perf_counter(), time.process_time()
        write()
        clock = min(clock, time.perf_counter() - start)
        processors = min(processors, time.process_time() - used)
    return {"Clock": clock, "Processors": processors}


out = {}
for table in tables:
    path = os.path.join(folder, table)
    for types, kinds in [("", {}), (" of Arrow's types", {"dtype_backend": "pyarrow"})]:
        frame = pandas.read_parquet(path + ".parquet", **kinds)
        out[table + ".parquet" + types] = seconds(lambda: frame.to_parquet(path + ".again", compression="zstd", index=False))
    frame = pandas.read_csv(path + ".tsv", sep="\t", dtype=str, keep_default_na=False, quoting=3)
    out[table + ".tsv"] = seconds(lambda: frame.to_csv(path + ".again", sep="\t", index=False, quoting=3, escapechar="\x01"))
json.dump(out, sys.stdout)
