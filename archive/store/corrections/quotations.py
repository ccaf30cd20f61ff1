"""Marking quotations by hand: the words, who said them, in which post, all at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine

from archive.authorities.collection import Collection
from archive.decisions import Correction, CorrectionTarget, Word
from archive.errors import UsageError
from archive.models import Release
from archive.store.corrections.correcting import correct
from archive.store.corrections.marking import passage_of, release_shown
from archive.store.database.connection import reading, writing
from archive.store.overlay.corrections import corrections_made
from archive.store.overlay.fields import POSITION, SPEAKER
from archive.store.overlay.marked import QUOTATION
from archive.store.overlay.passages import passages
from archive.store.overlay.wording import WORDS
from archive.verbatim import without_marks


@dataclass(frozen=True, slots=True)
class Marking:
    """A quotation to be marked.

    words: as they stand in the text (archive/store/overlay/passages.py says how one of several
    places is told). speaker: a name, or the id of a person; '' where the text tells nobody, None
    where that is left open. post: as printed, or ''. cut: the id of a quotation that ends here, and
    the words that are left to it: another speaks the rest.
    """

    release_id: str
    words: str
    speaker: str | None = None
    post: str = ""
    cut: tuple[str, str] | None = None


class Quotations:
    """What people mark in texts."""

    def __init__(self, engine: Engine, authorities: Callable[[], Collection]) -> None:
        self._engine = engine
        self._authorities = authorities

    def places(self, release_id: str, words: str) -> tuple[str, ...]:
        """Every place where words stand in the text that is shown, each told from the others.
        Raises NotFound."""
        with reading(self._engine) as connection:
            text = release_shown(connection, release_id).text
            return tuple(place.telling(text) for place in passages(without_marks(words), text))

    def mark(self, marking: Marking, word: Word) -> tuple[Correction, ...]:
        """Put a quotation in force; returns what was made, the quotation first. Raises UsageError,
        with the way out, where the words are none that can be one, and NotFound."""
        moment = word.moment or datetime.now(UTC)
        with writing(self._engine) as connection:
            if marking.cut:
                quote_id, left = marking.cut
                _correct(connection, quote_id, {WORDS: left}, word, moment, self._authorities())
            _prove_new(marking, release_shown(connection, marking.release_id))
            target, id = CorrectionTarget.RELEASE, marking.release_id
            correction = Correction(
                target, id, QUOTATION, marking.words, word.who, "", moment, word.why
            )
            correct(connection, [correction], self._authorities())
            all_made = corrections_made(connection, moment)
            quote = next(each.id for each in all_made if each.field == QUOTATION)
            said_of = {} if marking.speaker is None else {SPEAKER: marking.speaker}
            said_of |= {POSITION: marking.post} if marking.post else {}
            _correct(connection, quote, said_of, word, moment, self._authorities())
            all_made = corrections_made(connection, moment)
        return tuple(sorted(all_made, key=lambda each: (each.field != QUOTATION, each.number)))


def _correct(
    connection: Connection,
    quote_id: str,
    values: Mapping[str, str],
    word: Word,
    moment: datetime,
    authorities: Collection,
) -> None:
    target = CorrectionTarget.QUOTE
    corrections = (
        Correction(target, quote_id, field, value, word.who, moment=moment, why=word.why)
        for field, value in values.items()
    )
    correct(connection, corrections, authorities)


def _prove_new(marking: Marking, release: Release) -> None:
    """Raises UsageError where the words are shown as a quotation already."""
    parts = passage_of(marking.words, release).parts(release.text)
    known = next((quote.id for quote in release.quotes if quote.parts == parts), "")
    if known:
        raise UsageError(
            f"these words are quotation {known} already; to say who speaks: dateline correct quote"
            f" {known} speaker NAME"
        )
