"""What breaks readers of old pages: each is taken with its full text, or set aside with a reason.

The rows are those of a catalogue of measured faults. Nothing is lost in silence, nothing crashes,
nothing takes more than the limits of archive.describe.worker; here five CPU seconds and a gigabyte.
"""

import gzip
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive.config import Config
from archive.describe.pool import Pool
from archive.describe.worker import PageLimits
from archive.ingest.jobs import ingest
from archive.models import Capture, Description
from archive.sources import Limits, open_source
from archive.store import create_store
from tests.archive.knowledge import GENERIC

TODAY = date(2026, 1, 1)
FIRST, LAST = "The river rose at dawn", "the ferry left at dusk"
MEMORY_KB = 1_400_000


def page(inside: bytes, head: bytes = b"") -> bytes:
    """A page whose text begins with FIRST and ends with LAST."""
    body = b"<p>" + FIRST.encode() + b".</p>" + inside + b"<p>" + LAST.encode() + b".</p>"
    return b"<html><head>" + head + b"<title>River</title></head><body>" + body + b"</body></html>"


def declared(charset: bytes) -> bytes:
    return b'<meta http-equiv="Content-Type" content="text/html; charset=' + charset + b'">'


TAKEN = {
    "gb2312 declared, a sign of gbk inside": (
        page(b"<p>\xe9F\xd6\xd0</p>", declared(b"gb2312")),
        "中",
    ),
    "shift_jis with a bad byte": (page(b"<p>\x93\xfa\xff\x96{</p>", declared(b"shift_jis")), "日"),
    "euc-kr with signs of cp949": (page(b"<p>\x8cc\xb0\xa1</p>", declared(b"euc-kr")), "가"),
    "us-ascii with a high byte": (page(b"<p>caf\xe9</p>", declared(b"us-ascii")), "café"),
    "a charset that is none": (page(b"<p>caf\xc3\xa9</p>", declared(b"x-unknown-9")), "café"),
    "utf-8 with a bad byte": (
        page("<p>déjà</p>".encode() + b"<p>\xff</p>", declared(b"utf-8")),
        "déjà",
    ),
    "latin-1 declared, cp1252 used": (page(b"<p>\x93so\x94</p>", declared(b"iso-8859-1")), "“so”"),
    "utf-8 declared, koi8-r used": (
        page(
            "<p>Мигранты получили помощь после наводнения на реке</p>".encode("koi8-r"),
            declared(b"utf-8"),
        ),
        "Мигранты",
    ),
    "utf-16 with a mark": (page(b"<p>now</p>").decode().encode("utf-16"), "now"),
    "utf-16 without a mark": (page(b"<p>now</p>").decode().encode("utf-16-le"), "now"),
    "500 unclosed tags within each other": (page(b"<font size=1>" * 500 + b"deep"), "deep"),
    "4,000 quotations in one paragraph": (
        page("<p>{}</p>".format("“It rose,” said Ana Kolar. " * 4_000).encode()),
        "said Ana Kolar.",
    ),
    "2,000 headings and as many pieces of a title": (
        page(b"<h1>deep b</h1>" * 2_000, b"<title>" + b"deep a | " * 2_000 + b"</title>"),
        "deep b",
    ),
    "3,000 people, each quoted": (
        page(
            "<p>{}</p>".format(
                " ".join(
                    f"“No.” said Ana{chr(97 + n % 26)} Kolar{chr(97 + n // 26 % 26)}{n // 676}."
                    for n in range(3_000)
                )
            ).encode()
        ),
        "said Anaa Kolara0.",
    ),
    "4,000 dates in one sentence": (
        page("<p>{}</p>".format("on 12 March 2003 it rose, " * 4_000).encode()),
        "it rose, on",
    ),
    "an attribute of 2 MB": (page(b'<p title="' + b"x" * 2_000_000 + b'">long</p>'), "long"),
    "NULs": (page(b"<p>a\x00b nul</p>"), "nul"),
    "an XML declaration": (b'<?xml version="1.0" encoding="utf-16"?>' + page(b"<p>xml</p>"), "xml"),
    "an XML entity bomb": (
        b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + page(b"<p>&b; bomb</p>"),
        "bomb",
    ),
    "an external entity": (
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + page(b"<p>&x; out</p>"),
        "out",
    ),
    "a body that is gzip": (gzip.compress(page(b"<p>packed</p>")), "packed"),
    "a lone surrogate": (page(b"<p>\xed\xa0\x80 half</p>", declared(b"utf-8")), "half"),
    "control characters": (page(b"<p>\x01\x02bell\x07</p>"), "bell"),
    "markup in the text": (page(b"<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"), "<script>"),
    "a comment that never ends": (page(b"<p>before</p><!-- lost"), "before"),
    "two documents in one file": (page(b"<p>one</p>") + page(b"<p>two</p>"), "one"),
    "utf-8 encoded twice": (page("<p>“Élan”</p>".encode().decode("latin-1").encode()), "“Élan”"),
    "several encodings in one page": (
        page("<p>“utf-8”</p>".encode() + b"<p>\x93cp1252\x94</p>", declared(b"utf-8")),
        "“utf-8”",
    ),
    "right-to-left override": (page("<p>\u202egnp.exe\u202c name</p>".encode()), "name"),
}

SET_ASIDE = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\t ", "empty"),
    "a frameset": (b"<html><frameset><frame src=a><frame src=b></frameset></html>", "frameset"),
    "scripts only": (b"<html><script>var river = 'high'</script></html>", "no-body empty"),
    "a title that never ends": (b"<title>River<body><p>" + FIRST.encode(), "no-body"),
    "a PDF under another name": (b"%PDF-1.4 river", "pdf-damaged"),
    "text that is noise in every charset": (
        page(bytes(range(128, 256)) * 200, declared(b"utf-8")),
        "undecodable",
    ),
    "300,000 tags": (page(b"<b>" * 300_000), "too-complex"),
    "200,000 attributes on one tag": (
        page(b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x</p>"),
        "too-costly too-slow",
    ),
    "a gzip bomb": (gzip.compress(b"<p>" + bytes(50_000_000)), "too-large"),
}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(GENERIC, TODAY, 1, PageLimits(seconds=5)) as new_pool:
        yield new_pool


def described(pool: Pool, content: bytes) -> Description:
    ((_, description),) = pool.describe_all([("page", Capture("page.html", content))])
    return description


@pytest.mark.parametrize("name", TAKEN)
def test_a_bad_page_is_taken_with_its_full_text(pool: Pool, name: str) -> None:
    content, inside = TAKEN[name]
    description = described(pool, content)
    assert description.releases, description
    text = "\n".join(f"{release.title}\n{release.text}" for release in description.releases)
    for wanted in (FIRST, inside, LAST):
        assert wanted in text, text[:500]
    assert not set(text) & set(map(chr, (*range(9), *range(0x7F, 0xA0))))
    assert 0 < most_memory() < MEMORY_KB


@pytest.mark.parametrize("name", SET_ASIDE)
def test_a_bad_page_is_set_aside_with_a_reason(pool: Pool, name: str) -> None:
    content, reasons = SET_ASIDE[name]
    description = described(pool, content)
    assert not description.releases
    assert description.reason in reasons.split()
    assert most_memory() < MEMORY_KB


def most_memory() -> int:
    """What a process of a pool had at most, in kB; of one ended for its costs nothing is known."""
    servers = children(os.getpid())
    return max((peak_kb(child) for server in servers for child in children(server)), default=0)


def children(process: int) -> list[int]:
    """Of all its threads: each process that describes is begun by a thread of its own."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(number) for file in lists for number in file.read_text(encoding="ascii").split()]


def peak_kb(process: int) -> int:
    """What a process has had at most (VmHWM of proc(5)); of one just ended nothing is known."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return max(map(int, peaks), default=0)


def test_a_whole_folder_of_them_goes_through_and_nothing_is_lost(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    every = {**TAKEN, **SET_ASIDE}
    for number, (content, _) in enumerate(every.values()):
        (folder / f"{number:02}.html").write_bytes(content)
    odd = str(folder).encode() + b"/odd-\xff.html"
    with open(odd, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(page(b"<p>odd name</p>"))
    config = Config(home=tmp_path / "home", collection="generic")
    with create_store(config) as store, Pool(GENERIC, TODAY, 2, PageLimits(seconds=3)) as pool:
        source = open_source(str(folder), Limits())
        run = ingest(source, store, pool, lambda _verb, _number: None)
        counts = dict(run.counts)
        kept = counts["taken"] + counts.get("quarantined", 0) + counts.get("worklist", 0)
        assert kept == len(every) + 1
        described = {stored.capture.locator for stored in store.releases()}
        waiting = {finding.locator for finding in store.findings()}
        assert len(described | waiting) == len(every) + 1
        assert list(store.verify()) == []
