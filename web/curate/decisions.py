"""What a person answers to a question, as corrections and decisions; each can be undone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from archive.curation.doubts import Doubt
from archive.curation.items import Disagreement, Item, Pair, Question
from archive.decisions import Correction, Word
from archive.errors import UsageError
from archive.store import Store
from archive.store.corrections.quotations import Marking
from archive.store.overlay.fields import POSITION, SEVERAL, SPEAKER
from archive.store.overlay.headings import POINT_FIELDS, points_under
from archive.store.overlay.wording import WORDS

VALUE = "value"
"""The verdict that says which value is right."""

NO_QUOTE = "no-quote"
"""The verdict that a marked passage is no quotation."""


@dataclass(frozen=True, slots=True)
class Answer:
    """verdict: which button. value: what is right, '' for nothing. post: of a speaker, or ''."""

    verdict: str
    value: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """An answer that is in force. corrections, taken_back, decision: the numbers of the corrections
    that it made and took back, and of its decision about people. item: None for what nobody asked.
    outcome: in words. gone: the id of whom another is now."""

    item: Item | None
    outcome: str
    corrections: tuple[int, ...] = ()
    taken_back: tuple[int, ...] = ()
    decision: int = 0
    gone: str = ""


def decide(item: Item, answer: Answer, word: Word, store: Store) -> Done:
    """Put an answer in force. Raises UsageError for what it cannot be."""
    match item:
        case Question():
            return _answer(item, answer, word, store)
        case Pair():
            return _join(item, answer, word, store)
        case Disagreement():
            return _settle(item, answer, word, store)


def correct_unasked(corrections: Sequence[Correction], store: Store) -> Done:
    """Put corrections in force that no question asked for, all as one answer, which is called by
    the first. Raises UsageError, also for what is held already."""
    numbers = _made(corrections, store)
    if not numbers:
        raise UsageError("it is so already; nothing is changed")
    return Done(
        None, f"{corrections[0].field}: {corrections[0].value or 'nothing'}", corrections=numbers
    )


def mark(marking: Marking, word: Word, store: Store) -> Done:
    """Put a quotation in force that the rules missed. Raises UsageError for words that are none."""
    corrections = store.quotations.mark(marking, word)
    speaker_prefix = f"{marking.speaker}: " if marking.speaker else ""
    text = store.quote(corrections[0].id).text
    numbers = tuple(correction.number for correction in corrections)
    return Done(None, f"{speaker_prefix}{text}", corrections=numbers)


def undo(done: Done, store: Store) -> None:
    """Take an answer back; all is as it was before."""
    if done.corrections:
        store.withdraw_corrections(done.corrections)
    if done.taken_back:
        store.reinstate_corrections(done.taken_back)
    if done.decision:
        store.people.undo(done.decision)


def _answer(item: Question, answer: Answer, word: Word, store: Store) -> Done:
    is_of_quotes = item.doubts[0].field == SPEAKER
    if answer.verdict != VALUE and not (answer.verdict == NO_QUOTE and is_of_quotes):
        raise _unknown(answer)
    corrections = [
        Correction(
            doubt.target,
            id,
            correction.field,
            correction.value,
            word.who,
            correction.seen,
            why=word.why,
        )
        for doubt in item.doubts
        for id in doubt.ids
        for correction in _said(doubt, answer, store)
    ]
    outcome = "no quotation" if answer.verdict == NO_QUOTE else answer.value or "nothing"
    return Done(item, outcome, corrections=_made(corrections, store))


@dataclass(frozen=True, slots=True)
class _Said:
    """seen: the value that gives way, None for whatever is described."""

    field: str
    value: str
    seen: str | None = None


def _said(doubt: Doubt, answer: Answer, store: Store) -> Iterator[_Said]:
    if doubt.field in POINT_FIELDS:
        present = points_under(store.release(doubt.release_id).release, doubt.field)
        yield from _points(doubt.field, sorted(present), answer.value)
        return
    if answer.verdict == NO_QUOTE:
        yield _Said(WORDS, "")
        return
    yield _Said(doubt.field, answer.value)
    if answer.post:
        yield _Said(POSITION, answer.post)


def _points(field: str, present: list[str], value: str) -> Iterator[_Said]:
    """All others give way to one; one that stands there already is said to be right."""
    others = [id for id in present if id != value]
    if value in present:
        yield _Said(field, value, seen=value)
    elif value:
        yield _Said(field, value, seen=others.pop(0) if others else "")
    for id in others:
        yield _Said(field, "", seen=id)


def _join(item: Pair, answer: Answer, word: Word, store: Store) -> Done:
    loser, winner = item.suggestion.loser, item.suggestion.winner
    match answer.verdict:
        case "same":
            number = store.people.merge(loser, winner, word)
            return Done(item, "one person", decision=number, gone=loser)
        case "same-reversed":
            number = store.people.merge(winner, loser, word)
            return Done(item, "one person", decision=number, gone=winner)
        case "two":
            return Done(item, "two persons", decision=store.people.reject(loser, winner, word))
    raise _unknown(answer)


def _settle(item: Disagreement, answer: Answer, word: Word, store: Store) -> Done:
    correction = item.conflict.correction
    match answer.verdict:
        case "correction" if item.can_stay:
            seen = "" if correction.field in SEVERAL else item.conflict.present
            again = replace(correction, who=word.who, why=word.why, seen=seen, number=0)
            return Done(item, "the correction stays", corrections=_made([again], store))
        case "machine":
            store.withdraw_corrections([correction.number])
            return Done(item, "the correction goes", taken_back=(correction.number,))
    raise _unknown(answer)


def _made(corrections: Sequence[Correction], store: Store) -> tuple[int, ...]:
    """Put corrections in force under one moment; returns their numbers."""
    moment = datetime.now(UTC)
    store.correct([replace(each, moment=moment) for each in corrections])
    return tuple(each.number for each in store.audit.made_at(moment))


def _unknown(answer: Answer) -> UsageError:
    return UsageError(f"unknown answer {answer.verdict!r}; take one of the page")
