"""Which captures are written."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase

from archive.records import StoredCapture


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions on captures; all that are given must hold. urls: globs, one of which must fit.

    earliest, latest: days of capture, both inclusive; what has no moment is then left out.
    """

    urls: tuple[str, ...] = ()
    earliest: datetime | None = None
    latest: datetime | None = None

    def holds(self, capture: StoredCapture) -> bool:
        """Whether a capture is selected."""
        if self.urls and not any(fnmatchcase(capture.url or "", glob) for glob in self.urls):
            return False
        if not self.earliest and not self.latest:
            return True
        moment = capture.moment
        if moment is None or (self.earliest and moment < _day(self.earliest)):
            return False
        return self.latest is None or moment < _day(self.latest) + timedelta(days=1)


def _day(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC)
