"""Captures, releases and whole stores in a line."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Capture,
    Description,
    Finding,
    IssueDate,
    Quote,
    Release,
    Span,
)
from archive.records import StoredCapture, StoredRelease
from archive.store import Store

PAGE = "http://www.irco.example/press/1996/vidra.html"
FERRY = (
    "The ferry Vidra went down before dawn on Tuesday with ninety people on board, most of them on"
    " their way to the market of the town across the river. Boats of the fishers' cooperative"
    " brought fifty-one of them ashore before the fog lifted."
)
DYKE = (
    "Sixty villages spent the night on one dyke while the water rose behind the railway. The"
    " organisation has sent tents, pumps and a laboratory that tests wells, and asks for money to"
    " keep them there until the harvest is in."
)
SURVEY = (
    "A survey of two hundred landing places found that one in three has no light, no rope and no"
    " list of who is on board. The report names the cheapest remedy for each and what it costs."
)


def make_capture(
    content: str = "<html>a page</html>",
    url: str | None = PAGE,
    moment: str | None = "1997-03-01",
    locator: str = "press/vidra.html",
    status: int | None = 200,
) -> Capture:
    day = datetime.fromisoformat(moment).replace(tzinfo=UTC) if moment else None
    return Capture(locator, content.encode(), url=url, moment=day, status=status)


def make_release(
    text: str = FERRY,
    title: str = "Ferry sinks in fog",
    own_link: str | None = None,
    symbol: str | None = None,
    issued: str | None = None,
    topics: Sequence[str] = (),
) -> Release:
    points = tuple(AccessPoint("topic", topic, topic, "subject", "a phrase") for topic in topics)
    return Release(
        title,
        (Block(BlockKind.PARAGRAPH, text),),
        own_link=own_link,
        symbol=symbol,
        issued=IssueDate(issued, "day" if issued else None),
        access_points=points,
    )


def keep(store: Store, *items: Capture | Finding) -> dict[str, int]:
    """Take in; returns the counts of the run."""
    with store.accession("a test") as log:
        log.keep(items)
    return dict(store.accession_log(log.id).counts)


def describe(
    store: Store, capture: Capture, *releases: Release, version: str = "v1"
) -> list[StoredRelease]:
    """Take a capture in and describe it as these releases; returns those shown, in order."""
    keep(store, capture)
    stored = find(store, capture)
    reason = None if releases else "frameset"
    store.put([(stored, Description(releases, reason=reason, detail="no text"))], version)
    titles = [release.title for release in releases]
    found = [each for each in store.releases() if each.capture.id == stored.id]
    present = [each for each in found if each.release.title in titles]
    return sorted(present, key=lambda each: titles.index(each.release.title))


def find(store: Store, capture: Capture) -> StoredCapture:
    """A capture as it is held."""
    return next(
        stored
        for stored in store.undescribed("a version that nobody has")
        if (stored.url or stored.locator) == capture.key
        and stored.moment == capture.moment
        and stored.digest == capture.digest
    )


def ids(store: Store) -> list[str]:
    return [stored.id for stored in store.releases()]


def shown(store: Store) -> set[tuple[str, str, bool, int]]:
    """What a reader sees of every release, without the ids, which are drawn at random."""
    return {
        (
            stored.release.title,
            stored.release.text,
            stored.left_page,
            len(store.captures_of(stored.id)),
        )
        for stored in store.releases()
    }


def quoted(words: str, text: str, **values: Any) -> Quote:
    """A quotation of words where they stand in a text first."""
    start = text.index(words)
    return Quote(words, (Span(start, start + len(words)),), **values)
