"""What is known of a heading: an office, a person, a topic, from its record or its releases."""

from collections.abc import Iterator, Sequence
from functools import partial

from archive.authorities.collection import Office, Person, Record, Topic
from archive.boundary import Failure, attempt_each
from archive.errors import NotFound
from archive.facets import Facet
from archive.publication import Publication
from indexer.search import SearchResults
from web.headings.relatives import years_between
from web.listing import shortened

_MOST_NAMES = 60


def heading_lines(
    facet: Facet, id: str, results: SearchResults, publication: Publication
) -> tuple[str | None, list[str]]:
    """The heading's label and lines on it; the label is None where nothing public knows the id."""
    collection = publication.authorities
    for record in collection.records(facet.kind):
        if record.id == id:
            taught = _variants(id, publication) if facet.people else ()
            lines = attempt_each(partial(_lines, record, taught), _untold)
            return record.label(), list(lines)
    counts = (value for f in results.facets if f.name == facet.name for value in f.counts)
    label = next((value.label for value in counts if value.id == id and value.count), None)
    known = label is not None and facet.people
    return label, _also_printed(_variants(id, publication)) if known else []


def has_posts(facet: Facet, id: str, publication: Publication) -> bool:
    """Whether somebody's posts stand in the authority file, whatever releases print."""
    people = publication.authorities.people if facet.people else ()
    return any(person.id == id and person.positions for person in people)


def present_id(facet: Facet, id: str, publication: Publication) -> str:
    """The id under which a heading is listed now; people who were found to be one share one."""
    try:
        return publication.person(id).id if facet.people else id
    except NotFound:
        return id


def _variants(id: str, publication: Publication) -> tuple[str, ...]:
    try:
        return publication.person(id).variants
    except NotFound:
        return ()


def _also_printed(names: Sequence[str]) -> list[str]:
    return ["also printed as " + _listed(names)] if names else []


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(map(shortened, names[:_MOST_NAMES]))
    return shown + (f" and {len(names) - _MOST_NAMES:,} more" if names[_MOST_NAMES:] else "")


def _untold(_failure: Failure) -> str:
    return "more is known, and cannot be shown by a fault of this archive that its log names"


def _lines(record: Record, taught: Sequence[str]) -> Iterator[str]:
    match record:
        case Office():
            yield from _of_office(record)
        case Person():
            for position in record.positions:
                years = years_between(position.earliest, position.latest)
                yield f"{position.title}, {years}" if years else position.title
            yield from _also_printed(list(dict.fromkeys((*record.variants, *taught))))
        case Topic():
            yield from (f"{name} ({language})" for language, name in record.names[1:])


def _of_office(office: Office) -> Iterator[str]:
    if office.city:
        yield f"in {office.city}"
    others = dict.fromkeys(name for _, name in office.names if name != office.label())
    if others:
        yield "in other languages: " + _listed(list(others))
