"""The one door to the public: what may leave the archive, and in which form.

Nobody else interprets the state of a release, the privacy of a person or the setting for contacts.
Pages, API, feeds, exports for the public and the index receive only what comes out of here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from archive.config import Config
from archive.errors import NotFound, Withdrawn
from archive.models import Release
from archive.records import State, StoredCapture, StoredRelease
from archive.redaction import redact
from archive.store import Store


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


@dataclass(frozen=True, slots=True)
class Change:
    """A release that changed. release: None where the public may no longer have it."""

    id: str
    release: PublicRelease | None


class Publication:
    """What may leave a store under a policy. Several threads may use it at once."""

    def __init__(self, store: Store, policy: Policy) -> None:
        self._store = store
        self.policy = policy

    @property
    def collection(self) -> str:
        """The collection that the store was made for."""
        return self._store.collection

    @property
    def revision(self) -> int:
        """The change counter; it rises when something that a reader sees has changed."""
        return self._store.revision

    def release(self, release_id: str) -> PublicRelease:
        """The release of an id or alias. Raises Withdrawn with the reason, or NotFound: a hidden
        one is answered as one that is not there."""
        stored = self._store.release(release_id)
        if stored.state is State.WITHDRAWN:
            reason = stored.state_reason or "no reason is given"
            raise Withdrawn(f"release {stored.id} was withdrawn: {reason}")
        if stored.state is State.HIDDEN:
            raise NotFound(f"no release {release_id!r} is held")
        return self._published(stored)

    def releases(self) -> Iterator[PublicRelease]:
        """Every release, in the order of addition."""
        stored = self._store.releases()
        return (self._published(one) for one in stored if one.state is State.PUBLIC)

    def changes_since(self, revision: int) -> Iterator[Change]:
        """Every release that a later revision than this one has changed, in no useful order."""
        for stored in self._store.changed_since(revision):
            public = stored.state is State.PUBLIC
            yield Change(stored.id, self._published(stored) if public else None)

    def _published(self, stored: StoredRelease) -> PublicRelease:
        return PublicRelease(
            id=stored.id,
            number=stored.number,
            work_id=stored.work_id,
            added=stored.added,
            revision=stored.revision,
            capture=stored.capture,
            release=stored.release if self.policy.show_contacts else redact(stored.release),
            left_page=stored.left_page,
        )


def publication_of(store: Store, config: Config) -> Publication:
    """The door of a store under the settings in force."""
    return Publication(store, Policy(config.show_contacts))
