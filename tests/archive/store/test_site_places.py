"""Which place on the pages of a site holds the title, and which the day: a vote of all of them."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.decisions import REFUSED, Correction, CorrectionTarget
from archive.html.page import parse_page
from archive.html.selectors import select, selector_of
from archive.models import Capture, Release
from archive.store import Store
from tests.archive.site_runs import described, store_of

HOST = "http://harbour.example/news/"
MOMENT = datetime(2005, 3, 1, tzinfo=UTC)


def page(number: int, day: str, more: str = "", tag: str = "", lead: str = "") -> Capture:
    title = f"Channel {number} is dredged again"
    body = (
        f"<html><head><title>{tag or title + ' | Harbour Office'}</title></head><body>"
        f"<h1 class=section>{lead or 'Works of berth ' + str(number)}</h1>"
        f"<div id=story><h2 class=head>{title}</h2>"
        f"<p class=stamp>{day}</p>"
        f"<p>Two hundred barges of silt were taken out of channel {number} since the winter, the"
        f" harbour master said; ferry number {number} goes back to its old berth on Monday.</p>"
        f"</div>{more}</body></html>"
    )
    return Capture(f"{number}.html", body.encode(), f"{HOST}{number}.html", MOMENT)


DAYS = [f"{n} February 2004" for n in range(1, 10)]
COMMENT = "<div class=talk><p class=when>7 July 2004</p><p>What a fine channel this is.</p></div>"


def shown(store: Store) -> dict[str, Release]:
    return {stored.capture.locator: stored.release for stored in store.releases()}


def test_the_place_that_holds_the_day_on_most_pages_is_named_with_its_counts(
    tmp_path: Path,
) -> None:
    pages = [page(n, day) for n, day in enumerate(DAYS, 1)]
    doubtful = page(10, "10 February 2004", tag="Channel 10 is dredged again, 12 February 2004")
    with store_of(tmp_path / "site", [*pages, doubtful]) as store:
        (facts,) = store.pages.facts()
        release = shown(store)["10.html"]
        (place,) = [place for place in store.pages.places(facts.site) if place.field == "day"]
    assert facts.day_places == ("div#story > p.stamp",)
    assert place.having == 10
    assert "10 of 10 pages" in place.why
    assert release.issued.value == "2004-02-10"
    (entry,) = [entry for entry in release.evidence if entry.field == "issued" and entry.chosen]
    assert "div#story > p.stamp" in entry.place


def test_a_day_of_a_comment_loses_against_the_place_of_the_site(tmp_path: Path) -> None:
    pages = [page(n, day, COMMENT if n % 2 else "") for n, day in enumerate(DAYS, 1)]
    with store_of(tmp_path, pages) as store:
        days = {name: release.issued.value for name, release in shown(store).items()}
    assert days == {f"{n}.html": f"2004-02-0{n}" for n in range(1, 10)}


def test_a_stamp_that_is_the_same_on_all_pages_is_no_place_of_a_day(tmp_path: Path) -> None:
    stamp = "<p class=put>21 April 2004</p>"
    pages = [page(n, "in winter", stamp) for n in range(1, 10)]
    with store_of(tmp_path, pages) as store:
        assert all(not facts.day_places for facts in store.pages.facts())
        assert {release.issued.value for release in shown(store).values()} == {None}


def test_the_clock_of_a_page_is_no_place_of_its_day(tmp_path: Path) -> None:
    pages = [
        replace(
            page(n, "in winter", f"<p class=clock>{n} February 2004</p>"),
            moment=datetime(2004, 2, n, tzinfo=UTC),
        )
        for n in range(1, 10)
    ]
    with store_of(tmp_path, pages) as store:
        assert all(not facts.day_places for facts in store.pages.facts())


def test_the_place_of_titles_is_where_title_tags_agree(tmp_path: Path) -> None:
    pages = [page(n, day) for n, day in enumerate(DAYS, 1)]
    silent = page(11, "11 February 2004", tag="Harbour Office")
    with store_of(tmp_path / "alone", [silent]) as store:
        assert shown(store)["11.html"].title == "Works of berth 11"
    with store_of(tmp_path / "site", [*pages, silent]) as store:
        (facts,) = store.pages.facts()
        release = shown(store)["11.html"]
    assert facts.title_places == ("div#story > h2.head",)
    assert release.title == "Channel 11 is dredged again"
    (entry,) = [entry for entry in release.evidence if entry.field == "title"]
    assert entry.method == "site-place"


def test_the_name_of_an_office_holder_on_many_pages_is_no_title(tmp_path: Path) -> None:
    pages = [
        page(n, day, tag="Ana Reis | Harbour Office", lead="Ana Reis")
        for n, day in enumerate(DAYS, 1)
    ]
    with store_of(tmp_path, pages) as store:
        titles = {release.title for release in shown(store).values()}
    assert titles == {f"Channel {n} is dredged again" for n in range(1, 10)}


@pytest.mark.parametrize(("seed", "runs"), [(1, 1), (2, 3), (3, 9)])
def test_the_same_pages_teach_the_same_places(tmp_path: Path, seed: int, runs: int) -> None:
    pages = [page(n, day, COMMENT if n % 2 else "") for n, day in enumerate(DAYS, 1)]
    pages.append(page(11, "11 February 2004", tag="Harbour Office"))
    with (
        store_of(tmp_path / "1", pages) as first,
        store_of(tmp_path / "2", pages, seed, runs) as second,
    ):
        assert first.pages.facts() == second.pages.facts()
        assert shown(first) == shown(second)


def test_each_template_of_a_host_has_its_own_places(tmp_path: Path) -> None:
    pages = [page(n, day) for n, day in enumerate(DAYS, 1)]
    silent = page(11, "11 February 2004", tag="Harbour Office")
    speeches = [speech(each) for each in (*pages[:5], silent)]
    with store_of(tmp_path, [*pages, *speeches]) as store:
        (facts,) = store.pages.facts()
        release = shown(store)["said-11.html"]
    assert facts.title_places == ("div#said > h3.what", "div#story > h2.head")
    assert release.title == "Channel 11 is dredged again"


def speech(story: Capture) -> Capture:
    """The same by another template, in another folder."""
    body = story.content.replace(b"id=story", b"id=said")
    body = body.replace(b"<h2 class=head>", b"<h3 class=what>").replace(b"</h2>", b"</h3>")
    url = f"http://harbour.example/speeches/said-{story.locator}"
    return replace(story, locator=f"said-{story.locator}", content=body, url=url)


def test_a_person_refuses_a_place(tmp_path: Path) -> None:
    pages = [page(n, day) for n, day in enumerate(DAYS, 1)]
    with store_of(tmp_path, pages) as store:
        (facts,) = store.pages.facts()
        site, (place,) = facts.site, facts.day_places
        store.correct([Correction(CorrectionTarget.SITE, site, REFUSED, place, "Maja")])
        described(store)
        assert store.pages.facts()[0].day_places == ()
        store.forget_descriptions()
        described(store)
        assert store.pages.facts()[0].day_places == ()


def test_a_selector_finds_the_same_place_of_another_page() -> None:
    parsed = parse_page(page(1, DAYS[0]).content.decode())
    other = parse_page(page(2, DAYS[1]).content.decode())
    (stamp,) = select("p.stamp", parsed.tree)
    assert [node.text for node in select(selector_of(stamp), other.tree)] == [DAYS[1]]
    numbered = parse_page("<div id=post-77><p class='item-3 day'>x</p></div>")
    assert selector_of(select("p", numbered.tree)[0]) == "div > p.day"
