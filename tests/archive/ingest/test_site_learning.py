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
        proofs = store.pages.order_proofs(facts.site)
    assert facts.day_order == "mdy"
    assert proofs == ("harbour.example/news/1.html",)
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


def test_a_day_on_which_several_releases_came_out_stays_their_day(tmp_path: Path) -> None:
    busy = ["4 May 2004"] * 5 + [f"{n} June 2004" for n in range(1, 8)]
    with taken(tmp_path, busy) as store:
        issued = sorted(str(stored.release.issued.value) for stored in store.releases())
    assert issued == ["2004-05-04"] * 5 + [f"2004-06-0{n}" for n in range(1, 8)]


def test_a_menu_that_is_read_as_a_list_of_one_page_goes_by_its_items(tmp_path: Path) -> None:
    items = ("Home", "About the port", "Tide tables")
    menu = f'<ul class="nav">{"".join(f"<li><a>{item}</a></li>" for item in items)}</ul>'
    speech = (
        f"<html><head><title>Ana Reis</title></head><body>{menu}<div><h1>Remarks by Ana Reis at the"
        " dinner of the pilots</h1><p>22 March 2004</p><p>Ladies and gentlemen, dear guests,</p>"
        "<p>It is an honour to speak to you tonight about tides.</p><p>Thank you.</p></div></body>"
    )
    pages = [
        Capture(f"{n}.html", text.encode(), url=f"{HOST}{n}.html")
        for n, day in enumerate(DAYS, 1)
        for text in [page(n, day).replace(BANNER, BANNER + menu)]
    ]
    pages.append(Capture("10.html", speech.encode(), url=f"{HOST}10.html"))
    with store_of(tmp_path / "home", pages) as store:
        texts = [stored.release.text for stored in store.releases()]
    assert any("about tides" in text for text in texts)
    assert not [text for text in texts if "Tide tables" in text]


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
