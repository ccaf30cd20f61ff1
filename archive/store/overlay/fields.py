"""The fields that people can correct: how each is read, changed, and what it may hold."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from archive.decisions import BY_HAND
from archive.errors import UsageError
from archive.models import Evidence, Quote, QuoteStatus, Release
from archive.quotes import SpeakerKind
from archive.store.overlay.above import restated_above
from archive.store.overlay.contacts import CONTACT, with_contacts
from archive.store.overlay.days import (
    EARLIEST,
    ISSUED,
    LATEST,
    with_earliest,
    with_issued,
    with_latest,
)
from archive.store.overlay.headings import POINT_FIELDS, Agents, with_points
from archive.store.overlay.text import TEXT
from archive.store.overlay.values import FieldChange
from archive.store.overlay.wording import WORDS

TITLE, SPEAKER, POSITION = "title", "speaker", "position"
"""Fields that others name too."""

SEVERAL = (*POINT_FIELDS, CONTACT, TEXT)
"""Fields with several values: headings, contacts, stretches of the text."""

_BETWEEN_NAMES = ";"
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


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


RELEASE_FIELDS = {
    TITLE: ReleaseField(lambda release: release.title, _with_title),
    ISSUED: ReleaseField(lambda release: release.issued.value or "", with_issued),
    EARLIEST: ReleaseField(lambda release: str(release.issued.earliest or ""), with_earliest),
    LATEST: ReleaseField(lambda release: str(release.issued.latest or ""), with_latest),
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
        stated = quote.status is QuoteStatus.STATED
        return quote if stated else replace(quote, status=QuoteStatus.CORRECTED)
    # The post was the other speaker's, and the text does not state this one.
    corrected = replace(_without_mention(quote), speaker=value, speaker_id=None, position=None)
    return replace(corrected, status=QuoteStatus.CORRECTED)


def _without_mention(quote: Quote) -> Quote:
    """Where the text names the other speaker, and who spoke with him, says nothing of this one."""
    return replace(quote, others=(), mention_at=None, position_at=None)


def _with_status(quote: Quote, value: str) -> Quote:
    if value not in tuple(QuoteStatus):
        raise UsageError(f"unknown status {value!r}; known: {', '.join(QuoteStatus)}")
    return replace(quote, status=QuoteStatus(value))


def _with_others(quote: Quote, value: str) -> Quote:
    names = (name.strip() for name in value.split(_BETWEEN_NAMES))
    return replace(quote, others=tuple(name for name in names if name))


def _with_speaker_kind(quote: Quote, value: str) -> Quote:
    known = [str(kind) for kind in SpeakerKind if kind is not SpeakerKind.PRONOUN]
    if value not in ("", *known):
        raise UsageError(f"unknown kind of speaker {value!r}; known: {', '.join(known)}")
    return replace(quote, speaker_kind=value)


def _as_it_is(quote: Quote, _value: str) -> Quote:
    """Words need the text that they stand in (archive/store/overlay/shown.py)."""
    return quote


QUOTE_FIELDS = {
    WORDS: QuoteField(lambda quote: quote.text, _as_it_is),
    SPEAKER: QuoteField(lambda quote: quote.speaker or "", _with_speaker),
    POSITION: QuoteField(
        lambda quote: quote.position or "",
        lambda quote, value: replace(quote, position=value or None),
    ),
    "status": QuoteField(lambda quote: str(quote.status), _with_status),
    "others": QuoteField(lambda quote: f"{_BETWEEN_NAMES} ".join(quote.others), _with_others),
    "speaker_kind": QuoteField(lambda quote: quote.speaker_kind, _with_speaker_kind),
}


def with_change(release: Release, change: FieldChange, agents: Agents) -> Release:
    """The release with a field of its own corrected, all but its text. agents: whom its names
    mean."""
    if change.field in POINT_FIELDS:
        return replace(release, access_points=with_points(release.access_points, change, agents))
    if change.field == CONTACT:
        return with_contacts(release, change)
    if change.field not in RELEASE_FIELDS:
        return release
    corrected = RELEASE_FIELDS[change.field].with_value(release, change.value)
    if corrected is release:
        return release
    evidence = tuple(
        replace(each, chosen=False) if each.field == change.field else each
        for each in release.evidence
    )
    own = Evidence(change.field, change.value, BY_HAND)
    points = restated_above(corrected.access_points, change.points)
    return replace(corrected, access_points=points, evidence=(*evidence, own))
