"""What the sightings of an archive tell of each other, worked out group by group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Engine, delete, insert, select

from archive.annotators.tenures.of_body import full_name, is_short_for
from archive.annotators.tenures.of_post import of_post
from archive.annotators.tenures.of_surname import OfSurname
from archive.annotators.tenures.people import people_of
from archive.annotators.tenures.seen import Seen
from archive.annotators.tenures.tenure import Tenure, tenures_of
from archive.decisions import AgentVerdict, CorrectionTarget
from archive.knowledge.given_names import GivenNames
from archive.sightings import Inference, Inferred
from archive.store.database.batches import chunks
from archive.store.database.connection import reading, writing
from archive.store.database.rows import AnyRow, Values
from archive.store.database.tables import agent_decisions, agents, captures
from archive.store.database.tenure_tables import inferences, known_names, tenures_due
from archive.store.holdings.captures import forget
from archive.store.overlay.corrections import refusals
from archive.store.tenures.keeping import BODY, KINDS, POST, SURNAME, groups_of, mark_due, of_group
from archive.text.folding import fold

_AT_ONCE = 50

Told = set[tuple[int, Inference]]
Refused = frozenset[tuple[str, str]]


def is_due(engine: Engine) -> bool:
    """Whether anything is to be worked out."""
    with reading(engine) as connection:
        return connection.execute(select(tenures_due.c.kind).limit(1)).first() is not None


def learn(engine: Engine, given: GivenNames) -> int:
    """Work out what is due; the captures of which others tell something else now are pending.
    Returns how many groups have changed. One group is in memory at a time."""
    changed = 0
    for kind in KINDS:
        while due := _due(engine, kind):
            with writing(engine) as connection:
                refused = _refused(connection)
                for key in due:
                    changed += _restate(connection, kind, key, given, refused)
                mine = tenures_due.c.kind == kind, tenures_due.c.key.in_(due)
                connection.execute(delete(tenures_due).where(*mine))
    return changed


def _due(engine: Engine, kind: str) -> Sequence[str]:
    query = select(tenures_due.c.key).where(tenures_due.c.kind == kind)
    with reading(engine) as connection:
        return connection.scalars(query.order_by(tenures_due.c.key).limit(_AT_ONCE)).all()


def _restate(
    connection: Connection, kind: str, key: str, given: GivenNames, refused: Refused
) -> bool:
    seen = of_group(connection, kind, key)
    match kind:
        case "body":
            told = _of_body(connection, key, seen)
        case "surname":
            told = _of_surname(connection, key, seen, given, refused)
        case _:
            names = {fold(each.sighting.name) for each in seen}
            told = set(of_post(seen, _known(connection, SURNAME, names), refused))
    return _write(connection, kind, key, told)


def _of_body(connection: Connection, key: str, seen: Sequence[Seen]) -> Told:
    """The full name of each body that a release calls by its last word."""
    full = full_name(each.sighting for each in seen)
    if _know(connection, BODY, key, {key: full} if full else {}):
        groups = groups_of(connection, BODY, key)
        mark_due(connection, {group for group in groups if group[0] == SURNAME})
    why = f"nearly all releases that print more than {key} print {full}"
    return {
        (
            each.capture,
            Inference(each.sighting.number, Inferred.POST, each.sighting.post, full, why),
        )
        for each in seen
        if is_short_for(fold(each.sighting.post), fold(full))
    }


def _of_surname(
    connection: Connection, key: str, seen: Sequence[Seen], given: GivenNames, refused: Refused
) -> Told:
    whole = _with_full_names(connection, seen)
    people = people_of(whole, given, refused)
    known = {form: person.name for person in people for form in person.links}
    others = {form: name for form, name in known.items() if fold(name) != form}
    if _know(connection, SURNAME, key, others):
        groups = groups_of(connection, SURNAME, key)
        mark_due(connection, {group for group in groups if group[0] == POST})
    return set(OfSurname(whole, people, refused).inferences())


def tenures(connection: Connection, surname: str, given: GivenNames) -> tuple[Tenure, ...]:
    """The people of a surname with their posts, as they are known now."""
    seen = _with_full_names(connection, of_group(connection, SURNAME, surname))
    refused = _refused(connection)
    return tenures_of(seen, people_of(seen, given, refused))


def _refused(connection: Connection) -> Refused:
    """What people said is not so of names, and who they said are two."""
    said = [*refusals(connection, CorrectionTarget.NAME)]
    first, second = agents.alias(), agents.alias()
    holds = agent_decisions.c.kind == AgentVerdict.REJECTED, agent_decisions.c.undone == ""
    two = (
        select(first.c.name, second.c.name)
        .join(agent_decisions, agent_decisions.c.agent_id == first.c.id)
        .join(second, agent_decisions.c.other_id == second.c.id)
    )
    said += [(row[0], row[1]) for row in connection.execute(two.where(*holds))]
    return frozenset((fold(name), fold(value)) for name, value in said)


def _with_full_names(connection: Connection, seen: Sequence[Seen]) -> list[Seen]:
    bodies = _known(connection, BODY, {_last_word(each) for each in seen})
    return [_in_full(each, bodies) for each in seen]


def _in_full(seen: Seen, bodies: Mapping[str, str]) -> Seen:
    """A sighting with the full name of the body that it is of."""
    full = bodies.get(_last_word(seen), "")
    if not is_short_for(fold(seen.sighting.post), fold(full)):
        return seen
    # Its words in the order of letters, as the describer makes the key of any post.
    key = " ".join(sorted(fold(full).split()))
    return replace(seen, sighting=replace(seen.sighting, post=full, key=key))


def _last_word(seen: Seen) -> str:
    return fold(seen.sighting.post).rpartition(" ")[2]


def _known(connection: Connection, kind: str, names: Iterable[str]) -> Mapping[str, str]:
    """The full name of each of these that is known by another."""
    known: dict[str, str] = {}
    for some in chunks(sorted(names)):
        query = select(known_names.c.name, known_names.c.known)
        rows = connection.execute(
            query.where(known_names.c.kind == kind, known_names.c.name.in_(some))
        )
        known.update((row.name, row.known) for row in rows)
    return known


def _know(connection: Connection, kind: str, key: str, due: Mapping[str, str]) -> bool:
    """Keep by what names those of a group are known; whether that is new."""
    mine = known_names.c.kind == kind, known_names.c.key == key
    rows = connection.execute(select(known_names.c.name, known_names.c.known).where(*mine))
    if {row.name: row.known for row in rows} == due:
        return False
    connection.execute(delete(known_names).where(*mine))
    new = [{"kind": kind, "key": key, "name": name, "known": known} for name, known in due.items()]
    if new:
        connection.execute(insert(known_names), new)
    return True


def _write(connection: Connection, kind: str, key: str, told: Told) -> bool:
    """Keep what a group tells; the captures that it tells something else are pending."""
    mine = inferences.c.kind == kind, inferences.c.key == key
    rows = connection.execute(select(inferences).where(*mine))
    before = {(row.capture_id, inference_of(row)) for row in rows}
    if before == told:
        return False
    connection.execute(delete(inferences).where(*mine))
    if told:
        connection.execute(
            insert(inferences), [_row(kind, key, *each) for each in sorted(told, key=str)]
        )
    for some in chunks(sorted({capture for capture, _ in before ^ told})):
        forget(connection, captures.c.id.in_(some))
    return True


def inference_of(row: AnyRow) -> Inference:
    """The inference of a row of `inferences`."""
    return Inference(row.number, Inferred(row.field), row.printed, row.value, row.why)


def _row(kind: str, key: str, capture: int, told: Inference) -> Values:
    return {
        "kind": kind,
        "key": key,
        "capture_id": capture,
        "number": told.number,
        "field": str(told.field),
        "printed": told.printed,
        "value": told.value,
        "why": told.why,
    }
