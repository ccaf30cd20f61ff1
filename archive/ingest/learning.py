"""What sites repeat, learned at the end of a run, and the pages described again that it touches."""

from archive.ingest.jobs import Observer, Progress, describe_pending
from archive.opening import describers_of
from archive.store import Store


def learn_sites(
    store: Store, jobs: int, progress: Progress, observer: Observer | None = None
) -> int:
    """How many captures were described again. The same pages teach the same in any order, and what
    is learned changes nothing of what it is learned from: once is enough."""
    if not store.pages.learn():
        return 0
    with describers_of(store, jobs) as describer:
        return describe_pending(store, describer, progress, observer)
