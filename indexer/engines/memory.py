"""The reference engine: segments as ever, but every text is read for every question."""

from archive.config import Config
from indexer.embedded.engine import EmbeddedEngine
from indexer.embedded.terms.memory_terms import MemoryFormat


def open_engine(config: Config) -> EmbeddedEngine:
    """The engine over a home's index."""
    return EmbeddedEngine(config.index_path, MemoryFormat())
