"""One file: a page, or a document that a person must look at."""

import os
from collections.abc import Iterator
from pathlib import Path

from archive.models import Capture, Finding, FindingKind
from archive.sources.classify import take_stream
from archive.sources.interface import Limits, OfPlace
from archive.sources.skip_counts import Tally


class FileSource(OfPlace):
    """A single saved page."""

    @staticmethod
    def accepts(place: Path) -> bool:
        return place.is_file()

    def captures(self) -> Iterator[Capture | Finding]:
        tally = Tally(self.name)
        yield from take_file(self._place, self.name, self._parts(), self._limits, tally)
        yield from tally.findings()

    def _parts(self) -> tuple[str, ...]:
        """The path below the present folder: those above are the user's, and name no host."""
        place = Path(os.path.normpath(self._place.absolute()))
        present = Path.cwd()
        return place.relative_to(present).parts if place.is_relative_to(present) else (place.name,)


def take_file(
    place: Path, locator: str, parts: tuple[str, ...], limits: Limits, tally: Tally
) -> Iterator[Capture | Finding]:
    """Take a file of the disk; one that cannot be read is reported."""
    try:
        with place.open("rb") as stream:
            yield from take_stream(stream, locator, parts, limits, tally)
    except OSError as error:
        yield Finding(locator, FindingKind.DAMAGED, "unreadable", str(error.strerror))
