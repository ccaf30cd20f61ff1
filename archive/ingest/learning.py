"""What sites repeat, listings say and releases print of people, learned at the end of a run, and
the pages described again that it touches."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial

from archive.ingest.jobs import Describing, Observer, Progress, describe_forgotten
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.opening import ArchiveKnowledge
from archive.store import Store

_MOST_ROUNDS = 4
"""What a site repeats tells its listings, these its pages, and these of people: nothing goes round
in a circle."""

Describers = Callable[[], AbstractContextManager[Describing]]
"""Opens who describes with all that is known by now."""


def learn_from_all(
    knowledge: ArchiveKnowledge,
    store: Store,
    jobs: int,
    progress: Progress,
    observer: Observer | None = None,
) -> int:
    """How many captures were described again: those that are told something else now, also by a run
    that died before it came to them. The same pages teach the same in any order."""
    describers = partial(knowledge.describers, jobs)
    return learn_with(describers, knowledge.now, store, progress, observer)


def learn_with(
    describers: Describers,
    knowledge: Callable[[], KnowledgeSnapshot],
    store: Store,
    progress: Progress,
    observer: Observer | None = None,
) -> int:
    """The same. Describers and knowledge are made only where they are needed."""
    described = 0
    for _ in range(_MOST_ROUNDS):
        learned = store.pages.learn() or (store.tenures.is_due and store.tenures.learn(knowledge()))
        if store.forgotten().number:
            with describers() as describer:
                described += describe_forgotten(store, describer, progress, observer)
        elif not learned:
            break
    return described
