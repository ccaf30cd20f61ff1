"""What the headers of a tar file say of its state, which the reader itself passes in silence."""

import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from archive.models import Finding, FindingKind

BLOCK = 512


@dataclass(slots=True)
class Headers:
    """Seen so far. damaged: runs of blocks that are neither header nor padding.

    ended: the two blocks of zeros were seen, or reading was stopped on purpose.
    """

    good: int = 0
    damaged: int = 0
    ended: bool = False
    in_damage: bool = False

    def findings(self, name: str) -> Iterator[Finding]:
        """One for damaged headers, whose members are lost; one for a file without its end."""
        if self.damaged:
            detail = f"{self.damaged} damaged, the member behind each is lost; the rest was read"
            yield Finding(name, FindingKind.DAMAGED, "header-damaged", detail)
        if not self.ended:
            detail = f"no end mark behind {self.good} headers: the file may be cut short"
            yield Finding(name, FindingKind.DAMAGED, "no-end-mark", detail)


def watched_by(headers: Headers) -> type[tarfile.TarInfo]:
    """A class of members that keeps count of the headers it is made of."""

    class Watched(tarfile.TarInfo):
        @classmethod
        def frombuf(cls, buf: Any, encoding: str, errors: str) -> Self:
            try:
                entry = super().frombuf(buf, encoding, errors)
            except tarfile.EOFHeaderError:  # type: ignore[attr-defined] # typeshed lacks it
                headers.ended, headers.in_damage = True, False
                raise
            except tarfile.HeaderError:
                if len(buf) == BLOCK and not headers.in_damage:
                    headers.damaged += 1
                    headers.in_damage = True
                raise
            headers.good += 1
            headers.ended = headers.in_damage = False
            return entry

        def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo | None:
            """As said there, a subclass may read what follows a header otherwise."""
            try:
                read: tarfile.TarInfo | None = super()._proc_member(archive)  # type: ignore[misc]
            except ValueError as error:  # a map of a sparse file that is none
                headers.damaged += 1
                raise tarfile.InvalidHeaderError(str(error)) from error  # type: ignore[attr-defined]
            return read

    return Watched
