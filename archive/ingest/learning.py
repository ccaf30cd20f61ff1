"""What sites repeat and listings say, learned at the end of a run, and the pages described again
that it touches."""

from archive.ingest.jobs import Observer, Progress, describe_pending
from archive.opening import describers_of
from archive.store import Store

_MOST_ROUNDS = 4
"""What a site repeats tells its listings, and these its pages: nothing goes round in a circle."""


def learn_sites(
    store: Store, jobs: int, progress: Progress, observer: Observer | None = None
) -> int:
    """How many captures were described again. The same pages teach the same in any order."""
    described = 0
    for _ in range(_MOST_ROUNDS):
        if not store.pages.learn():
            break
        with describers_of(store, jobs) as describer:
            described += describe_pending(store, describer, progress, observer)
    return described
