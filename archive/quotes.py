"""Direct speech as a value: what was said, where it stands, by whom, and how that is known."""

from dataclasses import dataclass
from enum import StrEnum

BY_ARCHIVIST = "by an archivist"
"""Stands in the rule of a quote behind each field that a person of the archive gave."""


class QuoteStatus(StrEnum):
    """How the speaker was found: printed at the quote, carried over, several candidates, none; or
    told by a person of the archive."""

    STATED = "stated"
    INFERRED = "inferred"
    AMBIGUOUS = "ambiguous"
    UNATTRIBUTED = "unattributed"
    CORRECTED = "corrected"


class SpeakerKind(StrEnum):
    """What speaks."""

    HUMAN = "human"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Direct speech. `text` is its parts joined by one space; a part excludes its quotation marks.

    closed: False where the closing mark is missing; nothing is ever completed.
    speaker: the full name where the release gives one, else the mention as printed, else None.
    position: the post held then, as printed. cue: the verb. rule: the name of the rule that fired.
    id: given by the store; '' in what a describer finds.
    speaker_kind: 'human', 'organisation', 'document', 'role', or '' where nobody is known.
    others: who spoke the same words together with the speaker.
    mention_at, cue_at, position_at: where in the text these are printed.
    """

    text: str
    parts: tuple[Span, ...]
    closed: bool = True
    speaker: str | None = None
    speaker_id: str | None = None
    printed: str | None = None
    position: str | None = None
    cue: str | None = None
    rule: str = ""
    status: QuoteStatus = QuoteStatus.UNATTRIBUTED
    id: str = ""
    speaker_kind: str = ""
    others: tuple[str, ...] = ()
    mention_at: Span | None = None
    cue_at: Span | None = None
    position_at: Span | None = None


@dataclass(frozen=True, slots=True)
class MarkedPassage:
    """What stands between marks and is no quotation. reason: one readable line."""

    span: Span
    reason: str
