"""Where a page came from, as far as it is known, and how two kinds of evidence complete it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Origin:
    """An address and a moment, either unknown; notes say what evidence was seen."""

    url: str | None = None
    moment: datetime | None = None
    notes: tuple[str, ...] = ()

    def or_else(self, weaker: "Origin") -> "Origin":
        """What is known here, completed by weaker evidence about the same file."""
        notes = tuple(dict.fromkeys((*self.notes, *weaker.notes)))
        return Origin(self.url or weaker.url, self.moment or weaker.moment, notes)
