"""Knowledge that belongs to no language: data/cues, as plain values."""

from enum import StrEnum
from pathlib import Path

import msgspec

from archive.authorities.files import EventEntry, named, read_file
from archive.errors import DataError
from archive.html.chrome import ChromeWords


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class DateFields(_File, frozen=True):
    """Where pages write their dates for machines. published_meta: name to trust, 0 to 1;
    published_behind: the same behind a maker's name and a colon. published_keys: of data in
    scripts; title_keys: of what the same object is called."""

    published_meta: dict[str, float]
    published_behind: dict[str, float]
    modified_meta: tuple[str, ...]
    published_property: tuple[str, ...]
    published_class: frozenset[str]
    event_class: frozenset[str]
    published_keys: tuple[str, ...]
    title_keys: tuple[str, ...]
    article_types: tuple[str, ...]


class Writers(_File, frozen=True):
    """Pages in some languages: tags that they declare, and a pattern of letters that they hold."""

    tags: frozenset[str] = frozenset()
    letters: str = "(?!)"


class OrderSigns(_File, frozen=True):
    """Patterns with weights of pages that put the month or the day first; '{month}' in them is any
    month's name. least: what the signs of one order must weigh. open: what leaves it open."""

    least: float = 0
    open: tuple[str, ...] = ()
    mdy: tuple[tuple[float, str], ...] = ()
    dmy: tuple[tuple[float, str], ...] = ()


class CalendarRules(_File, frozen=True):
    """How numbers are to be read as days. Keys are tags of languages ('en-US', 'de'); what is in
    none of the lists puts the day first.

    unasked: tags that content systems write where nobody says otherwise. locale_meta: names of
    <meta> that hold a tag. zones: how clocks are printed to be of one. hours: of a country or a
    language, how far its clocks are from UTC, the westernmost first. institutions: patterns of
    those of countries that put the day first; elsewhere: of what tells nothing where it stands too.
    order_signs: weaker signs. other_eras: patterns of what says behind a year that it is none
    of the Christian era. other_years: whose days in numbers stay unread; short_years: those with a
    year of two digits.
    """

    first_year: int
    month_first: frozenset[str]
    year_first: frozenset[str]
    open: frozenset[str]
    unasked: frozenset[str]
    locale_meta: frozenset[str]
    domains: dict[str, str]
    zones: tuple[str, ...]
    hours: dict[str, tuple[int, int]]
    hours_anywhere: tuple[int, int]
    institutions: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    other_eras: tuple[str, ...] = ()
    order_signs: OrderSigns = OrderSigns()
    other_years: Writers = Writers()
    short_years: Writers = Writers()


class Kind(_File, frozen=True):
    """A kind of release; its words are in the languages. addresses: patterns over the path.

    page: what a page that holds one is told as.
    """

    kind: str
    addresses: tuple[str, ...] = ()
    page: str = "release"


class Kinds(_File, frozen=True):
    default: str
    kinds: tuple[Kind, ...]


class Attribution(_File, frozen=True):
    """The names of the rules whose speakers are shown as stated, and as inferred. counted_in: the
    languages of the texts on which this was counted."""

    counted_in: tuple[str, ...]
    stated: tuple[str, ...]
    inferred: tuple[str, ...]


class PageMeasure(_File, frozen=True):
    """What a number of a page's build weighs, for each unit of it, towards a release. means: the
    kind that it speaks for where it weighs against a release. most: more counts as so much.
    unless: the names of signs and measures that take its meaning away. by_hand: no fit changes
    it."""

    weight: float
    most: float = 1e9
    unless: frozenset[str] = frozenset()
    means: str = "document"
    by_hand: bool = False


class PagePlace(StrEnum):
    """Where a sign of a page's kind may stand."""

    ADDRESS = "address"
    BODY = "body"
    CLASS = "class"
    DAY = "day"
    END = "end"
    GENERATOR = "generator"
    HEAD = "head"
    HOST = "host"
    LISTED = "listed"
    MENU = "menu"
    META = "meta"
    OG_TYPE = "og-type"
    OPENING = "opening"
    PAGE = "page"
    SCHEMA = "schema"
    SCHEMAS = "schemas"
    TITLE = "title"
    TITLE_TAG = "title-tag"


class PageSign(_File, frozen=True):
    """What something that stands in a place of a page weighs. pattern, but: in any case, over each
    text of the place; words: a key of `pages` in the languages, in place of a pattern. unless: the
    names of signs that take its meaning away. by_hand: no fit changes its weight."""

    name: str
    place: PagePlace = msgspec.field(name="in")
    weight: float
    pattern: str = ""
    but: str = ""
    words: str = ""
    unless: frozenset[str] = frozenset()
    telling: bool = False
    means: str = "document"
    by_hand: bool = False


class PageRows(_File, frozen=True):
    """What it weighs that so many rows of a list, with a day each, are this share of a page."""

    least: int
    share: float
    weight: float


class PageKinds(_File, frozen=True):
    """How a page is told. The weights of what holds are added to bias; from 0 on it is taken for a
    release, from sure_from on without a doubt. silence: what weighs where no telling sign holds.
    code_from: a text file with this share of lines of code is none. rows: looked at where there is
    a doubt."""

    bias: float
    sure_from: float
    silence: float
    code_from: float
    rows: PageRows
    measures: dict[str, PageMeasure]
    signs: tuple[PageSign, ...]

    def __post_init__(self) -> None:
        known = {sign.name for sign in self.signs}
        named = {sign.name: sign.unless - known for sign in self.signs}
        for name, measure in self.measures.items():
            named[name] = measure.unless - known - self.measures.keys()
        for name, unknown in named.items():
            if unknown:
                strangers = ", ".join(sorted(unknown))
                raise ValueError(f"{name}: 'unless' names no sign: {strangers}")


class Spam(_File, frozen=True):
    words: tuple[str, ...]


class LabelFields(_File, frozen=True):
    """Where pages write their own labels, for readers (chosen) and for machines (keywords)."""

    chosen: frozenset[str]
    keywords: frozenset[str]
    article_keys: tuple[str, ...]


class Cues(msgspec.Struct, frozen=True):
    """The files of a folder, each under its name. places: folded names of towns and countries, a
    line each: as one text they go to another process at once."""

    attribution: Attribution
    calendar: CalendarRules
    chrome: ChromeWords
    date_metadata: DateFields
    events: tuple[EventEntry, ...]
    kinds: Kinds
    labels: LabelFields
    page_kinds: PageKinds
    places: str
    spam: Spam


def load_cues(folder: Path) -> Cues:
    """Raises DataError naming the file and the key at fault."""
    return Cues(
        attribution=read_file(folder / "attribution.yaml", Attribution),
        calendar=read_file(folder / "calendar.yaml", CalendarRules),
        chrome=read_file(folder / "chrome.yaml", ChromeWords),
        date_metadata=read_file(folder / "date_metadata.yaml", DateFields),
        events=read_file(folder / "events.yaml", tuple[EventEntry, ...]),
        kinds=read_file(folder / "kinds.yaml", Kinds),
        labels=read_file(folder / "labels.yaml", LabelFields),
        page_kinds=read_file(folder / "page_kinds.yaml", PageKinds),
        places=_read_text(folder / "places.txt"),
        spam=read_file(folder / "spam.yaml", Spam),
    )


def _read_text(path: Path) -> str:
    """Raises DataError."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise DataError(f"{named(path)}: {error}") from error
