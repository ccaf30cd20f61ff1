"""Who of the people in a release may be listed: those with a post or with an authority record."""

from dataclasses import replace

from archive.facets import PERSON
from archive.models import AccessPoint, Quote, Relation, Release


def without_private_people(release: Release, recorded: frozenset[str]) -> Release:
    """The release without the headings and ids of others, whose names stand in its text alone.

    recorded: the ids of authority records. A person who is only a contact is never listed.
    """
    listed = recorded | _with_a_post(release)
    return replace(
        release,
        access_points=tuple(p for p in release.access_points if _may_stand(p, listed)),
        quotes=tuple(_quote(quote, listed) for quote in release.quotes),
    )


def _with_a_post(release: Release) -> frozenset[str]:
    relations = (Relation.NAMED, Relation.SENDER)  # who sends a release does so by his post
    named = {p.id for p in release.access_points if p.relation in relations}
    speaking = {quote.speaker_id for quote in release.quotes if quote.position}
    return frozenset(id for id in named | speaking if id)


def _may_stand(point: AccessPoint, listed: frozenset[str]) -> bool:
    if point.facet != PERSON:
        return True
    return point.relation != Relation.CONTACT and point.id in listed


def _quote(quote: Quote, listed: frozenset[str]) -> Quote:
    return quote if quote.speaker_id in listed else replace(quote, speaker_id=None)
