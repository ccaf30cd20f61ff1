"""What the templates show of hits, quotes and dates: plain values, nothing escaped yet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath

from archive.facets import FACETS, LABELS, PERSON, UNKNOWN
from archive.facets import facet as row_of
from archive.language_names import language_name
from archive.models import IssueDate, Quote, QuoteStatus, Release
from archive.printable import printable
from archive.publication import PublicRelease
from archive.verbatim import STATUS_IN_WORDS, verbatim
from indexer.facet_names import is_nobody
from indexer.search import FacetCount, FacetResult, Hit, StandingUse, YearCount
from web import addresses
from web.citation import Source, citation
from web.listing import LONGEST_TITLE, MOST_YEARS, shortened
from web.text.text_blocks import corrections_of, touches
from web.text.text_segments import Piece, cut

_OPENED = 4


@dataclass(frozen=True, slots=True)
class HitView:
    """One line of a result. line: the labels that stand below its title. other_language: its name,
    where it is not English. standing: which phrases it
    has in standing paragraphs alone."""

    path: str
    title: str
    title_pieces: list[Piece]
    pieces: list[Piece]
    when: str
    line: list[str]
    language: str | None
    other_language: str = ""
    speaker: str | None = None
    speaker_path: str | None = None
    position: str | None = None
    status: str | None = None
    standing: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FacetView:
    """One facet of the form. opened: shown unfolded. headings: values with their own pages.

    note: what a reader must know of the counts, or ''.
    """

    name: str
    label: str
    counts: Sequence[FacetCount]
    opened: bool
    headings: list["HeadingView"]
    note: str

    def is_nobody(self, value: FacetCount) -> bool:
        """Whether it counts those who are not listed by name, whom nobody can choose."""
        return is_nobody(self.name, value.id)

    @property
    def title(self) -> str:
        return f"By {self.label.lower()}"


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading with its page and how many releases stand under it."""

    label: str
    path: str
    count: int


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation on the page of its release. number: its place there. address: the lasting one.
    speaker_path: the page of who speaks, or None. citation: what somebody copies who cites it."""

    id: str
    number: int
    address: str
    text: str
    closed: bool
    speaker: str | None
    speaker_path: str | None
    position: str | None
    status: str
    read_from: list[str]
    corrected: list[str]
    citation: str


@dataclass(frozen=True, slots=True)
class AddedView:
    """A release by the day on which it came into the archive."""

    path: str
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address of the result without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind of things to look for, and how many of it are found."""

    label: str
    total: int
    path: str
    current: bool


def hit_view(hit: Hit) -> HitView:
    """A hit as a line. The language is left out where it is not known."""
    facts, language = hit.quote, hit.language if hit.language != "und" else None
    return HitView(
        path=addresses.hit(hit),
        title=hit.title.text,
        title_pieces=cut(hit.title.text, hit.title.marks),
        pieces=cut(hit.snippet.text, hit.snippet.marks),
        when=when(hit.issued, hit.earliest, hit.latest),
        line=[value.label for row in FACETS if row.line for value in hit.values(row.name)],
        language=language,
        other_language=language_name(language) if language and language != "en" else "",
        speaker=facts.speaker if facts else None,
        speaker_path=_page_of_speaker(facts.speaker_id) if facts else None,
        position=facts.position if facts else None,
        status=STATUS_IN_WORDS[QuoteStatus(facts.status)] if facts else None,
        standing=[_standing(use) for use in hit.standing],
    )


def _standing(use: StandingUse) -> str:
    first = f", first on {printed_date(use.first)}" if use.first else ""
    releases = number_of(use.releases, "release")
    return f"“{use.words}” is in a standing paragraph, printed in {releases}{first}"


def facet_view(facet: FacetResult, opened: bool) -> FacetView:
    """A facet of the form, opened where asked or where a value of it is chosen."""
    chosen = any(value.selected for value in facet.counts)
    note = row_of(facet.name).note
    shown = opened or chosen
    return FacetView(facet.name, facet.label, facet.counts, shown, headings(facet), note)


def facet_views(facets: Iterable[FacetResult]) -> list[FacetView]:
    """The facets of the form, the first ones opened; none under which nothing has a value, none by
    a hierarchy that nothing here stands in."""
    listed = list(facets)
    telling = (
        facet
        for facet in listed
        if any(map(_says_something, facet.counts)) and not _repeats_another(facet, listed)
    )
    return [facet_view(facet, number < _OPENED) for number, facet in enumerate(telling)]


def _repeats_another(facet: FacetResult, others: Iterable[FacetResult]) -> bool:
    return row_of(facet.name).hierarchy and any(
        other.counts == facet.counts for other in others if other.name != facet.name
    )


def _says_something(value: FacetCount) -> bool:
    return value.selected or value.id != UNKNOWN


def headings(facet: FacetResult) -> list[HeadingView]:
    """The known values of a facet, with the addresses of their pages."""
    return [
        HeadingView(value.label, addresses.heading(facet.name, value.id), value.count)
        for value in facet.counts
        if value.id not in LABELS and value.count
    ]


def added_view(public: PublicRelease) -> AddedView:
    """A release as a feed tells it."""
    title = shortened(public.release.title, LONGEST_TITLE)
    return AddedView(
        addresses.release(public.id, title), title, printed_date(public.added.date().isoformat())
    )


def quote_view(quote: Quote, number: int, release: Release, source: Source) -> QuoteView:
    """A quotation of a release; its speaker leads to a page only where there is a record or a
    post. number: its place among those of the release. source: of what it is cited."""
    text = release.text
    own = [repair for repair in release.repairs if any(touches(repair, p) for p in quote.parts)]
    return QuoteView(
        quote.id,
        number,
        addresses.quote(quote.id),
        verbatim(quote, text).text,
        quote.closed,
        quote.speaker,
        _page_of_speaker(quote.speaker_id),
        quote.position,
        STATUS_IN_WORDS[quote.status],
        list(_read_from(quote, text)),
        list(corrections_of(own)),
        citation(quote, release, source),
    )


def _page_of_speaker(id: str | None) -> str | None:
    return addresses.heading(PERSON, id) if id else None


def _read_from(quote: Quote, text: str) -> Iterator[str]:
    """By what words of the text the speaker was found, and by which rule."""
    places = {"name": quote.mention_at, "verb": quote.cue_at, "post": quote.position_at}
    for noun, place in places.items():
        if place and text[place.start : place.end]:
            yield f"{noun}: “{text[place.start : place.end]}”"
    if quote.rule:
        yield f"rule: {quote.rule}"


def unquoted(release: Release) -> list[str]:
    """How many marked passages are no quotations, by reason: '2 a title'."""
    counted = Counter(passage.reason for passage in release.unquoted)
    return [f"{number} {reason}" for reason, number in counted.items()]


def when(issued: str | None, earliest: date | None, latest: date | None) -> str:
    """The issue date as read by people: '7 March 2003', 'March 2003', 'between ... and ...'."""
    if issued:
        return printed_date(issued)
    if earliest and latest:
        return f"undated, between {printed_date(str(earliest))} and {printed_date(str(latest))}"
    if latest:
        return f"undated, not later than {printed_date(str(latest))}"
    return f"undated, not earlier than {printed_date(str(earliest))}" if earliest else "undated"


def when_issued(issued: IssueDate) -> str:
    """The same of a release."""
    return when(issued.value, issued.earliest, issued.latest)


def every_year(counted: Sequence[YearCount]) -> list[YearCount]:
    """The years from the first to the last, those without any release too: an honest axis. It is
    not longer than a screen is wide."""
    counts = {bar.year: bar.count for bar in counted}
    first = max(counted[0].year, counted[-1].year - MOST_YEARS) if counted else 0
    years = range(first, counted[-1].year + 1) if counted else ()
    return [YearCount(year, counts.get(year, 0)) for year in years]


def found_in(locator: str) -> str:
    """Where a capture was found, without the folders of the archive's own machine."""
    place, bang, member = locator.partition("!")
    path = PurePath(place)
    shown = "/".join(path.parts[-2:]) if path.is_absolute() else place
    return printable(shown + bang + member)


def number_of(count: int, noun: str) -> str:
    """'1 release', '1,240 releases'."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def printed_date(value: str) -> str:
    """'7 March 2003', 'March 2003' or '2003'."""
    parts = value.split("-")
    if len(parts) == 3:
        day = date.fromisoformat(value)
        return f"{day.day} {day:%B} {day.year}"
    if len(parts) == 2:
        return f"{date(int(parts[0]), int(parts[1]), 1):%B} {parts[0]}"
    return value
