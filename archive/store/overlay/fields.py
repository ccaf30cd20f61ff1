"""The fields that people can correct: how each is read, changed, and what it may hold."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from archive.errors import UsageError
from archive.models import Evidence, IssueDate, Quote, QuoteStatus, Release
from archive.store.overlay.above import restated_above
from archive.store.overlay.headings import POINT_FIELDS, Agents, with_points
from archive.store.overlay.values import FieldChange

TITLE, ISSUED, SPEAKER, POSITION = "title", "issued", "speaker", "position"
WORDS = "words"
"""Fields that others name too."""

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
_PRECISIONS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class ReleaseField:
    """A field of a release with one value, '' for none. with_value raises UsageError for a value
    that the field cannot hold."""

    value: Callable[[Release], str]
    with_value: Callable[[Release, str], Release]


@dataclass(frozen=True, slots=True)
class QuoteField:
    """A field of a quote, in the same way."""

    value: Callable[[Quote], str]
    with_value: Callable[[Quote, str], Quote]


def _with_title(release: Release, value: str) -> Release:
    if not value:
        raise UsageError("a title cannot be empty")
    return replace(release, title=value)


def _with_language(release: Release, value: str) -> Release:
    if value and not _LANGUAGE.fullmatch(value):
        raise UsageError(f"{value!r} is no code of a language, such as 'en' or 'pt-BR'")
    return replace(release, language=value or None)


def _with_issued(release: Release, value: str) -> Release:
    return replace(release, issued=issue_date(value) if value else IssueDate())


def issue_date(value: str) -> IssueDate:
    """The day, month or year of such a value, with its bounds. Raises UsageError."""
    match = _DAY.fullmatch(value)
    try:
        if match is None:
            raise ValueError("write YYYY-MM-DD, YYYY-MM or YYYY")
        year, month, day = (int(part) if part else 0 for part in match.groups())
        last = monthrange(year, month or 12)[1]
        earliest, latest = date(year, month or 1, day or 1), date(year, month or 12, day or last)
    except ValueError as error:
        raise UsageError(f"{value!r} is no day of issue: {error}") from error
    return IssueDate(value, _PRECISIONS[value.count("-")], earliest, latest)


RELEASE_FIELDS = {
    TITLE: ReleaseField(lambda release: release.title, _with_title),
    ISSUED: ReleaseField(lambda release: release.issued.value or "", _with_issued),
    "language": ReleaseField(lambda release: release.language or "", _with_language),
    "subtitle": ReleaseField(
        lambda release: release.subtitle or "",
        lambda release, value: replace(release, subtitle=value or None),
    ),
    "place": ReleaseField(
        lambda release: release.place or "",
        lambda release, value: replace(release, place=value or None),
    ),
    "kind": ReleaseField(
        lambda release: release.kind or "",
        lambda release, value: replace(release, kind=value or None),
    ),
    "symbol": ReleaseField(
        lambda release: release.symbol or "",
        lambda release, value: replace(release, symbol=value or None),
    ),
}


def _with_speaker(quote: Quote, value: str) -> Quote:
    if not value:
        status = QuoteStatus.UNATTRIBUTED
        nobody = replace(_without_mention(quote), speaker=None, speaker_id=None, speaker_kind="")
        return replace(nobody, position=None, status=status)
    if value == quote.speaker:
        ambiguous = quote.status is QuoteStatus.AMBIGUOUS
        return replace(quote, status=QuoteStatus.INFERRED) if ambiguous else quote
    # The post was the other speaker's, and the text does not state this one.
    corrected = replace(_without_mention(quote), speaker=value, speaker_id=None, position=None)
    return replace(corrected, status=QuoteStatus.INFERRED)


def _without_mention(quote: Quote) -> Quote:
    """Where the text names the other speaker, and who spoke with him, says nothing of this one."""
    return replace(quote, others=(), mention_at=None, position_at=None)


def _with_status(quote: Quote, value: str) -> Quote:
    if value not in tuple(QuoteStatus):
        raise UsageError(f"unknown status {value!r}; known: {', '.join(QuoteStatus)}")
    return replace(quote, status=QuoteStatus(value))


def _with_words(quote: Quote, value: str) -> Quote:
    """What is no quotation is left out of what is shown (archive/store/overlay/shown.py)."""
    if value:
        raise UsageError("the words of a quotation are those of its page; '' says that it is none")
    return quote


QUOTE_FIELDS = {
    WORDS: QuoteField(lambda quote: quote.text, _with_words),
    SPEAKER: QuoteField(lambda quote: quote.speaker or "", _with_speaker),
    POSITION: QuoteField(
        lambda quote: quote.position or "",
        lambda quote, value: replace(quote, position=value or None),
    ),
    "status": QuoteField(lambda quote: str(quote.status), _with_status),
}


def with_change(release: Release, change: FieldChange, agents: Agents) -> Release:
    """The release with a field of its own corrected. agents: whom its names mean."""
    if change.field in POINT_FIELDS:
        return replace(release, access_points=with_points(release.access_points, change, agents))
    evidence = tuple(
        replace(each, chosen=False) if each.field == change.field else each
        for each in release.evidence
    )
    own = Evidence(change.field, change.value, "correction")
    corrected = RELEASE_FIELDS[change.field].with_value(release, change.value)
    points = restated_above(corrected.access_points, change.points)
    return replace(corrected, access_points=points, evidence=(*evidence, own))
