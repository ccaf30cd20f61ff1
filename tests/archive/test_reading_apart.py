"""A source is read by a process of its own: what costs too much is named, and the next is read."""

import gzip
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.config import data_folder
from archive.ingest.reading import ReadApart, ReadingLimits
from archive.models import Capture, Finding
from archive.sources import Limits, open_source
from archive.sources.directory import DirectorySource
from archive.sources.skip_counts import Tally
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
    found = list(source.captures())
    captures = [item for item in found if isinstance(item, Capture)]
    return captures, [item for item in found if isinstance(item, Finding)]


@pytest.mark.parametrize(
    "deed", ["works for ever", "waits for ever", "takes all memory", "is killed"]
)
def test_a_reader_over_its_limits_is_ended_and_named(deed: str) -> None:
    limits = ReadingLimits(seconds=1, memory=200_000_000, patience=8)
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
    (told,) = (finding for finding in findings if finding.reason == "too-costly")
    assert told.locator == str(tmp_path / "b.warc.gz")
    size = len(PAGE * 10)
    assert f"over 1 CPU s; {size} of {size} bytes not read" in told.detail


def test_more_than_the_disk_may_hold_is_not_unpacked(tmp_path: Path) -> None:
    write_warc(tmp_path / "a.warc", [("http://irco.example/a", os.urandom(30_000).hex().encode())])
    plain = (tmp_path / "a.warc").read_bytes() * 400
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(plain, 1))
    limits = ReadingLimits(disk=18_000_000)
    _, findings = read(ReadApart(open_source(str(tmp_path / "a.warc.gz"), Limits()), limits))
    (cut,) = (finding for finding in findings if finding.reason == "cut-short")
    assert "not read" in cut.detail


def test_who_stops_listening_leaves_no_reader_behind() -> None:
    stream = ReadApart(Planted("works for ever")).captures()
    assert isinstance(next(stream), Capture)
    before = set(Path("/proc").glob("[0-9]*"))
    stream.close()  # type: ignore[attr-defined] # a generator
    assert before - set(Path("/proc").glob("[0-9]*")), "no process has ended"
