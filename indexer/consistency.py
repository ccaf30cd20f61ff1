"""The index held against the store, document by document."""

from collections.abc import Iterator

from archive.config import Config
from archive.errors import IndexDamaged
from archive.publication import Publication
from archive.records import Fault
from indexer.embedded.reader import GenerationReader
from indexer.embedded.texts import shown_of
from indexer.indexing import all_documents, is_current, open_current
from indexer.standing import standing_texts


def index_faults(publication: Publication, config: Config) -> Iterator[Fault]:
    """Where the served generation is missing, damaged or behind, or differs from the store."""
    if not is_current(publication, config):
        detail = "missing, damaged or behind; run dateline index"
        yield Fault("index", str(config.index_path), detail)
        return
    try:
        yield from _differences(publication, open_current(publication, config))
    except IndexDamaged as error:
        yield Fault("index", str(config.index_path), str(error))


def _differences(publication: Publication, opened: GenerationReader) -> Iterator[Fault]:
    """Every document that is amiss, by its key."""
    indexed = {opened.texts.shown(ordinal).key: ordinal for ordinal in range(len(opened))}
    for document in all_documents(publication, standing_texts(publication.releases())):
        ordinal = indexed.pop(document.key, None)
        if ordinal is None:
            yield Fault("index", document.key, "in the store, but not indexed")
        elif opened.texts.shown(ordinal) != shown_of(document):
            yield Fault("index", document.key, "indexed otherwise than the store has it")
    for key in indexed:
        yield Fault("index", key, "indexed, but not in the store")
