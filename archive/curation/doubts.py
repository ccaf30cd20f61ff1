"""The doubts of a release: what was found and may be wrong, with what else it may be."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from archive.authorities.collection import Collection as Authorities
from archive.decisions import CorrectionTarget
from archive.errors import UsageError
from archive.facets import OFFICE, PERSON
from archive.models import Evidence, Quote, QuoteStatus, Relation, Release
from archive.records import StoredRelease
from archive.store.overlay.days import ISSUED, issue_date
from archive.store.overlay.fields import SPEAKER, TITLE

_SURE = 0.7
"""A value of less confidence is a doubt."""

_NEAR = 0.15
"""A candidate that lost by less, and is worth something itself, is a doubt too."""

_MOST_CHOICES = 8


class DoubtKind(StrEnum):
    """What is in doubt, in the words of the page."""

    WHO = "who says it"
    DAY = "day of issue"
    HEADING = "title"
    FROM = "issuing office"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that may be right. note: what speaks for it."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One question about one release, or about some quotes of it. group: doubts of one group are
    one question, as of copies. ids: of the quotes, or the release's. present: what is shown now,
    '' for nothing."""

    group: str
    kind: DoubtKind
    release_id: str
    target: CorrectionTarget
    ids: tuple[str, ...]
    field: str
    present: str
    choices: tuple[Choice, ...]
    why: str

    @property
    def id(self) -> str:
        return f"{self.ids[0]}.{self.field}"


_Differs = Callable[[str, str], bool]
Decided = Collection[tuple[str, str]]
"""What people have said something of: an id and a field."""


def doubts_of(stored: StoredRelease, authorities: Authorities, decided: Decided) -> Iterator[Doubt]:
    """The questions of a release that nobody has decided."""
    yield from _speakers(stored, decided)
    for doubt in _of_fields(stored, authorities):
        if (stored.id, doubt.field) not in decided:
            yield doubt


def _speakers(stored: StoredRelease, decided: Decided) -> Iterator[Doubt]:
    groups: dict[str, list[Quote]] = {}
    for quote in stored.release.quotes:
        if quote.status in _WHY and (quote.id, SPEAKER) not in decided:
            mention = quote.speaker or quote.printed or quote.text
            group = "\0".join((stored.work_id, quote.status, mention, quote.printed or ""))
            groups.setdefault(group, []).append(quote)
    for group, quotes in groups.items():
        yield Doubt(
            group=group,
            kind=DoubtKind.WHO,
            release_id=stored.id,
            target=CorrectionTarget.QUOTE,
            ids=tuple(quote.id for quote in quotes),
            field=SPEAKER,
            present=quotes[0].speaker or "",
            choices=tuple(_people(stored.release, quotes[0]))[:_MOST_CHOICES],
            why=_WHY[quotes[0].status],
        )


_WHY = {
    QuoteStatus.INFERRED: "inferred from the text around it",
    QuoteStatus.AMBIGUOUS: "the text leaves open who is meant",
    QuoteStatus.UNATTRIBUTED: "the text does not say who speaks",
}


def _people(release: Release, quote: Quote) -> Iterator[Choice]:
    """Who may have said it: who is thought to have, then those near it."""
    near = list(people_near(release, _start(quote)))
    yield from (choice for choice in near if choice.value == quote.speaker)
    yield from (choice for choice in near if choice.value != quote.speaker)


def people_near(release: Release, start: int) -> Iterator[Choice]:
    """Who may speak at a place of a text: the speakers near it, then all named, each with the post
    that the release gives somewhere."""
    posts = {each.speaker: each.position for each in release.quotes if each.position}
    near = sorted(release.quotes, key=lambda each: abs(_start(each) - start))
    names = [each.speaker for each in near if each.speaker]
    names += [
        point.label
        for point in release.access_points
        if point.facet == PERSON and point.relation != Relation.CONTACT
    ]
    for name in dict.fromkeys(names):
        yield Choice(name, name, posts.get(name) or "")


def _start(quote: Quote) -> int:
    return quote.parts[0].start if quote.parts else 0


def _of_fields(stored: StoredRelease, authorities: Authorities) -> Iterator[Doubt]:
    release = stored.release
    day = _with_present(_days(release), release.issued.value or "")
    if not release.issued.value or _doubted(release.evidence, ISSUED, _is_another_day):
        why = "no day is known" if not release.issued.value else "the page says more than one"
        yield _of_release(stored, DoubtKind.DAY, ISSUED, release.issued.value or "", day, why)
    if _doubted(release.evidence, TITLE, _is_another):
        titles = _with_present(_from_evidence(release.evidence, TITLE), release.title)
        yield _of_release(
            stored, DoubtKind.HEADING, TITLE, release.title, titles, "it may not be the heading"
        )
    yield from _office(stored, authorities) if authorities.offices else _printed_office(stored)


def _printed_office(stored: StoredRelease) -> Iterator[Doubt]:
    """Where no offices are known: of a release without one, if names were weighed and withheld."""
    offices = tuple(_from_evidence(stored.release.evidence, f"{OFFICE}:{Relation.ISSUING}"))
    issuing = any(
        point.facet == OFFICE and point.relation == Relation.ISSUING
        for point in stored.release.access_points
    )
    if offices and not issuing:
        why = "no name is sure enough"
        yield _of_release(stored, DoubtKind.FROM, OFFICE, "", offices, why)


def _office(stored: StoredRelease, authorities: Authorities) -> Iterator[Doubt]:
    release = stored.release
    issuing = [
        point
        for point in release.access_points
        if point.facet == OFFICE and point.relation == Relation.ISSUING
    ]
    evidence = [each for each in release.evidence if each.field == f"{OFFICE}:{Relation.ISSUING}"]
    if len(issuing) == 1 and not _rivals(evidence, _is_another):
        return
    ids = dict.fromkeys((*(point.id for point in issuing), *(each.value for each in evidence)))
    methods = {each.value: each.method for each in reversed(evidence)}
    choices = tuple(Choice(id, authorities.label(OFFICE, id), methods.get(id, "")) for id in ids)
    present = issuing[0].id if len(issuing) == 1 else ""
    why = {0: "no office is known", 1: "another office is nearly as likely"}
    yield _of_release(
        stored,
        DoubtKind.FROM,
        OFFICE,
        present,
        choices[:_MOST_CHOICES],
        why.get(len(issuing), "several offices are found"),
    )


def _of_release(
    stored: StoredRelease,
    kind: DoubtKind,
    field: str,
    present: str,
    choices: tuple[Choice, ...],
    why: str,
) -> Doubt:
    group = "\0".join((stored.work_id, field, present))
    target = CorrectionTarget.RELEASE
    return Doubt(group, kind, stored.id, target, (stored.id,), field, present, choices, why)


def _with_present(choices: Iterable[Choice], present: str) -> tuple[Choice, ...]:
    """What is shown now is a choice, whatever the evidence."""
    known = tuple(choices)
    if not present or any(choice.value == present for choice in known):
        return known
    return Choice(present, present), *known


def _days(release: Release) -> Iterator[Choice]:
    for choice in _from_evidence(release.evidence, ISSUED):
        try:
            issue_date(choice.value)
        except UsageError:
            continue  # a bound, such as '2001-03-01/..', is no day
        yield choice


def _from_evidence(evidence: Iterable[Evidence], field: str) -> Iterator[Choice]:
    """The values of a field, the one that was taken first, then by their confidence."""
    own = [each for each in evidence if each.field == field and each.value]
    ordered = sorted(own, key=lambda each: (not each.chosen, -each.confidence))
    notes: dict[str, str] = {}
    for each in ordered:
        notes.setdefault(
            each.value, f"{each.method}: {each.snippet}" if each.snippet else each.method
        )
    return (Choice(value, value, note) for value, note in list(notes.items())[:_MOST_CHOICES])


def _doubted(evidence: Iterable[Evidence], field: str, differs: _Differs) -> bool:
    own = [each for each in evidence if each.field == field]
    chosen = [each.confidence for each in own if each.chosen]
    return bool(chosen) and (max(chosen) < _SURE or _rivals(own, differs))


def _rivals(own: Iterable[Evidence], differs: _Differs) -> bool:
    """Whether a candidate lost by little."""
    evidence = list(own)
    chosen = [each for each in evidence if each.chosen]
    if not chosen:
        return False
    best = max(chosen, key=lambda each: each.confidence)
    least = max(best.confidence - _NEAR, _SURE - _NEAR)
    return any(
        each.confidence >= least and differs(best.value, each.value)
        for each in evidence
        if not each.chosen
    )


def _is_another(value: str, other: str) -> bool:
    return value != other


def _is_another_day(value: str, other: str) -> bool:
    """A month of the same year is no other day."""
    return not (value.startswith(other) or other.startswith(value)) and "/" not in other
