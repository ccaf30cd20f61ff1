"""Walking over much in small steps, so that memory stays flat and no lock is held meanwhile."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")
AT_ONCE = 500
"""Rows read, or values bound to one statement. SQLite before 3.32 takes 999 bound values."""


def chunks(items: Iterable[Item], size: int = AT_ONCE) -> Iterator[list[Item]]:
    """The items in lists of at most so many."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk
