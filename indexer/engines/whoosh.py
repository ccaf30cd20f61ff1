"""The default engine: segments of columns, texts, and terms in files of Whoosh."""

from archive.config import Config
from indexer.embedded.engine import EmbeddedEngine
from indexer.embedded.terms.whoosh_terms import WhooshFormat


def open_engine(config: Config) -> EmbeddedEngine:
    """The engine over a home's index."""
    return EmbeddedEngine(config.index_path, WhooshFormat())
