"""What the pages of a site have in common, as plain values."""

from dataclasses import dataclass

LONGEST_KEY = 80

REDIRECT_STATUS = (301, 302, 303, 307, 308)
"""What a server answers that names another address for the page (RFC 9110, 15.4)."""


@dataclass(frozen=True, slots=True)
class PlaceVote:
    """A place of a page that may hold its title or its day. field: 'title' or 'day'. selector: CSS.
    value: of a day what it is, of a title a digest. agrees: whether something else of the page says
    the same, None where nothing else says anything."""

    field: str
    selector: str
    value: str
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class PageSketch:
    """What one page adds to what is known of its site. site: its host and the year of its capture.

    lines: what could be taken for its title, its day or the ends of its text, by their keys.
    orders: the orders of numeric days that it proves, 'dmy' or 'mdy'. votes: the places that may
    hold its title and its day.
    """

    site: str
    lines: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    votes: tuple[PlaceVote, ...] = ()


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

    day_order: 'dmy' or 'mdy', '' where its pages prove none, or both. title_places, day_places: the
    selectors of the places that hold it, of each template another.
    """

    site: str
    repeated: frozenset[str] = frozenset()
    day_order: str = ""
    title_places: tuple[str, ...] = ()
    day_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SitePlace:
    """A place that holds the 'title' or the 'day' of a site's pages. pages: of the site. having:
    with that place. agreeing, against: of which something else says the same, or otherwise."""

    field: str
    selector: str
    pages: int
    having: int
    agreeing: int
    against: int

    @property
    def why(self) -> str:
        """The counts in words."""
        agreement = f"{self.agreeing} agree with the rest of their page, {self.against} do not"
        return f"on {self.having} of {self.pages} pages; {agreement}"
