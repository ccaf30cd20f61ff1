"""The pieces of an export, each inside the boundary: one that cannot be written costs no other."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from archive.boundary import Failure, attempt
from archive.errors import DatelineError

Item = TypeVar("Item")
_NAMED = 5


def pieces(
    items: Iterable[Item],
    piece: Callable[[Item], bytes],
    named: Callable[[Item], str],
    noun: str,
) -> Iterator[bytes]:
    """A piece for each item, in the order given. named: by what a person finds the item.

    Raises DatelineError at the end where some could not be written: every other one was.
    """
    lost: list[str] = []
    for item in items:
        missing = partial(_missing, named(item), lost)
        if written := attempt(partial(piece, item), missing):
            yield written
    if lost:
        names = "; ".join(lost[:_NAMED])
        raise DatelineError(f"{len(lost)} {noun} are not in this export: {names}")


def _missing(name: str, lost: list[str], failure: Failure) -> bytes:
    lost.append(f"{name} ({failure.summary})")
    return b""
