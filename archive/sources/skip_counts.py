"""Counts of what is not wanted, in one finding a reason instead of one a file."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from archive.models import Finding, FindingKind

_SORTS_TOLD = 12
_SORTS_COUNTED = 200


class Tally:
    """Counts by reason and sort. The detail of its findings begins with the number."""

    def __init__(self, locator: str) -> None:
        self._locator = locator
        self._counts: dict[tuple[FindingKind, str], Counter[str]] = {}

    def skip(self, reason: str, sort: str = "") -> None:
        """One more that is not wanted. sort: a media type, an extension."""
        self.count(FindingKind.SKIPPED, reason, sort)

    def count(self, kind: FindingKind, reason: str, sort: str = "") -> None:
        sorts = self._counts.setdefault((kind, reason), Counter())
        # Sorts come out of the source, which may hold as many as it likes.
        sorts[sort if sort in sorts or len(sorts) < _SORTS_COUNTED else "others"] += 1

    def findings(self) -> Iterator[Finding]:
        for (kind, reason), sorts in sorted(self._counts.items()):
            yield Finding(self._locator, kind, reason, _detail(sorts))


def extension_of(name: str) -> str:
    """'css' of 'styles/main.CSS'; as long as a sort should be."""
    return PurePosixPath(name).suffix.lower().lstrip(".")[:20] or "no extension"


def _detail(sorts: Counter[str]) -> str:
    counts = [f"{sort} {number}" for sort, number in sorts.most_common(_SORTS_TOLD) if sort]
    sorts_left = len(sorts) - _SORTS_TOLD
    if sorts_left > 0:
        counts.append(f"{sorts_left} more")
    return f"{sorts.total()}: {', '.join(counts)}" if counts else str(sorts.total())
