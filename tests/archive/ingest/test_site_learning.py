"""What a site repeats is learned of its pages, and is then no title, no day and no text."""

from collections.abc import Sequence
from copy import copy
from pathlib import Path

import pytest

from archive.decisions import REFUSED, Correction, CorrectionTarget
from archive.models import Capture
from archive.sites import SiteFacts
from archive.store import Store
from tests.archive.knowledge import GENERIC
from tests.archive.site_runs import again, described, store_of

BANNER = "<h1>The Office of Harbour Master Ana Reis</h1>"
FOOT = "<p>This office keeps the channels of the bay open and its buoys lit, day and night.</p>"
HOST = "http://harbour.example/news/"


def page(number: int, day: str) -> str:
    return (
        f"<html><head><title>Ana Reis</title></head><body>{BANNER}"
        f"<h2>Channel {number} is dredged again</h2><p>{day}</p>"
        f"<p>Two hundred barges of silt were taken out of channel {number} since the winter, the"
        f" harbour master said; ferry number {number} goes back to its old berth on Monday.</p>"
        f"{FOOT}</body></html>"
    )


def captures(days: Sequence[str]) -> list[Capture]:
    return [
        Capture(f"{n}.html", page(n, day).encode(), url=f"{HOST}{n}.html")
        for n, day in enumerate(days, 1)
    ]


def taken(tmp_path: Path, days: Sequence[str], seed: int = 0, runs: int = 1) -> Store:
    return store_of(tmp_path / f"home{seed}-{runs}", captures(days), seed, runs)


DAYS = ["1/13/2004", *(f"{n}/2/2004" for n in range(1, 9))]


def test_the_banner_of_a_site_is_no_title(tmp_path: Path) -> None:
    with taken(tmp_path, DAYS) as store:
        titles = {stored.release.title for stored in store.releases()}
    assert titles == {f"Channel {n} is dredged again" for n in range(1, 10)}


def test_what_all_pages_close_with_is_kept_as_boilerplate(tmp_path: Path) -> None:
    with taken(tmp_path, DAYS) as store:
        kinds = {str(stored.release.blocks[-1].kind) for stored in store.releases()}
        texts = [stored.release.text for stored in store.releases()]
    assert kinds == {"boilerplate"}
    assert all("Two hundred barges" in text and "Harbour Master" not in text for text in texts)


def test_one_page_proves_the_order_of_days_for_all(tmp_path: Path) -> None:
    with taken(tmp_path, DAYS) as store:
        (facts,) = store.pages.facts()
        days = {stored.release.issued.value for stored in store.releases()}
    assert facts.day_order == "mdy"
    assert days == {"2004-01-13", *(f"2004-0{n}-02" for n in range(1, 9))}


@pytest.mark.parametrize(("seed", "runs"), [(1, 1), (2, 1), (3, 3)])
def test_the_same_pages_teach_the_same_in_any_order_and_number_of_runs(
    tmp_path: Path, seed: int, runs: int
) -> None:
    with taken(tmp_path, DAYS) as first, taken(tmp_path, DAYS, seed, runs) as second:
        assert first.pages.facts() == second.pages.facts()
        shown = [
            sorted((each.release.title, each.release.issued.value, each.release.text) for each in s)
            for s in (first.releases(), second.releases())
        ]
    assert shown[0] == shown[1]


def test_learning_again_finds_nothing_due(tmp_path: Path) -> None:
    with taken(tmp_path, DAYS) as store:
        assert store.pages.learn() == ()
        assert again(store) == 0


def test_a_person_refuses_what_was_learned_and_it_stays_so(tmp_path: Path) -> None:
    with taken(tmp_path, DAYS) as store:
        (facts,) = store.pages.facts()
        before = [stored.release for stored in store.releases()]
        banner = next(line for line in facts.repeated if "Harbour Master" in line)
        correction = Correction(CorrectionTarget.SITE, facts.site, REFUSED, banner, "Maja")
        store.correct([correction])
        assert again(store) == len(DAYS)
        titles = {stored.release.title for stored in store.releases()}
        assert titles == {"The Office of Harbour Master Ana Reis"}
        store.forget_descriptions()
        described(store)
        assert banner not in store.pages.facts()[0].repeated
        store.withdraw_corrections([1])
        described(store)
        assert store.pages.facts() == (facts,)
        assert [stored.release for stored in store.releases()] == before


def test_a_few_pages_teach_nothing(tmp_path: Path) -> None:
    with taken(tmp_path, DAYS[:3]) as store:
        assert [facts.repeated for facts in store.pages.facts()] in ([], [frozenset()])


def test_pages_that_prove_both_orders_leave_it_open(tmp_path: Path) -> None:
    with taken(tmp_path, ["1/13/2004", "13/1/2004", *DAYS[1:]]) as store:
        assert all(facts.day_order == "" for facts in store.pages.facts())


def test_what_is_known_of_a_site_goes_to_another_process() -> None:
    known = GENERIC.with_sites({"a": SiteFacts("a", frozenset({"x"}), "dmy")})
    assert copy(known).sites == known.sites
