"""A lock is never waited for in silence, never longer than was said, and dies with its holder."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import Config, data_folder
from web.app import create_app

ROOT = Path(__file__).parents[2]
SAMPLE = data_folder() / "samples" / "joomla"
ON_STORE = """
import sqlite3, sys, time
lock = sqlite3.connect(sys.argv[1] + "/store.sqlite", isolation_level=None)
lock.execute("BEGIN IMMEDIATE")
print("locked", flush=True)
time.sleep(600)
"""
ON_INDEX = """
import fcntl, sys, time
lock = open(sys.argv[1] + "/index/lock", "w")
fcntl.flock(lock, fcntl.LOCK_EX)
print("locked", flush=True)
time.sleep(600)
"""
WAITERS = {ON_STORE: ("redescribe", "--all"), ON_INDEX: ("index",)}
on_linux = pytest.mark.skipif(not Path("/proc/locks").is_file(), reason="only Linux tells who")
Hold = Callable[[str], subprocess.Popen[str]]


@pytest.fixture(scope="module")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("waiting") / "home"
    assert run(["--home", str(place), "ingest", str(SAMPLE)]) == 0
    assert run(["--home", str(place), "index"]) == 0
    return place


@pytest.fixture
def home(filled_home: Path, tmp_path: Path) -> str:
    return str(shutil.copytree(filled_home, tmp_path / "home"))


@pytest.fixture
def hold(home: str) -> Iterator[Hold]:
    begun: list[subprocess.Popen[str]] = []

    def start(program: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", program, home]
        holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        begun.append(holder)
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        return holder

    yield start
    for holder in begun:
        holder.kill()
        holder.communicate()


def waiting(home: str, seconds: int, *words: str) -> tuple[str, float]:
    """What a command says that has to give up, and after how long."""
    command = [sys.executable, "-m", "archive", "--home", home, "--wait", str(seconds), *words]
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 1, done.stderr
    return done.stderr, time.monotonic() - begun


@on_linux
@pytest.mark.parametrize("program", WAITERS, ids=["store", "index"])
def test_who_waits_says_for_whom_and_gives_up_when_told(
    home: str, hold: Hold, program: str
) -> None:
    holder = hold(program)
    message, seconds = waiting(home, 4, *WAITERS[program])
    notice, error = message.strip().splitlines()
    for line in (notice, error):
        assert f"held by process {holder.pid} ({sys.executable} -c" in line
        assert "running since 20" in line
    # Of four seconds some are over; how many is up to what else the machine does.
    assert re.match(r"waiting [012] s for ", notice)
    assert error.startswith("error: ")
    assert f"end it with `kill {holder.pid}`" in error
    assert seconds >= 4


@on_linux
@pytest.mark.parametrize("program", WAITERS, ids=["store", "index"])
def test_of_a_stopped_holder_is_said_how_it_goes_on(home: str, hold: Hold, program: str) -> None:
    holder = hold(program)
    os.kill(holder.pid, signal.SIGSTOP)
    message, _ = waiting(home, 0, *WAITERS[program])
    assert message.count("\n") == 1
    assert f"`kill -CONT {holder.pid}` lets it go on" in message


@on_linux
def test_of_a_holder_no_password_is_told(home: str) -> None:
    program = f"# http://ana:secret@irco.example/\n{ON_INDEX}"
    words = [sys.executable, "-c", program, home]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "locked\n"
        message, _ = waiting(home, 0, "index")
        holder.kill()
    assert "http://irco.example/" in message
    assert "secret" not in message


@pytest.mark.parametrize("program", WAITERS, ids=["store", "index"])
def test_what_a_dead_holder_held_is_free(home: str, hold: Hold, program: str) -> None:
    hold(program).kill()
    assert run(["--home", home, "--wait", "5", *WAITERS[program]]) == 0


def test_reading_waits_for_nobody(home: str, hold: Hold) -> None:
    for program in WAITERS:
        hold(program)
    for words in (["search", "rio"], ["log"], ["export", "jsonl"], ["quarantine"]):
        # The holders live for longer than this: who waited for them would give up.
        assert run(["--home", home, "--wait", "30", *words]) == 0


def test_a_search_without_an_index_waits_for_its_builder_no_longer_than_told(
    home: str, hold: Hold
) -> None:
    (Path(home) / "index" / "current").unlink()
    hold(ON_INDEX)
    assert "another process is building the index" in waiting(home, 0, "search", "rio")[0]


def test_a_room_without_an_index_says_within_seconds_that_it_cannot_answer(
    home: str, hold: Hold
) -> None:
    app = create_app(Config(home=Path(home), wait=300))
    client = app.test_client()
    assert client.get("/api/search?q=rio").status_code == 200
    (Path(home) / "index" / "current").unlink()
    hold(ON_INDEX)
    begun = time.monotonic()
    for address in ("/search?q=rio", "/api/search?q=rio"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "60"
        assert home not in answer.text
    assert time.monotonic() - begun < 150
