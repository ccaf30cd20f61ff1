"""One target attacked for some time: how many cases, which breaches."""

import time
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from archive.models import digest_of
from tests.fuzz.reduction import reduced
from tests.fuzz.table import kept_cases
from tests.fuzz.target import Breach, Target, breach_of

_BATCH = 100


@dataclass(slots=True)
class Campaign:
    """running: the file that holds the case being tried, for what ends the whole process."""

    target: Target
    until: float
    running: Path
    tried: int = 0
    breaches: dict[str, tuple[Breach, bytes]] = field(default_factory=dict)

    def attempt(self, case: bytes) -> None:
        if time.monotonic() > self.until:
            return
        self.tried += 1
        self.running.write_bytes(case)
        breach = breach_of(self.target, case)
        if breach and breach.place not in self.breaches:
            self.breaches[breach.place] = (breach, self._reduced(case, breach))

    def _reduced(self, case: bytes, breach: Breach) -> bytes:
        def fails(shorter: bytes) -> bool:
            again = breach_of(self.target, shorter)
            return again is not None and again.place == breach.place

        return reduced(case, fails)


def attack(name: str, target: Target, seconds: float, running: Path, number: int) -> Campaign:
    """number: of the random choices; another gives other cases."""
    for warming in target.seeds:  # patterns are compiled at their first use, at no case's cost
        breach_of(target, warming)
    campaign = Campaign(target, time.monotonic() + seconds, running)
    for path in kept_cases(name):
        campaign.attempt(path.read_bytes())
    for case in target.seeds:
        campaign.attempt(case)
    while time.monotonic() < campaign.until:
        number += 1
        _batch(campaign, number)
    running.unlink(missing_ok=True)
    return campaign


def write_cases(campaign: Campaign, folder: Path) -> list[Path]:
    """Keep the reduced case of each breach, with its traceback beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for breach, case in campaign.breaches.values():
        path = folder / f"{digest_of(case)[:12]}.case"
        path.write_bytes(case)
        path.with_suffix(".txt").write_text(breach.trace, encoding="utf-8")
        written.append(path)
    return written


def _batch(campaign: Campaign, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=_BATCH,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(campaign.target.cases)
    def attempted(case: bytes) -> None:
        campaign.attempt(case)

    attempted()
