"""Talks HTTP to one service."""

from __future__ import annotations

import http.client
import json
import operator
import time
import urllib.error
import urllib.parse
import urllib.request
from typing import Any, Dict, Mapping, Optional, Tuple

from .cache import Cache, Headers
from .errors import EvgraphError, from_answer

VERSION = "x-evgraph-data-version"
_TRIES = 4
_LONGEST_WAIT = 10.0
_WHOSE = "is this the address of evgraph?"


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
        return self._post("/graphql", {"query": query, "variables": dict(variables)})

    def post_table(self, body: Mapping[str, Any]) -> Dict[str, Any]:
        """The table of any query."""
        return self._post("/q/", dict(body))

    def _post(self, path: str, body: Any) -> Dict[str, Any]:
        _, answer = self._send(self.url + path, {"Content-Type": "application/json"}, encoded(body))
        return _checked(answer)

    def describe(self, path: str, *keys: str) -> Dict[str, Any]:
        """What an address of the service tells in JSON, under these keys and others."""
        answer = _checked(self._get(path)[1])
        if not set(keys) <= set(answer):
            raise EvgraphError("NOT_EVGRAPH", f"{path} tells no {keys[0]}", _WHOSE)
        return answer

    def get(self, path: str) -> Tuple[Headers, bytes]:
        """Headers, with names in lower case, and body of an address that has data."""
        headers, body = self._get(path)
        if VERSION not in headers:
            raise EvgraphError("NOT_EVGRAPH", f"{path} tells no data version", _WHOSE)
        return headers, body

    def _get(self, path: str) -> Tuple[Headers, bytes]:
        address = urllib.parse.urljoin(self.url + "/", self.url + path if path.startswith("/") else path)
        kept = self.cache.get(address) if self.cache else None
        headers, body = self._send(address, {"If-None-Match": kept[0]["etag"]} if kept else {}, None)
        if headers[":status"] == "304" and kept:  # the bytes are as they were, but what is said of them may have changed
            headers, body = {**kept[0], **headers, ":status": kept[0][":status"]}, kept[1]
        if self.cache:
            self.cache.put(address, headers, body)
        return headers, body

    def _send(self, address: str, headers: Mapping[str, str], body: Optional[bytes]) -> Tuple[Headers, bytes]:
        request = urllib.request.Request(address, data=body, headers={"Accept": "application/json", "User-Agent": "evgraph-python", **headers})
        for attempt in range(1, _TRIES + 1):
            status, answered, answer = self._try(request)
            if status < 400:
                return answered, answer
            wait = answered.get("retry-after")
            if status != 503 or wait is None or attempt == _TRIES:
                _checked(answer)
                raise EvgraphError("NOT_EVGRAPH", f"{address} answers with status {status}", _WHOSE)
            time.sleep(min(float(wait) if wait.isdigit() else 1.0, _LONGEST_WAIT))
        raise AssertionError("every try returns or raises")

    def _try(self, request: urllib.request.Request) -> Tuple[int, Headers, bytes]:
        """Status, headers and body of one request."""
        try:
            try:
                response = urllib.request.urlopen(request, timeout=self.timeout)
            except urllib.error.HTTPError as error:
                response = error
            with response:
                return response.code, _lower(response), response.read()
        except (urllib.error.URLError, http.client.HTTPException, OSError, ValueError) as error:
            raise EvgraphError("UNREACHABLE", f"{self.url} cannot be reached: {getattr(error, 'reason', None) or error}", "is evgraph serve running there?") from error


def _lower(response: Any) -> Headers:
    headers: Headers = {}
    for name, value in response.headers.items():
        name = name.lower()
        headers[name] = f"{headers[name]}, {value}" if name in headers else value
    headers[":status"] = str(response.code)
    return headers


def encoded(body: Any) -> bytes:
    """A value in JSON."""
    try:
        return json.dumps(body, default=operator.index, allow_nan=False).encode()
    except (TypeError, ValueError) as error:
        raise EvgraphError("BAD_VALUE", f"a value cannot be sent: {error}", "use texts, numbers, truth values, lists and dicts, and leave out what is missing") from None


def _checked(text: bytes) -> Dict[str, Any]:
    """An answer without errors."""
    try:
        answer = json.loads(text)
    except ValueError:
        raise EvgraphError("NOT_EVGRAPH", "the answer is not JSON", _WHOSE) from None
    if not isinstance(answer, dict):
        raise EvgraphError("NOT_EVGRAPH", "the answer is not that of GraphQL", _WHOSE)
    if answer.get("errors"):
        raise from_answer(answer["errors"])
    return answer
