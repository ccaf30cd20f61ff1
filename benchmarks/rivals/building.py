"""The invented releases, given to every engine in one pass; what each took of it."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from archive.models import Release
from archive.publication import PublicRelease
from archive.records import StoredCapture
from benchmarks.made_archive import made
from benchmarks.rivals.dateline import Dateline
from benchmarks.rivals.engine import Rival
from indexer.documents import Changed, documents

_AT_ONCE = 500
_FIRST_DAY = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class Costs:
    """CPU seconds by engine, and bytes of raw text."""

    seconds: dict[str, float] = field(default_factory=dict)
    raw: int = 0

    def add(self, name: str, seconds: float) -> None:
        self.seconds[name] = self.seconds.get(name, 0) + seconds


def build(number: int, dateline: Dateline | None, rivals: Sequence[Rival]) -> Costs:
    """Index so many releases everywhere."""
    costs, start = Costs(), time.process_time()
    passing = _passing(number, rivals, costs)
    if dateline:
        dateline.engine.build(passing, "made", 1)
        dateline.engine.tidy()
        costs.add(dateline.name, time.process_time() - start - sum(costs.seconds.values()))
    else:
        deque(passing, 0)
    for rival in rivals:
        start = time.process_time()
        rival.finish()
        costs.add(rival.name, time.process_time() - start)
    return costs


def public(number: int, release: Release) -> PublicRelease:
    """A release as the door would hand it on."""
    quotes = tuple(
        replace(quote, id=f"q{number:07}{place}") for place, quote in enumerate(release.quotes)
    )
    return PublicRelease(
        id=f"r{number:07}",
        number=number + 1,
        work_id=f"w{number:07}",
        added=_FIRST_DAY + timedelta(minutes=number),
        revision=1,
        capture=StoredCapture(number, f"made-{number}", "", 0),
        release=replace(release, quotes=quotes),
    )


def _passing(number: int, rivals: Sequence[Rival], costs: Costs) -> Iterator[Changed]:
    """Every release, once the rivals have it; making it costs none of the engines."""
    for first in range(0, number, _AT_ONCE):
        start = time.process_time()
        some = list(_changes(range(first, min(first + _AT_ONCE, number)), costs))
        costs.add("making", time.process_time() - start)
        for rival in rivals:
            start = time.process_time()
            rival.add([changed.documents[0] for changed in some])
            costs.add(rival.name, time.process_time() - start)
        yield from some


def _changes(numbers: range, costs: Costs) -> Iterator[Changed]:
    for number, release in made(numbers):
        costs.raw += len(release.title.encode()) + len(release.text.encode())
        whole = public(number, release)
        yield Changed(whole.id, tuple(documents(whole)))
