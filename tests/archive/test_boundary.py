"""One item that raises what nobody thought of costs itself and no other."""

import io
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from archive.annotators.page_context import PageContext
from archive.boundary import (
    OUR_FAULT,
    TOO_COSTLY,
    as_description,
    as_finding,
    attempt,
    attempt_each,
)
from archive.config import Config
from archive.describe.describer import Describer, describer_of
from archive.errors import DatelineError, StoreError
from archive.exports.jsonl import lines
from archive.ingest.jobs import dry_run, ingest
from archive.ingest.report import Report
from archive.models import Capture, Description, Finding, FindingKind, Release
from archive.sources import Limits, classify, open_source
from archive.sources.web_archives import classify_record
from archive.store import Store, create_store
from tests.archive.knowledge import GENERIC
from tests.archive.sources.reading import PAGE, read, write_warc

pytestmark = [
    pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
ROOT = Path(__file__).parents[2]
plants_faults = pytest.mark.plants_faults
HOSTILE = PAGE.replace(b"high", b"cursed")


class UnlistedError(Exception):
    """What no reader of pages has heard of."""


class Given:
    name = "given"

    def __init__(self, *found: Capture | Finding | Exception) -> None:
        self._found = found

    def captures(self) -> Iterator[Capture | Finding]:
        for item in self._found:
            if isinstance(item, Exception):
                raise item
            yield item


def silent(_verb: str, _number: int) -> None:
    """Nobody watches."""


def curse(release: Release, _context: PageContext, _knowledge: object) -> Release:
    if "cursed" in release.text:
        raise UnlistedError("an annotator's bug \udcff")
    return release


@pytest.mark.parametrize("error", [MemoryError(), etree.XPathEvalError("unknown error")])
def test_too_little_memory_is_no_fault_of_ours(error: Exception) -> None:
    def work() -> Description:
        raise error

    assert attempt(work, as_description).reason == TOO_COSTLY


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_store(Config(home=tmp_path / "home", collection="generic")) as new_store:
        yield new_store


@pytest.fixture(scope="module")
def describer() -> Describer:
    describer = describer_of(GENERIC, date(2026, 1, 1))
    return replace(describer, annotators=(*describer.annotators, curse))


def faults(store: Store) -> list[Finding]:
    return [finding for finding in store.findings() if finding.kind is FindingKind.FAULT]


@plants_faults
def test_a_page_that_raises_the_unlisted_is_named_and_the_next_described(
    store: Store, describer: Describer
) -> None:
    pages = [Capture("a", PAGE), Capture("b", HOSTILE), Capture("c", PAGE + b"<p>More.")]
    ingest(Given(*pages), store, describer, silent)
    assert store.counts().releases_public == 2
    (fault,) = faults(store)
    assert (fault.locator, fault.reason) == ("b", OUR_FAULT)
    first, _, trace = fault.detail.partition("\n")
    assert first.startswith("UnlistedError: an annotator's bug")
    assert "tests/archive/test_boundary.py" in first
    assert "Traceback" in trace
    assert list(store.undescribed(describer.version)) == []


@plants_faults
def test_a_source_that_raises_has_given_what_came_before(
    store: Store, describer: Describer
) -> None:
    source = Given(Capture("a", PAGE), UnlistedError("a reader's bug"))
    ingest(source, store, describer, silent)
    assert store.counts().captures == 1
    assert [fault.locator for fault in faults(store)] == ["given"]


@plants_faults
def test_a_row_that_the_store_cannot_take_is_kept_as_a_finding_with_its_bytes(
    store: Store, describer: Describer
) -> None:
    bad = Capture("bad", HOSTILE, notes=(object(),))  # type: ignore[arg-type] # no JSON can say it
    run = ingest(Given(Capture("a", PAGE), bad, Capture("c", PAGE)), store, describer, silent)
    assert dict(run.counts)["taken"] == 2
    (fault,) = faults(store)
    assert fault.locator == "bad"
    assert store.content(str(fault.digest)) == HOSTILE


@plants_faults
def test_a_dry_run_goes_on_too(describer: Describer) -> None:
    report = Report()
    dry_run(Given(Capture("a", PAGE), Capture("b", HOSTILE)), describer, report)
    assert report.outcomes == {"release": 1, "undescribed": 1}


def test_interrupts_and_the_stores_own_errors_end_the_run() -> None:
    def raises(error: BaseException) -> Callable[[], Iterable[Finding]]:
        def work() -> Iterator[Finding]:
            raise error
            yield

        return work

    for error in (KeyboardInterrupt(), SystemExit(), StoreError("disk full")):
        with pytest.raises(type(error)):
            list(attempt_each(raises(error), as_finding("x")))
        with pytest.raises(type(error)):
            attempt(lambda e=error: next(iter(raises(e)())), as_finding("x"))


def test_a_page_with_an_unknown_marked_section_is_read_whole(describer: Describer) -> None:
    # So deep that lxml gives it up, and Beautiful Soup's parser refused the section.
    deep = b"<font size=1>" * 500 + b"The river <![foo[ x ]]> is high.<p>The ferry runs."
    description = describer.describe(Capture("a", b"<html><body>" + deep))
    assert description.reason is None
    assert "The ferry runs." in description.releases[0].text


@plants_faults
@pytest.mark.parametrize("kind", ["folder", "zip", "tar", "warc", "warc.gz"])
def test_a_member_that_raises_the_unlisted_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    for module in (classify, classify_record):
        monkeypatch.setattr(module, "sniff", cursed(module.sniff))
    captures, findings = read(MAKERS[kind](tmp_path))
    assert [capture.content for capture in captures] == [PAGE, PAGE + b"c"]
    assert [finding.reason for finding in findings if finding.kind is FindingKind.FAULT] == [
        OUR_FAULT
    ]


def cursed(sniff: Callable[..., object]) -> Callable[..., object]:
    def wrapped(head: bytes, *others: object) -> object:
        if b"cursed" in head:
            raise UnlistedError("a sniffer's bug")
        return sniff(head, *others)

    return wrapped


def a_folder(place: Path) -> Path:
    for name, content in (("a", PAGE), ("b", HOSTILE), ("c", PAGE + b"c")):
        (place / f"{name}.html").write_bytes(content)
    return place


def a_zip(place: Path) -> Path:
    with zipfile.ZipFile(place / "a.zip", "w") as archive:
        for name, content in (("a", PAGE), ("b", HOSTILE), ("c", PAGE + b"c")):
            archive.writestr(f"{name}.html", content)
    return place / "a.zip"


def a_tar(place: Path) -> Path:
    with tarfile.open(place / "a.tar", "w") as archive:
        for name, content in (("a", PAGE), ("b", HOSTILE), ("c", PAGE + b"c")):
            entry = tarfile.TarInfo(f"{name}.html")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return place / "a.tar"


def a_warc(ending: str) -> Callable[[Path], Path]:
    def write(place: Path) -> Path:
        pages = [("a", PAGE), ("b", HOSTILE), ("c", PAGE + b"c")]
        path = place / f"a.{ending}"
        write_warc(path, [(f"http://irco.example/{name}", content) for name, content in pages])
        return path

    return write


MAKERS = {
    "folder": a_folder,
    "zip": a_zip,
    "tar": a_tar,
    "warc": a_warc("warc"),
    "warc.gz": a_warc("warc.gz"),
}


def test_every_file_of_a_folder_is_asked_whatever_its_links(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (tmp_path / "loop.html").symlink_to(tmp_path / "loop.html")
    (tmp_path / "round").symlink_to(tmp_path)
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
        deep.mkdir()
    (deep / "z.html").write_bytes(PAGE)
    captures = list(open_source(str(tmp_path), Limits()).captures())
    assert [c.locator[-6:] for c in captures if isinstance(c, Capture)] == ["a.html", "z.html"]
    findings = {(c.locator, c.reason) for c in captures if isinstance(c, Finding)}
    assert (str(tmp_path / "loop.html"), "unreadable") in findings
    assert (str(tmp_path / "round"), "link-to-folder") in findings


def test_a_fault_of_ours_fails_a_test(tmp_path: Path) -> None:
    planted = (
        "from archive.boundary import as_description, attempt\n"
        "def test_unaware():\n    attempt(lambda: 1 / 0, as_description)\n"
    )
    (tmp_path / "test_planted.py").write_text(planted)
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 1, run.stdout
    assert "an item met a fault of ours" in run.stdout


@plants_faults
def test_a_line_of_an_export_costs_no_other_and_is_named(
    store: Store, describer: Describer
) -> None:
    pages = [Capture(str(number), PAGE + b"<p>%d" % number) for number in range(5)]
    ingest(Given(*pages), store, describer, silent)
    releases = list(store.releases())
    assert len(releases) == 5
    odd = replace(releases[2].release, title="lone \ud800 surrogate")  # the gate lets none in
    releases[2] = replace(releases[2], release=odd)
    stream = lines(releases)
    assert [json.loads(next(stream))["id"] for _ in range(4)] == [
        release.id for release in releases if release is not releases[2]
    ]
    with pytest.raises(DatelineError, match=f"1 releases are not in this export: {releases[2].id}"):
        next(stream)
