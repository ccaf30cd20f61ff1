"""The figures of an evaluation: shares by set, by rule and by class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.evaluation.gold import WRITTEN, MentionStatus, SpanKind
from archive.evaluation.reading import Reading
from archive.evaluation.scoring import Verdict, headings, judged_finds, verdicts
from archive.evaluation.tally import Share, share_of
from archive.models import QuoteStatus

REAL = "real"
"""All sets but the written one, which is a guard and no measure."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure of some texts. scope: a set, a rule or a class."""

    measure: str
    scope: str
    share: Share


@dataclass(frozen=True, slots=True)
class RuleFigure:
    """How a rule that names speakers does: right of all its firings on labelled quotations."""

    rule: str
    status: str
    share: Share


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of some readings."""

    figures: tuple[Figure, ...]
    rules: tuple[RuleFigure, ...]
    classes: tuple[Figure, ...]


def evaluate(readings: Sequence[Reading]) -> Evaluation:
    """The figures of all real texts together, then of each set; rules by the real texts, or by the
    written ones where there are no others."""
    real = [reading for reading in readings if reading.gold.texts != WRITTEN]
    scopes = {REAL: real} | {
        name: [reading for reading in readings if reading.gold.texts == name]
        for name in dict.fromkeys(reading.gold.texts for reading in readings)
    }
    figures = (
        Figure(name, scope, share)
        for scope, documents in scopes.items()
        for name, share in _shares(documents)
        if share.of
    )
    of_rules = [verdict for reading in real or readings for verdict in verdicts(reading)]
    return Evaluation(tuple(figures), tuple(_by_rule(of_rules)), tuple(_by_class(readings)))


def _shares(readings: Sequence[Reading]) -> Iterator[tuple[str, Share]]:
    yield from _of_spans(readings)
    yield from _of_speakers([verdict for reading in readings for verdict in verdicts(reading)])
    yield from _of_headings(readings)
    yield from _of_subjects([reading for reading in readings if reading.gold.topics is not None])


def _of_spans(readings: Sequence[Reading]) -> Iterator[tuple[str, Share]]:
    judged = [verdict for reading in readings for verdict in verdicts(reading)]
    yield "quotations found", share_of([verdict.span is not None for verdict in judged])
    yield "quotations found, exact", share_of([verdict.exact for verdict in judged])
    finds = [right for reading in readings for _, right in judged_finds(reading)]
    yield "finds that are quotations", share_of(finds)


def _of_speakers(judged: Sequence[Verdict]) -> Iterator[tuple[str, Share]]:
    named = [verdict for verdict in judged if verdict.gold.is_named]
    stated = [verdict for verdict in judged if verdict.status is QuoteStatus.STATED]
    inferred = [verdict for verdict in judged if verdict.status is QuoteStatus.INFERRED]
    pronouns = [verdict for verdict in named if verdict.gold.status is MentionStatus.PRONOUN]
    posts = [verdict for verdict in named if verdict.gold.positions]
    yield "named speaker right, of all", share_of([verdict.right for verdict in named])
    yield (
        "named speaker right and stated",
        share_of([verdict.right and verdict in stated for verdict in named]),
    )
    yield "wrong among stated", share_of([not verdict.right for verdict in stated])
    yield "right among inferred", share_of([verdict.right for verdict in inferred])
    yield "pronouns right", share_of([pronoun.right for pronoun in pronouns])
    yield "position exact", share_of([post.right_position for post in posts])


def _of_headings(readings: Sequence[Reading]) -> Iterator[tuple[str, Share]]:
    judged = [heading for reading in readings for heading in headings(reading)]
    people = [verdict for verdict in judged if verdict.full]
    yield "headings that are people", share_of([verdict.full is not None for verdict in judged])
    yield "headings that are the full name", share_of([person.clean for person in people])


def _of_subjects(readings: Sequence[Reading]) -> Iterator[tuple[str, Share]]:
    """F1 has no interval of Wilson: as a share it is twice what both have of what either has."""
    wanted = sum(len(reading.gold.topics or ()) for reading in readings)
    assigned = sum(len(reading.topics) for reading in readings)
    both = sum(len(reading.topics & (reading.gold.topics or frozenset())) for reading in readings)
    yield "topics, precision", Share(both, assigned)
    yield "topics, recall", Share(both, wanted)
    yield "topics, F1", Share(2 * both, assigned + wanted)
    offices = [reading for reading in readings if reading.gold.office]
    yield (
        "issuing office right",
        share_of([office.office == office.gold.office for office in offices]),
    )
    others = [reading for reading in readings if not reading.gold.office]
    yield "no office where none is named", share_of([other.office is None for other in others])


def _by_rule(judged: Sequence[Verdict]) -> Iterator[RuleFigure]:
    outcomes = [(verdict.span.quote, verdict.right) for verdict in judged if verdict.span]
    rules = dict.fromkeys((quote.rule, quote.status.value) for quote, _ in outcomes)
    for rule, status in sorted(rules):
        fired = [right for quote, right in outcomes if (quote.rule, quote.status) == (rule, status)]
        yield RuleFigure(rule, status, share_of(fired))


def _by_class(readings: Sequence[Reading]) -> Iterator[Figure]:
    """A quotation is right with its speaker, what is none by not being found."""
    judged = [verdict for reading in readings for verdict in verdicts(reading)]
    outcomes = [(name, verdict.right) for verdict in judged for name in verdict.gold.classes]
    outcomes += [outcome for reading in readings for outcome in _rejected(reading)]
    for name in sorted(dict(outcomes), key=lambda name: (name[0] != "S", int(name[1:]))):
        yield Figure(
            "right",
            name,
            share_of([right for failure_class, right in outcomes if failure_class == name]),
        )


def _rejected(reading: Reading) -> Iterator[tuple[str, bool]]:
    spans = [span.span for span in reading.spans]
    for gold in reading.gold.spans:
        if gold.kind is not SpanKind.QUOTE and not gold.kind.is_open:
            touched = any(
                span.start < gold.span.end and gold.span.start < span.end for span in spans
            )
            yield from ((name, not touched) for name in gold.classes)
