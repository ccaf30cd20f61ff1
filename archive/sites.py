"""What the pages of a site have in common, as plain values."""

from dataclasses import dataclass

LONGEST_KEY = 80

REDIRECT_STATUS = (301, 302, 303, 307, 308)
"""What a server answers that names another address for the page (RFC 9110, 15.4)."""


@dataclass(frozen=True, slots=True)
class PageSketch:
    """What one page adds to what is known of its site. site: its host and the year of its capture.

    lines: what could be taken for its title, its day or the ends of its text, by their keys.
    orders: the orders of numeric days that it proves, 'dmy' or 'mdy'.
    """

    site: str
    lines: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListingEntry:
    """What a listing prints of one page that it links to.

    address: in full; where the listing has none, relative to the place of its file. title, kind,
    office: as printed, '' for none. days: every day that the printed one may be; printed: its line.
    place: which link of the listing it is, and the line of its source.
    """

    address: str
    title: str = ""
    days: tuple[str, ...] = ()
    printed: str = ""
    kind: str = ""
    office: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry about a page, and the listing that it stands in: by address, or by place where it
    has none, and by the digest of its bytes."""

    entry: ListingEntry
    listing: str
    digest: str

    @property
    def place(self) -> str:
        """Where it stands, for a person to look at it."""
        return f"{self.listing} {self.digest[:12]}, {self.entry.place}"


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What a site was learned to do. repeated: the keys of lines that many of its pages share.

    day_order: 'dmy' or 'mdy', '' where its pages prove none, or both.
    """

    site: str
    repeated: frozenset[str] = frozenset()
    day_order: str = ""
