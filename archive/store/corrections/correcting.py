"""Making corrections and taking them back; both change what is shown at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, insert, or_, select, update

from archive.authorities.collection import Collection
from archive.decisions import Correction, CorrectionTarget
from archive.errors import NotFound
from archive.models import AccessPoint, Quote, Release
from archive.store import listings, sites
from archive.store.corrections.given import by_name, label_held
from archive.store.corrections.machine import Described, described, release_described, value_of
from archive.store.corrections.marking import as_marked, state_quotes
from archive.store.corrections.pages import forget_pages
from archive.store.corrections.proving import headings, prove, prove_beside
from archive.store.database.rows import AnyRow, now, text_of
from archive.store.database.tables import corrections, quotes
from archive.store.identity.aliases import AliasKind, target_of
from archive.store.names.agents import printing
from archive.store.overlay.fields import SEVERAL
from archive.store.overlay.headings import POINT_FIELDS
from archive.store.overlay.marked import QUOTATION
from archive.store.overlay.shown import shown
from archive.store.overlay.wording import WORDS
from archive.store.tenures import refusing
from archive.store.upkeep.overlays import overlays, restate, settle


def correct(
    connection: Connection, corrections: Iterable[Correction], authorities: Collection
) -> int:
    """Put corrections in force, all or none; returns how many were new or newly withdrawn. One that
    is held already is left alone. A quotation that is marked is a record at once: what follows may
    be of it. Raises UsageError or NotFound."""
    targets: set[tuple[CorrectionTarget, str]] = set()
    changed = 0
    for correction in corrections:
        resolved = replace(correction, id=_resolved(connection, correction))
        resolved = as_marked(connection, by_name(connection, resolved))
        # What was said of an id that leads on since is held under that id.
        row = _same(connection, correction) or _same(connection, resolved)
        if _keep(connection, resolved, row, authorities):
            changed += 1
            targets.add((resolved.target, resolved.id))
    _show_again(connection, targets)
    return changed


def withdraw(connection: Connection, numbers: Iterable[int]) -> None:
    """Take corrections back, by their numbers. Raises NotFound."""
    _mark_all(connection, numbers, now())


def reinstate(connection: Connection, numbers: Iterable[int]) -> None:
    """Put corrections in force again that were taken back. Raises NotFound."""
    _mark_all(connection, numbers, "")


def _mark_all(connection: Connection, numbers: Iterable[int], moment: str) -> None:
    targets: list[tuple[CorrectionTarget, str]] = []
    for row in _said_at_once(connection, numbers):
        if bool(row.withdrawn) != bool(moment):
            _mark(connection, row, moment)
            targets.append((CorrectionTarget(row.target_kind), row.target_id))
    _show_again(connection, targets)


def _said_at_once(connection: Connection, numbers: Iterable[int]) -> Iterator[AnyRow]:
    """The rows of these numbers; with a quotation that was marked, what was said of it in one
    breath: who speaks, in which post."""
    for number in numbers:
        row = connection.execute(select(corrections).where(corrections.c.id == number)).first()
        if row is None:
            raise NotFound(f"no correction {number} is held; see `dateline corrections list`")
        yield row
        if row.field == QUOTATION:
            yield from _said_with(connection, row)


def _said_with(connection: Connection, row: AnyRow) -> Sequence[AnyRow]:
    """What was said at one moment with a quotation that was marked."""
    release = select(quotes.c.release_id).where(quotes.c.id == row.target_id).scalar_subquery()
    own = select(quotes.c.id).where(quotes.c.release_id == release)
    rows = (
        corrections.c.target_kind == CorrectionTarget.QUOTE,
        corrections.c.moment == row.moment,
        corrections.c.who == row.who,
        corrections.c.id != row.id,
    )
    of_it = corrections.c.target_id == row.target_id
    of_another = (corrections.c.field == WORDS) & corrections.c.target_id.in_(own)
    return connection.execute(select(corrections).where(*rows, or_(of_it, of_another))).all()


def _resolved(connection: Connection, correction: Correction) -> str:
    """The id after all redirects."""
    if not correction.target.has_id:
        return correction.id
    return target_of(connection, AliasKind(str(correction.target)), correction.id)


def _keep(
    connection: Connection, correction: Correction, row: AnyRow | None, authorities: Collection
) -> bool:
    """Whether the correction was new, or is newly withdrawn. row: the same, made before."""
    if row is None:
        _add(connection, correction, authorities)
    elif correction.withdrawn and not row.withdrawn:
        _mark(connection, row, text_of(correction.withdrawn))
    else:
        return False
    return True


def _same(connection: Connection, correction: Correction) -> AnyRow | None:
    """The row of a correction that was made before: without a moment, of one that is in force."""
    moment = text_of(correction.moment)
    rows = (
        corrections.c.target_kind == correction.target,
        corrections.c.target_id == correction.id,
        corrections.c.field == correction.field,
        corrections.c.value == correction.value,
        corrections.c.who == correction.who,
        corrections.c.moment == moment if moment else corrections.c.withdrawn == "",
    )
    for row in connection.execute(select(corrections).where(*rows)).all():
        if correction.seen == row.seen or (correction.seen is None and _still(connection, row)):
            return row
    return None


def _still(connection: Connection, row: AnyRow) -> bool:
    """Whether what is described is what a correction has seen, or says: said anew of another value,
    it is another correction."""
    if row.field in SEVERAL:
        return True
    target = described(connection, CorrectionTarget(row.target_kind), row.target_id)
    return value_of(target, row.field, "") in (row.seen, row.value)


def _add(connection: Connection, correction: Correction, authorities: Collection) -> None:
    target = described(connection, correction.target, correction.id)
    as_shown = _shown(connection, correction, target)
    prove(correction, target, authorities)
    if as_shown:
        prove_beside(correction, as_shown)
    points = _headings(connection, correction, as_shown, authorities)
    machine = value_of(target, correction.field, "")
    connection.execute(
        insert(corrections),
        {
            "target_kind": correction.target,
            "target_id": correction.id,
            "field": correction.field,
            "seen": machine if correction.seen is None else correction.seen,
            "value": correction.value,
            "points": msgspec.json.encode(points).decode("utf-8") if points else "",
            "who": correction.who,
            "moment": text_of(correction.moment) or now(),
            "why": correction.why,
            "withdrawn": text_of(correction.withdrawn),
        },
    )
    if correction.field == QUOTATION:
        state_quotes(connection, correction.id)


def _shown(connection: Connection, correction: Correction, target: Described) -> Release | None:
    """The release that a correction is of, or that its quote stands in, as it is shown now."""
    id = correction.id
    if correction.target is CorrectionTarget.QUOTE:
        own = select(quotes.c.release_id).where(quotes.c.id == id, quotes.c.gone.is_(False))
        id = str(connection.scalar(own) or "")
    if not id or not isinstance(target, Release | Quote):
        return None
    overlay = overlays(connection, [id])[id]
    # Of words that are corrected anew those count that were described.
    others = (
        each for each in overlay.changes if (each.quote, each.field) != (correction.id, WORDS)
    )
    without = msgspec.structs.replace(overlay, changes=tuple(others))
    return shown(release_described(connection, id), without)


def _headings(
    connection: Connection,
    correction: Correction,
    as_shown: Release | None,
    authorities: Collection,
) -> tuple[AccessPoint, ...]:
    if as_shown is None or correction.target is not CorrectionTarget.RELEASE:
        return ()
    field = POINT_FIELDS.get(correction.field)
    called = label_held(connection, field.kind, correction.value) if field else ""
    return headings(correction, as_shown, authorities, called)


def _mark(connection: Connection, row: AnyRow, moment: str) -> None:
    own = corrections.c.id == row.id
    connection.execute(update(corrections).where(own).values(withdrawn=moment))


def _show_again(connection: Connection, targets: Iterable[tuple[CorrectionTarget, str]]) -> None:
    """Show these targets as they are corrected now."""
    ids: dict[CorrectionTarget, set[str]] = {target: set() for target in CorrectionTarget}
    for target, id in targets:
        ids[target].add(id)
    of_quotes = select(quotes.c.release_id).where(quotes.c.id.in_(ids[CorrectionTarget.QUOTE]))
    releases = ids[CorrectionTarget.RELEASE].union(connection.scalars(of_quotes))
    agents = ids[CorrectionTarget.AGENT]
    forget_pages(connection, ids[CorrectionTarget.PAGE])
    if ids[CorrectionTarget.SITE]:
        sites.restate_refused(connection, ids[CorrectionTarget.SITE])
    if ids[CorrectionTarget.LISTING]:
        listings.restate_refused(connection)
    refusing.restate_refused(connection, ids[CorrectionTarget.NAME])
    settle(connection, restate(connection, releases) | printing(connection, agents), ())
