"""What is known of a language about dates: its calendar, datelines, what stands around a day."""

import msgspec

from archive.knowledge.speech_words import Section, Words, require_patterns


class YearAhead(Section, frozen=True):
    """By how much the numbers of years are ahead, in years `since` that number."""

    since: int
    by: int


class Numbered(Section, frozen=True):
    """Patterns of what stands behind the numbers of year, month and day, in this order."""

    year: str
    month: str
    day: str

    def __post_init__(self) -> None:
        require_patterns((self.year, self.month, self.day))


class Calendar(Section, frozen=True):
    """months: January first; weekdays: Monday first; every printed form of each, in lower case.

    also_words: names that are common words too. of, ordinals, ranges, year_words: patterns.
    day_follows_month: 'May 1st, 2004' besides '1 May 2004'. day_names: of the 31 days in words.
    numbered: of a language whose months are numbers between words.
    eras: names with the year before the first of each. year_ahead: of a calendar with the same
    months whose years have other numbers.
    """

    months: tuple[Words, ...] = ()
    weekdays: tuple[Words, ...] = ()
    also_words: frozenset[str] = frozenset()
    ordinals: Words = ()
    of: Words = ()
    ranges: Words = ()
    articles: Words = ()
    year_words: Words = ()
    day_follows_month: bool = False
    day_names: Words = ()
    numbered: Numbered | None = None
    year_ahead: YearAhead | None = None
    eras: dict[str, int] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.months) not in (0, 12) or len(self.weekdays) not in (0, 7):
            raise ValueError("a calendar has twelve months, January first, and seven weekdays")
        if len(self.day_names) not in (0, 31):
            raise ValueError("a month has up to 31 days, the first of them first")
        require_patterns(self.of, self.ordinals, self.ranges, self.year_words)


class Datelines(Section, frozen=True):
    """What tells a dateline from a sentence with a dash; places are known by their shape."""

    connectors: frozenset[str] = frozenset()
    opening_articles: frozenset[str] = frozenset()
    the_places: frozenset[str] = frozenset()
    never_first: frozenset[str] = frozenset()
    never_inside: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()


class DateLabels(Section, frozen=True):
    """Patterns around a printed date that say that it is, or is not, the day of issue. beside:
    what may stand there besides and says nothing. bylines: words that lead to who wrote;
    of_day: those that lead from a thing to its day.
    first_issue: what says that a text came out before; occasion: a line about an event. fields:
    what other fields of such a line are called: its source, its author."""

    labels: Words = ()
    fields: Words = ()
    beside: Words = ()
    bylines: Words = ()
    of_day: Words = ()
    changed: Words = ()
    captured: Words = ()
    never: Words = ()
    first_issue: Words = ()
    occasion: Words = ()

    def __post_init__(self) -> None:
        require_patterns(self.labels, self.beside, self.changed, self.captured, self.never)
        require_patterns(self.first_issue, self.occasion, self.fields)

    @property
    def around(self) -> Words:
        """All that may stand with the day of issue."""
        return (*self.labels, *self.beside)


class DateReferences(Section, frozen=True):
    """Patterns by which a text refers to days before and after its own. may_begin: of `at_date`,
    what leads to a day to come as well."""

    past: Words = ()
    at_date: Words = ()
    may_begin: Words = ()
    not_past: Words = ()
    future_words: Words = ()
    future: Words = ()
    before_future: Words = ()
    parts_of_year: dict[str, int] = msgspec.field(default_factory=dict)
    years: dict[str, int] = msgspec.field(default_factory=dict)
