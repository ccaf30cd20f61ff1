"""Gold against what was found: each quotation with its counterpart, each find with its verdict."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.evaluation.gold import By, GoldMention, GoldSpan, SpanKind
from archive.evaluation.reading import FoundSpan, Reading
from archive.models import QuoteStatus, Span
from archive.text.folding import fold

NEAR_ENOUGH = 0.8
"""A span counts as found at this Jaccard index, the measure of published work on quotations."""

_ARTICLE = 3
"""No article of the languages of the gold is longer."""

_UNMARKED = ("turn", "statement")
_EDGE = ' \t\n\u00a0\u202f\\"“”„«»'


@dataclass(frozen=True, slots=True)
class Verdict:
    """A labelled quotation and the found part that covers it best, if any is near enough."""

    texts: str
    gold: GoldSpan
    span: FoundSpan | None
    exact: bool

    @property
    def status(self) -> QuoteStatus | None:
        return self.span.quote.status if self.span else None

    @property
    def right(self) -> bool:
        """Whether the right speaker was found; where nobody is named, nobody is right."""
        if self.span is None:
            return False
        speaker = self.span.quote.speaker or self.span.quote.printed
        if self.gold.by is By.NOBODY:
            return speaker is None
        if speaker is None or self.gold.speaker is None:
            return False
        if self.gold.by is By.HUMAN:
            return _same_name(speaker, self.gold.speaker)
        return _one_in_other(speaker, self.gold.speaker)

    @property
    def right_position(self) -> bool:
        position = self.span.quote.position if self.span else None
        wanted = {_bare(post) for post in self.gold.positions}
        return position is not None and _bare(position) in wanted


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a person that the labels judge. full: the fullest name of the person it is."""

    label: str
    full: str | None

    @property
    def clean(self) -> bool:
        return self.full is not None and fold(self.label) == fold(self.full)


def verdicts(reading: Reading) -> Iterator[Verdict]:
    """One for each labelled quotation."""
    for gold in reading.gold.spans:
        if gold.kind is SpanKind.QUOTE:
            best = max(reading.spans, key=lambda span: overlap(span.span, gold.span), default=None)
            near = best is not None and overlap(best.span, gold.span) >= NEAR_ENOUGH
            nearest = best if near else None
            exact = nearest is not None and _same_span(reading.gold.text, nearest.span, gold.span)
            yield Verdict(reading.gold.texts, gold, nearest, exact)


def judged_finds(reading: Reading) -> Iterator[tuple[FoundSpan, bool]]:
    """Each found part that the labels judge, and whether a labelled quotation is near enough.

    Where not all marks of a text are labelled, only what touches a label is judged. The words of a
    whole turn or statement stand between no marks; what stands between marks inside is labelled.
    """
    for marked in reading.spans:
        if marked.quote.rule in _UNMARKED:
            continue
        touched = [gold for gold in reading.gold.spans if overlap(marked.span, gold.span) > 0]
        if any(gold.kind.is_open for gold in touched):
            continue
        if touched or reading.gold.complete:
            quotes = [gold for gold in touched if gold.kind is SpanKind.QUOTE]
            yield marked, any(overlap(marked.span, g.span) >= NEAR_ENOUGH for g in quotes)


def headings(reading: Reading) -> Iterator[Heading]:
    """The headings that are, or hold, labelled words."""
    for label in dict.fromkeys(reading.headings):
        judges = [
            mention
            for mention in reading.gold.mentions
            if _judges(mention, label, reading.gold.text)
        ]
        if judges:
            people = [judge.full for judge in judges if judge.full]
            yield Heading(label, people[0] if people else None)


def overlap(first: Span, second: Span) -> float:
    """The Jaccard index of two spans."""
    shared = min(first.end, second.end) - max(first.start, second.start)
    union = max(first.end, second.end) - min(first.start, second.start)
    return shared / union if shared > 0 else 0.0


def _same_span(text: str, first: Span, second: Span) -> bool:
    return _trimmed(text, first) == _trimmed(text, second)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _judges(mention: GoldMention, label: str, text: str) -> bool:
    words = fold(text[mention.span.start : mention.span.end]).split()
    label_words = fold(label).split()
    if mention.full:
        full = fold(mention.full).split()
        return bool(label_words) and (
            set(label_words) <= set(full) or set(full) <= set(label_words)
        )
    return bool(words) and set(words) <= set(label_words)


def _same_name(first: str, second: str) -> bool:
    """The same words, initials and suffixes of descent left aside."""
    return _name_words(first) == _name_words(second)


def _name_words(name: str) -> list[str]:
    words = re.findall(r"\w+", fold(name))
    return [word for word in words if len(word) > 1 and not re.fullmatch(r"jr|sr|i{2,3}", word)]


def _one_in_other(first: str, second: str) -> bool:
    """Whether the longer words of the one are among those of the other: articles are inflected."""
    words, others = (_long_words(text) for text in (first, second))
    return bool(words and others) and (words <= others or others <= words)


def _long_words(text: str) -> set[str]:
    words = re.findall(r"\w+", fold(text))
    return {word for word in words if len(word) > _ARTICLE} or set(words)


def _bare(post: str) -> str:
    """A post without the article before it."""
    return re.sub(r"^(?:the|a|an|le|la|l'|el|der|die|il|o)\b ?", "", fold(post)).strip(" .,")
