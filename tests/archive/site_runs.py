"""Pages of a site taken in by runs, each of which ends by learning what its pages say."""

import random
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from archive.config import Config
from archive.describe.describer import Describer, describer_of
from archive.ingest.jobs import describe_pending
from archive.ingest.learning import learn_with
from archive.models import Capture
from archive.sites import SiteFacts
from archive.store import Store, create_store
from tests.archive.knowledge import GENERIC


def store_of(home: Path, pages: Sequence[Capture], seed: int = 0, runs: int = 1) -> Store:
    """A new store of `generic` with the pages, shuffled by the seed, taken in by so many runs."""
    store = create_store(Config(home=home, collection="generic"))
    shuffled = list(pages)
    random.Random(seed).shuffle(shuffled)
    for start in range(runs):
        with store.accession("test") as log:
            log.keep(shuffled[start::runs])
        described(store)
    return store


def described(store: Store) -> int:
    """A run's end: describe, and again while something was learned. How many in all."""
    number = again(store) + learned(store)
    assert store.pages.learn() == ()
    assert store.tenures.learn(GENERIC) == 0
    return number


def learned(store: Store, version: str = "") -> int:
    """Learn from all, and describe again what it touches, by a describer of another version where
    one is named. How many."""

    def describer() -> AbstractContextManager[Describer]:
        present = _knowing(store.pages.facts())
        return nullcontext(replace(present, version=version or present.version))

    return learn_with(describer, lambda: GENERIC, store, _silent)


def again(store: Store) -> int:
    """Describe what is pending, by what is known of sites now. How many."""
    return describe_pending(store, _knowing(store.pages.facts()), _silent)


@cache
def _knowing(facts: tuple[SiteFacts, ...]) -> Describer:
    sites = {each.site: each for each in facts}
    return describer_of(GENERIC.with_sites(sites), date(2026, 1, 1))


def _silent(_verb: str, _number: int) -> None:
    """Nobody watches."""
