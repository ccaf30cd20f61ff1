"""Knowledge that belongs to no language: data/cues, as plain values."""

from pathlib import Path

import msgspec

from archive.authorities.files import EventEntry, read_file
from archive.html.chrome import ChromeWords


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class DateFields(_File, frozen=True):
    """Where pages write their dates for machines. published_meta: name to trust, 0 to 1.
    published_keys: of data in scripts."""

    published_meta: dict[str, float]
    modified_meta: tuple[str, ...]
    published_property: tuple[str, ...]
    published_class: frozenset[str]
    published_keys: tuple[str, ...]
    article_types: tuple[str, ...]


class CalendarRules(_File, frozen=True):
    """How numbers are to be read as days. Keys are tags of languages ('en-US', 'de'); what is in
    none of the lists puts the day first.

    locale_meta: names of <meta> that hold a tag. hours: of a country or a language, how far its
    clocks are from UTC, the westernmost first.
    """

    first_year: int
    month_first: frozenset[str]
    year_first: frozenset[str]
    open: frozenset[str]
    locale_meta: frozenset[str]
    domains: dict[str, str]
    hours: dict[str, tuple[int, int]]
    hours_anywhere: tuple[int, int]


class Kind(_File, frozen=True):
    """A kind of release; its words are in the languages. addresses: patterns over the path."""

    kind: str
    addresses: tuple[str, ...] = ()


class Kinds(_File, frozen=True):
    default: str
    kinds: tuple[Kind, ...]


class Attribution(_File, frozen=True):
    """The names of the rules whose speakers are shown as stated, and as inferred."""

    stated: tuple[str, ...]
    inferred: tuple[str, ...]


class Spam(_File, frozen=True):
    words: tuple[str, ...]


class LabelFields(_File, frozen=True):
    """Where pages write their own labels, for readers (chosen) and for machines (keywords)."""

    chosen: frozenset[str]
    keywords: frozenset[str]
    article_keys: tuple[str, ...]


class Cues(msgspec.Struct, frozen=True):
    """The files of a folder, each under its name."""

    attribution: Attribution
    calendar: CalendarRules
    chrome: ChromeWords
    date_metadata: DateFields
    events: tuple[EventEntry, ...]
    kinds: Kinds
    labels: LabelFields
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
        spam=read_file(folder / "spam.yaml", Spam),
    )
