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
        self.folder = folder.expanduser()

    @staticmethod
    def default_folder() -> Path:
        """Where caches of a user belong."""
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "evgraph"

    def _file(self, address: str) -> Path:
        return self.folder / hashlib.sha256(address.encode()).hexdigest()

    def get(self, address: str) -> Optional[Tuple[Headers, bytes]]:
        """Headers and body of what was kept, if whole."""
        try:
            line, _, body = self._file(address).read_bytes().partition(b"\n")
            about = json.loads(line)
            if about["address"] == address and about["headers"]["etag"] and about["bytes"] == len(body):
                return about["headers"], body
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def put(self, address: str, headers: Headers, body: bytes) -> None:
        """Keeps an answer that has an ETag. A reader never sees half of it."""
        if not headers.get("etag"):
            return
        about = json.dumps({"address": address, "headers": headers, "bytes": len(body)})
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(about.encode() + b"\n" + body)
            os.replace(name, self._file(address))
        except OSError:
            pass
