"""What a check answers with: plain values. Offsets are code points into the text beside them."""

from dataclasses import dataclass, field
from enum import StrEnum

from archive.models import Span
from archive.text.word_diff import Change


class Verdict(StrEnum):
    """What is said of one quoted span. ABSENT is not 'false': it is of this archive only."""

    VERBATIM = "verbatim"
    CUT = "verbatim with marked cuts"
    REPAIRED = "verbatim in repaired text"
    ALTERED = "altered"
    OTHER_SPEAKER = "same words, other speaker"
    SPLICED = "spliced"
    ABSENT = "not in this archive"


class Alarm(StrEnum):
    """A difference that says something else, however small it is."""

    NEGATION = "negation"
    NUMBER = "number"
    NAME = "name"
    MODAL = "modal"
    QUESTION = "question"
    CUT_NEGATION = "negation in what was cut"
    OMISSION = "words left out without a mark"


@dataclass(frozen=True, slots=True)
class Source:
    """Where words are printed. text: the stretch exactly as printed; before, after: what stands
    around it, up to a gap. field: 'title', 'body' (with its subtitle) or 'quote'. start, end: in
    that field's text; in_text: in Release.text, None where it is not of it. original: what stood in
    the bytes, where the stretch is repaired. speaker: of the quotation that it stands in."""

    release_id: str
    title: str
    issued: str | None
    language: str | None
    offices: tuple[str, ...]
    field: str
    start: int
    end: int
    text: str
    before: str = ""
    after: str = ""
    in_text: Span | None = None
    original: str | None = None
    quote_id: str | None = None
    speaker: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Uses:
    """Releases that print exactly these words. first, last: of those with a date, by id and date.
    undated: how many without one may be earlier than the first."""

    releases: int = 0
    undated: int = 0
    first: tuple[str, str] | None = None
    last: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Pasted:
    """A span that is checked: its words as pasted, where they stand in the pasted text, and who
    says them there, or None."""

    text: str
    start: int = 0
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one span. changes: from what is printed to what was pasted; only where they
    differ. note: what a reader must know besides, in one sentence, or ''."""

    pasted: Pasted
    verdict: Verdict
    sources: tuple[Source, ...] = ()
    changes: tuple[Change, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    uses: Uses = field(default_factory=Uses)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What this archive holds, so that 'not in it' reads as what it is."""

    releases: int
    first_year: int | None
    last_year: int | None
    undated: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """All of a pasted text. short: spans of fewer words than are checked."""

    findings: tuple[Finding, ...]
    coverage: Coverage
    short: int = 0
