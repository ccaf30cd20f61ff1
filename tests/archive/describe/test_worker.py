"""The life of a process that describes: whoever ends it, only the page that it was at pays."""

import multiprocessing
import os
import signal
from concurrent.futures import CancelledError
from datetime import date
from threading import Timer

import pytest

from archive.describe.worker import PageLimits, Worker
from archive.errors import ConfigError
from archive.models import Capture
from tests.archive.knowledge import DEMO

TODAY = date(2026, 1, 1)
GOOD = Capture("good", b"<title>T</title><h1>Title</h1><p>The river is high today.</p>")
ENDLESS = Capture("endless", b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">x")


@pytest.fixture
def worker() -> Worker:
    return Worker(DEMO, TODAY, PageLimits())


def end_processes(sign: int) -> None:
    for process in multiprocessing.active_children():
        assert process.pid
        os.kill(process.pid, sign)


@pytest.mark.parametrize("sign", [signal.SIGXCPU, signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_is_ended_between_two_pages_costs_none_of_them(
    worker: Worker, sign: int
) -> None:
    assert worker.describe(GOOD).releases
    end_processes(sign)
    for process in multiprocessing.active_children():
        process.join()
    assert worker.describe(GOOD).releases
    worker.stop()


def test_one_that_is_ended_at_a_page_costs_that_page(worker: Worker) -> None:
    assert worker.describe(GOOD).releases
    Timer(0.5, end_processes, [signal.SIGKILL]).start()
    description = worker.describe(ENDLESS)
    assert (description.reason, description.releases) == ("too-costly", ())
    assert "ended from outside (-9)" in description.detail
    assert worker.describe(GOOD).releases
    worker.stop()


def test_none_begins_once_it_was_stopped(worker: Worker) -> None:
    assert worker.describe(GOOD).releases
    worker.stop()
    with pytest.raises(CancelledError):
        worker.describe(GOOD)


def test_where_none_can_begin_the_run_ends_with_a_message() -> None:
    unusable = Worker(None, TODAY, PageLimits())  # type: ignore[arg-type] # so it ends at once
    with pytest.raises(ConfigError, match="could be begun"):
        unusable.describe(GOOD)
