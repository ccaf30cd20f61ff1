"""The query string of a request as a SearchRequest, with notes on what could not be used."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from archive.errors import QueryError, UsageError
from archive.facets import FACETS
from indexer.documents import DocumentType
from indexer.facet_names import findable
from indexer.query.date_range import Period, read_period
from indexer.query.parser import Query, read_query
from indexer.search import Filter, SearchRequest, Sort

PARAMETERS = ("q", "from", "to", "sort", "type", "page", "per_page")
"""Besides these, every facet's name is a parameter and may be repeated."""

_ASKED = ("q", "from", "to")

Arguments = MultiDict[str, str]
Choice = TypeVar("Choice", Sort, DocumentType)


@dataclass(frozen=True, slots=True)
class ParsedRequest:
    """A request, and what a reader should be told of the parameters that were left out. refusal:
    why the query or its days cannot be read; then nothing is to be searched."""

    request: SearchRequest
    notes: tuple[str, ...] = ()
    refusal: QueryError | None = None


def parse_strict(arguments: Arguments) -> SearchRequest:
    """The request; raises UsageError or QueryError for anything that cannot be used."""
    _refuse_unknown(arguments)
    _refuse_several(arguments)
    return SearchRequest(
        query=read_query(arguments.get("q", "")),
        filters=_filters(arguments),
        earliest=_period("from", arguments).earliest,
        latest=_period("to", arguments).latest,
        sort=_choice("sort", arguments, Sort, Sort.RELEVANCE),
        type=_choice("type", arguments, DocumentType, DocumentType.RELEASE),
        page=_number("page", arguments, 1),
        per_page=_number("per_page", arguments, 20),
    )


def parse_lenient(arguments: Arguments) -> ParsedRequest:
    """The request without the parameters that cannot be used, and a note for each of these. What is
    asked for itself, the query and its days, is never left out: that is a refusal."""
    refusal = _refusal(arguments)
    if refusal is not None:
        return ParsedRequest(SearchRequest(), refusal=refusal)
    usable: Arguments = MultiDict()
    notes: list[str] = []
    for name in dict.fromkeys(arguments):
        try:
            parse_strict(MultiDict([(name, value) for value in arguments.getlist(name)]))
        except (UsageError, QueryError) as error:
            notes.append(f"{name} was left out: {error}")
            continue
        usable.setlist(name, arguments.getlist(name))
    return ParsedRequest(parse_strict(usable), tuple(notes))


def _refusal(arguments: Arguments) -> QueryError | None:
    words_and_days: Arguments = MultiDict(
        [(name, value) for name in _ASKED for value in arguments.getlist(name)]
    )
    try:
        parse_strict(words_and_days)
    except QueryError as error:
        return error
    return None


def without_filter(request: SearchRequest, facet: str, value: str) -> SearchRequest:
    """The request without one value of one facet, from the first page on."""
    filters = (
        Filter(entry.facet, tuple(i for i in entry.ids if (entry.facet, i) != (facet, value)))
        for entry in request.filters
    )
    return replace(request, filters=tuple(entry for entry in filters if entry.ids), page=1)


def everything(query: Query, filters: Sequence[Filter] = ()) -> SearchRequest:
    """All releases of a query, the newest first."""
    return SearchRequest(query=query, filters=tuple(filters), sort=Sort.NEWEST)


def _refuse_unknown(arguments: Arguments) -> None:
    known = (*PARAMETERS, *(facet.name for facet in FACETS))
    for name in arguments:
        if name not in known:
            raise UsageError(f"unknown parameter {name!r}; known: {', '.join(known)}")


def _refuse_several(arguments: Arguments) -> None:
    """Of two queries one would be passed over in silence."""
    for name in PARAMETERS:
        values = list(dict.fromkeys(arguments.getlist(name)))
        if len(values) > 1:
            shown = " and ".join(repr(value[:40]) for value in values[:2])
            raise QueryError(f"{name} is given as {shown}; it can be given once")


def _filters(arguments: Arguments) -> tuple[Filter, ...]:
    filters = (
        Filter(facet.name, tuple(dict.fromkeys(_values(facet.name, arguments)))) for facet in FACETS
    )
    return tuple(entry for entry in filters if entry.ids)


def _values(facet: str, arguments: Arguments) -> Iterator[str]:
    return (findable(facet, value) for value in filter(None, arguments.getlist(facet)))


def _period(name: str, arguments: Arguments) -> Period:
    text = arguments.get(name, "").strip()
    try:
        return read_period(text) if text else Period()
    except QueryError as error:
        raise QueryError(f"{name}: {error}") from error


def _choice(name: str, arguments: Arguments, choices: type[Choice], default: Choice) -> Choice:
    value = arguments.get(name) or str(default)
    if value not in list(choices):
        raise UsageError(f"{name} is {value!r}; it can be {', '.join(choices)}")
    return choices(value)


def _number(name: str, arguments: Arguments, default: int) -> int:
    value = arguments.get(name) or str(default)
    if not value.isascii() or not value.isdigit() or len(value) > 6:
        raise UsageError(f"{name} is {value!r}; it takes a whole number from 1")
    return int(value)
