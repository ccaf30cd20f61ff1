"""The lines of a file that somebody gives, each read as a value; an error names its line."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Generic, TypeVar

from archive.errors import NotFound, UsageError

Value = TypeVar("Value")


class LinesRead(Generic[Value]):
    """What the lines of a file say, as often as it is asked for; empty lines say nothing. number:
    of the line that was read last."""

    def __init__(self, file: BinaryIO, read: Callable[[bytes], Value]) -> None:
        self._name = file.name
        self._lines = file.readlines()
        self._read = read
        self.number = 0

    def __iter__(self) -> Iterator[Value]:
        for number, text in enumerate(self._lines, 1):
            self.number = number
            if text.strip():
                yield self._read(text)

    @contextmanager
    def named(self) -> Iterator[None]:
        """An error inside is that of the line that was read last."""
        try:
            yield
        except (UsageError, NotFound) as error:
            raise UsageError(f"{self._name}, line {self.number}: {error}") from error
