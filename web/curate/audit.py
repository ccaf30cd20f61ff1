"""What people said and decided, the newest first: who, when, what, and what takes it back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from textwrap import shorten

from archive.decisions import AgentDecision, AgentVerdict, Correction, CorrectionTarget
from archive.errors import NotFound
from archive.store import Store
from archive.store.overlay.fields import POSITION, SPEAKER
from archive.store.overlay.marked import QUOTATION

_WORDS = {
    AgentVerdict.NAMED: "“{name}” is {agent}",
    AgentVerdict.MERGED: "one person: {name}",
    AgentVerdict.SPLIT: "“{name}” is not {agent}",
    AgentVerdict.REJECTED: "two persons: {name}",
}
_LONGEST = 120
_UNKNOWN = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """Corrections that were made at once, or a decision about people: what takes it back, by
    number. before, after: the values. target, first: of a correction what it is of, and its id."""

    moment: datetime
    who: str
    heading: str
    subject: str
    before: str
    after: str
    why: str
    undone: datetime | None
    field: str = ""
    corrections: tuple[int, ...] = ()
    decision: int = 0
    target: CorrectionTarget | None = None
    first: str = ""


def entries(store: Store) -> list[Entry]:
    """All of it."""
    every = [*_corrections(store.corrections()), *_decisions(store)]
    return sorted(every, key=lambda entry: entry.moment, reverse=True)


def called(entry: Entry, store: Store) -> str:
    """What an entry is about, as a person knows it: a title, the words of a quote, a name; '' for
    what has none, or is not held."""
    try:
        match entry.target:
            case CorrectionTarget.RELEASE:
                return store.release(entry.first).release.title
            case CorrectionTarget.QUOTE:
                return f"“{shorten(store.quote(entry.first).text, _LONGEST, placeholder=' …')}”"
            case CorrectionTarget.AGENT:
                return store.agent(entry.first).name
    except NotFound:
        pass
    return ""


def _corrections(corrections_made: Iterable[Correction]) -> Iterator[Entry]:
    """Those of one person, moment and field together, and all that were said with a quotation that
    was missed: they were one answer."""
    corrections = list(corrections_made)
    marked = {_moment_of(each): each for each in corrections if each.field == QUOTATION}
    for (moment, who), group in groupby(corrections, key=_moment_of):
        if quotation := marked.get((moment, who)):
            yield _marked(quotation, list(group))
        else:
            yield from _answers(group)


def _marked(quotation: Correction, several: Sequence[Correction]) -> Entry:
    values = {each.field: each.value for each in several if each.id == quotation.id}
    speaker_and_post = (values.get(field) for field in (SPEAKER, POSITION))
    return Entry(
        moment=quotation.moment or _UNKNOWN,
        who=quotation.who,
        heading="a quotation that was missed",
        subject=quotation.id,
        before="",
        after=", ".join(value for value in speaker_and_post if value) or "of nobody known",
        why=quotation.why,
        undone=quotation.withdrawn,
        field=SPEAKER,
        corrections=tuple(each.number for each in several),
        target=quotation.target,
        first=quotation.id,
    )


def _answers(corrections: Iterable[Correction]) -> Iterator[Entry]:
    for (moment, who, field), group in groupby(corrections, key=_answer_of):
        several = list(group)
        ids = list(dict.fromkeys(each.id for each in several))
        named = next((each for each in several if each.value), several[0])
        yield Entry(
            moment=moment,
            who=who,
            heading=f"{field} of {named.target}",
            subject=f"{ids[0]} and {len(ids) - 1} more" if len(ids) > 1 else ids[0],
            before=named.seen or "",
            after=named.value,
            why=named.why,
            undone=named.withdrawn,
            field=field,
            corrections=tuple(each.number for each in several),
            target=named.target,
            first=ids[0],
        )


def _moment_of(correction: Correction) -> tuple[datetime, str]:
    return correction.moment or _UNKNOWN, correction.who


def _answer_of(correction: Correction) -> tuple[datetime, str, str]:
    return correction.moment or _UNKNOWN, correction.who, correction.field


def _decisions(store: Store) -> Iterator[Entry]:
    for decision in store.people.decisions():
        yield Entry(
            moment=decision.moment or _UNKNOWN,
            who=decision.who,
            heading=_in_words(decision, store),
            subject=decision.agent_id,
            before="",
            after="",
            why=decision.why,
            undone=decision.undone,
            decision=decision.number,
        )


def _in_words(decision: AgentDecision, store: Store) -> str:
    agent = store.agent(decision.agent_id).name
    return _WORDS[decision.verdict].format(name=decision.name, agent=agent)
