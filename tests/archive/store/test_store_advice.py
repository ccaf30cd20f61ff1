"""Whatever is wrong with a home is one message that names the way out, and never a traceback."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from store_builders import describe, make_capture, make_release

from archive.__main__ import run
from archive.config import Config
from archive.store import Store, open_store

pytestmark = pytest.mark.usefixtures("on_sqlite")
READERS = (["log"], ["export", "jsonl"], ["quarantine"])


@pytest.fixture
def home(store: Store, config: Config) -> Path:
    """An archive of one release, closed."""
    describe(store, make_capture(), make_release())
    store.close()
    return config.home


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 6 MB."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(place)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("no command `mount` here")
    if done.returncode:
        pytest.skip("this user may not mount a disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def said(capsys: pytest.CaptureFixture[str], home: Path, *arguments: str) -> str:
    capsys.readouterr()
    assert run(["--home", str(home), *arguments]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith("error: ")
    assert printed.count("\n") == 1, printed
    return printed


def test_a_read_only_home_is_read_and_says_why_it_is_not_written(
    home: Path, mounted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(home, mounted / "home")
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    for command in READERS:
        assert run(["--home", str(mounted / "home"), *command]) == 0, command
    page = tmp_path / "page.html"
    page.write_text("<p>The river is high.</p>")
    for command in (["ingest", str(page)], ["redescribe", "--all"]):
        assert "read-only" in said(capsys, mounted / "home", *command)


def test_a_full_disk_is_read_and_says_that_it_is_full(
    home: Path, mounted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(home, mounted / "home")
    with (mounted / "filling").open("wb") as filling, pytest.raises(OSError, match="No space left"):
        filling.write(bytes(9_000_000))
    page = tmp_path / "page.html"
    page.write_bytes(b"<p>The river is high.</p><!-- %s -->" % os.urandom(300_000).hex().encode())
    assert "make room" in said(capsys, mounted / "home", "ingest", str(page))
    for command in READERS:
        assert run(["--home", str(mounted / "home"), *command]) == 0, command
    (mounted / "filling").unlink()
    assert run(["--home", str(mounted / "home"), "ingest", str(page)]) == 0


def test_what_was_opened_on_a_full_disk_follows_what_changes_there(
    home: Path, mounted: Path, tmp_path: Path
) -> None:
    shutil.copytree(home, mounted / "home")
    with (mounted / "filling").open("wb") as filling, pytest.raises(OSError, match="No space left"):
        filling.write(bytes(9_000_000))
    page = tmp_path / "page.html"
    page.write_bytes(b"<p>The river is high.")
    with open_store(Config(home=mounted / "home"), read_only=True) as reader:
        (first,) = reader.captures()
        before = reader.content(first.digest)
        (mounted / "filling").unlink()
        assert run(["--home", str(mounted / "home"), "ingest", str(page)]) == 0
        captures = list(reader.captures())
        assert [reader.content(capture.digest) for capture in captures] == [
            before,
            page.read_bytes(),
        ]


def test_a_missing_store_beside_full_bytes_is_not_made_anew(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "store.sqlite").unlink()
    for command in (["log"], ["init"]):
        assert "put it back, or make a new home of the last backup" in said(capsys, home, *command)
    assert not (home / "store.sqlite").exists()


def test_missing_bytes_are_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "blobs.sqlite").unlink()
    assert "blobs.sqlite is missing: put it back" in said(capsys, home, "log")


@pytest.mark.parametrize("shape", ["noise", "zeros", "half", "empty"])
def test_a_damaged_store_is_named_with_what_mends_it(
    home: Path, shape: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = home / "store.sqlite"
    content = place.read_bytes()
    spoilt = {
        "noise": os.urandom(2000) + content[2000:],
        "zeros": bytes(len(content)),
        "half": content[: len(content) // 2],
        "empty": b"",
    }
    place.write_bytes(spoilt[shape])
    for command in (["log"], ["export", "jsonl"], ["redescribe", "--all"]):
        assert "restore FOLDER" in said(capsys, home, *command), command


HOLDER = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(600)
"""


def test_a_lock_names_who_holds_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-c", HOLDER, str(home / "store.sqlite")]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        # In one line: who waits says so in another one.
        assert f"held by process {holder.pid}" in said(
            capsys, home, "--wait", "0", "redescribe", "--all"
        )
    finally:
        holder.kill()
        holder.communicate()
