"""All that describing knows at one moment, handed down as one immutable value."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar, cast

from archive.authorities.collection import Collection, load_collection
from archive.authorities.files import EventEntry
from archive.authorities.records import Person
from archive.config import data_folder
from archive.errors import DataError
from archive.knowledge.cues import Cues, load_cues
from archive.knowledge.languages import Language, load_languages
from archive.profiles.profile import SiteProfile, load_profiles
from archive.sites import SiteFacts

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class TaughtVariant:
    """A name that an archivist has said to be that of a person with a record."""

    person: str
    name: str


@dataclass(frozen=True, slots=True)
class KnownKind:
    """What a person has said that pages are. pages: an address in which * stands for anything, or
    the digest of their bytes. kind: a PageKind."""

    pages: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class KnowledgeSnapshot:
    """Read once, at the edge; compared by identity. Nothing that describes reads a file itself.

    taught, known_kinds, sites: outside the version of a describer; who teaches says what is
    pending.
    """

    languages: tuple[Language, ...]
    cues: Cues
    collection: Collection
    profiles: tuple[SiteProfile, ...]
    taught: tuple[TaughtVariant, ...] = ()
    known_kinds: tuple[KnownKind, ...] = ()
    sites: Mapping[str, SiteFacts] = field(default_factory=dict)
    _derived: dict[object, object] = field(default_factory=dict, init=False, repr=False)

    def derived(self, make: Callable[["KnowledgeSnapshot"], Made]) -> Made:
        """What `make` compiles from this knowledge: made when first asked for, kept with it.

        So two snapshots in one process never see each other's patterns. Nothing is made of what
        single sites are known for, or of their profiles.
        """
        if make not in self._derived:
            self._derived[make] = make(self.with_sites({}).with_profiles(()))
        return cast(Made, self._derived[make])

    def with_sites(self, sites: Mapping[str, SiteFacts]) -> "KnowledgeSnapshot":
        """The same with other facts of sites; what was made of the rest is not made again."""
        return self._sharing(replace(self, sites=sites))

    def with_profiles(self, profiles: tuple[SiteProfile, ...]) -> "KnowledgeSnapshot":
        """The same with other profiles; nor is anything made again."""
        return self._sharing(replace(self, profiles=profiles))

    def _sharing(self, snapshot: "KnowledgeSnapshot") -> "KnowledgeSnapshot":
        object.__setattr__(snapshot, "_derived", self._derived)
        return snapshot

    @property
    def first_year(self) -> int:
        """No release is older, and an earlier date in a page is history told."""
        return self.collection.first_year or self.cues.calendar.first_year

    @property
    def events(self) -> tuple[EventEntry, ...]:
        """The events that everybody knows, and those of the collection."""
        return (*self.cues.events, *self.collection.events)

    def __reduce__(self) -> tuple[object, ...]:
        """To another process goes what was read, not what was compiled from it."""
        read = (self.languages, self.cues, self.collection, self.profiles)
        return KnowledgeSnapshot, (*read, self.taught, self.known_kinds, self.sites)


def load_knowledge(collection: Path, data: Path | None = None) -> KnowledgeSnapshot:
    """What describing a collection (a folder) knows. data: the folder of all other knowledge.

    Raises DataError naming the file and the key at fault.
    """
    folder = data or data_folder()
    languages, cues = load_languages(folder / "languages"), load_cues(folder / "cues")
    _prove_kinds(languages, cues)
    return KnowledgeSnapshot(
        languages=languages,
        cues=cues,
        collection=load_collection(collection),
        profiles=load_profiles(folder / "sites"),
    )


def _prove_kinds(languages: Sequence[Language], cues: Cues) -> None:
    known = [kind.kind for kind in cues.kinds.kinds]
    for language in languages:
        for kind in language.kinds:
            if kind not in known:
                raise DataError(
                    f"languages/{language.code}.yaml: unknown kind {kind!r}; "
                    f"known: {', '.join(known)}"
                )


def people_of(knowledge: KnowledgeSnapshot) -> tuple[Person, ...]:
    """The people of the collection, each with the variants that were taught."""
    taught = knowledge.taught
    return tuple(
        replace(
            person,
            variants=(
                *person.variants,
                *(name.name for name in taught if name.person == person.id),
            ),
        )
        for person in knowledge.collection.people
    )
