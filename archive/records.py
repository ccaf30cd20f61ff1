"""What the store holds: captures and releases with their identity, and the log of each run."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from archive.models import Release


class State(StrEnum):
    PUBLIC = "public"
    WITHDRAWN = "withdrawn"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class ReleaseState:
    """The state that a person gave a release. reason: why, as it was told; '' where nobody said."""

    id: str
    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StoredCapture:
    """A capture as the store holds it, without its bytes (Store.content(digest) gives them).

    media_type: what the source says the bytes are, where no header of a server says it.
    page_key: names the page of which it is a version, however its address or path is spelled.
    """

    id: int
    locator: str
    digest: str
    size: int
    url: str | None = None
    moment: datetime | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    verified: bool | None = None
    notes: tuple[str, ...] = ()
    added: datetime | None = None
    media_type: str = ""
    page_key: str = ""

    @property
    def declared_type(self) -> str:
        """What the source said that the bytes are, else what the server said; "" for neither."""
        sent = (value for name, value in self.headers if name.lower() == "content-type")
        return self.media_type or next(sent, "")


@dataclass(frozen=True, slots=True)
class StoredRelease:
    """A release with its identity: the description of its latest capture, and the record around it.

    id: short, URL-safe, minted once, never reused. left_page: its page no longer carries it.
    number: its place in the order of addition, from 1.
    """

    id: str
    number: int
    work_id: str
    state: State
    added: datetime
    revision: int
    capture: StoredCapture
    release: Release
    left_page: bool = False
    state_reason: str = ""


@dataclass(frozen=True, slots=True)
class StoredQuote:
    """A quote with its identity. number: its place in the release, from 1; its last place where it
    is gone: not in what is shown of the release. text: as it was last shown."""

    id: str
    release_id: str
    number: int
    text: str
    gone: bool = False


class AgentKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class AgentName:
    """A name of an agent. source: 'taught' by a person, 'authority' where a record of the
    collection has it, 'release' where releases print it."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Agent:
    """A person, or an organisation that speaks. id: of the authority record, else minted once.

    name: the preferred one. names: as printed and taught.
    """

    id: str
    kind: AgentKind
    name: str
    names: tuple[AgentName, ...] = ()

    @property
    def variants(self) -> tuple[str, ...]:
        """The other names."""
        return tuple(each.name for each in self.names if each.name != self.name)


@dataclass(frozen=True, slots=True)
class TaughtName:
    """A name that a person has said to be an agent's."""

    agent_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Version:
    """A release as one capture has it (without its access points)."""

    capture: StoredCapture
    release: Release


@dataclass(frozen=True, slots=True)
class Related:
    """Another public release that belongs to one. ground: why it is thought to. host: of its page,
    '' where that has no address."""

    id: str
    title: str
    language: str | None
    ground: str
    host: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """All that a release prints, its title and subtitle first: a line for each block."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Accession:
    """One run of taking captures in, and its log. counts: how many of 'taken', 'held', ..."""

    id: int
    source: str
    started: datetime
    finished: datetime | None = None
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """How much is held. quarantined: findings. undescribable: captures without a release.

    blobs: different bytes, whose sizes as they came add up to blob_bytes.
    """

    captures: int
    releases_public: int
    releases_withdrawn: int
    releases_hidden: int
    quarantined: int
    undescribable: int
    accessions: int
    blobs: int
    blob_bytes: int


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that verifying found broken. kind: a short code. subject: the id of what is
    broken."""

    kind: str
    subject: str
    detail: str
