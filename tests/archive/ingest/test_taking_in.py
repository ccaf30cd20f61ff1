"""The jobs: taking in and describing, repeated, interrupted, in any order."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import permutations
from pathlib import Path

import pytest

from archive.config import Config, data_folder
from archive.describe.describer import Describer, describer_of
from archive.ingest.jobs import describe_pending, ingest, redescribe_all
from archive.models import Capture, Finding, FindingKind
from archive.sources import Limits, open_source
from archive.store import Store, create_store, open_store
from tests.archive.knowledge import DEMO

SAMPLES = data_folder() / "samples"


class Given:
    """A source of captures that are at hand."""

    name = "given"

    def __init__(self, *captures: Capture) -> None:
        self._captures = captures

    def captures(self) -> Iterator[Capture | Finding]:
        yield from self._captures


@pytest.fixture(scope="module")
def describer() -> Describer:
    return describer_of(DEMO, date(2026, 1, 1))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_store(Config(home=tmp_path, collection="demo")) as new_store:
        yield new_store


def silent(_verb: str, _number: int) -> None:
    """Nobody watches."""


def page(words: str) -> bytes:
    text = f"<html><body><h1>The ferry runs again</h1><p>{words * 20}</p></body></html>"
    return text.encode()


def test_a_second_run_adds_nothing(store: Store, describer: Describer) -> None:
    source = open_source(str(SAMPLES / "briefing-notes"), Limits())
    ingest(source, store, describer, silent)
    before, revision = store.counts(), store.revision
    second = ingest(source, store, describer, silent)
    assert dict(second.counts)["taken"] == 0
    after = store.counts()
    assert (after.captures, after.releases_public) == (before.captures, before.releases_public)
    assert store.revision == revision


def test_a_page_that_nothing_understands_is_held_with_the_reason(
    store: Store, describer: Describer
) -> None:
    frames = b"<html><frameset><frame src=a.html></frameset></html>"
    ingest(
        Given(Capture("f.html", frames), Capture("g.html", page("It rains. "))),
        store,
        describer,
        silent,
    )
    findings = [f for f in store.findings() if f.kind is FindingKind.UNDESCRIBED]
    assert [finding.locator for finding in findings] == ["f.html"]
    assert store.counts().releases_public == 1
    assert list(store.undescribed(describer.version)) == []


def test_describing_again_keeps_the_ids(store: Store, describer: Describer) -> None:
    ingest(open_source(str(SAMPLES / "drupal7-aggregator"), Limits()), store, describer, silent)
    before = {stored.id: stored.release.title for stored in store.releases()}
    assert redescribe_all(store, describer, silent) == 1
    assert {stored.id: stored.release.title for stored in store.releases()} == before
    assert describe_pending(store, describer, silent) == 0


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_latest_captured_is_shown_whatever_the_order_of_ingest(
    store: Store, describer: Describer, order: tuple[int, ...]
) -> None:
    words = ("It rains. ", "It snows. ", "It rains. ")
    captures = [
        Capture("a", page(text), "http://irco.example/a", datetime(2001 + n, 1, 1, tzinfo=UTC))
        for n, text in enumerate(words)
    ]
    for number in order:
        ingest(Given(captures[number]), store, describer, silent)
    (stored,) = store.releases()
    assert stored.release.text.startswith("It rains.")
    assert stored.capture.moment == datetime(2003, 1, 1, tzinfo=UTC)
    assert len(store.captures_of(stored.id)) == 3


def test_a_killed_run_is_resumed_and_loses_nothing(tmp_path: Path) -> None:
    folder, home, draw = tmp_path / "pages", tmp_path / "home", random.Random(2)
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.html").write_bytes(page(f"Gauge {number} fell. "))
    command = [sys.executable, "-m", "archive", "--home", str(home), "ingest", str(folder)]
    for _ in range(4):
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            running.wait(draw.uniform(0.8, 2.0))
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            running.wait()
    assert subprocess.run(command, check=True, capture_output=True).returncode == 0
    with closing(open_store(Config(home=home), read_only=True)) as store:
        counts = store.counts()
        assert (counts.captures, counts.releases_public) == (150, 150)
        assert list(store.verify()) == []


def test_a_copy_on_another_host_is_one_work_with_its_original(
    store: Store, describer: Describer
) -> None:
    for folder in ("drupal9", "reliefweb"):
        ingest(open_source(str(SAMPLES / folder), Limits()), store, describer, silent)
    rivers = [stored for stored in store.releases() if stored.release.title.startswith("Nineteen")]
    assert len({stored.work_id for stored in rivers}) == 1
    assert [stored.release.profile for stored in rivers] == ["drupal9", "reliefweb"]
    assert [copy.id for copy in store.copies_of(rivers[0])] == [rivers[1].id]


class Deadly:
    """Describes as another does, but dies of a page, as when the system is out of memory."""

    def __init__(self, describer: Describer) -> None:
        self._describer = describer
        self.version = describer.version

    def describe_all(self, captures):
        for key, capture in captures:
            if b"deadly" in capture.content:
                os.kill(os.getpid(), signal.SIGKILL)
            yield key, self._describer.describe(capture)


def test_a_page_that_kills_its_run_is_set_aside_after_three_and_costs_no_other(
    tmp_path: Path, describer: Describer
) -> None:
    config = Config(home=tmp_path, collection="demo")
    names = ["one", "deadly", *(f"page {number}" for number in range(60))]
    with create_store(config) as store, store.accession("given") as log:
        log.keep(
            Capture(f"{name}.html", page(name), f"http://irco.example/{name}") for name in names
        )
    for _ in range(3):
        killed = os.fork()
        if not killed:
            with open_store(config) as store:
                describe_pending(store, Deadly(describer), silent)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(killed, 0)[1]) == -signal.SIGKILL
    with open_store(config) as store:
        describe_pending(store, Deadly(describer), silent)
        assert store.waiting(describer.version).number == 0
        (aside,) = store.undescribable()
        assert aside.locator == "deadly.html"
        assert aside.reason == "too-costly"
        assert aside.detail.startswith("set aside after 3 tries; no run")
        assert len({stored.capture.url for stored in store.releases()} - {None}) >= 1
        store.retry(str(aside.kept))
        assert store.waiting(describer.version).number == 1
