"""Who held which post, as the store offers it: what is told of a capture, and of a name."""

from sqlalchemy import Connection, Engine, select

from archive.annotators.tenures.sightings import surname_of
from archive.annotators.tenures.tenure import Tenure
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.sightings import Inference
from archive.store.database.connection import reading
from archive.store.database.tenure_tables import inferences
from archive.store.tenures import learning
from archive.store.tenures.keeping import groups_of_release, mark_due


class Tenures:
    """What releases print of people and posts, and tell of each other."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @property
    def is_due(self) -> bool:
        """Whether something is to be learned."""
        return learning.is_due(self._engine)

    def learn(self, knowledge: KnowledgeSnapshot) -> int:
        """Learn what is due; the captures that it touches are pending. Returns of how many groups
        something changed."""
        return learning.learn(self._engine, knowledge)

    def told(self, capture_id: int) -> tuple[Inference, ...]:
        """What others tell of the releases of a capture."""
        query = select(inferences).where(inferences.c.capture_id == capture_id)
        order = (inferences.c.number, inferences.c.field, inferences.c.printed, inferences.c.value)
        with reading(self._engine) as connection:
            rows = connection.execute(query.order_by(*order, inferences.c.why)).all()
        return tuple(dict.fromkeys(map(learning.inference_of, rows)))

    def all_told(self) -> tuple[Inference, ...]:
        """All that releases tell of each other, of every one that it is told of."""
        order = (inferences.c.field, inferences.c.value, inferences.c.printed, inferences.c.id)
        with reading(self._engine) as connection:
            rows = connection.execute(select(inferences).order_by(*order)).all()
        return tuple(map(learning.inference_of, rows))

    def of_surname(self, name: str, knowledge: KnowledgeSnapshot) -> tuple[Tenure, ...]:
        """The people who share the surname of a name, with their posts."""
        with reading(self._engine) as connection:
            return learning.tenures(connection, surname_of(name), knowledge)


def restate_state(connection: Connection, release_id: str) -> None:
    """Let what a release tells others be learned again: it tells nothing while it is withheld."""
    mark_due(connection, groups_of_release(connection, release_id))
