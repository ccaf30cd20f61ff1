"""Corrections as they are held, and those that are in force."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, or_, select

from archive.decisions import REFUSED, Correction, CorrectionTarget
from archive.facets import PERSON
from archive.models import AccessPoint
from archive.shapes import read_json
from archive.store.database.batches import chunks
from archive.store.database.pagination import paginate, row_by_row
from archive.store.database.rows import AnyRow, moment_of, text_of
from archive.store.database.tables import corrections, quotes
from archive.store.identity.aliases import AliasKind, leading_to
from archive.store.overlay.fields import SPEAKER
from archive.store.overlay.marked import QUOTATION
from archive.store.overlay.text import TEXT
from archive.store.overlay.values import FieldChange

GivenName = tuple[str, str]
"""A name as a person gave it, and the authority record that has it, '' for none."""


def all_corrections(engine: Engine) -> Iterator[Correction]:
    """Every correction, also those withdrawn, in the order in which they were made."""
    order = (corrections.c.moment, corrections.c.id)
    yield from paginate(engine, select(corrections), order, row_by_row(correction_of))


def correction_of(row: AnyRow) -> Correction:
    """The correction of a row of `corrections`."""
    return Correction(
        number=row.id,
        target=CorrectionTarget(row.target_kind),
        id=row.target_id,
        field=row.field,
        seen=row.seen,
        value=row.value,
        who=row.who,
        moment=moment_of(row.moment),
        why=row.why,
        withdrawn=moment_of(row.withdrawn),
    )


def corrections_about(
    connection: Connection, release_ids: Iterable[str], numbers: Iterable[int] = ()
) -> tuple[Correction, ...]:
    """Every correction of these releases and of their quotes, or of these numbers, also those
    withdrawn; the oldest first."""
    corrections_by_id: dict[int, Correction] = {}
    for some in chunks(release_ids):
        own = select(quotes.c.id).where(quotes.c.release_id.in_(some))
        of_them = or_(
            (corrections.c.target_kind == CorrectionTarget.RELEASE)
            & corrections.c.target_id.in_(some),
            (corrections.c.target_kind == CorrectionTarget.QUOTE)
            & corrections.c.target_id.in_(own),
        )
        rows = connection.execute(select(corrections).where(of_them)).all()
        corrections_by_id.update((row.id, correction_of(row)) for row in rows)
    for few in chunks(numbers):
        rows = connection.execute(select(corrections).where(corrections.c.id.in_(few))).all()
        corrections_by_id.update((row.id, correction_of(row)) for row in rows)
    return tuple(
        sorted(corrections_by_id.values(), key=lambda each: (text_of(each.moment), each.number))
    )


def corrections_made(connection: Connection, moment: datetime) -> tuple[Correction, ...]:
    """Every correction of one moment."""
    rows = select(corrections).where(corrections.c.moment == text_of(moment))
    return tuple(map(correction_of, connection.execute(rows.order_by(corrections.c.id)).all()))


def in_force(
    connection: Connection, target: CorrectionTarget, ids: Iterable[str]
) -> Iterator[AnyRow]:
    """The rows that hold for these targets, the oldest first."""
    for some in chunks(ids):
        rows = (
            corrections.c.target_kind == target,
            corrections.c.target_id.in_(some),
            corrections.c.withdrawn == "",
        )
        order = (corrections.c.moment, corrections.c.id)
        yield from connection.execute(select(corrections).where(*rows).order_by(*order))


def refusals(
    connection: Connection, target: CorrectionTarget, id: str | None = None
) -> frozenset[tuple[str, str]]:
    """What people do not believe of sites, or of listings: whose, and what. id: of one alone."""
    rows = [corrections.c.target_kind == target, corrections.c.field == REFUSED]
    rows += [corrections.c.withdrawn == ""]
    rows += [corrections.c.target_id == id] if id is not None else []
    query = select(corrections.c.target_id, corrections.c.value).where(*rows)
    return frozenset((row.target_id, row.value) for row in connection.execute(query))


def changes_of(
    connection: Connection, present: Mapping[str, Sequence[str]]
) -> dict[str, tuple[FieldChange, ...]]:
    """What is corrected of each of these releases, given with the quotes that they show: first of
    itself and what was marked in it as a quotation, one after the other as it was said."""
    of_texts: dict[str, list[AnyRow]] = {}
    for row in in_force(connection, CorrectionTarget.RELEASE, present):
        of_texts.setdefault(row.target_id, []).append(row)
    release_of = {quote: release for release, ids in present.items() for quote in ids}
    of_quotes: dict[str, list[AnyRow]] = {}
    for row in in_force(connection, CorrectionTarget.QUOTE, release_of):
        rows = of_texts if row.field == QUOTATION else of_quotes
        rows.setdefault(release_of[row.target_id], []).append(row)
    for several in of_texts.values():
        several.sort(key=lambda row: (row.moment, row.id))
    return {
        release: tuple(map(_change, (*of_texts.get(release, ()), *of_quotes.get(release, ()))))
        for release in (*of_texts, *(id for id in of_quotes if id not in of_texts))
    }


def marked_in(connection: Connection, ids: Iterable[str]) -> dict[str, tuple[FieldChange, ...]]:
    """What was marked in these releases as quotations, whether it stands there now or not, with
    what was corrected of their texts; the oldest first."""
    marked: dict[str, list[str]] = {}
    columns = (quotes.c.release_id, quotes.c.id)
    query = select(*columns).join(corrections, corrections.c.target_id == quotes.c.id).distinct()
    mine = corrections.c.target_kind == CorrectionTarget.QUOTE, corrections.c.field == QUOTATION
    for some in chunks(ids):
        rows = *mine, corrections.c.withdrawn == "", quotes.c.release_id.in_(some)
        for row in connection.execute(query.where(*rows)):
            marked.setdefault(row.release_id, []).append(row.id)
    return {
        release: tuple(change for change in changes if change.field in (TEXT, QUOTATION))
        for release, changes in changes_of(connection, marked).items()
    }


def corrected_names(connection: Connection, ids: Iterable[str]) -> dict[str, list[GivenName]]:
    """The names that people gave to these releases and to the speakers of their quotes."""
    names: dict[str, list[GivenName]] = {}
    for some in chunks(ids):
        columns = (quotes.c.id, quotes.c.release_id)
        query = select(*columns).where(quotes.c.release_id.in_(some), quotes.c.gone.is_(False))
        release_of = {row.id: row.release_id for row in connection.execute(query)}
        for row in in_force(connection, CorrectionTarget.QUOTE, release_of):
            if row.field == SPEAKER and row.value:
                names.setdefault(release_of[row.target_id], []).append((row.value, ""))
        for row in in_force(connection, CorrectionTarget.RELEASE, some):
            for point in _change(row).points:
                if point.facet == PERSON:
                    names.setdefault(row.target_id, []).append((point.label, point.id))
    return names


def agents_corrected(connection: Connection, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """What is corrected of each of these agents, by field: said of itself, else of one that leads
    to it."""
    leading = leading_to(connection, AliasKind.AGENT, ids)
    led: dict[str, dict[str, str]] = {}
    own: dict[str, dict[str, str]] = {}
    for row in in_force(connection, CorrectionTarget.AGENT, leading):
        agent = leading[row.target_id]
        fields = own if agent == row.target_id else led
        fields.setdefault(agent, {})[row.field] = row.value
    return {id: led.get(id, {}) | own.get(id, {}) for id in (*led, *own)}


def _change(row: AnyRow) -> FieldChange:
    quote = row.target_id if row.target_kind == CorrectionTarget.QUOTE else ""
    points = read_json(row.points, tuple[AccessPoint, ...]) if row.points else ()
    return FieldChange(quote, row.field, row.seen, row.value, points)
