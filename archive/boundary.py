"""The boundary round one item of many: what it raises becomes a failure, and the run goes on.

A page, a record, a member, a row, a line must not cost more than itself, whatever nobody thought of
when its reader was written. Only here may everything be caught; a law of the tests sees to it. What
is caught is a fault of ours: it is logged, named in the findings with its traceback, and tests and
benchmarks fail on it, so that no bug hides as the fault of a page.
"""

import logging
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lxml import etree

from archive.errors import ConfigError, StoreError
from archive.models import Description, Finding, FindingKind

Result = TypeVar("Result")
OUR_FAULT = "our-fault"
"""The reason of a finding, or of a capture without a release, that a bug of ours caused."""

TOO_COSTLY = "too-costly"
"""The reason of what needs more than the limits of the process that reads or describes it."""

TOO_SLOW = "too-slow"
"""The reason of a page that waits without working."""

FAILED = frozenset((OUR_FAULT, TOO_COSTLY, TOO_SLOW))
"""Reasons that say that describing failed, not that a page is no release."""

_NOT_OF_THE_ITEM: tuple[type[Exception], ...] = (ConfigError, StoreError)
"""A full disk or a lock would meet the next item too: these end the run, with their message."""

_ROOT = Path(__file__).parents[1]
_LONGEST_MESSAGE = 300
_LONGEST_TRACEBACK = 4000
_LOG = logging.getLogger(__name__)
# Who runs a command is told by the findings; who sets up logging gets the tracebacks as they come.
_LOG.addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Failure:
    """What an item raised. summary: type, message and place in one line. trace: the traceback.

    costly: it needed more memory than there was, which is no bug of ours.
    """

    summary: str
    trace: str
    costly: bool = False

    @property
    def detail(self) -> str:
        """For a log: the summary alone in the first line, the traceback below."""
        return f"{self.summary}\n{self.trace}"


def attempt(
    work: Callable[[], Result],
    otherwise: Callable[[Failure], Result],
    listed: tuple[type[Exception], ...] = (),
) -> Result:
    """What the work returns; where it raises, what is made of its failure.

    listed: what the caller answers for itself; it passes.
    """
    passing = _NOT_OF_THE_ITEM + listed
    try:
        return work()
    except passing:
        raise
    except Exception as error:
        return otherwise(_failure(error))


def attempt_each(
    work: Callable[[], Iterable[Result]],
    otherwise: Callable[[Failure], Result],
    listed: tuple[type[Exception], ...] = (),
) -> Iterator[Result]:
    """What the work gives, one by one; at the end what is made of its failure, where it raises.

    listed: what the caller answers for itself; it passes.
    """
    passing = _NOT_OF_THE_ITEM + listed
    try:
        yield from work()
    except passing:
        raise
    except Exception as error:
        yield otherwise(_failure(error))


def failure_of(work: Callable[[], None]) -> Failure | None:
    """What the work raises, or None where it is done."""
    try:
        work()
    except _NOT_OF_THE_ITEM:
        raise
    except Exception as error:
        return _failure(error)
    return None


def as_finding(locator: str, content: bytes | None = None) -> Callable[[Failure], Finding]:
    """A failure as the finding of what stands at a locator. content: its bytes, to be kept."""

    def finding(failure: Failure) -> Finding:
        if failure.costly:
            return Finding(locator, FindingKind.DAMAGED, TOO_COSTLY, failure.summary, content)
        return Finding(locator, FindingKind.FAULT, OUR_FAULT, failure.detail, content)

    return finding


def as_description(failure: Failure) -> Description:
    """A failure as the description of a page: no release, and why."""
    if failure.costly:
        return Description(reason=TOO_COSTLY, detail=failure.summary)
    return Description(reason=OUR_FAULT, detail=failure.detail)


def report(detail: str) -> None:
    """Log a failure that another process met: its own log goes with it."""
    _LOG.error("%s", detail)


def _failure(error: Exception) -> Failure:
    trace = "".join(traceback.format_exception(error)).replace(f"{_ROOT}/", "")
    message = " ".join(str(error).split())[:_LONGEST_MESSAGE]
    summary = f"{type(error).__name__}: {message} ({_place(error)})"
    # The end of a traceback tells most: the beginning is the run itself.
    texts = _printable(summary), _printable(trace[-_LONGEST_TRACEBACK:])
    failure = Failure(*texts, costly=_is_costly(error))
    if not failure.costly:
        _LOG.error("%s", failure.detail)
    return failure


def _is_costly(error: Exception) -> bool:
    """Whether there was too little memory: a path of ours is sound, and where libxml2 gets none to
    follow it, it says no more than this."""
    lacks_words = isinstance(error, etree.XPathEvalError) and str(error) == "unknown error"
    return isinstance(error, MemoryError) or lacks_words


def _place(error: Exception) -> str:
    """The innermost line of our own code that was at work: 'archive/html/page.py:75'."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _is_ours(frame.filename)]
    last = (own or frames)[-1]
    return f"{last.filename.removeprefix(f'{_ROOT}/')}:{last.lineno}"


def _is_ours(filename: str) -> bool:
    return Path(filename).is_relative_to(_ROOT) and "site-packages" not in filename


def _printable(text: str) -> str:
    """Without lone surrogates, which a message may quote from a page."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
