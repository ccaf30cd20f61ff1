"""Redirects are facts: an old address is the new one's."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.models import Capture, FindingKind
from archive.records import State
from archive.store import Store
from tests.archive.site_runs import described, store_of
from tests.archive.sources.reading import read

OLD, NEW = "http://harbour.example/news.asp?id=7", "https://www.harbour.example/press/buoys"
TEXT = (
    "<p>Forty new buoys mark the northern channel since Monday, the harbour authority said. They"
    " replace those of 1974, which the ice of the last winter carried off to the outer banks.</p>"
)


def page(address: str, text: str = TEXT, title: str = "Buoys laid", year: int = 2004) -> Capture:
    body = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{text}</body></html>"
    moment = datetime(year, 3, 1, tzinfo=UTC)
    return Capture(f"{address}@{year}", body.encode(), address, moment, 200)


def redirect(old: str, new: str, year: int = 2006, status: int = 301) -> Capture:
    headers = (("Location", new),)
    moment = datetime(year, 3, 1, tzinfo=UTC)
    return Capture(f"{old}@{year}>", b"", old, moment, status, headers)


EDITED = TEXT.replace("</p>", " The pilots were told on the Friday before, by radio.</p>")
MOVED = [page(OLD), page(NEW, EDITED, "The buoys are laid", 2006)]


def works(store: Store) -> list[list[str]]:
    """The addresses of each work."""
    ids_of: dict[str, list[str]] = {}
    for stored in store.releases():
        ids_of.setdefault(stored.work_id, []).append(stored.capture.url or "")
    return sorted(sorted(urls) for urls in ids_of.values())


def test_what_an_address_leads_to_is_one_work_with_it(tmp_path: Path) -> None:
    with store_of(tmp_path / "1", MOVED) as store:
        assert works(store) == [[OLD], [NEW]]
    with store_of(tmp_path / "2", [*MOVED, redirect(OLD, NEW)]) as store:
        assert works(store) == [[OLD, NEW]]
        (old,) = [stored for stored in store.releases() if stored.capture.url == OLD]
        assert [copy.ground for copy in store.copies_of(old)] == ["same words"]


@pytest.mark.parametrize(("seed", "runs"), [(1, 1), (2, 2), (3, 4), (4, 7)])
def test_it_is_so_in_any_order_and_number_of_runs(tmp_path: Path, seed: int, runs: int) -> None:
    middle = "http://harbour.example/press/7.html"
    captures = [*MOVED, redirect(OLD, middle), redirect(middle, "/press/buoys"), *unlike(), *home()]
    with store_of(tmp_path, captures, seed, runs) as store:
        several = [urls for urls in works(store) if len(urls) > 1]
    assert several == [[OLD, NEW]]


def sending_on(old: str, content: str, text: str = "", year: int = 2006) -> Capture:
    head = f'<head><title>Harbour</title><meta http-equiv="Refresh" content="{content}"></head>'
    body = f"<html>{head}<body>{text}</body></html>"
    return Capture(f"{old}@{year}>", body.encode(), old, datetime(year, 3, 1, tzinfo=UTC), 200)


HERE = "<p>Our pages have moved. <a href='/press/buoys'>Go there</a>.</p>"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"0;URL={NEW}", ""),
        ("0; url='https://www.harbour.example/press/buoys'", HERE),
        ("5, /press/buoys", HERE),
    ],
)
def test_a_page_that_only_sends_the_browser_on_is_a_redirect(
    tmp_path: Path, content: str, text: str
) -> None:
    with store_of(tmp_path, [*MOVED, sending_on(OLD, content, text)]) as store:
        assert works(store) == [[OLD, NEW]]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("600; url=/press/buoys", HERE),
        ("0; url=/news.asp?id=7", ""),
        ("0", HERE),
        ("0; url=http://[a", ""),
        ("3; url=/press/buoys", 3 * TEXT),
    ],
)
def test_a_page_that_has_a_text_or_only_loads_itself_is_no_redirect(
    tmp_path: Path, content: str, text: str
) -> None:
    with store_of(tmp_path, [*MOVED, sending_on(OLD, content, text)]) as store:
        assert [OLD, NEW] not in works(store)


def test_what_those_without_scripts_are_sent_to_is_no_redirect(tmp_path: Path) -> None:
    refresh = f'<meta http-equiv="refresh" content="0;url={NEW}">'
    text = f"<div id=app></div><noscript>{refresh}</noscript>"
    with store_of(tmp_path, [*MOVED, page(OLD, text, "Harbour", 2006)]) as store:
        assert works(store) == [[OLD], [NEW]]


def test_an_answer_that_names_no_new_address_waits_for_nobody(tmp_path: Path) -> None:
    nowhere = Capture("x", b"<p>Moved</p>", OLD, datetime(2006, 3, 1, tzinfo=UTC), 301)
    with store_of(tmp_path, [nowhere]) as store:
        (told,) = store.findings()
        assert (told.kind, told.detail) == (FindingKind.OTHER_KIND, "names no address")


def unlike() -> list[Capture]:
    """A page that took another's address, and has nothing of it."""
    other = TEXT.replace("buoys", "ferries").replace("Monday", "Easter")
    sold = "<p>The old lighthouse was sold to the parish for one crown; it will be a chapel.</p>"
    first, second = "http://harbour.example/a", "http://harbour.example/b"
    return [page(first, other, "Ferries"), page(second, sold, "Sold"), redirect(first, second)]


def home() -> list[Capture]:
    """Many addresses that lead to one page, which has the text of one of them."""
    olds = [f"http://harbour.example/old/{n}.html" for n in range(9)]
    text = "<p>The tolls of the canal stay as they are until the end of the year, it was said.</p>"
    changed = text.replace("canal", "lock")
    end = "http://harbour.example/welcome/all"
    return [
        page(olds[0], text, "Tolls stay"),
        page(end, changed * 2, "Tolls stay", 2007),
        *(redirect(old, end) for old in olds),
    ]


def test_what_many_addresses_lead_to_is_none_of_them(tmp_path: Path) -> None:
    with store_of(tmp_path / "1", home()) as store:
        assert all(len(urls) == 1 for urls in works(store))
    with store_of(tmp_path / "2", home()[:4]) as store:
        assert [len(urls) for urls in works(store)] == [2]
        with store.accession("later") as log:
            log.keep(home()[4:])
        described(store)
        assert all(len(urls) == 1 for urls in works(store))


def test_the_home_of_a_host_is_no_release_that_moved(tmp_path: Path) -> None:
    captures = [page(OLD), page("http://harbour.example/", EDITED, "Buoys are laid", 2006)]
    captures.append(redirect(OLD, "http://harbour.example/"))
    with store_of(tmp_path, captures) as store:
        assert all(len(urls) == 1 for urls in works(store))


def test_redirects_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    circle = [redirect(OLD, NEW), redirect(NEW, OLD)]
    with store_of(tmp_path, [*MOVED, *circle]) as store:
        assert works(store) == [[OLD], [NEW]]
        assert len(store.pages.releases_at(OLD)) == 1


def test_a_redirect_waits_for_nobody(tmp_path: Path) -> None:
    with store_of(tmp_path, [redirect(OLD, NEW)]) as store:
        (finding,) = store.undescribable()
    assert (finding.kind, finding.reason) == (FindingKind.OTHER_KIND, "redirect")
    assert NEW in finding.detail


def test_a_listing_that_links_to_the_old_address_is_about_the_new_one(tmp_path: Path) -> None:
    others = "".join(
        f"<li>{n} May 2004 <a href='/n/{n}'>Channel {n} is dredged again</a></li>"
        for n in range(2, 9)
    )
    mine = f"<li>9 May 2004 <a href='{OLD}'>Buoys laid</a></li>"
    body = f"<html><body><h1>Press releases</h1><ul>{others}{mine}</ul></body></html>"
    listing = Capture("list", body.encode(), "http://harbour.example/press/", None, 200)
    with store_of(tmp_path, [MOVED[1], listing, redirect(OLD, NEW)]) as store:
        (release,) = list(store.releases())
    assert release.release.issued.value == "2004-05-09"


def test_a_release_is_found_by_its_old_address(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with store_of(tmp_path / "home", [MOVED[1], redirect(OLD, NEW)]) as store:
        (release,) = list(store.releases())
        assert store.pages.releases_at(OLD) == (release.id,)
    assert run(["--home", str(tmp_path / "home"), "show", OLD]) == 0
    assert release.id in capsys.readouterr().out
    assert run(["--home", str(tmp_path / "home"), "show", "http://harbour.example/none"]) == 1
    assert "no release is held of" in capsys.readouterr().err


def test_what_is_withdrawn_stays_so_when_its_address_moves(tmp_path: Path) -> None:
    with store_of(tmp_path, [page(OLD)]) as store:
        (old,) = list(store.releases())
        store.set_state(old.id, State.WITHDRAWN, "an error")
        with store.accession("later") as log:
            log.keep([MOVED[1], redirect(OLD, NEW)])
        described(store)
        assert {stored.state for stored in store.releases()} == {State.WITHDRAWN}


def test_a_redirect_without_a_body_comes_in_from_an_archive_file(tmp_path: Path) -> None:
    http = f"HTTP/1.1 301 Moved Permanently\r\nLocation: {NEW}\r\n\r\n".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {OLD}\r\n"
        "WARC-Date: 2006-03-14T10:11:12Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    path = tmp_path / "a.warc"
    path.write_bytes(head.encode() + http + b"\r\n\r\n")
    (capture,) = read(path)[0]
    assert (capture.url, capture.status, capture.header("location")) == (OLD, 301, NEW)
