"""The store: one method a question, one method a command."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from sqlalchemy import Engine

from archive.authorities.collection import Collection, load_collection
from archive.config import Config, collection_folder
from archive.decisions import Conflict, Correction
from archive.models import Description, Finding
from archive.records import (
    Accession,
    Agent,
    Fault,
    Printed,
    Related,
    ReleaseState,
    State,
    StoreCounts,
    StoredCapture,
    StoredQuote,
    StoredRelease,
    TaughtName,
    Version,
)
from archive.store import descriptions, drafts, printed, releases
from archive.store.agents import teaching
from archive.store.agents.people import People
from archive.store.corrections import audit, correcting, elsewhere, pages, quotations
from archive.store.corrections.conflicts import conflicts
from archive.store.database import metadata
from archive.store.database.connection import reading, writing
from archive.store.fixity import backup, verify
from archive.store.holdings import accessions, captures, counting, setting_aside
from archive.store.holdings.blobs import Blobs
from archive.store.holdings.intake import AccessionLog
from archive.store.names import agents
from archive.store.overlay.corrections import all_corrections
from archive.store.releases import Unread, log_unread
from archive.store.tenures.tenures import Tenures
from archive.store.upkeep import quotes
from archive.store.works import related, states


def _silent(_what: str, _number: int) -> None:
    """A progress that nobody watches."""


class Store:
    """All that is held, from `open_store` or `create_store`. Several threads may use it at once.

    Streams hold no lock between two values: whoever reads one may write meanwhile.
    people: what is decided of those whom names mean. pages: what is said of pages.
    tenures: who held which post, as releases print it.
    audit: a few of the corrections, by what they are of and when they were made.
    quotations: those that people mark in texts.
    """

    def __init__(self, engine: Engine, blobs: Blobs, config: Config) -> None:
        self._engine = engine
        self._blobs = blobs
        self._config = config
        self.people = People(engine, lambda: self.authorities)
        self.pages = pages.Pages(engine)
        self.tenures = Tenures(engine)
        self.audit = audit.Audit(engine)
        self.elsewhere = elsewhere.Elsewhere(engine, lambda: self.authorities)
        self.quotations = quotations.Quotations(engine, lambda: self.authorities)
        with reading(engine) as connection:
            self.collection = metadata.collection(connection)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        self._blobs.close()
        self._engine.dispose()

    @property
    def revision(self) -> int:
        """The change counter; it rises when something that a reader sees has changed."""
        with reading(self._engine) as connection:
            return metadata.revision(connection)

    @contextmanager
    def accession(self, source: str) -> Iterator[AccessionLog]:
        """A run of taking in. One that ends with an exception stays logged as not finished."""
        log = AccessionLog(self._engine, self._blobs, source)
        yield log
        log.finish()

    def accession_log(self, accession_id: int) -> Accession:
        """One run. Raises NotFound."""
        with reading(self._engine) as connection:
            return accessions.accession(connection, accession_id)

    def accessions(self) -> Iterator[Accession]:
        """Every run, oldest first."""
        return accessions.all_accessions(self._engine)

    def findings(self, accession_id: int | None = None) -> Iterator[Finding]:
        """What a run, or any run, did not simply take in or could not describe; without bytes."""
        return accessions.all_findings(self._engine, accession_id)

    def undescribable(self) -> Iterator[Finding]:
        """The captures in which no release was found, each with its reason."""
        return accessions.undescribable(self._engine)

    def undescribed(self, version: str) -> Iterator[StoredCapture]:
        """Captures that wait for this version's describer, but suspects; oldest moment first."""
        return self.waiting(version).fresh()

    def waiting(self, version: str) -> captures.Waiting:
        """Captures that wait for the describer of this version."""
        return setting_aside.waiting(self._engine, version)

    def forgotten(self) -> captures.Waiting:
        """Captures to describe anew, whoever described them: what they were told has changed."""
        return setting_aside.forgotten(self._engine)

    def begin(self, waiting: Iterable[StoredCapture]) -> None:
        """Note which captures are described from now on, until they are put."""
        setting_aside.begin(self._engine, [capture.id for capture in waiting])

    def put(self, described: Iterable[tuple[StoredCapture, Description]], version: str) -> None:
        """Put in what captures were described as, in one transaction. Items find their releases."""
        drafted = drafts.drafted(described)
        with writing(self._engine) as connection:
            descriptions.put(connection, drafted, version)

    def forget_descriptions(self) -> None:
        """Make every capture undescribed again; what is shown stays until then."""
        with writing(self._engine) as connection:
            captures.forget_descriptions(connection)

    def retry(self, digest: str) -> None:
        """Let what was set aside be described once more. Raises NotFound."""
        setting_aside.retry(self._engine, digest)

    def drop(self, digest: str) -> None:
        """Leave bytes alone: kept and logged, but neither described nor listed as waiting."""
        setting_aside.drop(self._engine, digest)

    def dropped(self) -> frozenset[str]:
        """The digests of what was dropped."""
        return setting_aside.all_dropped(self._engine)

    def content(self, digest: str) -> bytes:
        """The bytes. Raises NotFound, or StoreError where they are damaged."""
        return self._blobs.get(digest)

    def release(self, release_id: str) -> StoredRelease:
        """The release of an id or alias, in whatever state. Raises NotFound."""
        with reading(self._engine) as connection:
            return releases.release(connection, release_id)

    def resolve(self, release_id: str) -> str:
        """The id behind an id or alias. Raises NotFound."""
        with reading(self._engine) as connection:
            return releases.resolved(connection, release_id)

    def add_alias(self, alias: str, release_id: str) -> None:
        """Let another name lead to a release."""
        with writing(self._engine) as connection:
            releases.add_alias(connection, alias, release_id)

    def releases(self, unread: Unread = log_unread) -> Iterator[StoredRelease]:
        """Every release, in whatever state, in the order of their addition."""
        return releases.all_releases(self._engine, unread)

    def newest(self, number: int) -> tuple[StoredRelease, ...]:
        """So many public releases, those added last first."""
        with reading(self._engine) as connection:
            return tuple(releases.newest(connection, number))

    def changed_since(self, since: int, unread: Unread = log_unread) -> Iterator[StoredRelease]:
        """Every release, in whatever state, changed after this revision."""
        return releases.changed_since(self._engine, since, unread)

    def captures(self) -> Iterator[StoredCapture]:
        """Every capture, in the order of taking in."""
        return captures.all_captures(self._engine)

    def captures_of(self, release_id: str) -> tuple[StoredCapture, ...]:
        """The captures that a release was found in, newest first. Raises NotFound."""
        with reading(self._engine) as connection:
            return captures.captures_of(connection, releases.resolved(connection, release_id))

    def carried_by(self, digest: str) -> tuple[ReleaseState, ...]:
        """Every release ever found in these bytes, with the state that a person gave it."""
        with reading(self._engine) as connection:
            return captures.carried_by(connection, digest)

    def versions_of(self, release_id: str) -> tuple[Version, ...]:
        """The release as each of its captures has it, the oldest first. Raises NotFound."""
        with reading(self._engine) as connection:
            return related.versions(connection, releases.resolved(connection, release_id))

    def copies_of(self, stored: StoredRelease) -> tuple[Related, ...]:
        """The other public releases of the same work."""
        with reading(self._engine) as connection:
            return related.copies(connection, stored)

    def translations_of(self, stored: StoredRelease) -> tuple[Related, ...]:
        """The public releases that are the same in other languages."""
        with reading(self._engine) as connection:
            return related.translations(connection, stored)

    def family_of(self, stored: StoredRelease) -> tuple[str, ...]:
        """The ids of its copies and translations, in whatever state each of them is."""
        with reading(self._engine) as connection:
            return related.family(connection, stored)

    def printed(self) -> Iterator[Printed]:
        """What every release prints, in whatever state: quick, without corrections."""
        return printed.printed(self._engine)

    def quote(self, quote_id: str) -> StoredQuote:
        """The quote of an id, or of a former address such as 'RELEASE/q3'. Raises NotFound."""
        with reading(self._engine) as connection:
            return quotes.quote(connection, quote_id)

    def agent(self, agent_id: str) -> Agent:
        """The person or organisation of an id, after all redirects. Raises NotFound."""
        with reading(self._engine) as connection:
            return agents.agent(connection, agent_id)

    def taught(self) -> tuple[TaughtName, ...]:
        """Every name that was taught."""
        with reading(self._engine) as connection:
            return teaching.taught(connection)

    def correct(self, corrections: Iterable[Correction]) -> int:
        """Put corrections in force, all or none; returns how many were not held already. Raises
        UsageError for what a field cannot hold, NotFound for an unknown target."""
        with writing(self._engine) as connection:
            return correcting.correct(connection, corrections, self.authorities)

    def withdraw_corrections(self, numbers: Iterable[int]) -> None:
        """Take corrections back, all or none. Raises NotFound."""
        with writing(self._engine) as connection:
            correcting.withdraw(connection, numbers)

    def reinstate_corrections(self, numbers: Iterable[int]) -> None:
        """Put corrections in force again that were taken back, all or none. Raises NotFound."""
        with writing(self._engine) as connection:
            correcting.reinstate(connection, numbers)

    def corrections(self) -> Iterator[Correction]:
        """Every correction, also those withdrawn, the oldest first."""
        return all_corrections(self._engine)

    def conflicts(self) -> tuple[Conflict, ...]:
        """The corrections whose described value has changed under them; they stay in force."""
        with reading(self._engine) as connection:
            return tuple(conflicts(connection))

    def set_state(self, release_id: str, state: State, reason: str) -> None:
        """Make a release public, withdrawn or hidden; it stays so when it is taken in again."""
        with writing(self._engine) as connection:
            states.set_state(connection, release_id, state, reason)

    def states_since(self, since: int) -> tuple[ReleaseState, ...]:
        """The state, for a reader, of every release changed after this revision."""
        with reading(self._engine) as connection:
            return states.states_since(connection, since)

    def counts(self) -> StoreCounts:
        """How much is held."""
        with reading(self._engine) as connection:
            return counting.counts(connection, self._blobs)

    def verify(self, progress: verify.Progress = _silent) -> Iterator[Fault]:
        """Every fault, as it is found; none is a sound archive. Reads everything."""
        return verify.verify(self._engine, self._blobs, progress)

    def orphans(self) -> Iterator[str]:
        """Digests of bytes that nothing points to, as a killed run leaves them. No fault."""
        return verify.orphans(self._engine, self._blobs)

    def backup(self, folder: Path) -> None:
        """Copy everything but the index into an empty folder, while others write."""
        backup.backup(self._engine, self._blobs, self._config, self.collection, folder)

    @cached_property
    def authorities(self) -> Collection:
        """The records of its collection, read when they are first asked for."""
        return load_collection(collection_folder(self.collection))
