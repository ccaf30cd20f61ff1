"""What captures were described as, ready to be matched: worked out without the store."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archive.models import Description, Release
from archive.records import StoredCapture
from archive.sightings import Sighting
from archive.sites import Listed, ListingEntry, PageSketch
from archive.store.database.documents import Document, document_of
from archive.store.database.escaping import bounded
from archive.store.database.rows import text_of
from archive.store.identity.addresses import page_key
from archive.store.identity.identity import MatchKey
from archive.text.folding import fold
from archive.text.similarity import text_key
from archive.text.words import words_of

_NOTHING = "no-release"


@dataclass(frozen=True, slots=True)
class Draft:
    """What one capture was described as, ready to be matched."""

    capture: StoredCapture
    page: str
    items: tuple["Item", ...]
    reason: str
    detail: str
    sketch: PageSketch | None
    entries: tuple[ListingEntry, ...]
    listed: tuple[Listed, ...]
    sightings: tuple[Sighting, ...]
    leads_to: str


@dataclass(frozen=True, slots=True)
class Item:
    match_key: MatchKey
    words: list[str]
    document: Document


def drafted(described: Iterable[tuple[StoredCapture, Description]]) -> list[Draft]:
    """The drafts of a batch: all that can be worked out before the store is locked.

    Of a capture that is described twice in one batch the last description counts.
    """
    last = {capture.id: (capture, description) for capture, description in described}
    numbers = iter(range(-1, -(10**9), -1))
    return [_draft(capture, description, numbers) for capture, description in last.values()]


def _draft(capture: StoredCapture, description: Description, numbers: Iterator[int]) -> Draft:
    page = capture.page_key or page_key(capture.url or capture.locator)
    releases = description.releases
    links = [_own_link(release, page) for release in releases]
    carried = len(releases)
    items = tuple(
        # Two items of one link are told apart by other means.
        _item(release, capture, page, "" if links.count(link) > 1 else link, ordinal, carried)
        for ordinal, (release, link) in enumerate(zip(releases, links, strict=True))
    )
    numbered = tuple(
        replace(item, match_key=replace(item.match_key, description=next(numbers)))
        for item in items
    )
    reason = "" if releases else description.reason or _NOTHING
    return Draft(
        capture,
        page,
        numbered,
        reason,
        detail=description.detail if reason else "",
        sketch=description.sketch,
        entries=description.entries,
        listed=description.listed,
        sightings=description.sightings,
        leads_to=description.leads_to,
    )


def _own_link(release: Release, page: str) -> str:
    """The key of the item's own address; '' where it has none but its page's."""
    key = page_key(release.own_link) if release.own_link else ""
    return "" if key == page else key


def _item(
    release: Release, capture: StoredCapture, page: str, own_link: str, ordinal: int, carried: int
) -> Item:
    words = words_of(release.text)
    match_key = MatchKey(
        description=0,
        release="",
        capture=capture.id,
        moment=text_of(capture.moment),
        ordinal=ordinal,
        carried=carried,
        page=page,
        own_link=own_link,
        symbol=bounded(" ".join((release.symbol or "").casefold().split())),
        heading=bounded(fold(release.title)),
        issued=release.issued.value or "",
        text_key=text_key(words),
    )
    return Item(match_key, words, document_of(release))
