"""Ways out of the archive: the one table of representations, a file each.

`dateline export NAME` writes them, and docs/export.md lists them (a test compares).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive.authorities.collection import Collection
from archive.models import Quote
from archive.records import StoredCapture, StoredRelease


class MadeOf(StrEnum):
    """What a representation is made of, and so what its function takes."""

    RELEASES = "releases"
    QUOTES = "quotes"
    CAPTURES = "captures"
    AUTHORITIES = "authorities"


@dataclass(frozen=True, slots=True)
class SpokenQuote:
    """A quote with the release that it stands in."""

    quote: Quote
    release: StoredRelease


@dataclass(frozen=True, slots=True)
class CapturedBytes:
    """A capture with its bytes."""

    capture: StoredCapture
    content: bytes


OfReleases = Callable[[Iterable[StoredRelease]], Iterator[bytes]]
OfQuotes = Callable[[Iterable[SpokenQuote]], Iterator[bytes]]
OfAuthorities = Callable[[Collection], Iterator[bytes]]
OfCaptures = Callable[[Iterable[CapturedBytes]], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Representation:
    """A form in which others read the archive.

    target: 'module:attribute' of an OfReleases, OfQuotes, OfCaptures or OfAuthorities, whichever
    made_of says.
    """

    media_type: str
    made_of: MadeOf
    target: str
    about: str


REPRESENTATIONS = {
    "jsonl": Representation(
        "application/jsonl",
        MadeOf.RELEASES,
        "archive.exports.jsonl:lines",
        "Releases, a JSON object a line with all that is known of each.",
    ),
    "quotes-csv": Representation(
        "text/csv; charset=utf-8",
        MadeOf.QUOTES,
        "archive.exports.quotes_csv:lines",
        "Quotations, a line of a spreadsheet each: words, speaker, position, release.",
    ),
    "skos": Representation(
        "text/turtle; charset=utf-8",
        MadeOf.AUTHORITIES,
        "archive.exports.skos:turtle",
        "The taxonomies and offices of the collection as SKOS, in Turtle.",
    ),
    "warc": Representation(
        "application/warc",
        MadeOf.CAPTURES,
        "archive.exports.warc:records",
        "Captures with their bytes, for other tools to index and replay.",
    ),
}


def quotes_of(releases: Iterable[StoredRelease]) -> Iterator[SpokenQuote]:
    """Every quote of releases, in order."""
    return (SpokenQuote(quote, each) for each in releases for quote in each.release.quotes)
