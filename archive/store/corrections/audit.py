"""A few of the corrections: those about some releases, those of a moment."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Engine

from archive.decisions import Conflict, Correction
from archive.store.corrections.conflicts import conflicts_about
from archive.store.database.connection import reading
from archive.store.overlay.corrections import corrections_about, corrections_made


class Audit:
    """What people said, in parts that are read without the rest."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def about(
        self, release_ids: Iterable[str], numbers: Iterable[int] = ()
    ) -> tuple[Correction, ...]:
        """Those of these releases and of their quotes, and those of these numbers, also those
        withdrawn."""
        with reading(self._engine) as connection:
            return corrections_about(connection, release_ids, numbers)

    def made_at(self, moment: datetime) -> tuple[Correction, ...]:
        """Those that were made at one moment."""
        with reading(self._engine) as connection:
            return corrections_made(connection, moment)

    def conflicts_about(self, release_ids: Iterable[str]) -> tuple[Conflict, ...]:
        """Of the conflicts those of these releases, of their quotes, and of agents."""
        with reading(self._engine) as connection:
            return tuple(conflicts_about(connection, release_ids))
