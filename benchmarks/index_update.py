"""What an index costs: building it, following what is added, changed and withdrawn.

Run from the project's root: `.venv/bin/python -m benchmarks.index_update [FOLDER [SIZE ...]]`.
Makes archives of 10,000 and 100,000 invented releases, or of other sizes, in a temporary folder, or
in one that keeps them for the next run, also where that was broken off. Times are CPU seconds: of a
process of its own that updates, with all that starting Python costs, and of a reader that had the
index open before and asks again.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from archive.config import Config
from archive.publication import publication_of
from archive.records import State
from archive.store import Store, open_store
from benchmarks.archive_of_10000 import run
from benchmarks.figures import print_figures
from benchmarks.made_archive import add_releases, change_releases, make_archive
from indexer.index import Index
from indexer.query.parser import read_query
from indexer.search import SearchRequest

SIZES = (10_000, 100_000)
MORE = 10
TIMES = 12
CHANGED = (1, 100, 1_000)


def main(folder: Path, sizes: Sequence[int]) -> None:
    """Print one line of JSON for each figure."""
    costs = [measure(Config(home=folder / f"home-{size}"), size) for size in sizes]
    print_figures("following, whatever the size", ratio=costs[-1] / costs[0])


def measure(config: Config, size: int) -> float:
    """Build, follow and purge an archive of a size; the median cost of following."""
    config = Config(home=config.home, collection="generic")
    if not config.home.exists():
        make_archive(config, 0)
    with open_store(config) as store:
        add_releases(store, range(store.counts().releases_public, size))
    cpu, memory = command(config, "index")
    print_figures(f"build of {size}", cpu=cpu, rate=size / cpu, peak_mb=memory)
    with open_store(config) as store:
        costs = list(followed(store, config))
        print_figures(
            f"{MORE} more among {size}", median=statistics.median(costs), worst=max(costs)
        )
        for number in CHANGED:
            seconds, peak = changed(store, config, number)
            print_figures(
                f"{number} changed of {size}", cpu=seconds, of_build=seconds / cpu, peak_mb=peak
            )
        purged(store, config, size)
    return statistics.median(costs)


def followed(store: Store, config: Config) -> Iterator[float]:
    """What it costs, again and again, until ten more releases are found by who reads already."""
    index = Index(publication_of(store, config), config)
    for _ in range(TIMES):
        number = store.counts().releases_public
        add_releases(store, range(number, number + MORE), seed=2)
        before = index.search(SearchRequest()).total
        cpu, _ = command(config, "index", "update")
        start = time.process_time()
        after = index.search(SearchRequest(query=read_query(""))).total
        cost = cpu + time.process_time() - start
        assert after == before + MORE
        yield cost


def changed(store: Store, config: Config, number: int) -> tuple[float, float]:
    """CPU seconds and peak megabytes until so many releases are found by their new words."""
    index = Index(publication_of(store, config), config)
    word = f"changed{number}"
    change_releases(store, number, word)
    seconds, peak = command(config, "index", "update")
    start = time.process_time()
    results = index.search(SearchRequest(query=read_query(word)))
    assert results.total == number
    return seconds + time.process_time() - start, peak


def purged(store: Store, config: Config, size: int) -> None:
    """What it costs until no file holds the words of one withdrawn release."""
    release = next(iter(store.releases()))
    store.set_state(release.id, State.WITHDRAWN, "measured")
    cpu, memory = command(config, "index", "update")
    print_figures(f"one withdrawn of {size}", cpu=cpu, peak_mb=memory)
    store.set_state(release.id, State.PUBLIC, "measured")


def command(config: Config, *arguments: str) -> tuple[float, float]:
    """CPU seconds and peak megabytes of a command."""
    return run(["archive", "--home", str(config.home), *arguments])


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SIZES)
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary), SIZES)
