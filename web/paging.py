"""The pages of what is too long for one: which is asked for, and the links between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from archive.errors import UsageError
from web import addresses

_AROUND = 4
_LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page by its number. marked: it holds words that are looked for."""

    number: int
    path: str
    current: bool
    marked: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """The links of a page; none where it is the only one."""

    number: int
    of: int
    links: list[PageLink]
    previous: str | None
    next: str | None


def page_asked(arguments: MultiDict[str, str], otherwise: int = 1, name: str = "page") -> int:
    """The number of the page that is asked for. Raises UsageError where it is none."""
    value = arguments.get(name) or str(otherwise)
    if not value.isascii() or not value.isdigit() or len(value) > _LONGEST_NUMBER:
        raise UsageError(f"{name} is {value!r}; it takes a whole number from 1")
    return int(value)


def paging(number: int, of: int, path: str, query: str = "", marked: Sequence[int] = ()) -> Paging:
    """The first and last pages, those around this one, and those on which words are marked."""
    near = range(number - _AROUND, number + _AROUND + 1)
    wanted = {1, of, *near, *marked[: 4 * _AROUND]}
    links = [
        PageLink(each, addresses.page_of(path, each, query), each == number, each in marked)
        for each in sorted(wanted)
        if 1 <= each <= of and of > 1
    ]
    before = addresses.page_of(path, number - 1, query) if number > 1 else None
    after = addresses.page_of(path, number + 1, query) if number < of else None
    return Paging(number, of, links, before, after)
