"""What people labelled: quotations, their speakers, people, topics and offices of a text.

Offsets count code points of `GoldText.text`, the end excluded; the marks stand outside a span.
"""

from dataclasses import dataclass
from enum import StrEnum

from archive.models import Span

WRITTEN = "written"
"""The set of the releases that were written for this project."""


class SpanKind(StrEnum):
    """What stands between marks."""

    QUOTE = "quote"
    TITLE = "title"
    ACT = "act"
    TERM = "term"
    SLOGAN = "slogan"
    SCARE = "scare"
    STATUTE = "statute"
    OTHER = "other"
    HEADING = "heading"  # speech in a headline: neither asked for nor false
    NESTED = "nested"  # marks inside a longer quotation: neither asked for nor false

    @property
    def is_open(self) -> bool:
        return self in (SpanKind.HEADING, SpanKind.NESTED)


class By(StrEnum):
    """Who or what speaks."""

    HUMAN = "human"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    ROLE = "role"  # a person whom the text names nowhere in full
    NOBODY = "nobody"


class MentionStatus(StrEnum):
    """How the speaker is mentioned beside the verb of speech."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class GoldSpan:
    """One pair of marks.

    speaker: the fullest name printed in the text, without titles; of no human the words printed.
    positions: the posts printed with that name, any of which is right. utterance: spans with the
    same number are one quotation. classes: the failure classes it stands for.
    """

    span: Span
    kind: SpanKind
    by: By = By.NOBODY
    speaker: str | None = None
    mention: Span | None = None
    status: MentionStatus = MentionStatus.NONE
    positions: tuple[str, ...] = ()
    utterance: int = 0
    classes: tuple[str, ...] = ()

    @property
    def is_named(self) -> bool:
        return self.kind is SpanKind.QUOTE and self.by is By.HUMAN


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Capitalised words. full: the fullest name printed of the person; None: no person."""

    span: Span
    full: str | None


@dataclass(frozen=True, slots=True)
class GoldText:
    """A labelled text. complete: every pair of marks is labelled, so any other find is false.

    topics, office: ids; topics is None where nobody labelled them.
    """

    name: str
    texts: str
    text: str
    spans: tuple[GoldSpan, ...]
    mentions: tuple[GoldMention, ...]
    collection: str = "generic"
    complete: bool = False
    topics: frozenset[str] | None = None
    office: str | None = None
