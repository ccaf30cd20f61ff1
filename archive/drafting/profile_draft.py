"""A draft of a site profile, from what is known of the pages of a site, and what it reads."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from re import escape

from archive.drafting.profile_places import (
    KnownPage,
    Place,
    container_places,
    day_places,
    furniture,
    title_places,
)
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Release
from archive.sites import SiteFacts
from archive.text.folding import fold
from archive.text.words import words_of

_SAMPLES = 6


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """What is written. pages: of which it was made. order: of numeric days, '' where unknown."""

    host: str
    pages: tuple[KnownPage, ...]
    titles: tuple[Place, ...]
    days: tuple[Place, ...]
    containers: tuple[Place, ...]
    dropped: tuple[Place, ...]
    order: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What a profile reads, against what was known. likeness: the mean F1 of words of bodies."""

    pages: int
    titles: int
    days: int
    likeness: float


def profile_draft(
    knowledge: KnowledgeSnapshot, host: str, known: Sequence[KnownPage], facts: SiteFacts
) -> ProfileDraft:
    """The draft for a host, of its pages in whatever order."""
    pages = tuple(sorted(known, key=lambda page: page.name))
    containers = container_places(pages)
    titles, days = title_places(pages), day_places(knowledge, pages)
    dropped = furniture(pages, containers[0].value, [*titles, *days]) if containers else []
    return ProfileDraft(
        host,
        pages,
        tuple(titles),
        tuple(days),
        tuple(containers),
        tuple(dropped),
        facts.day_order,
    )


def text_of(draft: ProfileDraft, trial: Trial | None = None) -> str:
    """The draft as YAML, with the counts of agreement beside each place."""
    return "\n".join((*_head(draft, trial), *_match(draft), *_fields(draft), ""))


def trial_of(pairs: Sequence[tuple[Release, Release]], pages: int) -> Trial:
    """pairs: each release as it was known, and as the draft reads its page. pages: on how many it
    was tried: where it reads none, it is wrong."""
    titles = sum(fold(first.title) == fold(second.title) for first, second in pairs)
    days = sum(first.issued.value == second.issued.value for first, second in pairs)
    likeness = sum(_likeness(first.text, second.text) for first, second in pairs)
    return Trial(pages, titles, days, likeness / max(1, pages))


def _likeness(text: str, other: str) -> float:
    """The F1 of the words of two texts."""
    first, second = Counter(words_of(text)), Counter(words_of(other))
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 1.0


def _head(draft: ProfileDraft, trial: Trial | None) -> Iterator[str]:
    number = len(draft.pages)
    yield f"# A draft, made of {number} pages of {_line(draft.host)} as they are described now."
    yield "# Nobody checked it. Read it, correct it, take the comments out (docs/profiles.md)."
    if trial:
        yield (
            f"# Tried on {trial.pages} pages: the same title on {trial.titles}, the same day on"
            f" {trial.days}; words of the text alike {trial.likeness:.3f}."
        )
    yield "# Check it on these pages: dateline profile test THIS_FILE PAGE..."
    step = max(1, number // _SAMPLES)
    yield from (f"#   {_line(page.name)}" for page in draft.pages[::step][:_SAMPLES])
    yield f"about: {_text(f'DRAFT: pages of {draft.host}; say which system wrote them, and when.')}"
    yield "evidence: seen"


def _match(draft: ProfileDraft) -> Iterator[str]:
    yield "match:"
    if "/" not in draft.host:
        yield f"  hosts: [{_text(draft.host)}, {_text('www.' + draft.host)}]"
    else:
        yield "  # Without addresses pages are told by their build. CHECK: does it fit others?"
        yield "  fingerprint:"
        yield f"    css: [{', '.join(_text(container.value) for container in draft.containers)}]"


def _fields(draft: ProfileDraft) -> Iterator[str]:
    yield from _selectors("container", draft.containers, "general rules find the text")
    yield from _selectors("drop", draft.dropped, "nothing stands in the text on many pages")
    yield from _rules("title", draft.titles, "general rules find the title")
    yield from _rules("date", draft.days, "general rules find the day", draft.order)


def _selectors(name: str, places: Sequence[Place], otherwise: str) -> Iterator[str]:
    if not places:
        yield f"# {name}: no place was found; {otherwise}."
        return
    yield f"{name}:"
    for place in places:
        yield f"  - {_text(place.value)}  # {_counts(place)}"


def _rules(name: str, places: Sequence[Place], otherwise: str, order: str = "") -> Iterator[str]:
    if not places:
        yield f"# {name}: no place was found; {otherwise}."
        return
    yield f"{name}:"
    for place in places:
        yield f"  # {_counts(place)}"
        yield from _rule(place)
        if order and place.key == "css":
            yield f"    order: {order}"


def _rule(place: Place) -> Iterator[str]:
    if place.key == "head_title":
        yield "  - head_title: true"
        if place.value:
            yield f"    pattern: {_text('^(.+)' + escape(place.value) + '$')}"
    else:
        yield f"  - {place.key}: {_text(place.value)}"
        if place.attribute:
            yield f"    attribute: {place.attribute}"


def _counts(place: Place) -> str:
    return f"right on {place.right} of the {place.pages} pages that have it"


def _text(text: str) -> str:
    """In double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=True)


def _line(text: str) -> str:
    return " ".join(text.split())
