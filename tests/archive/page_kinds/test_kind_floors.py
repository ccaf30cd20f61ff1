"""Below these figures nothing lands: pages of known kind told as well as when the weights were
fitted. A guard, for the pages are of the half that they were fitted on (docs/quality.md)."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import pytest

from benchmarks.kinds import DATA, Sample, half_of, sets
from tests.archive.page_kinds.test_decision import DESCRIBER

MOST = 16
"""Pages of a set and kind: a page takes some hundredths of a second, and all would be minutes."""

AT_LEAST_KEPT = {"wcxb-dev": 16, "mn-ag": 16, "mozilla press": 16}
AT_MOST_IN = {"wcxb-kinds": 1, "site-600": 0}
"""Of all 183 pages of the half 5 come in, of these first ones none."""

WITHOUT_ANNOTATORS = replace(DESCRIBER, annotators=())

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data not found: skipped")


def sample(name: str, *kinds: str) -> Iterator[Sample]:
    """Pages of the half that the weights were fitted on; of sets of releases the first."""
    halves = "build" if name in AT_MOST_IN or name == "wcxb-dev" else None
    pages = (page for page in sets()[name] if halves is None or half_of(page.id) == halves)
    return islice((page for page in pages if not kinds or page.kind in kinds), MOST)


def taken(pages: Iterator[Sample]) -> list[str]:
    return [page.id for page in pages if WITHOUT_ANNOTATORS.describe(page.capture).releases]


@pytest.mark.parametrize(("name", "least"), AT_LEAST_KEPT.items())
def test_releases_are_kept(name: str, least: int) -> None:
    assert len(taken(sample(name, "release"))) >= least


@pytest.mark.parametrize(("name", "most"), AT_MOST_IN.items())
def test_pages_of_other_kinds_are_held(name: str, most: int) -> None:
    others = ("service", "listing", "forum", "collection", "documentation", "product", "document")
    assert len(taken(sample(name, *others))) <= most
