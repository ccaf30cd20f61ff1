"""The WARC export: other readers accept it, and taking it in again gives the same bytes."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive.__main__ import run
from archive.config import Config
from archive.models import Capture
from archive.store import create_store
from tests.archive.sources.reading import PAGE, read

MARCH = datetime(2006, 3, 14, 10, 11, 12, tzinfo=UTC)
pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture
def home(tmp_path: Path) -> str:
    http = (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"))
    pages = [
        Capture("a", PAGE, "http://irco.example/a", MARCH, 200, http),
        Capture("b", PAGE + b"b", "http://www.irco.example/b", None),
        Capture("c", PAGE + b"c"),
    ]
    config = Config(home=tmp_path / "home", collection="generic")
    with create_store(config) as store, store.accession("test") as log:
        log.keep(pages)
    return str(tmp_path / "home")


def test_a_file_is_whole_and_has_every_capture(home: str, tmp_path: Path) -> None:
    path = tmp_path / "out.warc.gz"
    assert run(["--home", home, "export", "warc", "-o", str(path)]) == 0
    assert gzip.decompress(path.read_bytes()).startswith(b"WARC/1.")
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            record.content_stream().read()
    captures, findings = read(path)
    assert [capture.content for capture in captures] == [PAGE, PAGE + b"b", PAGE + b"c"]
    first = captures[0]
    assert (first.url, first.moment, first.status) == ("http://irco.example/a", MARCH, 200)
    assert first.header("content-encoding") is None
    assert captures[2].url == f"urn:sha256:{captures[2].digest}"
    assert {finding.reason for finding in findings} == {"not-a-response"}


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--url", "http://www.irco.example/*"], 1),
        (["--from", "2006-03-14", "--to", "2006-03-14"], 1),
        (["--to", "2006-03-13"], 0),
    ],
)
def test_a_selection_is_written(home: str, tmp_path: Path, options: list[str], number: int) -> None:
    path = tmp_path / "out.warc.gz"
    assert run(["--home", home, "export", "warc", "-o", str(path), *options]) == 0
    assert len(read(path)[0]) == number


def test_nothing_is_overwritten(
    home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.warc.gz"
    path.write_bytes(b"mine")
    assert run(["--home", home, "export", "warc", "-o", str(path)]) == 2
    assert "name a new file" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"
