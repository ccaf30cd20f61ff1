"""A feed is no release; what it prints is evidence for the pages that it announces."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from archive.describe.describer import describer_of
from archive.knowledge.snapshot import KnownKind
from archive.models import Capture, Description
from tests.archive.knowledge import GENERIC
from tests.archive.listings.test_listings import HOST, release_page, title
from tests.archive.site_runs import store_of
from tests.archive.sources.reading import read

RSS = (
    '<?xml version="1.0"?><!-- made daily --><rss version="2.0"><channel><title>Press</title>'
    "<link>{host}</link><item><title>{title}</title><link>{host}1.html</link>"
    "<pubDate>{day}</pubDate></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Press</title><entry><title>{title}</title>'
    '<link rel="self" href="{host}feed/1"/><link href="{host}1.html"/><published>{day}</published>'
    "<updated>2004-12-01T09:00:00Z</updated></entry></feed>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>{title}</title>'
    "<link>{host}1.html</link><dc:date>{day}</dc:date></item></rdf:RDF>"
)
FEEDS = {
    "rss": (RSS, "Sun, 02 May 2004 08:30:00 +0200"),
    "atom": (ATOM, "2004-05-02T08:30:00+02:00"),
    "rdf": (RDF, "2004-05-02"),
}


def feed(pattern: str, day: str) -> Capture:
    source = pattern.format(host=HOST, title=title(1), day=day)
    moment = datetime(2005, 3, 1, tzinfo=UTC)
    return Capture("feed.xml", source.encode(), url=f"{HOST}feed.xml", moment=moment)


def description(capture: Capture) -> Description:
    return describer_of(GENERIC, date(2006, 1, 1)).describe(capture)


@pytest.mark.parametrize("kind", FEEDS)
def test_a_feed_is_a_listing_and_gives_its_entries(kind: str) -> None:
    described = description(feed(*FEEDS[kind]))
    assert (described.releases, described.reason) == ((), "listing")
    (entry,) = described.entries
    assert (entry.address, entry.title, entry.days) == (f"{HOST}1.html", title(1), ("2004-05-02",))


def test_a_person_decides_what_a_feed_is() -> None:
    full = "".join(f"<p>The ferry of Encar sank on day {number} of May.</p>" for number in range(9))
    promoted = f"<rss><channel><title>{title(1)}</title><body>{full}</body></channel></rss>"
    capture = Capture("feed.xml", promoted.encode(), url=f"{HOST}feed.xml")
    for kind, reason in (("release", None), ("document", "document")):
        knowledge = replace(GENERIC, known_kinds=(KnownKind(f"{HOST}feed.xml", kind),))
        described = describer_of(knowledge, date(2006, 1, 1)).describe(capture)
        assert described.reason == reason
    assert description(capture).reason == "listing"


def test_a_stamp_in_utc_at_the_edge_of_a_day_is_two_days() -> None:
    (entry,) = description(feed(RSS, "Sun, 02 May 2004 23:30:00 GMT")).entries
    assert set(entry.days) == {"2004-05-02", "2004-05-03"}


@pytest.mark.parametrize("day", ["Sun, 02 May 2054 08:30:00 +0200", "soon", ""])
def test_a_day_that_cannot_be_is_none(day: str) -> None:
    (entry,) = description(feed(RSS, day)).entries
    assert (entry.title, entry.days) == (title(1), ())


def test_a_page_without_a_day_takes_that_of_a_feed(tmp_path: Path) -> None:
    with store_of(tmp_path, [release_page(1), feed(*FEEDS["rss"])]) as store:
        (stored,) = store.releases()
    assert stored.release.issued.value == "2004-05-02"
    assert "day-of-listing" in stored.release.flags


@pytest.mark.parametrize("name", ["feed.xml", "feed.html", "feed"])
def test_a_feed_is_kept_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(feed(*FEEDS["atom"]).content)
    (capture,), _ = read(tmp_path)
    assert description(capture).reason == "listing"
