"""The names that releases print, as rows: of people and organisations, each with its folded key."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass

from sqlalchemy import Connection, and_, bindparam, delete, insert, select

from archive.facets import PERSON
from archive.models import Release
from archive.store.database.batches import chunks
from archive.store.database.tables import release_names
from archive.text.folding import fold

_LONGEST = 200
_SHORTEST_ACRONYM = 2


@dataclass(frozen=True, slots=True)
class PrintedName:
    """record: the authority record that the describer found for the name, '' for none."""

    release_id: str
    name: str
    record: str
    key: str


def key_of(name: str) -> str:
    """What spellings of one name share: its folded words. '' for what cannot be a name."""
    return fold(name) if len(name) <= _LONGEST else ""


def is_acronym(name: str) -> bool:
    return name.isupper() and len(name) >= _SHORTEST_ACRONYM and " " not in name


def printed_names(
    release_id: str, release: Release, corrected: Iterable[tuple[str, str]]
) -> Iterator[PrintedName]:
    """What a release prints under its headings for people and beside its quotes, and the names that
    people gave it, each with its record. A lone word that is no acronym, as 'Kolar', tells nobody
    from another."""
    headings = ((p.label, p.id) for p in release.access_points if p.facet == PERSON)
    quoted = ((quote.speaker or "", quote.speaker_id or "") for quote in release.quotes)
    telling = [(name, record) for name, record in (*quoted, *corrected) if record or tells(name)]
    for name, record in (*headings, *telling):
        key = key_of(name)
        if key:
            yield PrintedName(release_id, name, record, key)


def tells(name: str) -> bool:
    """Whether a name tells somebody from others."""
    return " " in key_of(name) or is_acronym(name)


def held_names(connection: Connection, ids: Iterable[str]) -> Iterator[PrintedName]:
    """The rows of these releases."""
    for some in chunks(ids):
        query = select(release_names).where(release_names.c.release_id.in_(some))
        for row in connection.execute(query):
            yield PrintedName(row.release_id, row.name, row.record, row.key)


def replace_names(
    connection: Connection, out: Collection[PrintedName], new: Collection[PrintedName]
) -> None:
    """Take rows out and put rows in."""
    if out:
        names = ("release_id", "name", "record")
        row = and_(*(release_names.c[name] == bindparam(f"of_{name}") for name in names))
        places = [{f"of_{name}": getattr(each, name) for name in names} for each in out]
        connection.execute(delete(release_names).where(row), places)
    if new:
        connection.execute(insert(release_names), [asdict(each) for each in new])


def best_name(names: Iterable[str]) -> str:
    """The spelling that says most: not all in capitals, with its accents; of equals the first in
    the order of code points. '' of none. It hangs on the names alone, not on how often or when."""
    return min(names, key=_poverty, default="")


def _poverty(name: str) -> tuple[bool, int, str]:
    shouted = name.isupper() or name.islower()
    return shouted and not is_acronym(name), -sum(letter > "\x7f" for letter in name), name


def by_key(names: Iterable[PrintedName]) -> Mapping[str, set[str]]:
    """The spellings of each key."""
    spelled: dict[str, set[str]] = {}
    for each in names:
        spelled.setdefault(each.key, set()).add(each.name)
    return spelled


def spellings(connection: Connection, key: str) -> set[str]:
    """Every spelling that a release prints of a key."""
    names = select(release_names.c.name).where(release_names.c.key == key).distinct()
    return set(connection.scalars(names))
