"""Tells how far a long answer is."""

from __future__ import annotations

import sys
import time
from typing import Callable, Optional, TextIO

Progress = Callable[[int, Optional[int]], None]

_PATIENCE = 1.0  # seconds that nobody wonders about


class Line:
    """One line on a terminal or below the cell of a notebook, which goes when the answer
    is there. Short answers show none."""

    def __init__(self, patience: float = _PATIENCE) -> None:
        self.patience = patience
        self._since: Optional[float] = None
        self._shown = 0  # characters

    def __call__(self, done: int, total: Optional[int]) -> None:
        now = time.monotonic()
        since = self._since = self._since or now
        to = _audience()
        if to is None or now - since < self.patience:
            return
        text = f"evgraph: {done}{f' of {total}' if total else ''} rows"
        print("\r" + text.ljust(self._shown), end="", file=to, flush=True)
        self._shown = len(text)

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *failure: object) -> None:
        """Takes the line away."""
        to = _audience() if self._shown else None
        if to is not None:
            print("\r" + " " * self._shown + "\r", end="", file=to, flush=True)
        self._since, self._shown = None, 0


def _audience() -> Optional[TextIO]:
    """Where somebody reads along; some programs have no such place, or one of their own."""
    try:
        return sys.stderr if "ipykernel" in sys.modules or sys.stderr.isatty() else None
    except (AttributeError, ValueError):
        return None
