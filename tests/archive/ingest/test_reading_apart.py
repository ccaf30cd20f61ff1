"""A source is read by a process of its own: what costs too much is named, and the next is read."""

import gzip
import os
import random
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from archive.config import data_folder
from archive.ingest.reading import ReadApart, ReadingLimits
from archive.models import Capture, Finding
from archive.sources import Limits, open_source
from archive.sources.directory import DirectorySource
from archive.sources.interface import Watch
from archive.sources.skip_counts import Tally
from archive.sources.warc import WarcSource
from archive.sources.zip_file import ZipSource
from tests.archive.sources.reading import PAGE, write_warc

pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


class Planted:
    """A source that does what its name says behind its first page."""

    def __init__(self, deed: str) -> None:
        self.name = deed

    def captures(self) -> Iterator[Capture | Finding]:
        yield Capture("first", PAGE)
        if self.name == "works for ever":
            while True:
                pass
        if self.name == "waits for ever":
            signal.pause()
        if self.name == "takes all memory":
            kept = []
            while True:
                kept.append(bytes(10_000_000))
        if self.name == "is killed":
            os.kill(os.getpid(), signal.SIGKILL)
        yield Capture("last", PAGE)


def read(source: ReadApart) -> tuple[list[Capture], list[Finding]]:
    items = list(source.captures())
    captures = [item for item in items if isinstance(item, Capture)]
    return captures, [item for item in items if isinstance(item, Finding)]


@pytest.mark.parametrize(
    "deed", ["works for ever", "waits for ever", "takes all memory", "is killed"]
)
def test_a_reader_over_its_limits_is_ended_and_named(deed: str) -> None:
    begun = time.monotonic()
    assert len(read(ReadApart(Planted("gives all")))[0]) == 2
    # A reader that is only slow to start, on a machine that does much else, is not waiting.
    patience = 3 + round(5 * (time.monotonic() - begun))
    limits = ReadingLimits(seconds=1, memory=200_000_000, patience=patience)
    captures, (finding,) = read(ReadApart(Planted(deed), limits))
    assert [capture.locator for capture in captures] == ["first"]
    assert (finding.locator, finding.reason) == (deed, "too-costly")


def test_what_comes_is_what_one_process_reads_and_in_order() -> None:
    source = open_source(str(data_folder() / "samples" / "drupal7"), Limits())
    alone = list(source.captures())
    assert len(alone) > 5
    assert list(ReadApart(open_source(source.name, Limits())).captures()) == alone
    whole, _ = read(ReadApart(Planted("gives all")))
    assert [capture.locator for capture in whole] == ["first", "last"]


class Cursed(DirectorySource):
    """A folder with a file that nobody can read to its end."""

    def _file(self, place: Path, tally: Tally) -> Iterator[Capture | Finding]:
        while place.name == "b.warc.gz":
            pass
        yield from super()._file(place, tally)


def test_in_a_folder_the_next_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "b.warc.gz").write_bytes(PAGE * 10)
    (tmp_path / "c.html").write_bytes(PAGE + b"c")
    write_warc(tmp_path / "d.warc", [("http://irco.example/d", PAGE + b"d")])
    limits = ReadingLimits(seconds=1, patience=60)
    captures, findings = read(ReadApart(Cursed(tmp_path, Limits()), limits))
    assert [capture.content for capture in captures] == [PAGE, PAGE + b"c", PAGE + b"d"]
    (costly,) = (finding for finding in findings if finding.reason == "too-costly")
    assert costly.locator == str(tmp_path / "b.warc.gz")
    size = len(PAGE * 10)
    assert f"over 1 CPU s; {size} of {size} bytes not read" in costly.detail


@pytest.mark.parametrize("seed", [1, 2, 4])  # where the last piece begins, differs
def test_more_than_the_disk_may_hold_is_not_unpacked(tmp_path: Path, seed: int) -> None:
    content = random.Random(seed).randbytes(30_000).hex().encode()
    write_warc(tmp_path / "a.warc", [("http://irco.example/a", content)])
    plain = (tmp_path / "a.warc").read_bytes() * 400
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(plain, 1))
    limits = ReadingLimits(disk=18_000_000)
    captures, findings = read(ReadApart(open_source(str(tmp_path / "a.warc.gz"), Limits()), limits))
    assert len(captures) == 18_000_000 // len(plain[: len(plain) // 400])
    (cut,) = (finding for finding in findings if finding.reason == "cut-short")
    assert "not read" in cut.detail


def test_who_stops_listening_leaves_no_reader_behind() -> None:
    stream = ReadApart(Planted("works for ever")).captures()
    assert isinstance(next(stream), Capture)
    before = set(Path("/proc").glob("[0-9]*"))
    stream.close()  # type: ignore[attr-defined] # a generator
    assert before - set(Path("/proc").glob("[0-9]*")), "no process has ended"


COSTLY = "http://irco.example/costly"


def test_of_a_large_file_only_the_costly_record_is_lost(tmp_path: Path) -> None:
    names = [f"http://irco.example/{number}" for number in range(6)]
    names.insert(3, COSTLY)
    path = tmp_path / "a.warc"
    write_warc(path, [(name, PAGE + name.encode()) for name in names])
    limits = ReadingLimits(seconds=1, patience=60)
    captures, findings = read(ReadApart(Endless(path, Limits()), limits))
    assert [capture.url for capture in captures] == [name for name in names if name != COSTLY]
    (lost,) = (finding for finding in findings if finding.reason == "too-costly")
    assert (lost.url, lost.locator.startswith(f"{path}@")) == (COSTLY, True)
    alone = list(open_source(str(path), Limits()).captures())
    counts = [item for item in alone if isinstance(item, Finding)]
    assert [count.reason for count in counts] == [
        finding.reason for finding in findings if finding.reason != "too-costly"
    ]


class Endless(WarcSource):
    """A web archive of which the reader never comes to the end of one record."""

    def watch(self, watch: Watch) -> None:
        super().watch(replace(watch, report=partial(linger, watch.report)))


def linger(report: Callable[[str, str], None], locator: str, address: str) -> None:
    report(locator, address)
    while address == COSTLY:
        pass


def test_of_a_packed_file_the_members_behind_the_costly_one_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a.html", "b.html", "style.css", "costly.html", "c.html", "d.html"):
            content = b"p {color: red}" if name.endswith("css") else PAGE + name.encode()
            archive.writestr(name, content)
    limits = ReadingLimits(seconds=1, patience=60)
    captures, findings = read(ReadApart(EndlessZip(path, Limits()), limits))
    names = [capture.locator.rpartition("!")[2] for capture in captures]
    assert names == ["a.html", "b.html", "c.html", "d.html"]
    assert {finding.reason: finding.locator for finding in findings} == {
        "too-costly": f"{path}!costly.html",
        "not-html": str(path),
    }


class EndlessZip(ZipSource):
    """A zip file of which the reader never comes to the end of one member."""

    def watch(self, watch: Watch) -> None:
        super().watch(replace(watch, report=partial(linger_at_name, watch.report)))


def linger_at_name(report: Callable[[str, str], None], locator: str, address: str) -> None:
    report(locator, address)
    while locator.endswith("costly.html"):
        pass
