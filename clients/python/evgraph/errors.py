"""What went wrong, and what to do about it."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Tuple


class EvgraphError(Exception):
    """An answer that is an error, or none at all.

    ``code`` is one of the service's documented codes (``meta { errorCodes }``), or one of
    this client's: ``UNREACHABLE``, ``NOT_EVGRAPH``, ``UNKNOWN_ARGUMENT``, ``NO_GRAPH``,
    ``PARTIAL_RECEIPT``. ``hint`` says what to do.
    ``details`` holds what else the service tells, such as the candidates of an
    ambiguous name or the variables of a query.
    """

    def __init__(self, code: str, message: str, hint: str = "", details: Optional[Mapping[str, Any]] = None) -> None:
        super().__init__(f"{code}: {message}" + (f"\nhint: {hint}" if hint else ""))
        self.code = code
        self.message = message
        self.hint = hint
        self.details = dict(details or {})

    def __reduce__(self) -> Tuple[Any, ...]:
        return EvgraphError, (self.code, self.message, self.hint, self.details)


def from_answer(errors: Any) -> EvgraphError:
    """The first of the errors that a service sent."""
    first = errors[0] if isinstance(errors, list) and errors and isinstance(errors[0], dict) else {}
    extensions = dict(first.get("extensions") or {})
    code = str(extensions.pop("code", "INTERNAL"))
    hint = str(extensions.pop("hint", ""))
    return EvgraphError(code, str(first.get("message", "the answer names no reason")), hint, extensions)
