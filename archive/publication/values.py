"""What comes out of the door: plain values, from which whatever is covered has been taken."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from archive.models import Release
from archive.records import Related, State, StoredCapture, StoredRelease


@dataclass(frozen=True, slots=True)
class Policy:
    """What the owner lets out. show_contacts: phones and mail addresses, as they were published."""

    show_contacts: bool

    @property
    def fingerprint(self) -> str:
        """What two policies share when they let out the same; an index of another one is stale."""
        return "contacts-shown" if self.show_contacts else "contacts-covered"


@dataclass(frozen=True, slots=True)
class PublicRelease:
    """A release as the public may have it. release: without anything that is covered.

    number: its place in the order of addition, from 1.
    """

    id: str
    number: int
    work_id: str
    added: datetime
    revision: int
    capture: StoredCapture
    release: Release
    left_page: bool = False

    @property
    def record(self) -> StoredRelease:
        """The same in the form that formats of export take."""
        return StoredRelease(
            id=self.id,
            number=self.number,
            work_id=self.work_id,
            state=State.PUBLIC,
            added=self.added,
            revision=self.revision,
            capture=self.capture,
            release=self.release,
            left_page=self.left_page,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A release that changed. release: None where the public may no longer have it."""

    id: str
    release: PublicRelease | None


class Withholding(StrEnum):
    """Why bytes do not leave. NOT_HERE is all that is said where something in them is hidden."""

    WITHDRAWN = "withdrawn"
    NOT_HERE = "not here"
    CONTACTS = "contacts"


@dataclass(frozen=True, slots=True)
class PublicCapture:
    """A capture that a public release was found in. withheld: why its bytes do not leave; None
    where they do. reason: what a reader may know of it."""

    capture: StoredCapture
    withheld: Withholding | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PublicVersion:
    """A release as one capture has it, without its access points, as the public may read it."""

    capture: StoredCapture
    release: Release


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """What the public may read of a capture whose bytes are withheld: the releases that it carries,
    in the order of the page, text and structure only."""

    capture: PublicCapture
    releases: tuple[Release, ...]


@dataclass(frozen=True, slots=True)
class PublicQuote:
    """A quote with the public release that it stands in, or stood in. gone: it is no longer found
    in what is shown of the release; its words are not told."""

    id: str
    release: PublicRelease
    gone: bool


@dataclass(frozen=True, slots=True)
class PublicPerson:
    """A person by the id under which it is now listed. variants: of authority files and as taught;
    what only releases print is theirs to show."""

    id: str
    name: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicRelated:
    """The other releases of a work, and the same in other languages."""

    copies: tuple[Related, ...]
    translations: tuple[Related, ...]
