"""A short text that tells two states of a store apart."""

from sqlalchemy import Engine, func, select

from archive.store.database.connection import reading
from archive.store.database.metadata import revision
from archive.store.database.tables import metadata


def state_of(engine: Engine) -> str:
    """Its revision, which counts what changed in the releases, and the rows of every table."""
    with reading(engine) as connection:
        counts = [
            f"{table.name} {connection.scalar(select(func.count()).select_from(table))}"
            for table in metadata.sorted_tables
        ]
        return f"revision {revision(connection)}, {', '.join(counts)}"
