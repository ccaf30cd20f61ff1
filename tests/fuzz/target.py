"""What a fuzzer attacks: how its cases are made, what must hold for each, what one may cost."""

import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from hypothesis.strategies import SearchStrategy

ROOT = Path(__file__).parents[2]
_SECONDS_A_BYTE = 60e-6
_HANGING = 10


@dataclass(frozen=True, slots=True)
class Target:
    """seeds: sound cases of our own making. cases: those, changed. check: raises on a breach.

    seconds: of CPU that a small case may cost; a larger one as much more as it is longer.
    """

    seeds: tuple[bytes, ...]
    cases: SearchStrategy[bytes]
    check: Callable[[bytes], None]
    seconds: float = 2.0


class TooSlow(BaseException):
    """A case that costs more than its length allows; the boundary round an item lets it pass."""


class OurFault(Exception):  # noqa: N818 - as above
    """What the boundary caught: its detail, the summary in the first line."""


@dataclass(frozen=True, slots=True)
class Breach:
    """What a case did. place: type of the error and innermost line of ours; it tells breaches
    apart. trace: the traceback."""

    place: str
    trace: str


def breach_of(target: Target, case: bytes) -> Breach | None:
    """What is wrong with what a target makes of a case; None where all laws hold."""
    allowed = target.seconds + _SECONDS_A_BYTE * len(case)
    start = time.process_time()
    try:
        with _ended_after(_HANGING * allowed):
            target.check(case)
        spent = time.process_time() - start
        if spent > allowed:
            raise TooSlow(f"{spent:.1f} s for {len(case)} bytes; {allowed:.1f} s are allowed")
    except (Exception, TooSlow) as error:  # noqa: BLE001 - whatever a case raises is looked for
        return Breach(_place(error), "".join(traceback.format_exception(error)))
    return None


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """Wall time, for what waits; the CPU is counted apart."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"no end after {seconds:.0f} s")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename.startswith(str(ROOT))]
    own = [frame for frame in own if "site-packages" not in frame.filename]
    last = (own or frames)[-1]
    if isinstance(error, TooSlow):
        return "TooSlow"
    if isinstance(error, OurFault):
        return _caught_place(str(error).partition("\n")[0])
    return f"{type(error).__name__} {last.filename.removeprefix(f'{ROOT}/')}:{last.lineno}"


def _caught_place(summary: str) -> str:
    """'ValueError archive/html/page.py:75' of 'ValueError: no tag (archive/html/page.py:75)'."""
    return f"{summary.partition(':')[0]} {summary.rpartition('(')[2].rstrip(')')}"
