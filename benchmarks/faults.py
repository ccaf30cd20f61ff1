"""A benchmark in which an item met a fault of ours has failed, whatever its figures are."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from archive import boundary


class _Counter(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def no_faults() -> Iterator[None]:
    """Exit status 1, with the first traceback, where one was met."""
    counter = _Counter()
    logging.getLogger(boundary.__name__).addHandler(counter)
    yield
    if counter.messages:
        sys.exit(
            f"{len(counter.messages)} items met a fault of ours; the first:\n{counter.messages[0]}"
        )
