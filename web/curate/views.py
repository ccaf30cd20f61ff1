"""What the templates of the archivist's page show, as plain values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.curation.doubts import Choice, Doubt, DoubtKind
from archive.curation.items import Disagreement, Item, Pair, Question
from archive.curation.uses import PersonContext
from archive.decisions import CorrectionTarget
from archive.errors import NotFound
from archive.facets import OFFICE, OUTSIDE
from archive.models import Span
from archive.printable import printable
from archive.records import StoredRelease
from web.curate import addresses
from web.curate.decisions import NO_QUOTE, VALUE
from web.curate.desk import Desk
from web.text.text_blocks import BlockView, block_views

_KEYS = "123456789"
_AROUND, _FIRST_BLOCKS = 1, 4
"""Blocks shown before and after the marked one; where nothing is marked the first few."""


@dataclass(frozen=True, slots=True)
class Button:
    """One decision under one key."""

    key: str
    verdict: str
    label: str
    value: str = ""
    note: str = ""
    present: bool = False


@dataclass(frozen=True, slots=True)
class PageView:
    """A release beside its captured page. excerpt: the blocks about the place in question."""

    id: str
    title: str
    day: str
    offices: str
    source: str
    original: str
    record: str
    excerpt: list[BlockView]
    whole_text: list[BlockView]


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is shown. written: what a person may write in, '' for nothing; options: what
    may be chosen besides."""

    id: str
    heading: str
    kind: str
    why: str
    mends: str
    buttons: list[Button]
    page: PageView | None
    written: str = ""
    with_post: bool = False
    options: Sequence[Choice] = ()
    people: Sequence[PersonContext] = ()


def question_view(item: Item, desk: Desk) -> QuestionView:
    """A question with all that a person has to know to answer it."""
    match item:
        case Question():
            return _question(item, desk)
        case Pair():
            return _pair(item, desk)
        case Disagreement():
            return _disagreement(item, desk)


_HEADINGS = {
    DoubtKind.WHO: "Who says this?",
    DoubtKind.DAY: "On which day was it issued?",
    DoubtKind.HEADING: "Is this its title?",
    DoubtKind.FROM: "Which office issued it?",
}
_WRITTEN = {
    DoubtKind.WHO: "Somebody else",
    DoubtKind.DAY: "Another day (YYYY-MM-DD, YYYY-MM, YYYY)",
    DoubtKind.HEADING: "Another title",
    DoubtKind.FROM: "Another office, as printed",
}
_NOTHING = {
    DoubtKind.WHO: "Nobody can tell",
    DoubtKind.DAY: "Nobody can tell",
    DoubtKind.FROM: "Nobody can tell",
}


def _question(item: Question, desk: Desk) -> QuestionView:
    doubt = item.doubts[0]
    stored = desk.store.release(doubt.release_id)
    is_office = doubt.kind is DoubtKind.FROM
    offices = desk.authorities.offices if is_office else ()
    return QuestionView(
        id=item.id,
        heading=_HEADINGS[doubt.kind],
        kind=doubt.kind,
        why=doubt.why,
        mends=_mends(item),
        buttons=[each for each in _choices(doubt) if offices or each.value != OUTSIDE],
        page=page_view(stored, marks_of(stored, doubt.ids)),
        written="" if offices else _WRITTEN[doubt.kind],
        with_post=doubt.kind is DoubtKind.WHO,
        options=[Choice(office.id, office.label()) for office in offices],
    )


def _choices(doubt: Doubt) -> Iterator[Button]:
    for key, choice in zip(_KEYS, doubt.choices, strict=False):
        present = choice.value == doubt.present
        yield Button(key, VALUE, choice.label, choice.value, choice.note, present)
    if doubt.kind is DoubtKind.WHO:
        yield Button("x", NO_QUOTE, "No quotation", note="a title, a term, a slogan")
    if doubt.kind is DoubtKind.FROM and doubt.present != OUTSIDE:
        yield Button("n", VALUE, "None of our offices", OUTSIDE)
    if doubt.kind in _NOTHING and (doubt.present or doubt.kind is not DoubtKind.FROM):
        yield Button("0", VALUE, _NOTHING[doubt.kind], "", "", not doubt.present)


def _mends(item: Question) -> str:
    noun = "quote" if item.doubts[0].target is CorrectionTarget.QUOTE else "release"
    copies = len(item.doubts) - 1
    effect = f"settles {_number(item.mends, noun)}"
    return f"{effect}, {copies} of them in copies" if copies else effect


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _pair(item: Pair, desk: Desk) -> QuestionView:
    suggestion = item.suggestion
    loser, winner = desk.context(suggestion.loser), desk.context(suggestion.winner)
    return QuestionView(
        id=item.id,
        heading="Are these one person?",
        kind="one or two",
        why=suggestion.why,
        mends=f"settles {_number(loser.quotes, 'quote')} in {_number(loser.releases, 'release')}",
        buttons=[
            Button("1", "same", f"One person, called {winner.name}"),
            Button("2", "same-reversed", f"One person, called {loser.name}"),
            Button("0", "two", "Two persons"),
        ],
        page=None,
        people=(loser, winner),
    )


def _disagreement(item: Disagreement, desk: Desk) -> QuestionView:
    correction, present = item.conflict.correction, item.conflict.present
    label = desk.label(correction.field, correction.value) or "nothing"
    corrected_by = (
        f"{correction.who}, {correction.moment:%Y-%m-%d}" if correction.moment else correction.who
    )
    keep = Button("1", "correction", label, note=corrected_by)
    now = desk.label(correction.field, present or "") or "nothing"
    drop = Button("2", "machine", now, note="found by the rules now")
    gone = Button("2", "machine", "Take the correction back", note="what it was of is gone")
    before = desk.label(correction.field, correction.seen or "")
    return QuestionView(
        id=item.id,
        heading=f"Does the {correction.field} still hold?",
        kind="conflict",
        why=f"it was “{before}” when it was corrected" if before else "there was none before",
        mends="settles 1 correction",
        buttons=[keep, drop] if item.can_stay else [gone],
        page=_page_of(correction.target, correction.id, desk),
    )


def _page_of(target: CorrectionTarget, id: str, desk: Desk) -> PageView | None:
    """The page that a correction is of; None for an agent, and where no release has it."""
    if target is CorrectionTarget.AGENT:
        return None
    try:
        is_quote = target is CorrectionTarget.QUOTE
        release_id = desk.store.quote(id).release_id if is_quote else id
        stored = desk.store.release(release_id)
        return page_view(stored, marks_of(stored, (id,)))
    except NotFound:
        return None


def marks_of(stored: StoredRelease, ids: Sequence[str]) -> list[Span]:
    """Where quotes of a release stand."""
    own = (quote for quote in stored.release.quotes if quote.id in ids)
    return [part for quote in own for part in quote.parts]


def page_view(stored: StoredRelease, marks: Sequence[Span]) -> PageView:
    """A release beside its captured page, with these stretches of its text marked."""
    release = stored.release
    blocks = list(block_views(release, marks))
    first, last = _place(blocks, marks)
    offices = (p.label for p in release.access_points if p.facet == OFFICE)
    return PageView(
        id=stored.id,
        title=release.title,
        day=release.issued.value or "undated",
        offices=", ".join(dict.fromkeys(offices)),
        source=printable(stored.capture.url or stored.capture.locator.rpartition("/")[2]),
        original=addresses.original(stored.id, stored.capture.digest),
        record=addresses.record(stored.id),
        excerpt=blocks[first:last],
        whole_text=blocks if last - first < len(blocks) else [],
    )


def _place(blocks: Sequence[BlockView], marks: Sequence[Span]) -> tuple[int, int]:
    """The blocks to show: those about the marks, else the first few."""
    marked = [n for n, block in enumerate(blocks) if any(piece.marked for piece in block.pieces)]
    if not marks or not marked:
        return 0, _FIRST_BLOCKS
    return max(marked[0] - _AROUND, 0), marked[0] + 1 + _AROUND
