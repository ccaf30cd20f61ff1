"""Describing in other processes: the same descriptions, and no page that stops a run."""

from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest

from archive.config import data_folder
from archive.describe.describer import describer_of
from archive.describe.pool import Pool
from archive.describe.worker import FIRST_PAGE, PageLimits
from archive.models import Capture
from archive.sources import Limits, open_source
from archive.text.alternatives import compiled
from tests.archive.knowledge import DEMO

TODAY = date(2026, 1, 1)
GOOD = Capture("good", b"<title>T</title><h1>Title</h1><p>The river is high today.</p>")


def samples() -> list[Capture]:
    source = open_source(str(data_folder() / "samples" / "drupal7"), Limits())
    return [item for item in source.captures() if isinstance(item, Capture)]


def test_descriptions_are_those_of_one_process_and_in_order() -> None:
    pages = samples()
    alone = describer_of(DEMO, TODAY)
    with Pool(DEMO, TODAY, jobs=2) as pool:
        assert pool.version == alone.version
        descriptions = list(pool.describe_all(enumerate(pages)))
    assert descriptions == [(number, alone.describe(page)) for number, page in enumerate(pages)]


def test_what_every_collection_compiles_is_there_before_a_process_is_forked() -> None:
    import_module("archive.describe.warm")
    misses = compiled.cache_info().misses
    describer_of(replace(DEMO), TODAY).describe(FIRST_PAGE)
    assert compiled.cache_info().misses - misses < 5
    assert compiled.cache_info().currsize > 50


@pytest.mark.parametrize(
    ("content", "limits"),
    [
        # lxml needs more than half a minute for it.
        (
            b"<p " + b" ".join(b"a%d=1" % number for number in range(200_000)) + b">River</p>",
            PageLimits(seconds=1),
        ),
        (b"<p>" + b"<b>river</b> " * 95_000, PageLimits(memory=40_000_000)),
        # A good page needs a hundredth of this, a processor to itself or not.
        (b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x", PageLimits(patience=5)),
    ],
)
def test_a_page_over_a_limit_gets_a_reason_and_the_next_is_read(
    content: bytes, limits: PageLimits
) -> None:
    pages = [GOOD, Capture("hostile", content), GOOD]
    with Pool(DEMO, TODAY, jobs=1, limits=limits) as pool:
        descriptions = [description for _, description in pool.describe_all(enumerate(pages))]
    assert [bool(each.releases) for each in descriptions] == [True, False, True]
    # Where libxml2 gets no memory it calls the page faulty.
    assert descriptions[1].reason in ("too-costly", "too-slow", "markup-refused")
