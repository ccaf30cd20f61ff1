"""What it costs to learn who held which post: over archives of two sizes, and after one more day.

Run from the project's root: `.venv/bin/python -m benchmarks.tenures [LARGE]`. Sightings are made up
and put straight into a store: a release each, of one of 400 posts, whose holders change every three
years or so; a tenth print the post alone, a tenth a surname. Times are of the CPU; what counts is
their ratio, for four times as many releases, and the peak of memory.
"""

import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from archive.config import Config, collection_folder
from archive.knowledge.snapshot import load_knowledge
from archive.models import Capture
from archive.sightings import Role, Sighting
from archive.store import Store, create_store
from archive.store.database.connection import connect_to, url_of, writing
from archive.store.database.tables import captures
from archive.store.tenures.keeping import keep_sightings

_LARGE = 100_000
_POSTS, _TERM, _YEARS = 400, 1_100, 30
_AT_ONCE = 1_000


def main() -> None:
    large = int(sys.argv[1]) if len(sys.argv) > 1 else _LARGE
    knowledge = load_knowledge(collection_folder("generic"))
    seconds = {}
    for size in (large // 4, large):
        with TemporaryDirectory() as folder:
            config = Config(home=Path(folder) / "home", collection="generic")
            with create_store(config) as store:
                _fill(store, config, size)
                seconds[size] = _timed(lambda: store.tenures.learn(knowledge))
                _more(store, config, size, 100)
                again = _timed(lambda: store.tenures.learn(knowledge))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size} releases: {seconds[size]:.1f} s; 100 more: {again:.2f} s; peak {peak} MB")
    small, big = seconds.values()
    print(f"four times as many cost {big / small:.1f} times as much")


def _fill(store: Store, config: Config, size: int) -> None:
    chance = random.Random(1)
    for start in range(0, size, _AT_ONCE):
        number = min(_AT_ONCE, size - start)
        _put(store, config, [_sighting(chance) for _ in range(number)], start)


def _more(store: Store, config: Config, size: int, number: int) -> None:
    chance = random.Random(2)
    _put(store, config, [_sighting(chance) for _ in range(number)], size)


def _put(store: Store, config: Config, sightings: list[Sighting], start: int) -> None:
    with store.accession("made up") as log:
        log.keep([Capture(f"{start + n}.txt", b"made up", None) for n, _ in enumerate(sightings)])
    engine = connect_to(url_of(config), read_only=False, wait=config.wait)
    with writing(engine) as connection:
        last = connection.scalar(select(func.max(captures.c.id))) or 0
        first = last - len(sightings) + 1
        keep_sightings(connection, {first + n: [s] for n, s in enumerate(sightings)}, "1")
    engine.dispose()


def _sighting(chance: random.Random) -> Sighting:
    post, day = chance.randrange(_POSTS), chance.randrange(365 * _YEARS)
    holder = post * 40 + (day + 17 * post) // _TERM
    surname = f"kos{holder % 3_000}"
    issued = date(1990, 1, 1) + timedelta(days=day)
    prints = chance.random()
    role = Role.SENDS if prints < 0.8 else Role.ASKED
    name = f"Ana{holder} Kos{holder % 3_000}" if role is Role.SENDS else ""
    called = surname if name or prints < 0.9 else ""
    post_key = f"minister matter{post}"
    title = f"Minister for Matter{post}"
    return Sighting(0, role, name, called, title, post_key, True, issued, issued)


def _timed(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    main()
