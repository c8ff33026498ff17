"""The service that the tests ask: the one at EVGRAPH_URL, or one of their own."""

import atexit
import os
import re
import subprocess
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


@lru_cache(maxsize=None)
def address() -> str:
    given = os.environ.get("EVGRAPH_URL")
    if given:
        return given
    process = subprocess.Popen(["go", "run", "./cmd/evgraph", "serve", "--addr", "127.0.0.1:0"], cwd=ROOT,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True)
    atexit.register(_stop, process)
    line = process.stdout.readline()
    found = re.search(r"open (http\S+)", line)
    if not found:
        raise RuntimeError(f"the service did not start: {line!r}")
    return found.group(1)


def _stop(process: "subprocess.Popen[str]") -> None:
    os.killpg(process.pid, 2)
    process.wait()
    process.stdout.close()
