"""What sites were learned to do: worked out from the sketches of their pages, in whatever order
these came."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, Engine, delete, insert, select

from archive.decisions import CorrectionTarget
from archive.sites import PageSketch, SiteFacts, SitePlace
from archive.store.database.batches import chunks
from archive.store.database.connection import reading, writing
from archive.store.database.rows import AnyRow
from archive.store.database.site_tables import page_sketches, site_facts
from archive.store.database.tables import captures
from archive.store.holdings.captures import forget
from archive.store.overlay.corrections import refusals
from archive.store.place_votes import DAY_PLACE, TITLE_PLACE, counted, learned_places

REPEATED, DAY_ORDER, _DUE = "repeated", "day-order", "due"
ENOUGH_PAGES = 5
"""So many pages must share a line before it can be the site's."""

_SHARE = 0.2
"""And such a part of them: a heading that a few of many releases share may be that of a series."""

_SHARE_OF_A_DAY = 0.5
"""A line with a day or a year must be on such a part: on a busy day an office issues several
releases, but today's day in a banner is on most pages."""

_LONGEST_DAY = 60
_MAY_BE_A_DAY = re.compile(r"(?<!\d)\d{4}(?!\d)|\d[./-]\d{1,2}[./-]\d")

Fact = tuple[str, str]
"""Name and value."""


def keep_sketches(
    connection: Connection, sketches: Mapping[int, tuple[str, PageSketch | None]]
) -> None:
    """Keep the sketches of captures, each with the key of its page; their sites are to be learned
    again where something is new."""
    rows_kept: dict[int, AnyRow] = {}
    for some in chunks(sketches):
        query = select(page_sketches).where(page_sketches.c.capture_id.in_(some))
        rows_kept |= {row.capture_id: row for row in connection.execute(query)}
    rows = [_row(id, page, sketch) for id, (page, sketch) in sketches.items() if sketch]
    new = [row for row in rows if not _same(row, rows_kept.get(int(str(row["capture_id"]))))]
    ids = [row["capture_id"] for row in new]
    for some_ids in chunks(ids):
        connection.execute(delete(page_sketches).where(page_sketches.c.capture_id.in_(some_ids)))
    if new:
        connection.execute(insert(page_sketches), new)
    changed = {str(row["site"]) for row in new}
    changed |= {rows_kept[id].site for id in rows_kept if id in set(ids)}
    _mark_due(connection, changed)


def learn(engine: Engine) -> tuple[str, ...]:
    """Learn again what is due; where something changed, the pages that it touches are pending.
    Returns the sites of which something changed."""
    with writing(engine) as connection:
        due = connection.scalars(select(site_facts.c.site).where(site_facts.c.name == _DUE)).all()
        return tuple(site for site in sorted(due) if _learned(connection, site))


def facts(engine: Engine) -> tuple[SiteFacts, ...]:
    """What is known of every site, but what a person refused."""
    facts_by_site: dict[str, list[Fact]] = {}
    query = select(site_facts).where(site_facts.c.refused.is_(False), site_facts.c.name != _DUE)
    with reading(engine) as connection:
        for row in connection.execute(query.order_by(site_facts.c.site)):
            facts_by_site.setdefault(row.site, []).append((row.name, row.value))
    return tuple(_facts(site, one_site) for site, one_site in facts_by_site.items())


def places(engine: Engine, site: str) -> tuple[SitePlace, ...]:
    """Where the title and the day of a site's pages stand, with what was counted for it."""
    known = {fact.site: fact for fact in facts(engine)}.get(site, SiteFacts(site))
    query = select(page_sketches).where(page_sketches.c.site == site)
    with reading(engine) as connection:
        rows = connection.execute(query).all()
    counts = counted((row.page_key, row.votes) for row in rows)
    named = (("title", known.title_places), ("day", known.day_places))
    pages = len({row.page_key for row in rows})
    return tuple(
        SitePlace(name, place, pages, len(count.pages), count.agreeing, count.against)
        for name, places in named
        for place in places
        for count in [counts[name, place]]
    )


def order_proofs(engine: Engine, site: str) -> tuple[str, ...]:
    """The keys of the pages that prove the order of a site's numeric days."""
    query = select(page_sketches.c.page_key, page_sketches.c.orders)
    with reading(engine) as connection:
        rows = connection.execute(query.where(page_sketches.c.site == site)).all()
    return tuple(sorted({row.page_key for row in rows if json.loads(row.orders)}))


def restate_refused(connection: Connection, names: Iterable[str]) -> None:
    """Let nothing hold of these sites that a person does not believe; their pages wait, and what is
    believed again is learned again."""
    known = list(names)
    for site in known:
        mine = site_facts.c.site == site, site_facts.c.name != _DUE
        believed = site_facts.c.value.not_in(_refused(connection, site))
        connection.execute(site_facts.update().where(*mine).values(refused=~believed))
        _forget_site(connection, site)
    _mark_due(connection, known)


def _refused(connection: Connection, site: str) -> list[str]:
    return [value for _, value in refusals(connection, CorrectionTarget.SITE, site)]


def _row(capture: int, page: str, sketch: PageSketch) -> dict[str, object]:
    return {
        "capture_id": capture,
        "site": sketch.site,
        "page_key": page,
        "orders": json.dumps(sketch.orders),
        "lines": json.dumps(sketch.lines),
        "votes": msgspec.json.encode(sketch.votes).decode(),
    }


def _same(row: Mapping[str, object], stored_row: AnyRow | None) -> bool:
    return stored_row is not None and all(
        getattr(stored_row, name) == value for name, value in row.items()
    )


def _mark_due(connection: Connection, sites: Iterable[str]) -> None:
    for some in chunks(sites):
        mine = (site_facts.c.site.in_(some), site_facts.c.name == _DUE)
        connection.execute(delete(site_facts).where(*mine))
        rows = [{"site": site, "name": _DUE, "value": "", "refused": False} for site in some]
        connection.execute(insert(site_facts), rows)


def _learned(connection: Connection, site: str) -> bool:
    rows = connection.execute(select(page_sketches).where(page_sketches.c.site == site)).all()
    mine = site_facts.c.site == site
    before = connection.execute(select(site_facts).where(mine)).all()
    refused = set(_refused(connection, site))
    known = {(row.name, row.value) for row in before if not row.refused and row.name != _DUE}
    learned = set(_facts_of(rows))
    due = {fact for fact in learned if fact[1] not in refused}
    connection.execute(delete(site_facts).where(mine))
    new = [
        {"site": site, "name": name, "value": value, "refused": value in refused}
        for name, value in learned
    ]
    if new:
        connection.execute(insert(site_facts), sorted(new, key=str))
    _forget_touched(connection, rows, known ^ due)
    return known != due


def _facts_of(rows: Sequence[AnyRow]) -> Iterator[Fact]:
    pages: dict[str, set[str]] = {}
    orders: Counter[str] = Counter()
    for row in rows:
        pages.setdefault(row.page_key, set()).update(json.loads(row.lines))
        orders.update(json.loads(row.orders))
    counts = Counter(line for lines in pages.values() for line in lines)
    yield from (
        (REPEATED, line)
        for line, number in counts.items()
        if number >= max(ENOUGH_PAGES, _share_of(line) * len(pages))
    )
    if len(orders) == 1:
        yield DAY_ORDER, next(iter(orders))
    yield from learned_places((row.page_key, row.votes) for row in rows)


def _share_of(line: str) -> float:
    """The part of the pages that must share a line before it is the site's."""
    short = len(line) <= _LONGEST_DAY
    return _SHARE_OF_A_DAY if short and _MAY_BE_A_DAY.search(line) else _SHARE


def _forget_touched(connection: Connection, rows: Sequence[AnyRow], changed: set[Fact]) -> None:
    """The pages of which something was made that is now learned, or no longer is."""
    lines = {value for name, value in changed if name == REPEATED}
    all_of_them = any(name != REPEATED for name, _ in changed)
    touched = [
        row.capture_id for row in rows if all_of_them or lines.intersection(json.loads(row.lines))
    ]
    for some in chunks(touched):
        forget(connection, captures.c.id.in_(some))


def _forget_site(connection: Connection, site: str) -> None:
    of_site = select(page_sketches.c.capture_id).where(page_sketches.c.site == site)
    forget(connection, captures.c.id.in_(of_site))


def _facts(site: str, site_facts: Sequence[Fact]) -> SiteFacts:
    named = dict(site_facts)
    repeated = frozenset(value for name, value in site_facts if name == REPEATED)
    titles, days = (
        tuple(sorted(value for name, value in site_facts if name == kind))
        for kind in (TITLE_PLACE, DAY_PLACE)
    )
    return SiteFacts(site, repeated, named.get(DAY_ORDER, ""), titles, days)
