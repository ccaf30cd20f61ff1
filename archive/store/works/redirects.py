"""Where pages are now: redirects as facts, from an old address to the new one.

They follow from the captures held alone, never from the order in which these came.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urljoin

from sqlalchemy import Connection, func, insert, select

from archive.records import StoredCapture
from archive.store.database.batches import chunks
from archive.store.database.redirect_tables import redirects
from archive.store.database.rows import Values, text_of
from archive.store.identity.addresses import link_key, page_key

_MOST_FORMER = 4
"""More addresses that lead to one page are not its old ones: it is a home page, or says that
nothing was found."""

_MOST_STEPS = 10
_MOST_SOURCES = 50
_LATEST = (redirects.c.moment.desc(), redirects.c.target)


def keep_redirects(connection: Connection, leads_to: Mapping[StoredCapture, str]) -> set[str]:
    """Keep what captures say of where their pages are now; returns the keys of all pages of which
    something else may follow. leads_to: the address that a capture names, '' for none."""
    rows = [row for capture, target in leads_to.items() for row in _rows(capture, target)]
    kept_ids: set[int] = set()
    for batch in chunks([row["capture_id"] for row in rows]):
        query = select(redirects.c.capture_id).where(redirects.c.capture_id.in_(batch))
        kept_ids.update(connection.scalars(query))
    new = [row for row in rows if row["capture_id"] not in kept_ids]
    if new:
        connection.execute(insert(redirects), new)
    ends = {str(row[name]) for row in new for name in ("source", "target")}
    return {near for key in ends for near in (key, *_sources(connection, {key}))}


def led(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Those of these pages that a redirect leads to or from."""
    led_keys: set[str] = set()
    for batch in chunks(set(keys)):
        query = select(redirects.c.source, redirects.c.target).where(
            redirects.c.source.in_(batch) | redirects.c.target.in_(batch)
        )
        led_keys |= {key for row in connection.execute(query) for key in row} & set(batch)
    return led_keys


def kin(connection: Connection, key: str) -> tuple[str, ...]:
    """The keys of a page under all of its addresses, the page itself first: the old ones, unless
    they are too many; the later ones as far as each takes the place of a single page."""
    later: list[str] = []
    for target in _later(connection, key):
        if "/" not in target or _leading_to(connection, target) - {*later, key}:
            break
        later.append(target)
    former = _former(connection, key)
    return tuple(dict.fromkeys((key, *sorted(former), *later)))


def moves(connection: Connection, key: str) -> Iterator[tuple[str, str]]:
    """The old addresses of a page and that page, of whichever of them the key is."""
    end = next(reversed([key, *_later(connection, key)]))
    yield from ((former, end) for former in sorted(_former(connection, end)))


def _rows(capture: StoredCapture, target: str) -> Iterator[Values]:
    address = _joined(capture.url, target) if target and capture.url else ""
    if address:
        source, key = link_key(capture.page_key), link_key(page_key(address))
        if source != key:
            yield {
                "capture_id": capture.id,
                "source": source,
                "target": key,
                "moment": text_of(capture.moment),
            }


def _later(connection: Connection, key: str) -> list[str]:
    """What an address leads to, step by step; nothing where it leads in a circle."""
    steps = [key]
    while target := _target(connection, steps[-1]):
        if target in steps or len(steps) > _MOST_STEPS:
            return []
        steps.append(target)
    return steps[1:]


def _target(connection: Connection, source: str) -> str:
    """What an address led to last; '' for nothing."""
    query = select(redirects.c.target).where(redirects.c.source == source)
    return str(connection.scalar(query.order_by(*_LATEST).limit(1)) or "")


def _targets(connection: Connection, sources: set[str]) -> dict[str, str]:
    """What each of these addresses led to last, of all that lead anywhere."""
    turn = func.row_number().over(partition_by=redirects.c.source, order_by=_LATEST).label("turn")
    ranked = (
        select(redirects.c.source, redirects.c.target, turn)
        .where(redirects.c.source.in_(sources))
        .subquery()
    )
    rows = connection.execute(select(ranked.c.source, ranked.c.target).where(ranked.c.turn == 1))
    return {row.source: row.target for row in rows}


def _former(connection: Connection, key: str) -> set[str]:
    """The old addresses of a page; none where it is the home of its host, or they are too many, or
    it leads to itself."""
    circle = bool(_target(connection, key)) and not _later(connection, key)
    former = _leading_to(connection, key) if "/" in key and not circle else set()
    return former if len(former) <= _MOST_FORMER else set()


def _leading_to(connection: Connection, key: str) -> set[str]:
    """The addresses that lead to a page in the end; some of them where they are too many."""
    former: set[str] = set()
    level = {key}
    while level and len(former) <= _MOST_FORMER:
        targets = _targets(connection, _sources(connection, level) - former - {key})
        level = {source for source, target in targets.items() if target in level}
        former |= level
    return former


def _sources(connection: Connection, targets: set[str]) -> set[str]:
    query = select(redirects.c.source).where(redirects.c.target.in_(targets)).distinct()
    return set(connection.scalars(query.order_by(redirects.c.source).limit(_MOST_SOURCES)))


def _joined(page: str, printed: str) -> str:
    """'' for what is no address."""
    try:
        return str(urljoin(page, printed.strip()))
    except ValueError:  # such as a bracket in the host
        return ""
