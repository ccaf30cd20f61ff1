"""Whether who asked is still there: no work is done for a client that has gone."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from flask import has_request_context, request

Item = TypeVar("Item")
_DISCONNECTED = "waitress.client_disconnected"


class ClientGone(Exception):  # noqa: N818 - a statement about the client reads better
    """Who asked has closed the connection; whatever would be answered goes nowhere."""


def require_client() -> None:
    """Raises ClientGone between two units of work. Servers that cannot tell never have it."""
    is_gone: Callable[[], bool] | None = (
        request.environ.get(_DISCONNECTED) if has_request_context() else None
    )
    if is_gone is not None and is_gone():
        raise ClientGone


def while_there(items: Iterable[Item]) -> Iterator[Item]:
    """The items one by one, as long as somebody waits for them."""
    for item in items:
        require_client()
        yield item
