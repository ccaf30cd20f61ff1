"""Long marked stretches beside a verb of speech: quotations that need no label."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from archive.evaluation.figures import Figure
from archive.evaluation.placing import place_words
from archive.evaluation.reading import Reader
from archive.evaluation.tally import Share
from archive.evaluation.texts import TEXTS, read_texts
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Span
from archive.text.alternatives import any_word

EVERY: Mapping[str, int] = {"mn-ag": 4, "senate": 40}
"""The sets this is asked of, and of how many of their texts every one is taken."""

FEWEST_WORDS = 8
"""A title, a term or a slogan is hardly so long."""

_MARKED = re.compile(r"[“\"](?=\S)([^“”\"]+)(?<=[.,!?])[”\"](?=\s)")
_BEFORE, _AFTER = 40, 60
"""Printed signs from the marks in which the verb stands."""


def marked_figures(reader: Reader, folder: Path, sets: Collection[str] = EVERY) -> Iterator[Figure]:
    """A figure for each of these sets that lies beside the project and is asked of."""
    for name, step in EVERY.items():
        if name in sets and (folder / TEXTS[name].file).exists():
            texts = sorted(read_texts(TEXTS[name], folder).items())[::step]
            share = share_of_marked(reader, dict(texts), "en")
            yield Figure("long marked spans beside a verb that are found", name, share)


def share_of_marked(reader: Reader, texts: Mapping[str, str], language: str) -> Share:
    """How many such stretches of these texts are quotations in their descriptions."""
    knowledge = reader.describer("generic").knowledge
    outcomes = [
        covered
        for name, text in texts.items()
        for covered in _outcomes(reader, name, text, _verb(knowledge, language))
    ]
    return Share(sum(outcomes), len(outcomes))


def long_marked_spans(text: str, verb: re.Pattern[str]) -> Iterator[Span]:
    """By a plain pattern that shares nothing with the rules it judges."""
    for match in _MARKED.finditer(text):
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        after = text[match.end() : match.end() + _AFTER]
        if len(match[1].split()) >= FEWEST_WORDS and (verb.search(before) or verb.search(after)):
            yield Span(match.start(1), match.end(1))


def _outcomes(reader: Reader, name: str, text: str, verb: re.Pattern[str]) -> Iterator[bool]:
    wanted = list(long_marked_spans(text, verb))
    if wanted:
        quoted = list(_found(reader, name, text))
        yield from (any(_within(span, other) for other in quoted) for span in wanted)


def _found(reader: Reader, name: str, text: str) -> Iterator[Span]:
    for release in reader.releases(name, text, "generic"):
        placing = place_words(text, release.text, release.blocks)
        parts: Sequence[Span] = [part for quote in release.quotes for part in quote.parts]
        yield from filter(None, map(placing.placed, parts))


def _within(span: Span, outer: Span) -> bool:
    """A single mark inside may cut what the plain pattern sees: the middle has to be covered."""
    middle = (span.start + span.end) // 2
    return outer.start <= middle < outer.end


def _verb(knowledge: KnowledgeSnapshot, language: str) -> re.Pattern[str]:
    (known,) = (words for words in knowledge.languages if words.code == language)
    return re.compile(rf"\b(?:{any_word(known.speech.verbs)})\b", re.IGNORECASE)
