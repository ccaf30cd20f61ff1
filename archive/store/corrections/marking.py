"""A quotation that a person marks in the text of a release: where it stands, and its identity."""

from collections.abc import Set
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, insert, select

from archive.decisions import Correction, CorrectionTarget
from archive.errors import UsageError
from archive.models import Quote, Release
from archive.store.corrections.machine import release_described
from archive.store.database.tables import corrections, quotes
from archive.store.identity.identifiers import new_ids
from archive.store.identity.quote_identity import words_key
from archive.store.overlay.marked import ALIKE, QUOTATION
from archive.store.overlay.passages import (
    Passage,
    crosses_gap,
    likeness,
    passages,
)
from archive.store.overlay.shown import shown
from archive.store.overlay.wording import WORDS
from archive.store.upkeep import quotes as upkeep
from archive.store.upkeep.overlays import overlays
from archive.verbatim import without_marks

_MOST_TOLD = 9
"""Of so many places of the same words each is told."""


def as_marked(connection: Connection, correction: Correction) -> Correction:
    """The correction of the quote that a marked passage is, held already or new; any other as it
    is. Raises UsageError where the words do not say which passage."""
    if correction.field != QUOTATION:
        return correction
    if correction.target is CorrectionTarget.QUOTE:
        _prove_marked(connection, correction)
    if correction.target is not CorrectionTarget.RELEASE:
        return correction
    release, refused = _with_refused(connection, correction.id)
    passage = passage_of(correction.value, release)
    value = passage.telling(release.text)
    if not passage.is_told_by(value, release.text):
        # The words around that a person wrote are more, and tell it.
        value = without_marks(correction.value)
    id = _held_as(connection, correction.id, value) or _beside(passage, release)
    if id in refused:
        raise UsageError(
            f"it is quotation {id}, of which a person says that it is none; to take that back:"
            f" dateline corrections withdraw {_refusal(connection, id)}"
        )
    if not id:
        id = _mint(connection, correction.id, passage.words(release.text))
    return replace(correction, target=CorrectionTarget.QUOTE, id=id, value=value)


def release_shown(connection: Connection, release_id: str) -> Release:
    """A release as readers see it. Raises NotFound."""
    described = release_described(connection, release_id)
    return shown(described, overlays(connection, [release_id])[release_id])


def _with_refused(connection: Connection, release_id: str) -> tuple[Release, Set[str]]:
    """The same with the quotes of which people say that they are none, and the ids of these."""
    overlay = overlays(connection, [release_id])[release_id]
    words = {change.quote: change.value for change in overlay.changes if change.field == WORDS}
    refused = {id for id, value in words.items() if not value}
    changes = (each for each in overlay.changes if each.quote not in refused or each.field != WORDS)
    every = msgspec.structs.replace(overlay, changes=tuple(changes))
    return shown(release_described(connection, release_id), every), refused


def passage_of(value: str, release: Release) -> Passage:
    """The one passage of a text that words mean. Raises UsageError, with the way out."""
    words = without_marks(value)
    if not any(sign.isalnum() for sign in words):
        raise UsageError("say which words are the quotation, as they stand in the text")
    places = passages(words, release.text)
    if not places:
        raise UsageError(
            f"{words!r} does not stand in the text; write it letter for letter, with ' … ' where"
            " other words stand between two parts"
        )
    if len(places) > 1:
        some = [repr(place.telling(release.text)) for place in places[:_MOST_TOLD]]
        quoted = "; ".join(some) + ("; ..." if len(places) > _MOST_TOLD else "")
        raise UsageError(
            f"{words!r} stands {len(places)} times in the text; say which, with words around it"
            f" and the quotation in square brackets: {quoted}"
        )
    if crosses_gap(places[0], release):
        raise UsageError(
            "something of the page is lost between these words; mark what stands before it and"
            " what stands behind it as two quotations"
        )
    return places[0]


def state_quotes(connection: Connection, quote_id: str) -> None:
    """Match the quotes of the release that a quote is of to those held, with what was marked."""
    own = select(quotes.c.release_id).where(quotes.c.id == quote_id)
    release_id = str(connection.scalar(own))
    upkeep.restate(connection, {release_id: release_described(connection, release_id)})


def marked_otherwise(quote: Quote, correction: Correction) -> str:
    """What is described in the place of a marked quotation: what it says where nothing is, or the
    same."""
    if not quote.parts:
        return correction.seen or ""
    same = words_key(quote.text) in map(words_key, _words_in(correction.value))
    return correction.value if same else quote.text


def _words_in(value: str) -> tuple[str, str]:
    """The words of a value, and those between its brackets."""
    return value, value.partition("[")[2].rpartition("]")[0]


def _prove_marked(connection: Connection, correction: Correction) -> None:
    """Raises UsageError for a quote that nobody marked, and that has other words."""
    own = select(quotes.c.words_key).where(quotes.c.id == correction.id)
    words = str(connection.scalar(own) or "")
    mine = corrections.c.target_id == correction.id, corrections.c.field == QUOTATION
    marked = connection.scalar(select(corrections.c.id).where(*mine).limit(1))
    if not marked and words not in map(words_key, _words_in(correction.value)):
        raise UsageError(
            f"{QUOTATION!r} adds a quotation to a release: dateline correct release ID {QUOTATION}"
            f" WORDS; of quote {correction.id} the field is 'words'"
        )


def _refusal(connection: Connection, quote_id: str) -> int:
    """The number of the correction that says that a quote is none."""
    mine = corrections.c.target_id == quote_id, corrections.c.field == WORDS
    query = select(corrections.c.id).where(*mine, corrections.c.withdrawn == "")
    return int(connection.scalar(query.order_by(corrections.c.id.desc()).limit(1)) or 0)


def _held_as(connection: Connection, release_id: str, value: str) -> str:
    """The id of a quote that was marked by such a value before; '' where none was."""
    query = select(corrections.c.target_id).join(quotes, quotes.c.id == corrections.c.target_id)
    mine = quotes.c.release_id == release_id, corrections.c.target_kind == CorrectionTarget.QUOTE
    same = corrections.c.field == QUOTATION, corrections.c.value == value
    order = (corrections.c.withdrawn != "", corrections.c.id)
    return connection.scalar(query.where(*mine, *same).order_by(*order)) or ""


def _beside(passage: Passage, release: Release) -> str:
    """The id of the quotation that a passage is to the letter; '' where it is none. Raises
    UsageError where it is nearly one, or stands across the end of one."""
    parts = passage.parts(release.text)
    for quote in release.quotes:
        if quote.parts == parts:
            return quote.id
        if likeness(quote.parts, parts) >= ALIKE or _crosses(quote, passage):
            raise UsageError(
                f"the words are in part those of quotation {quote.id} ({quote.text[:60]!r} ...);"
                f" say first where that one begins and ends: dateline correct quote {quote.id}"
                " words WORDS"
            )
    return ""


def _crosses(quote: Quote, passage: Passage) -> bool:
    """Whether each has words that the other has not, and both have some: no one speaks half of what
    another does."""
    first, last = quote.parts[0].start, quote.parts[-1].end
    hull = passage.hull
    apart = hull.end <= first or last <= hull.start
    within = first <= hull.start and hull.end <= last
    around = hull.start <= first and last <= hull.end
    return not (apart or within or around)


def _mint(connection: Connection, release_id: str, words: str) -> str:
    """A new quote, which nothing shows yet."""
    (id,) = new_ids(connection, 1)
    row = {"id": id, "release_id": release_id, "ordinal": 0, "start": 0, "gone": True}
    connection.execute(insert(quotes), {**row, "words_key": words_key(words), "text": words})
    return id
