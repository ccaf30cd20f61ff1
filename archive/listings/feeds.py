"""What a feed (RSS, Atom) prints of the pages that it announces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from itertools import islice

from lxml import etree

from archive.dates.candidates import DateCandidate
from archive.dates.choosing.signs import hours_of
from archive.dates.choosing.widening import by_clocks
from archive.html.page import Page, squeeze
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.listings.targets import address_from
from archive.sites import ListingEntry

_ROOT = re.compile(
    r"(?:\s|\ufeff|<\?[^>]*>|<!--.*?-->|<!doctype[^>]*>)*+<(?:rss|feed|rdf:RDF)[\s>]", re.I | re.S
)
_MARKUP = re.compile(r"<[^<>]*>")
_LONGEST_TITLE = 300
_MOST_ENTRIES = 2_000
_ISSUED = ("pubDate", "published", "issued", "date")
"""Elements of a day of issue, of RSS 2.0, Atom 1.0 and 0.3, RSS 1.0; that of a change is none."""


@dataclass(frozen=True, slots=True)
class _Item:
    """link, title and stamp as printed; number: which of the feed it is."""

    number: int
    line: int | None
    link: str
    title: str
    stamp: str


def is_feed(source: str) -> bool:
    """Whether this is the source of a feed and not of a page."""
    return _ROOT.match(source) is not None


def feed_entries(
    knowledge: KnowledgeSnapshot, page: Page, latest: date
) -> tuple[ListingEntry, ...]:
    """An entry for each page that a feed names. latest: no day is later."""
    entries = (_entry(knowledge, page, latest, item) for item in _items(page.source))
    return tuple(entry for entry in entries if entry.address and (entry.title or entry.days))


def _items(source: str) -> Iterator[_Item]:
    # Neither entities nor the network: a feed is as hostile as any page.
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, encoding="utf-8"
    )
    root = etree.fromstring(source.lstrip("\ufeff").encode(errors="replace"), parser)
    nodes = root.iter("{*}item", "{*}entry") if root is not None else iter(())
    for number, node in enumerate(islice(nodes, _MOST_ENTRIES), 1):
        stamp = next(filter(None, (_text(node, name) for name in _ISSUED)), "")
        yield _Item(number, node.sourceline, _link(node), _text(node, "title"), stamp)


def _link(node: etree._Element) -> str:
    """The address of the page: the text of RSS, the reference of Atom."""
    for link in node.iterfind("{*}link"):
        if link.get("rel", "alternate") == "alternate":
            return squeeze(link.get("href") or link.text or "")
    return ""


def _text(node: etree._Element, name: str) -> str:
    printed = node.findtext(f"{{*}}{name}") or ""
    return squeeze(_MARKUP.sub(" ", printed))


def _entry(knowledge: KnowledgeSnapshot, page: Page, latest: date, item: _Item) -> ListingEntry:
    moment = _moment(item.stamp)
    is_possible = moment and knowledge.first_year <= moment.year and moment.date() <= latest
    return ListingEntry(
        address=address_from(page.url or "", item.link),
        title=item.title[:_LONGEST_TITLE],
        days=_days(knowledge, page, moment) if moment and is_possible else (),
        printed=item.stamp if is_possible else "",
        place=f"entry {item.number}, line {item.line or '?'} of its source",
    )


def _moment(stamp: str) -> datetime | None:
    """None for what is no day."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(stamp)
        except (ValueError, TypeError, OverflowError):
            continue
    return None


def _days(knowledge: KnowledgeSnapshot, page: Page, moment: datetime) -> tuple[str, ...]:
    """Every day that the clocks of the site may have shown."""
    day = moment.date().isoformat()
    stamp = moment.isoformat() if moment.utcoffset() else f"{moment.replace(tzinfo=UTC):%FT%TZ}"
    printed = DateCandidate(day, "day", "time", "", stamp, 1.0)
    return by_clocks(printed, lambda: hours_of(knowledge, page)).readings
