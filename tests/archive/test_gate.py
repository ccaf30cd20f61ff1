"""What no database, terminal or page can take is mended or set aside, and said."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.__main__ import run
from archive.config import Config
from archive.describe.describer import describer_of
from archive.gate import is_link, shown_address, sound, sound_description
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Capture,
    Description,
    Evidence,
    Finding,
    FindingKind,
    Link,
    Quote,
    Release,
    Span,
)
from archive.printable import printable
from archive.store import Store, create_store
from tests.archive.knowledge import GENERIC
from tests.archive.sources.reading import PAGE, read

pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
PARAGRAPH = BlockKind.PARAGRAPH


@pytest.fixture(scope="module")
def one_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with create_store(Config(home=tmp_path_factory.mktemp("home"))) as new_store:
        yield new_store


def record(url: str | None, date: str, status: str, page: bytes) -> bytes:
    body = f"HTTP/1.0 {status} OK\r\nContent-Type: text/html\r\n\r\n".encode() + page
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\n{target}WARC-Date: {date}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


DAY = "2003-02-07T10:00:00Z"
HOSTILE = {
    "a status above 2^63": record("http://irco.example/h", DAY, str(2**63 + 1), PAGE),
    "a status of 5,000 digits": record("http://irco.example/h", DAY, "9" * 5000, PAGE),
    "a day in year 1 with an offset": record(
        "http://irco.example/h", "0001-01-01T00:00:00+12:00", "200", PAGE
    ),
    "a day in year 9999 with an offset": record(
        "http://irco.example/h", "9999-12-31T23:59:59-12:00", "200", PAGE
    ),
    "no target": record(None, DAY, "200", PAGE),
    "an address of a megabyte": record("http://irco.example/" + "x" * 10**6, DAY, "200", PAGE),
    "an address with a bracket": record("http://[irco/h", DAY, "200", PAGE),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_record_costs_none_of_its_neighbours(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.warc"
    first = record("http://irco.example/1", DAY, "200", PAGE + b"1")
    last = record("http://irco.example/2", DAY, "200", PAGE + b"2")
    path.write_bytes(first + HOSTILE[name] + last)
    home = ["--home", str(tmp_path / "home")]
    assert run([*home, "ingest", str(path)]) == 0
    with create_store(Config(home=tmp_path / "home")) as store:
        captures = [capture.url for capture in store.captures()]
        assert {"http://irco.example/1", "http://irco.example/2"} <= set(captures)
        aside = [f for f in store.findings() if f.kind is FindingKind.QUARANTINED]
        assert len(captures) + len(aside) == 3
        assert list(store.verify()) == []


def test_addresses_that_are_none_on_a_page_cost_it_nothing() -> None:
    head = (
        b"<link rel=canonical href='http://[irco/h'><link rel=alternate hreflang=fr href=http://[>"
    )
    page = PAGE.replace(b"<body>", b"<head>" + head + b"</head><body><a href='http://[x'>x</a>")
    describer = describer_of(GENERIC, date(2026, 1, 1))
    (release,) = describer.describe(Capture("a", page)).releases
    assert (release.canonical, release.translations) == (None, ())


def test_what_was_impossible_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(
        HOSTILE["a status above 2^63"].replace(DAY.encode(), b"0001-01-01T00:00:00+12:00")
    )
    ((capture,), _) = read(path)
    passed = sound(capture)
    assert isinstance(passed, Capture)
    assert (passed.status, passed.moment) == (None, None)
    assert {"status-impossible", "moment-impossible"} <= set(passed.notes)


moments = st.one_of(
    st.none(),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=14)), None])),
)
any_text = st.text(st.characters(exclude_categories=()), max_size=60)


@given(
    locator=any_text,
    url=st.one_of(st.none(), any_text),
    moment=moments,
    status=st.integers(),
    name=any_text,
    value=any_text,
)
@settings(max_examples=150, deadline=None)
def test_whatever_a_source_gives_can_be_kept_and_read_again(
    one_store: Store,
    locator: str,
    url: str | None,
    moment: datetime | None,
    status: int,
    name: str,
    value: str,
) -> None:
    content = repr((locator, url, moment, status, name, value)).encode("utf-8", "replace")
    passed = sound(Capture(locator, content, url, moment, status, ((name, value),)))
    with one_store.accession("a source") as log:
        log.keep([passed])
    assert one_store.content(passed.digest or "") == content
    if isinstance(passed, Capture):
        (capture,) = (
            capture for capture in one_store.captures() if capture.digest == passed.digest
        )
        assert (capture.locator, capture.status) == (locator, passed.status)


@pytest.mark.parametrize(
    ("target", "followed"),
    [
        ("http://irco.example/a", True),
        ("HTTPS://irco.example/a", True),
        ("ftp://irco.example/a", True),
        ("mailto:press@irco.example", True),
        ("../a.html", True),
        ("javascript:alert(1)", False),
        (" \x01JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("vbscript:x", False),
        ("http://irco.example/" + "x" * 9000, False),
    ],
)
def test_a_link_that_is_none_of_the_webs_is_dropped(target: str, followed: bool) -> None:
    assert is_link(target) is followed
    block = Block(PARAGRAPH, "The river.", (Link("here", target),))
    given = Release("T", (block,), own_link=target, canonical=target)
    (release,) = sound_description(Description((given,))).releases
    assert bool(release.blocks[0].links) is followed
    assert bool(release.own_link) is bool(release.canonical) is followed


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://ana:secret@irco.example/a?b@c", "http://irco.example/a?b@c"),
        ("ftp://ana@irco.example/a", "ftp://irco.example/a"),
        ("http://irco.example/@ana", "http://irco.example/@ana"),
        ("mailto:ana@irco.example", "mailto:ana@irco.example"),
        (
            "http://web.example/1999/http://ana:p@ss@irco.example/",
            "http://web.example/1999/http://irco.example/",
        ),
        ("http://irco.example/\x1b[31m", "http://irco.example/%1B[31m"),
        (r"http:\\ana:secret@irco.example/a", "http://irco.example/a"),
        ("http:///ana:secret@irco.example/a", "http://irco.example/a"),
        ('HTTP://ana:my secret\'s "one"@irco.example/a', "HTTP://irco.example/a"),
    ],
)
def test_an_address_shows_no_password(address: str, shown: str) -> None:
    assert shown_address(address) == shown
    passed = sound(Capture("a", PAGE, address if "://" in address else None))
    assert "secret" not in str(passed)


def test_texts_keep_their_length_and_lose_what_no_text_may_hold() -> None:
    text = "The \x1b[31mriver\ud800 is\x85 high\\b."
    given = Release("\x07Bell", (Block(PARAGRAPH, text),))
    (release,) = sound_description(Description((given,))).releases
    assert release.text == "The \ufffd[31mriver\ufffd is\ufffd high\\b."
    assert release.title == "\ufffdBell"
    assert "control-characters-replaced" in release.flags
    plain = Description((Release("T", (Block(PARAGRAPH, r"C:\boot and \f"),)),))
    assert sound_description(plain) == plain


def test_a_text_that_is_longer_than_any_is_cut_and_said() -> None:
    endless = "river " * 5_000
    body = (Block(PARAGRAPH, endless),)
    points = (AccessPoint("place", "x", endless, "about"),)
    evidence = (Evidence("title", endless, "meta"),)
    quotes = (Quote(endless, (Span(0, len(endless)),), speaker=endless),)
    entry = Release(endless, body, access_points=points, quotes=quotes, evidence=evidence)
    (release,) = sound_description(Description((entry,))).releases
    assert (release.text, release.quotes[0].text) == (endless, endless)
    assert "text-cut" in release.flags
    texts = (release.access_points[0].label, release.evidence[0].value, release.quotes[0].speaker)
    assert [len(text or "") for text in (release.title, *texts)] == [1000, 2000, 2000, 2000]
    fits = Description((Release("r" * 1000, body),))
    assert sound_description(fits) == fits


def test_no_password_stays_in_a_header_a_finding_or_a_reason() -> None:
    address = "http://ana:secret@irco.example/page"
    capture = Capture("a", PAGE, headers=(("Location", address), ("Link", f"<{address}>")))
    finding = Finding("a", FindingKind.DAMAGED, "lost", f"the bytes of {address} are in no record")
    description = Description(reason="our-fault", detail=f"ValueError: {address}")
    for passed in (sound(capture), sound(finding), sound_description(description)):
        assert "secret" not in str(passed)
        assert "irco.example/page" in str(passed)


ODD = b"r\xe9union \x1b[31m.html"


def test_a_file_whose_name_is_no_text_is_shown_listed_and_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, content in ((ODD, PAGE), (b"bad-\xff.html", b"")):
        with open(str(folder).encode() + b"/" + name, "wb") as file:  # noqa: PTH123 - no text
            file.write(content)
    (folder / "z.html").write_bytes(PAGE + b"<p>&#27;[2J The ferry runs.</p>")
    home = ["--home", str(tmp_path / "home")]
    assert run([*home, "ingest", str(folder), "--report", str(tmp_path / "r.csv")]) == 0
    assert run([*home, "log", "1"]) == 0
    assert run([*home, "log", "1", "--json"]) == 0
    assert run([*home, "quarantine"]) == 0
    capsys.readouterr()
    assert run([*home, "export", "jsonl"]) == 0
    printed = capsys.readouterr().out
    lines = [json.loads(line) for line in printed.splitlines()]
    assert len(lines) == 2
    assert any(line["source"].endswith(r"r\xe9union \x1b[31m.html") for line in lines)
    with create_store(Config(home=tmp_path / "home")) as store:
        for stored in store.releases():
            assert run([*home, "show", stored.id]) == 0
        printed += capsys.readouterr().out
        names = {capture.locator.encode("utf-8", "surrogateescape") for capture in store.captures()}
        assert str(folder).encode() + b"/" + ODD in names
    assert "\x1b" not in printed


def test_what_has_no_sign_of_its_own_is_shown_by_its_number() -> None:
    assert printable("a\x1b\x7f\u202e\udcff\ud800b\n") == r"a\x1b\x7f\u202e\xff\ud800b" + "\n"


def test_an_address_too_long_is_set_aside_with_its_bytes() -> None:
    passed = sound(Capture("a", PAGE, "http://ana:secret@irco.example/" + "x" * 9000))
    assert isinstance(passed, Finding)
    assert (passed.reason, passed.content) == ("address-too-long", PAGE)
    assert "secret" not in str(passed.url)
