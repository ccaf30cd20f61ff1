"""The plain values that flow through the archive: how what is captured is described.

Offsets are Unicode code points into `Release.text`. Days are ISO strings ("2003-02-07", "2003-02",
"2003") where precision matters, `datetime.date` where bounds are compared. Moments are UTC.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from archive.captures import BROKEN_OFF as BROKEN_OFF
from archive.captures import MAY_BE_GARBLED as MAY_BE_GARBLED
from archive.captures import Capture as Capture
from archive.captures import Finding as Finding
from archive.captures import digest_of as digest_of
from archive.kinds import FindingKind as FindingKind
from archive.quotes import MarkedPassage as MarkedPassage
from archive.quotes import Quote as Quote
from archive.quotes import QuoteStatus as QuoteStatus
from archive.quotes import Span as Span
from archive.sightings import Sighting
from archive.sites import Listed, ListingEntry, PageSketch

GAP = "\n\n"
"""What joins two blocks in Release.text."""


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    TABLE = "table"
    CAPTION = "caption"
    CONTACT = "contact"
    BOILERPLATE = "boilerplate"  # the same on every release of the site; kept, not searched


class Relation(StrEnum):
    """How an access point belongs to a release."""

    ISSUING = "issuing"
    ABOUT = "about"
    SPEAKER = "speaker"
    SENDER = "sender"  # a person who heads a release, or in whose name it speaks
    NAMED = "named"  # a person named with a position
    MENTIONED = "mentioned"
    CONTACT = "contact"
    SUBJECT = "subject"
    BROADER = "broader"  # stands above another heading of the release


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the value of one field was found.
    field: a field of Release, such as 'title' or 'issued', 'office:issuing', or 'charset'.
    method: 'profile', 'meta', 'json-ld', 'url', 'header-line', 'dateline', 'contact', 'host', ...
    place: a selector, a block number, an attribute: where in the page.
    snippet: the raw text it was read from, at most 200 characters.
    confidence: 0 to 1. chosen: False for a candidate that lost.
    """

    field: str
    value: str
    method: str
    place: str = ""
    snippet: str = ""
    confidence: float = 1.0
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class IssueDate:
    """When a release was issued. value None is 'unknown', a fact like any other.

    value: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'. earliest, latest: bounds, both inclusive; a known day
    has equal bounds; None on a side where nothing bounds it.
    """

    value: str | None = None
    precision: str | None = None  # 'day', 'month', 'year'
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    target: str


@dataclass(frozen=True, slots=True)
class SiteLabel:
    """A label that a page gives itself. place: where it says so. chosen: for this page by an
    editor; False for keywords, which are often the same on every page of a site."""

    text: str
    place: str
    chosen: bool


class HeadRole(StrEnum):
    """What a line of a typed head says."""

    KIND = "kind-line"
    DAY = "day"
    REFERENCE = "reference"
    EMBARGO = "embargo"
    SENDER = "sender"  # people, posts and bodies of the letterhead
    SIGNATURE = "signature"  # those under the text
    ADDRESS = "address"
    SUBJECT = "subject"  # the matters of an interview
    SALUTATION = "salutation"
    ADDRESSEE = "addressee"  # the one whom a letter greets, above its greeting
    NOTE = "note"  # what the typist says of the text
    HEADLINE = "headline"
    TEXT = "text"  # nothing of these
    NOISE = "noise"  # what a scanner made of a crest or a stamp


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of a typed head or of the signature under its text, or a part of one. number: that of
    the line, from 1. people: those whom it names, without titles and honours."""

    role: HeadRole
    text: str
    number: int
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or the like. gap: something was lost before it; no phrase crosses that.
    recurring: the store found it at the end of many releases of its site.
    """

    kind: BlockKind
    text: str
    links: tuple[Link, ...] = ()
    gap: bool = False
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class AccessPoint:
    """A heading under which a release is found. evidence: one readable line, method and place."""

    facet: str
    id: str
    label: str
    relation: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    name: str | None
    office: str | None = None
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """A change made to the text that was read, with what stood there before.

    start, end: the span in Release.text that now holds `new`; -1 where it lies outside the body.
    """

    rule: str
    old: str
    new: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True)
class Release:
    """One press release, as described from one capture. The store gives it an identity."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: str | None = None
    issued: IssueDate = field(default_factory=IssueDate)
    place: str | None = None
    language: str | None = None
    kind: str | None = None
    symbol: str | None = None
    own_link: str | None = None
    canonical: str | None = None
    translations: tuple[Link, ...] = ()
    access_points: tuple[AccessPoint, ...] = ()
    quotes: tuple[Quote, ...] = ()
    unquoted: tuple[MarkedPassage, ...] = ()
    contacts: tuple[Contact, ...] = ()
    repairs: tuple[Repair, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    profile: str = ""
    flags: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The body: blocks joined by two newlines. Every offset of a quote counts into this."""
        return GAP.join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Description:
    """What came of describing one capture: releases, or the reason why there are none.

    entries: what a listing prints of other pages. listed: what listings said of the page.
    sightings: whom its releases print, before anything is told of them. leads_to: the address at
    which the page is now, as printed.
    """

    releases: tuple[Release, ...] = ()
    reason: str | None = None
    detail: str = ""
    flags: tuple[str, ...] = ()
    sketch: PageSketch | None = None
    entries: tuple[ListingEntry, ...] = ()
    listed: tuple[Listed, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    leads_to: str = ""
