"""What a listing prints is evidence for the pages that it links to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.decisions import EVERY_PAGE, REFUSED, Correction, CorrectionTarget
from archive.html.page import parse_page
from archive.kinds import PageKind
from archive.listings.entries import entries_of
from archive.models import Capture
from archive.records import StoredRelease
from archive.sites import Listed, ListingEntry, SiteFacts
from archive.store import Store
from tests.archive.knowledge import GENERIC
from tests.archive.site_runs import again, described, store_of

HOST = "http://harbour.example/press/"
MOMENT = datetime(2005, 3, 1, tzinfo=UTC)
DAYS = [f"{n} May 2004" for n in range(2, 10)]


def title(number: int) -> str:
    return f"Channel {number} is dredged again"


def release_page(number: int, heading: str = "The Harbour Office of the Bay") -> Capture:
    """A page with its title in bold type, without any day."""
    body = (
        f"<html><head><title>Harbour Office</title></head><body><h1>{heading}</h1>"
        f"<p><b>{title(number)}</b></p>"
        f"<p>Two hundred barges of silt were taken out of channel {number} since the winter, the"
        f" harbour master said; ferry number {number} goes back to its old berth on Monday.</p>"
        "</body></html>"
    )
    return captured(f"{number}.html", body)


def captured(name: str, body: str, moment: datetime | None = MOMENT) -> Capture:
    return Capture(name, body.encode(), url=f"{HOST}{name}", moment=moment)


def listing_page(
    days: Sequence[str] = DAYS, name: str = "archive/index.html", link: str = "../{}.html"
) -> Capture:
    rows = "".join(
        f"<li>{day}: <a href='{link.format(n)}'>{title(n)}</a></li>"
        for n, day in enumerate(days, 1)
    )
    return captured(
        name,
        "<html><head><title>Press releases 2004</title></head><body><h1>Press releases 2004</h1>"
        f"<ul>{rows}</ul></body></html>",
    )


def taken(
    home: Path, pages: Sequence[Capture], seed: int = 0, runs: int = 1
) -> dict[str, StoredRelease]:
    with store_of(home, pages, seed, runs) as store:
        return shown(store)


def shown(store: Store) -> dict[str, StoredRelease]:
    return {stored.capture.locator: stored for stored in store.releases()}


PAGES = [release_page(n) for n in range(1, 9)]


def test_a_page_without_a_day_takes_that_of_its_listing(tmp_path: Path) -> None:
    releases = taken(tmp_path, [*PAGES, listing_page()])
    assert "archive/index.html" not in releases
    days = {name: piece.release.issued.value for name, piece in releases.items()}
    assert days == {f"{n}.html": f"2004-05-0{n + 1}" for n in range(1, 9)}
    release = releases["3.html"].release
    (found,) = [piece for piece in release.evidence if piece.field == "issued" and piece.chosen]
    assert found.method == "listing"
    assert found.place.startswith(f"{HOST}archive/index.html ")
    assert "4 May 2004" in found.snippet
    assert "day-of-listing" in release.flags
    assert found.confidence < 0.7


def test_the_title_that_a_listing_has_is_the_title(tmp_path: Path) -> None:
    releases = taken(tmp_path, [*PAGES[:2], listing_page()])
    assert releases["2.html"].release.title == title(2)
    (found,) = [piece for piece in releases["2.html"].release.evidence if piece.field == "title"]
    assert found.method == "line"
    assert "archive/index.html" in found.place


def test_a_page_that_prints_its_own_day_keeps_it_and_says_that_a_listing_differs(
    tmp_path: Path,
) -> None:
    own = captured("3.html", PAGES[2].content.decode().replace("</h1>", "</h1><p>7 May 2004</p>"))
    releases = taken(tmp_path, [own, *PAGES[:2], listing_page()])
    assert releases["3.html"].release.issued.value == "2004-05-07"
    assert "listing-day-differs" in releases["3.html"].release.flags
    assert "2004-05-04" in {piece.value for piece in releases["3.html"].release.evidence}


def test_a_listing_tells_which_of_two_readings_a_number_has(tmp_path: Path) -> None:
    own = captured("3.html", PAGES[2].content.decode().replace("</h1>", "</h1><p>04/05/2004</p>"))
    release = taken(tmp_path, [own, *PAGES[:2], listing_page()])["3.html"].release
    assert (release.issued.value, release.issued.precision) == ("2004-05-04", "day")
    assert "day-or-month" not in release.flags


def test_of_two_listings_that_differ_neither_is_believed(tmp_path: Path) -> None:
    other = listing_page(["2 May 2004", "9 May 2004", "4 May 2004"], "archive/other.html")
    releases = taken(tmp_path, [*PAGES, listing_page(), other])
    release = releases["2.html"].release
    assert release.issued.value is None
    assert "listings-differ" in release.flags
    assert {"2004-05-03", "2004-05-09"} <= {piece.value for piece in release.evidence}
    assert releases["3.html"].release.issued.value == "2004-05-04"


@pytest.mark.parametrize(("seed", "runs"), [(1, 1), (2, 2), (3, 5), (4, 10)])
def test_the_same_pages_give_the_same_in_any_order_and_number_of_runs(
    tmp_path: Path, seed: int, runs: int
) -> None:
    other = listing_page(["2 May 2004", "9 May 2004", "4 May 2004"], "archive/other.html")
    pages = [*PAGES, listing_page(), other]
    first, again = taken(tmp_path / "1", pages), taken(tmp_path / "2", pages, seed, runs)
    assert {name: stored.release for name, stored in first.items()} == {
        name: stored.release for name, stored in again.items()
    }


def test_a_page_is_described_once_more_only_where_its_listing_came_later(tmp_path: Path) -> None:
    for first, then in (([listing_page()], PAGES), (PAGES, [listing_page()])):
        with store_of(tmp_path / first[0].locator, first) as store:
            with store.accession("test") as log:
                log.keep(then)
            again(store)
            due = {page for page in store.pages.learn() if page.endswith(".html")}
        assert len(due) == (len(PAGES) if first == PAGES else 0)


def refused(listing: str, page: str) -> Correction:
    return Correction(CorrectionTarget.LISTING, listing, REFUSED, page, "Maja")


def test_a_person_refuses_what_a_listing_says_and_takes_it_back(tmp_path: Path) -> None:
    with store_of(tmp_path, [*PAGES, listing_page()]) as store:
        before = {name: stored.release for name, stored in shown(store).items()}
        store.correct([refused(f"{HOST}archive/", f"{HOST}3.html")])
        described(store)
        days = {name: stored.release.issued.value for name, stored in shown(store).items()}
        assert days["3.html"] is None
        assert days["4.html"] == "2004-05-05"
        store.correct([refused("http://www.harbour.example/press/archive/index.html", EVERY_PAGE)])
        described(store)
        assert {stored.release.issued.value for stored in shown(store).values()} == {None}
        assert list(store.verify()) == []

        store.withdraw_corrections([2])
        described(store)
        days = {name: stored.release.issued.value for name, stored in shown(store).items()}
        assert (days["3.html"], days["4.html"]) == (None, "2004-05-05")
        store.withdraw_corrections([1])
        described(store)
        assert {name: stored.release for name, stored in shown(store).items()} == before


def test_a_listing_is_refused_before_it_is_held(tmp_path: Path) -> None:
    with store_of(tmp_path, PAGES) as store:
        store.correct([refused(f"{HOST}archive/", EVERY_PAGE)])
        with store.accession("test") as log:
            log.keep([listing_page()])
        described(store)
        assert {stored.release.issued.value for stored in shown(store).values()} == {None}


@pytest.mark.parametrize(
    "link",
    [
        "https://www.harbour.example/press/{}.html#top",
        "//harbour.example/press/{}.html",
        "/press/{}.html",
        "../../press/./{}.html",
        "http://web.archive.example/web/20050301120000/http://harbour.example/press/{}.html",
        "../{}.html/",
    ],
)
def test_a_link_is_that_page_however_it_is_spelled(tmp_path: Path, link: str) -> None:
    releases = taken(tmp_path, [*PAGES[:3], listing_page(link=link)])
    assert releases["3.html"].release.issued.value == "2004-05-04"


def test_the_opening_page_of_a_folder_is_the_folder(tmp_path: Path) -> None:
    page = replace(PAGES[2], url=f"{HOST}3/default.asp")
    releases = taken(tmp_path, [page, listing_page(link="../{}/")])
    assert releases["3.html"].release.issued.value == "2004-05-04"


def test_pages_without_addresses_are_found_by_their_places(tmp_path: Path) -> None:
    pages = [replace(page, url=None, locator=f"site/press/{page.locator}") for page in PAGES]
    listing = replace(listing_page(), url=None, locator="site/press/archive/index.html")
    releases = taken(tmp_path, [*pages, listing])
    assert releases["site/press/3.html"].release.issued.value == "2004-05-04"


LISTS = {
    "days in cells": (
        "<table>{rows}</table>",
        "<tr><td>{day}</td><td><a href='{n}.html'>{title}</a></td></tr>",
    ),
    "lines of one paragraph": ("<p>{rows}</p>", "{day} - <a href='{n}.html'>{title}</a><br>"),
    "days behind": ("<p>{rows}</p>", "<a href='{n}.html'>{title}</a> ({day})<br>"),
    "terms": ("<dl>{rows}</dl>", "<dt>{day}<dd><a href='{n}.html'>{title}</a>"),
    "days below": ("<div>{rows}</div>", "<h3><a href='{n}.html'>{title}</a></h3><p>{day}</p>"),
    "days above": ("<div>{rows}</div>", "<h3>{day}</h3><p><a href='{n}.html'>{title}</a></p>"),
    "teasers": (
        "<div>{rows}</div>",
        "<div class=t><h3>{title}</h3><span class=d>{day}</span><p>On 1 March 2004 the barges came."
        "</p><a href='{n}.html'>More</a></div>",
    ),
    "other languages": (
        "<ul>{rows}</ul>",
        "<li>{day} <a href='{n}.html'>{title}</a> <a href='fr/{n}.html'>fr</a></li>",
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_read_however_they_are_built(name: str) -> None:
    around, row = LISTS[name]
    rows = "".join(row.format(day=day, n=n, title=title(n)) for n, day in enumerate(DAYS[:5], 1))
    entries = entries_in(around.format(rows=rows))
    found = {
        entry.address: (entry.title, entry.days) for entry in entries if "/fr/" not in entry.address
    }
    assert found == {f"{HOST}{n}.html": (title(n), (f"2004-05-0{n + 1}",)) for n in range(1, 6)}


def test_days_without_a_year_have_that_of_the_head_above() -> None:
    rows = [f"<li>May {n}: <a href='{n}.html'>{title(n)}</a></li>" for n in range(2, 5)]
    older = "".join(rows).replace("href='", "href='old/")
    body = f"<h3>2004</h3><ul>{''.join(rows)}</ul><h3>2003</h3><ul>{older}</ul>"
    days = {entry.address.removeprefix(HOST): entry.days for entry in entries_in(body)}
    assert days["3.html"] == ("2004-05-03",)
    assert days["old/3.html"] == ("2003-05-03",)


@pytest.mark.parametrize("printed", ["{n}.5.", "0{n}.05.:", "{n}. 5."])
def test_numbers_without_a_year_have_that_of_the_head_above(printed: str) -> None:
    rows = "".join(
        f"<li>{printed.format(n=n)} <a href='{n}.html'>{title(n)}</a></li>" for n in range(2, 5)
    )
    days = {
        entry.address.removeprefix(HOST): entry.days
        for entry in entries_in(f"<h3>Mai 2004</h3><ul>{rows}</ul>")
    }
    assert days["3.html"][0] == "2004-05-03"


def test_a_calendar_prints_days_of_events() -> None:
    rows = "".join(
        f"<li>{day} <a href='{n}.html'>{title(n)}</a></li>" for n, day in enumerate(DAYS)
    )
    assert {entry.days for entry in entries_in(f"<h1>Upcoming events</h1><ul>{rows}</ul>")} == {()}
    assert () not in {entry.days for entry in entries_in(f"<h1>Our harbour</h1><ul>{rows}</ul>")}


def test_one_day_over_several_links_is_that_of_each() -> None:
    body = "".join(
        f"<h3>{day}</h3><ul>"
        + "".join(f"<li><a href='{n}{part}.html'>{title(n)} {part}</a></li>" for part in "ab")
        + "</ul>"
        for n, day in enumerate(DAYS[:3], 1)
    )
    days = {entry.address.removeprefix(HOST): entry.days for entry in entries_in(body)}
    assert days["1a.html"] == days["1b.html"] == ("2004-05-02",)
    assert days["3b.html"] == ("2004-05-04",)


def test_a_number_that_a_list_leaves_open_is_all_of_its_readings() -> None:
    rows = "".join(f"<li>0{n}/04/2004 <a href='{n}.html'>{title(n)}</a></li>" for n in range(2, 4))
    assert {entry.days for entry in entries_in(f"<ul>{rows}</ul>")} == {
        ("2004-04-02", "2004-02-04"),
        ("2004-04-03", "2004-03-04"),
    }
    proved = rows + f"<li>13/04/2004 <a href='13.html'>{title(13)}</a></li>"
    assert ("2004-04-02",) in {entry.days for entry in entries_in(f"<ul>{proved}</ul>")}


def test_what_a_list_prints_of_many_pages_is_the_title_of_none() -> None:
    rows = "".join(
        f"<li>{day} <a href='{n}.html'>Read the whole story</a></li>"
        for n, day in enumerate(DAYS, 1)
    )
    assert {entry.title for entry in entries_in(f"<ul>{rows}</ul>")} == {""}


def test_kind_and_office_are_as_printed() -> None:
    rows = "".join(
        f"<tr><td>{day}</td><td>Statement</td><td><a href='{n}.html'>{title(n)}</a></td></tr>"
        for n, day in enumerate(DAYS, 1)
    )
    assert {entry.kind for entry in entries_in(f"<table>{rows}</table>")} == {"Statement"}


def test_a_day_between_two_links_belongs_to_neither() -> None:
    body = "".join(f"<a href='{n}.html'>{title(n)}</a> {day} " for n, day in enumerate(DAYS, 1))
    assert {entry.days for entry in entries_in(f"<p>{body}</p>")[:-1]} == {()}


def entries_in(body: str) -> tuple[ListingEntry, ...]:
    page = parse_page(f"<html><body>{body}</body></html>", f"{HOST}index.html", MOMENT)
    return entries_of(GENERIC, page, MOMENT.date())


def test_a_page_that_a_list_has_with_a_day_is_likelier_a_release(tmp_path: Path) -> None:
    releases = taken(tmp_path, [*PAGES, listing_page()])
    (kind,) = [piece for piece in releases["2.html"].release.evidence if piece.field == "page-kind"]
    assert "listed-with-day" in kind.snippet
    assert PageKind(kind.value).is_release


def test_a_day_of_a_teaser_is_not_that_of_its_story() -> None:
    rows = "".join(
        f"<li><a href='{n}.html'>{title(n)}</a><p>The barges came on {day} and went again.</p></li>"
        for n, day in enumerate(DAYS, 1)
    )
    assert {entry.days for entry in entries_in(f"<ul>{rows}</ul>")} == {()}


def told_by_site() -> bool:
    """The law: whether a list is read otherwise where something is known of its site."""
    rows = "".join(f"<li>0{n}/04/2004 <a href='{n}.html'>{title(n)}</a></li>" for n in range(2, 5))
    page = parse_page(f"<html><body><ul>{rows}</ul></body></html>", f"{HOST}index.html", MOMENT)
    facts = SiteFacts("harbour", frozenset({title(2)}), "mdy")
    known = GENERIC.with_sites({"harbour": facts})
    entry = ListingEntry(f"{HOST}index.html", "Another title", ("2004-01-01",))
    listed = replace(page, site="harbour", listed=(Listed(entry, HOST, "0" * 64),))
    return entries_of(known, listed, MOMENT.date()) != entries_of(GENERIC, page, MOMENT.date())


def test_what_is_known_of_a_site_says_nothing_of_what_its_lists_print() -> None:
    """Else what is learned of lists could change what it is learned from."""
    assert not told_by_site()


def test_a_reader_of_lists_that_asks_its_site_breaks_that_law(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("archive.listings.entries.replace", lambda page, **_: page)
    assert told_by_site()
