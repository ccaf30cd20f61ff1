"""The jobs of the index: build it from the store, follow the store, notice damage and rebuild."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from archive.config import Config
from archive.errors import IndexDamaged, SearchError
from archive.publication import Publication
from archive.registry import lookup
from indexer.documents import Document, documents
from indexer.embedded.columns import write_columns
from indexer.embedded.publishing import (
    FORMAT,
    Manifest,
    building,
    current,
    describe_files,
    facet_names,
    keep_only,
    prove,
    publish,
    wait_for_builder,
)
from indexer.embedded.reader import GenerationReader
from indexer.embedded.texts import write_texts
from indexer.engines import ENGINES, EngineClass
from indexer.standing import standing_texts

ENGINE_FOLDER = "engine"
Progress = Callable[[str, int], None]
_MOST_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Built:
    """What was written into a new generation: by which engine, of which revision, how much."""

    engine: EngineClass
    revision: int
    documents: int


def build(
    publication: Publication, config: Config, progress: Progress = lambda _verb, _number: None
) -> int:
    """Index every public release into a new generation and serve it; how many documents.

    The served generation is never touched; the one before it is kept, unless something has been
    withdrawn since, whose words must not stay on the disk.
    """
    engine = engine_class(config)
    for _ in range(_MOST_ATTEMPTS):
        revision = publication.revision
        with building(config.index_path) as folder:
            number = _write(publication, folder, engine, progress)
            if publication.revision != revision:
                # What was read is of two revisions: the folder is thrown away with the lock.
                continue
            _publish(publication, config, folder, Built(engine, revision, number))
        return number
    raise SearchError("the store changes faster than it can be indexed; stop the ingest first")


def _write(publication: Publication, folder: Path, engine: EngineClass, progress: Progress) -> int:
    standing = standing_texts(publication.releases())
    number = write_texts(folder, _counted(all_documents(publication, standing), progress))
    write_columns(folder, all_documents(publication, standing))
    (folder / ENGINE_FOLDER).mkdir()
    engine.build(folder / ENGINE_FOLDER, all_documents(publication, standing))
    return number


def _publish(publication: Publication, config: Config, folder: Path, built: Built) -> None:
    manifest = Manifest(
        format=FORMAT,
        engine=config.engine,
        collection=publication.collection,
        policy=publication.policy.fingerprint,
        revision=built.revision,
        documents=built.documents,
        facets=facet_names(),
        files=describe_files(folder),
    )
    GenerationReader(folder, manifest, built.engine).prove_itself()
    before = current(config.index_path)
    purge = before is not None and _withdrawn_since(publication, before)
    publish(folder, manifest)
    keep_only(config.index_path, 1 if purge else 2)


def update(
    publication: Publication, config: Config, progress: Progress = lambda _verb, _number: None
) -> bool:
    """Bring the index up to the store's revision; False where it already was.

    A new generation is made beside the served one; nothing is ever written into that.
    """
    if is_current(publication, config):
        return False
    build(publication, config, progress)
    return True


def is_current(publication: Publication, config: Config) -> bool:
    """Whether the served generation is sound, of this engine, and at the store's revision."""
    folder = current(config.index_path)
    if folder is None:
        return False
    try:
        manifest = prove(folder)
    except IndexDamaged:
        return False
    same = manifest.engine == config.engine and _made_for(publication, manifest)
    return same and manifest.revision == publication.revision


def _made_for(publication: Publication, manifest: Manifest) -> bool:
    """Whether a generation holds this collection, as this policy lets it out."""
    return (manifest.collection, manifest.policy) == (
        publication.collection,
        publication.policy.fingerprint,
    )


def open_current(publication: Publication, config: Config) -> GenerationReader:
    """The served generation, proved and open. Raises IndexDamaged where there is none, it is not
    sound, or was made under another policy."""
    folder = current(config.index_path)
    if folder is None:
        raise IndexDamaged(f"there is no index in {config.index_path}; run `dateline index`")
    manifest = prove(folder)
    if manifest.engine != config.engine:
        raise IndexDamaged(f"the index is of engine {manifest.engine}, not {config.engine}")
    if not _made_for(publication, manifest):
        raise IndexDamaged(f"the index is of {manifest.collection}, {manifest.policy}; build again")
    return GenerationReader(folder, manifest, engine_class(config))


def open_or_rebuild(publication: Publication, config: Config) -> GenerationReader:
    """The served generation; built from the store first where it is missing or damaged.

    Where another process is building just then, its generation is waited for.
    """
    try:
        return open_current(publication, config)
    except IndexDamaged:
        wait_for_builder(config.index_path)
    try:
        return open_current(publication, config)
    except IndexDamaged:
        build(publication, config)
        return open_current(publication, config)


def engine_class(config: Config) -> EngineClass:
    """The class of the engine that is set. Raises UsageError for an unknown one."""
    return cast(EngineClass, lookup("engine", config.engine, ENGINES))


def all_documents(publication: Publication, standing: frozenset[str]) -> Iterator[Document]:
    """Every document of what is public, in its order. standing: see indexer.standing."""
    for public in publication.releases():
        yield from documents(public, standing)


def _counted(found: Iterable[Document], progress: Progress) -> Iterator[Document]:
    for document in found:
        progress("indexed", 1)
        yield document


def _withdrawn_since(publication: Publication, folder: Path) -> bool:
    try:
        since = prove(folder).revision
    except IndexDamaged:
        return True
    return any(change.release is None for change in publication.changes_since(since))
