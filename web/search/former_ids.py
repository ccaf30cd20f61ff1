"""Ids in the filters of a request as they are now: of people who were found to be one, one is."""

from dataclasses import replace

from archive.errors import NotFound
from archive.facets import facet as row_of
from archive.publication import Publication
from indexer.search import Filter, SearchRequest


def with_present_ids(request: SearchRequest, publication: Publication) -> SearchRequest:
    """The request with each person under the id of today; an address that was kept stays good."""
    filters = tuple(_at_present(entry, publication) for entry in request.filters)
    return replace(request, filters=filters)


def _at_present(entry: Filter, publication: Publication) -> Filter:
    if not row_of(entry.facet).people:
        return entry
    present = (_present_id(id, publication) for id in entry.ids)
    return replace(entry, ids=tuple(dict.fromkeys(present)))


def _present_id(id: str, publication: Publication) -> str:
    try:
        return publication.person(id).id
    except NotFound:
        return id
