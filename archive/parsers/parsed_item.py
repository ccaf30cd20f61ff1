"""What a parser read of one item of a page, before dates are chosen and annotators run."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.models import Block, Contact, Evidence, HeadLine, Link, Repair, SiteLabel
from archive.profiles.profile import Order


@dataclass(frozen=True, slots=True)
class DateText:
    """A printed date as a profile found it, with what the profile knows of it.

    kind: 'publication', 'posted' or 'event'; 'act': when what it records was signed or held, and no
    earlier was it issued.
    """

    text: str
    place: str
    snippet: str
    order: Order | None = None
    kind: str = "publication"


@dataclass(frozen=True, slots=True)
class PartOfPage:
    """Which of the releases of a page an item is, where the page itself shows that it holds
    several. sure: most of them have what only releases have."""

    number: int
    of: int
    sure: bool


@dataclass(frozen=True, slots=True)
class ParsedItem:
    """One item. header_lines: the short lines that stood around the title, where dates hide.

    openings: the first words of the lines about the beginning of the text, for a dateline there.
    own_page: the page holds this item alone, so that the page's metadata speaks of it. is_page:
    False for a text file, which has no metadata.
    head: the lines of a typed head, each with its role.
    tags: theme labels printed. labels: those that the page's metadata gives. scope: 'global' or
    'local' where the page says so. chrome: gives the text of the menus; it is asked for by
    annotators only.
    """

    title: str
    blocks: tuple[Block, ...]
    own_page: bool = True
    part: PartOfPage | None = None
    is_page: bool = True
    subtitle: str | None = None
    dates: tuple[DateText, ...] = ()
    header_lines: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    place: str | None = None
    symbol: str | None = None
    kicker: str | None = None
    kind: str | None = None
    tags: tuple[str, ...] = ()
    labels: tuple[SiteLabel, ...] = ()
    scope: str | None = None
    own_link: str | None = None
    canonical: str | None = None
    translations: tuple[Link, ...] = ()
    contacts: tuple[Contact, ...] = ()
    chrome: Callable[[], str] = str
    has_dateline: bool = True
    evidence: tuple[Evidence, ...] = ()
    repairs: tuple[Repair, ...] = ()
    head: tuple[HeadLine, ...] = ()
    flags: tuple[str, ...] = ()
