"""What the sightings of an archive tell of each other, worked out group by group."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Engine, delete, insert, select

from archive.annotators.tenures.namesakes import shared_names, told_apart
from archive.annotators.tenures.of_body import (
    full_name,
    is_short_for,
    of_another,
    person_of,
    short_name,
)
from archive.annotators.tenures.of_post import of_post, printed_of
from archive.annotators.tenures.of_surname import OfSurname
from archive.annotators.tenures.people import people_of
from archive.annotators.tenures.post_keys import post_key, small_words
from archive.annotators.tenures.seen import Seen
from archive.annotators.tenures.tenure import Tenure, tenures_of
from archive.knowledge.given_names import GivenNames, given_names
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.sightings import Inference, Inferred, Role
from archive.store.database.batches import chunks
from archive.store.database.connection import reading, writing
from archive.store.database.rows import AnyRow, Values
from archive.store.database.tables import captures
from archive.store.database.tenure_tables import inferences, tenures_due
from archive.store.holdings.captures import forget
from archive.store.tenures.keeping import BODY, KINDS, POST, SURNAME, groups_of, mark_due, of_group
from archive.store.tenures.known import Known, know, known_as
from archive.store.tenures.refusing import Refused, known_of_refused, refused, refused_posts
from archive.text.folding import fold

_AT_ONCE = 50

Told = set[tuple[int, Inference]]


def is_due(engine: Engine) -> bool:
    """Whether anything is to be worked out."""
    with reading(engine) as connection:
        return connection.execute(select(tenures_due.c.kind).limit(1)).first() is not None


def learn(engine: Engine, knowledge: KnowledgeSnapshot) -> int:
    """Work out what is due; the captures of which others tell something else now are pending.
    Returns how many groups have changed. One group is in memory at a time."""
    changed = 0
    for kind in KINDS:
        while due := _due(engine, kind):
            with writing(engine) as connection:
                learner = _learner(connection, knowledge)
                for key in due:
                    changed += _write(connection, kind, key, learner.told_by(kind, key))
                mine = tenures_due.c.kind == kind, tenures_due.c.key.in_(due)
                connection.execute(delete(tenures_due).where(*mine))
    return changed


def tenures(
    connection: Connection, surname: str, knowledge: KnowledgeSnapshot
) -> tuple[Tenure, ...]:
    """The people of a surname with their posts, as they are known now."""
    learner = _learner(connection, knowledge)
    seen = learner.with_full_names(_of_people(of_group(connection, SURNAME, surname)))
    return tenures_of(seen, people_of(seen, learner.first_names, learner.refused))


def _of_people(sightings: Sequence[Seen]) -> list[Seen]:
    """Sightings without those that only repeat a name with its initials."""
    return [seen for seen in sightings if seen.sighting.role is not Role.IN_FULL]


def _due(engine: Engine, kind: str) -> Sequence[str]:
    query = select(tenures_due.c.key).where(tenures_due.c.kind == kind)
    with reading(engine) as connection:
        return connection.scalars(query.order_by(tenures_due.c.key).limit(_AT_ONCE)).all()


def _learner(connection: Connection, knowledge: KnowledgeSnapshot) -> "_Learner":
    first_names = knowledge.derived(given_names)
    return _Learner(connection, first_names, knowledge.derived(small_words), refused(connection))


@dataclass(frozen=True, slots=True)
class _Learner:
    """What groups tell. small: words that tell nothing. refused: what people refuse."""

    connection: Connection
    first_names: GivenNames
    small: frozenset[str]
    refused: Refused

    def told_by(self, kind: str, key: str) -> Told:
        """What a group tells of the releases of captures."""
        seen = of_group(self.connection, kind, key)
        match kind:
            case "body":
                return self._of_body(key, seen)
            case "surname":
                return self._of_surname(key, seen)
            case _:
                return self._of_post(seen)

    def with_full_names(self, seen: Sequence[Seen]) -> list[Seen]:
        """Sightings with the full names of the bodies that they are of."""
        bodies = known_as(self.connection, BODY, {short_name(each.sighting) for each in seen})
        printed = [each.sighting for each in seen]
        others = {full: of_another(printed, full) for full in bodies.values()}
        return [self._in_full(each, bodies, others) for each in seen]

    def _of_body(self, key: str, seen: Sequence[Seen]) -> Told:
        """The full name of each body that a release calls by its last word."""
        full = full_name(each.sighting for each in seen)
        if know(self.connection, BODY, key, {key: full} if full else {}):
            groups = groups_of(self.connection, BODY, key)
            mark_due(self.connection, {group for group in groups if group[0] == SURNAME})
        others = of_another((each.sighting for each in seen), full)
        why = f"nearly all releases that print more than {key} print {full}"
        return {
            (
                each.capture,
                Inference(each.sighting.number, Inferred.POST, each.sighting.post, full, why),
            )
            for each in seen
            if is_short_for(fold(each.sighting.post), fold(full))
            and person_of(each.sighting) not in others
        }

    def _of_surname(self, key: str, seen: Sequence[Seen]) -> Told:
        shared = shared_names(seen)
        whole = self.with_full_names(
            [each for each in _of_people(seen) if fold(each.sighting.name) not in shared]
        )
        people = people_of(whole, self.first_names, self.refused)
        known = {form: person.name for person in people for form in person.links}
        others = {form: name for form, name in known.items() if fold(name) != form}
        if know(self.connection, SURNAME, key, others):
            groups = groups_of(self.connection, SURNAME, key)
            mark_due(self.connection, {group for group in groups if group[0] == POST})
        posts = refused_posts(
            self.refused, {(key, form): known[form] for form in known}, self.small
        )
        return {*OfSurname(whole, people, posts).inferences(), *told_apart(shared)}

    def _of_post(self, seen: Sequence[Seen]) -> Told:
        names = {name for _, name in (printed_of(each.sighting) for each in seen)}
        of_refused = known_of_refused(self.connection, self.refused)
        posts = refused_posts(self.refused, of_refused, self.small)
        return set(of_post(seen, known_as(self.connection, SURNAME, names), posts))

    def _in_full(self, seen: Seen, bodies: Known, others: Mapping[str, AbstractSet[str]]) -> Seen:
        body = short_name(seen.sighting)
        full = bodies.get((body, body), "")
        is_short = is_short_for(fold(seen.sighting.post), fold(full))
        if not is_short or person_of(seen.sighting) in others[full]:
            return seen
        key = post_key(full, self.small)
        return replace(seen, sighting=replace(seen.sighting, post=full, key=key))


def _write(connection: Connection, kind: str, key: str, conclusions: Told) -> bool:
    """Keep what a group tells; the captures that it tells something else are pending."""
    mine = inferences.c.kind == kind, inferences.c.key == key
    rows = connection.execute(select(inferences).where(*mine))
    before = {(row.capture_id, inference_of(row)) for row in rows}
    if before == conclusions:
        return False
    connection.execute(delete(inferences).where(*mine))
    if conclusions:
        connection.execute(
            insert(inferences), [_row(kind, key, *each) for each in sorted(conclusions, key=str)]
        )
    for some in chunks(sorted({capture for capture, _ in before ^ conclusions})):
        forget(connection, captures.c.id.in_(some))
    return True


def inference_of(row: AnyRow) -> Inference:
    """The inference of a row of `inferences`."""
    return Inference(row.number, Inferred(row.field), row.printed, row.value, row.why)


def _row(kind: str, key: str, capture: int, inference: Inference) -> Values:
    return {
        "kind": kind,
        "key": key,
        "capture_id": capture,
        "number": inference.number,
        "field": str(inference.field),
        "printed": inference.printed,
        "value": inference.value,
        "why": inference.why,
    }
