"""Keeps answers on disk with their ETag, to be used again while they are right."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import Dict, Optional, Tuple

Headers = Dict[str, str]


class Cache:
    """Answers by address. What cannot be kept is left out: a cache is no duty."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @staticmethod
    def default_folder() -> Path:
        """Where caches of a user belong."""
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "evgraph"

    def _file(self, address: str) -> Path:
        return self.folder / (hashlib.sha256(address.encode()).hexdigest() + ".json")

    def get(self, address: str) -> Optional[Tuple[Headers, str]]:
        """Headers and body of what was kept, if whole."""
        try:
            kept = json.loads(self._file(address).read_text("utf-8"))
            if kept["address"] == address and kept["headers"]["etag"]:
                return kept["headers"], kept["body"]
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def put(self, address: str, headers: Headers, body: str) -> None:
        """Keeps an answer that has an ETag. A reader never sees half of it."""
        if not headers.get("etag"):
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"address": address, "headers": headers, "body": body}, file)
            os.replace(name, self._file(address))
        except OSError:
            pass
