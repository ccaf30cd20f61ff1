"""Whether who asked is still there: no work is done for a client that has gone."""

from collections.abc import Callable, Iterable, Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar, cast

from flask import Request, has_request_context, request

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

Item = TypeVar("Item")
_DISCONNECTED = "waitress.client_disconnected"


def _never() -> bool:
    """Of a server that cannot tell."""
    return False


class RoomRequest(Request):
    """A request that knows whether its client is still there."""

    def __init__(
        self, environ: "WSGIEnvironment", populate_request: bool = True, shallow: bool = False
    ) -> None:
        super().__init__(environ, populate_request, shallow)
        self.client_is_gone: Callable[[], bool] = environ.get(_DISCONNECTED, _never)


class ClientGone(Exception):  # noqa: N818 - a statement about the client reads better
    """Who asked has closed the connection; whatever would be answered goes nowhere."""


def require_client() -> None:
    """Raises ClientGone between two units of work."""
    if has_request_context() and cast(RoomRequest, request).client_is_gone():
        raise ClientGone


def pieces_while_there(pieces: Iterable[Item]) -> Iterator[Item]:
    """What is sent when the request is no more at hand; it ends where nobody waits for it."""
    gone = cast(RoomRequest, request).client_is_gone
    return takewhile(lambda _piece: not gone(), pieces)


def while_there(items: Iterable[Item]) -> Iterator[Item]:
    """The items one by one, as long as somebody waits for them."""
    for item in items:
        require_client()
        yield item
