"""Who said something, as a rule found it."""

from dataclasses import dataclass

from archive.models import QuoteStatus, Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something. name: the full name, or the mention as printed; None for nobody known."""

    name: str | None = None
    kind: str = ""
    printed: str | None = None
    position: str | None = None
    cue: str | None = None
    rule: str = "marks"
    status: QuoteStatus = QuoteStatus.UNATTRIBUTED
    others: tuple[str, ...] = ()
    mention_at: Span | None = None
    cue_at: Span | None = None
    position_at: Span | None = None
