"""What sites repeat, listings say and releases print of people, learned at the end of a run, and
the pages described again that it touches."""

from archive.ingest.jobs import Observer, Progress, describe_pending
from archive.knowledge.given_names import given_names
from archive.opening import describers_of, knowledge_of
from archive.store import Store

_MOST_ROUNDS = 4
"""What a site repeats tells its listings, these its pages, and these of people: nothing goes round
in a circle."""


def learn_from_all(
    store: Store, jobs: int, progress: Progress, observer: Observer | None = None
) -> int:
    """How many captures were described again. The same pages teach the same in any order."""
    described = 0
    for _ in range(_MOST_ROUNDS):
        if not (store.pages.learn() or _learn_of_people(store)):
            break
        with describers_of(store, jobs) as describer:
            described += describe_pending(store, describer, progress, observer)
    return described


def _learn_of_people(store: Store) -> int:
    if not store.tenures.is_due:
        return 0
    return store.tenures.learn(given_names(knowledge_of(store)))
