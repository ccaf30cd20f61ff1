"""What may leave a store under a policy, one method a question."""

from collections.abc import Iterator
from dataclasses import replace

from archive.authorities.collection import Collection, load_collection
from archive.boundary import attempt
from archive.config import Config, collection_folder
from archive.errors import Covered, NotFound, UnknownId, Withdrawn
from archive.models import Relation, Release
from archive.publication.memory import UntilChanged
from archive.publication.originals import shows_contacts
from archive.publication.people import without_private_people
from archive.publication.values import (
    Change,
    Policy,
    PublicCapture,
    PublicPerson,
    PublicQuote,
    PublicRelated,
    PublicRelease,
    PublicVersion,
    ReadingCopy,
    Withholding,
)
from archive.records import Related, ReleaseState, State, StoredCapture, StoredRelease
from archive.redaction import reach_of, redact, redact_capture
from archive.store import Store
from archive.store.names.owners import NameSource
from archive.store.releases import Unread, log_unread

_CONTACTS = "it shows phones or mail addresses, which this archive keeps and does not show"


class Publication:
    """What may leave a store under a policy. Several threads may use it at once.

    authorities: of the collection: who has a record, in which country an office is.
    """

    def __init__(self, store: Store, policy: Policy, authorities: Collection) -> None:
        self._store = store
        self._recorded = frozenset(person.id for person in authorities.people)
        self._countries = {office.id: office.country for office in authorities.offices}
        self._home = authorities.headquarters.country if authorities.headquarters else ""
        self._withheld = UntilChanged[int, frozenset[str]]()
        self._revealing = UntilChanged[str, bool]()
        self.policy = policy
        self.authorities = authorities

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
            raise UnknownId("release", release_id)
        return self._published(stored)

    def releases(self, unread: Unread = log_unread) -> Iterator[PublicRelease]:
        """Every release, in the order of addition."""
        stored = self._store.releases(unread)
        public = (each for each in stored if each.state is State.PUBLIC)
        return filter(None, (self._readable(each, unread) for each in public))

    def newest(self, number: int) -> tuple[PublicRelease, ...]:
        """So many releases, those added last first: a feed."""
        return tuple(map(self._published, self._store.newest(number)))

    def changes_since(self, revision: int) -> Iterator[Change]:
        """Every release that a later revision than this one has changed, in no useful order; one
        that cannot be read any more is as one that the public may no longer have."""
        unread: list[str] = []

        def note(release_id: str, why: str) -> None:
            log_unread(release_id, why)
            unread.append(release_id)

        for stored in self._store.changed_since(revision, note):
            public = stored.state is State.PUBLIC
            yield Change(stored.id, self._readable(stored, log_unread) if public else None)
        yield from (Change(release_id, None) for release_id in unread)

    def withheld_since(self, revision: int, current: int) -> frozenset[str]:
        """The ids of the releases that a later revision than this one has changed, and which the
        public may no longer have. current: the revision of the store, as it was just read; what is
        worked out is kept until the store changes again."""
        return self._withheld.get(current, revision, lambda: self._not_public(revision))

    def captures(self, public: PublicRelease) -> tuple[PublicCapture, ...]:
        """The captures that a release was found in, newest first."""
        return tuple(map(self._capture, self._store.captures_of(public.id)))

    def capture(self, public: PublicRelease, digest: str) -> PublicCapture:
        """The newest capture of a release that has these bytes. Raises NotFound."""
        for stored in self._store.captures_of(public.id):
            if stored.digest == digest:
                return self._capture(stored)
        raise NotFound(f"release {public.id} has no capture {digest!r}")

    def content(self, public: PublicRelease, digest: str) -> bytes:
        """The bytes of a capture of a release, whole. Raises Withdrawn, Covered, or NotFound for
        bytes that are not there, or that carry what is hidden."""
        capture = self.capture(public, digest)
        match capture.withheld:
            case Withholding.WITHDRAWN:
                raise Withdrawn(f"this page is not shown: {capture.reason}")
            case Withholding.CONTACTS:
                raise Covered(f"this page is not shown: {capture.reason}")
            case Withholding.NOT_HERE:
                raise NotFound(f"release {public.id} has no capture {digest!r}")
        return self._store.content(digest)

    def reading_copy(self, public: PublicRelease, digest: str) -> ReadingCopy:
        """What may be read of a capture of a release: every public release that its bytes carry, as
        they carry it. Raises NotFound."""
        capture = self.capture(public, digest)
        carried = self._store.carried_by(digest)
        stored = (self._store.release(each.id) for each in carried)
        shown = (self._version(each, digest) for each in stored if each.state is State.PUBLIC)
        return ReadingCopy(capture, tuple(version for version in shown if version))

    def versions(self, public: PublicRelease) -> tuple[PublicVersion, ...]:
        """A release as each of its captures has it, the oldest first; the one that is shown with
        what people corrected."""
        country, stored_versions = self._country(public.release), self._store.versions_of(public.id)
        return tuple(
            PublicVersion(
                each.capture,
                public.release
                if each.capture.id == public.capture.id
                else self._public(each.release, country),
            )
            for each in stored_versions
        )

    def related(self, public: PublicRelease) -> PublicRelated:
        """The copies of a release, and the same in other languages."""
        return PublicRelated(
            tuple(map(self._related, self._store.copies_of(public.record))),
            tuple(map(self._related, self._store.translations_of(public.record))),
        )

    def quote(self, quote_id: str) -> PublicQuote:
        """The quote of an id, or of a former address. Raises Withdrawn as its release does, or
        NotFound: one of a hidden release is answered as one that is not there."""
        stored = self._store.quote(quote_id)
        try:
            public = self.release(stored.release_id)
        except NotFound as error:
            raise UnknownId("quote", quote_id) from error
        present = any(quote.id == stored.id for quote in public.release.quotes)
        return PublicQuote(stored.id, public, gone=not present)

    def person(self, person_id: str) -> PublicPerson:
        """Who is listed under an id, after all redirects. Raises NotFound. Whether anything public
        is found under it is for a search to say."""
        agent = self._store.agent(person_id)
        names = (each.name for each in agent.names if each.source != NameSource.RELEASE)
        return PublicPerson(agent.id, agent.name, tuple(n for n in names if n != agent.name))

    def _readable(self, stored: StoredRelease, unread: Unread) -> PublicRelease | None:
        return attempt(
            lambda: self._published(stored), lambda failure: unread(stored.id, failure.summary)
        )

    def _published(self, stored: StoredRelease) -> PublicRelease:
        return PublicRelease(
            id=stored.id,
            number=stored.number,
            work_id=stored.work_id,
            added=stored.added,
            revision=stored.revision,
            capture=self._told(stored.capture, stored.release),
            release=self._public(stored.release, self._country(stored.release)),
            left_page=stored.left_page,
        )

    def _public(self, release: Release, country: str) -> Release:
        listed = without_private_people(release, self._recorded)
        return listed if self.policy.show_contacts else redact(listed, country)

    def _told(self, capture: StoredCapture, release: Release) -> StoredCapture:
        return capture if self.policy.show_contacts else redact_capture(capture, release)

    def _country(self, release: Release) -> str:
        """Where the office that issued it is, else where the headquarters are."""
        issuing = (p.id for p in release.access_points if p.relation == Relation.ISSUING)
        known = (self._countries.get(id, "") for id in issuing)
        return next(filter(None, known), self._home)

    def _version(self, stored: StoredRelease, digest: str) -> Release | None:
        """A public release as the bytes have it; with corrections where they are what is shown."""
        country = self._country(stored.release)
        if stored.capture.digest == digest:
            return self._public(stored.release, country)
        for version in self._store.versions_of(stored.id):
            if version.capture.digest == digest:
                return self._public(version.release, country)
        return None

    def _not_public(self, since: int) -> frozenset[str]:
        changed = self._store.states_since(since)
        return frozenset(each.id for each in changed if each.state is not State.PUBLIC)

    def _related(self, related: Related) -> Related:
        release = self._store.release(related.id).release
        return replace(related, title=self._public(release, self._country(release)).title)

    def _capture(self, stored: StoredCapture) -> PublicCapture:
        """The capture, with what is against its bytes. A withdrawal is told, what is hidden never,
        so that of several reasons the one that tells least of others comes first."""
        carried = self._store.carried_by(stored.digest)
        for each in carried:
            if each.state is State.WITHDRAWN:
                return PublicCapture(stored, Withholding.WITHDRAWN, _told(each))
        if any(each.state is State.HIDDEN for each in carried):
            return PublicCapture(stored, Withholding.NOT_HERE)
        if not self.policy.show_contacts and self._shows_contacts(stored):
            return PublicCapture(stored, Withholding.CONTACTS, _CONTACTS)
        return PublicCapture(stored)

    def _shows_contacts(self, stored: StoredCapture) -> bool:
        return self._revealing.get(
            self.revision, stored.digest, lambda: self._reveals_contacts(stored)
        )

    def _reveals_contacts(self, stored: StoredCapture) -> bool:
        carried = [self._store.release(e.id).release for e in self._store.carried_by(stored.digest)]
        reaches = [reach_of(release, self._country(release)) for release in carried]
        return shows_contacts(stored, self._store.content(stored.digest), reaches)


def publication_of(store: Store, config: Config) -> Publication:
    """The door of a store under the settings in force."""
    authorities = load_collection(collection_folder(store.collection))
    return Publication(store, Policy(config.show_contacts), authorities)


def _told(withdrawn: ReleaseState) -> str:
    reason = withdrawn.reason or "no reason is given"
    return f"it carries release {withdrawn.id}, which was withdrawn: {reason}"
