"""Talks HTTP to one service."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Dict, Mapping, Optional, Tuple

from .cache import Cache, Headers
from .errors import EvgraphError, from_answer

_TRIES = 4
_LONGEST_WAIT = 10.0


class Connection:
    """Sends requests, again where the service says that it is busy."""

    def __init__(self, url: str, timeout: float, cache: Optional[Cache]) -> None:
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise EvgraphError("UNREACHABLE", f"{url!r} is no address of a service", "write it as http://127.0.0.1:8080")
        path = parts.path.rstrip("/")
        if path.endswith("/graphql"):
            path = path[: -len("/graphql")]
        self.url = urllib.parse.urlunsplit((parts.scheme, parts.netloc, path, "", ""))
        self.timeout = timeout
        self.cache = cache

    def post(self, query: str, variables: Mapping[str, Any]) -> Dict[str, Any]:
        """The answer to a GraphQL operation."""
        body = json.dumps({"query": query, "variables": dict(variables)}).encode()
        _, answer = self._send(self.url + "/graphql", {"Content-Type": "application/json"}, body)
        return _checked(answer)

    def post_table(self, body: Mapping[str, Any]) -> Dict[str, Any]:
        """The table of any query."""
        _, answer = self._send(self.url + "/q/", {"Content-Type": "application/json"}, json.dumps(dict(body)).encode())
        return _checked(answer)

    def get(self, path: str) -> Tuple[Headers, bytes]:
        """Headers, with names in lower case, and body of an address of the service."""
        address = urllib.parse.urljoin(self.url + "/", self.url + path if path.startswith("/") else path)
        kept = self.cache.get(address) if self.cache else None
        headers, body = self._send(address, {"If-None-Match": kept[0]["etag"]} if kept else {}, None)
        if headers[":status"] == "304" and kept:
            return kept
        if self.cache:
            self.cache.put(address, headers, body)
        return headers, body

    def _send(self, address: str, headers: Mapping[str, str], body: Optional[bytes]) -> Tuple[Headers, bytes]:
        request = urllib.request.Request(address, data=body, headers={"Accept": "application/json", "User-Agent": "evgraph-python", **headers})
        for attempt in range(1, _TRIES + 1):
            try:
                with urllib.request.urlopen(request, timeout=self.timeout) as response:
                    return _lower(response), response.read()
            except urllib.error.HTTPError as error:
                answer = error.read()
                if error.code == 304:
                    return _lower(error), b""
                wait = error.headers.get("Retry-After")
                if error.code != 503 or wait is None or attempt == _TRIES:
                    _checked(answer)
                    raise EvgraphError("NOT_EVGRAPH", f"{address} answers with status {error.code}", "is this the address of evgraph?") from None
                time.sleep(min(float(wait) if wait.isdigit() else 1.0, _LONGEST_WAIT))
            except (urllib.error.URLError, OSError, ValueError) as error:
                raise EvgraphError("UNREACHABLE", f"{self.url} cannot be reached: {getattr(error, 'reason', error)}", "is evgraph serve running there?") from error
        raise AssertionError("every try returns or raises")


def _lower(response: Any) -> Headers:
    headers: Headers = {}
    for name, value in response.headers.items():
        name = name.lower()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    headers[":status"] = str(response.status if hasattr(response, "status") else response.code)
    return headers


def _checked(text: bytes) -> Dict[str, Any]:
    """An answer without errors."""
    try:
        answer = json.loads(text)
    except ValueError:
        raise EvgraphError("NOT_EVGRAPH", "the answer is not JSON", "is this the address of evgraph?") from None
    if not isinstance(answer, dict):
        raise EvgraphError("NOT_EVGRAPH", "the answer is not that of GraphQL", "is this the address of evgraph?")
    if answer.get("errors"):
        raise from_answer(answer["errors"])
    return answer
