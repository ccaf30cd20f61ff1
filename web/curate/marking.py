"""Words of a release on their way to be a quotation: where they stand, whose they may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.curation.doubts import people_near
from archive.decisions import Correction, CorrectionTarget
from archive.errors import UsageError
from archive.models import Quote, Release, Span
from archive.records import StoredRelease
from archive.store.corrections.quotations import Marking
from archive.store.overlay.passages import Passage, left_of, passages
from archive.store.overlay.wording import WORDS
from archive.verbatim import without_marks
from web.curate.views import Button, PageView, page_view

_KEYS = "123456789"
_NOBODY = "nobody known"
_CUTS_TWO = (
    "These words hold a part of one quotation and a part of another. Select words of one of them,"
    " or all of both."
)

NEW, NESTED, CUT, BOUNDS = "new", "nested", "cut", "bounds"
"""What words may be: a quotation where none is, one within another, the end or the beginning of one
that is another's, the true bounds of one that was found."""


@dataclass(frozen=True, slots=True)
class Way:
    """What the words may be beside the quotations that stand there."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class MarkingView:
    """words: as the form has them. places: of words that stand several times, what tells each.
    people: who may say it. ways: what it may be, the likeliest first; empty where it can be one
    thing only. bounded: what is said where the words are the bounds of a quotation that is known;
    quote: the id of that one. is_new: whether it can be one of its own."""

    release_id: str
    title: str
    words: str
    page: PageView
    message: str = ""
    places: Sequence[Button] = ()
    people: Sequence[Button] = ()
    ways: Sequence[Way] = ()
    bounded: str = ""
    quote: str = ""
    is_new: bool = False


def marking_view(stored: StoredRelease, words: str, around: str, message: str = "") -> MarkingView:
    """The words of a person in a text, with what can be said of them. around: the same words with
    some around them, in square brackets, where the page knows which are meant."""
    release = stored.release
    blank = MarkingView(stored.id, release.title, words, page_view(stored, ()), message)
    if not words.strip():
        return blank
    places = _meant(words, around, release)
    if len(places) != 1:
        return _unclear(blank, stored, places)
    (place,) = places
    page = page_view(stored, place.parts(release.text))
    value = place.telling(release.text)
    touched = _touched(release, place)
    if same := next((q for q in touched if q.parts == place.parts(release.text)), None):
        message = f"These words are a quotation already{_of(same)}; its fields are below."
        return MarkingView(stored.id, release.title, words, page, message, quote=same.id)
    ways = list(_ways(release, touched, place))
    is_new = bool(ways) or not touched
    known = _bounded(touched, place)
    if not is_new and known is None:
        message = message or _CUTS_TWO
    return MarkingView(
        stored.id,
        release.title,
        value,
        page,
        message,
        people=list(_people(release, place)) if is_new else (),
        ways=ways,
        bounded=f"The quotation{_of(known)} has these words, no more and no fewer" if known else "",
        quote=known.id if known else "",
        is_new=is_new,
    )


def marking_of(
    stored: StoredRelease, words: str, way: str, speaker: str | None, post: str
) -> Marking:
    """What a form says. Raises UsageError for a way that the words cannot take."""
    release = stored.release
    if way != CUT:
        return Marking(stored.id, words, speaker, post)
    for place in passages(words, release.text):
        for quote in _touched(release, place):
            if left := left_of(quote.parts, place, release.text):
                return Marking(stored.id, words, speaker, post, cut=(quote.id, left))
    raise UsageError("nothing would be left of the quotation that stands there; look at it again")


def bounds_of(stored: StoredRelease, words: str) -> list[Correction]:
    """What it takes that a quotation has these words: other words of it, and that what lies within
    is none of its own. Raises UsageError where none stands there."""
    release = stored.release
    for place in passages(words, release.text):
        touched = _touched(release, place)
        if known := _bounded(touched, place):
            target = CorrectionTarget.QUOTE
            within = [quote for quote in touched if quote is not known and _lies_in(quote, place)]
            return [
                Correction(target, known.id, WORDS, place.words(release.text), ""),
                *(Correction(target, quote.id, WORDS, "", "") for quote in within),
            ]
    raise UsageError("no quotation stands there any more; look at it again")


def post_of(stored: StoredRelease, speaker: str) -> str:
    """The post that the release gives a speaker; '' for none."""
    near = people_near(stored.release, 0)
    return next((choice.note for choice in near if choice.value == speaker), "")


def _meant(words: str, around: str, release: Release) -> list[Passage]:
    places = passages(without_marks(words), release.text)
    if len(places) < 2 or not around:
        return places
    # What was selected may hold the marks as well.
    selected = [place.hull for place in passages(around, release.text)]
    return [p for p in places if any(_within(p.hull, hull) for hull in selected)] or places


def _unclear(blank: MarkingView, stored: StoredRelease, places: Sequence[Passage]) -> MarkingView:
    text = stored.release.text
    if not places:
        message = (
            "These words do not stand in the text. Write them letter for letter as they stand"
            " there, with “ … ” where other words stand between two parts."
        )
        return MarkingView(blank.release_id, blank.title, blank.words, blank.page, message)
    buttons = [
        Button(key, "", place.telling(text), place.telling(text))
        for key, place in zip(_KEYS, places, strict=False)
    ]
    message = f"These words stand {len(places)} times in the text. Which are meant?"
    if len(places) > len(_KEYS):
        message += f" The first {len(_KEYS)} are offered; for another, write more of its words."
    return MarkingView(blank.release_id, blank.title, blank.words, blank.page, message, buttons)


def _people(release: Release, place: Passage) -> Iterator[Button]:
    for key, choice in zip(_KEYS, people_near(release, place.hull.start), strict=False):
        yield Button(key, "", choice.label, choice.value, choice.note)


def _touched(release: Release, place: Passage) -> list[Quote]:
    """The quotations that have words of a passage, those first that share most."""
    hull = place.hull
    sharing = [q for q in release.quotes if any(_shared(part, hull) for part in q.parts)]
    return sorted(sharing, key=lambda q: -sum(_shared(part, hull) for part in q.parts))


def _ways(release: Release, touched: Sequence[Quote], place: Passage) -> Iterator[Way]:
    """None where nothing stands there; else only where the words lie within one quotation, or hold
    others whole."""
    for quote in touched[:1]:
        if left_of(quote.parts, place, release.text) and _holds(quote, place):
            yield Way(CUT, f"other words than those{_of(quote)}, which end or begin here")
            yield Way(NESTED, f"words of another, quoted by {quote.speaker or _NOBODY}")
        elif all(_lies_in(other, place) for other in touched):
            yield Way(NESTED, f"words around those{_of(quote)}, which stay a quotation too")


def _bounded(touched: Sequence[Quote], place: Passage) -> Quote | None:
    """The quotation of which a passage may be the true bounds; None where it would cut another."""
    others_fit = all(_lies_in(quote, place) for quote in touched[1:])
    return touched[0] if touched and others_fit else None


def _within(span: Span, hull: Span) -> bool:
    return hull.start <= span.start and span.end <= hull.end


def _holds(quote: Quote, place: Passage) -> bool:
    hull = place.hull
    return quote.parts[0].start <= hull.start and hull.end <= quote.parts[-1].end


def _lies_in(quote: Quote, place: Passage) -> bool:
    hull = place.hull
    return hull.start <= quote.parts[0].start and quote.parts[-1].end <= hull.end


def _shared(span: Span, other: Span) -> int:
    return max(0, min(span.end, other.end) - max(span.start, other.start))


def _of(quote: Quote) -> str:
    return f" of {quote.speaker or _NOBODY}"
