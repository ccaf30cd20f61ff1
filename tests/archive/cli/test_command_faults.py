"""Whatever is wrong with a home, no command ends in a traceback; commands are found, not listed."""

import errno
import os
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest

from archive.__main__ import run
from archive.commands import COMMANDS
from archive.config import data_folder
from archive.registry import resolve
from archive.store.database.advice import advice

ROOT = Path(__file__).parents[3]
SAMPLE = data_folder() / "samples" / "joomla"
ENDLESS = {"serve", "demo", "curate"}
"""Commands that go on until they are stopped, where nothing is wrong."""
WITHOUT_HOME = {"evaluate"}


def found(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """A command, or those of a group, by the words that call them."""
    if isinstance(command, click.Group):
        for inner, each in command.commands.items():
            yield from found(f"{name} {inner}", each)
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield name, command


EVERY = dict(
    pair
    for name, row in COMMANDS.items()
    for pair in found(name, resolve(row.target))  # type: ignore[arg-type] # a table of commands
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with its index, and a backup beside it."""
    home = tmp_path_factory.mktemp("whole") / "home"
    for words in (["ingest", str(SAMPLE)], ["index"], ["backup", str(home.parent / "backup")]):
        assert run(["--home", str(home), *words]) == 0
    return home


def missing(home: Path) -> None:
    shutil.rmtree(home)


def a_file(home: Path) -> None:
    shutil.rmtree(home)
    home.write_text("this is no folder")


def unreadable(home: Path) -> None:
    for path in (home, *home.rglob("*")):
        path.chmod(0)


def store_missing(home: Path) -> None:
    (home / "store.sqlite").unlink()


def bytes_missing(home: Path) -> None:
    (home / "blobs.sqlite").unlink()


def store_a_folder(home: Path) -> None:
    store_missing(home)
    (home / "store.sqlite").mkdir()


def bytes_a_folder(home: Path) -> None:
    bytes_missing(home)
    (home / "blobs.sqlite").mkdir()


def store_of_noise(home: Path) -> None:
    (home / "store.sqlite").write_bytes(os.urandom(20_000))


def bytes_of_noise(home: Path) -> None:
    (home / "blobs.sqlite").write_bytes(os.urandom(20_000))


def a_newer_store(home: Path) -> None:
    with closing(sqlite3.connect(home / "store.sqlite")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()


def index_missing(home: Path) -> None:
    shutil.rmtree(home / "index")


def index_a_file(home: Path) -> None:
    index_missing(home)
    (home / "index").write_text("this is no folder")


def settings_broken(home: Path) -> None:
    (home / "dateline.toml").write_text("port = eight")


def settings_a_folder(home: Path) -> None:
    (home / "dateline.toml").mkdir()


def collection_broken(home: Path) -> None:
    place = home / "own"
    shutil.copytree(data_folder() / "collections" / "generic", place)
    (place / "collection.yaml").write_text("title: [unclosed")
    with closing(sqlite3.connect(home / "store.sqlite")) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE name = 'collection'", (str(place),))
        connection.commit()


def collection_missing(home: Path) -> None:
    collection_broken(home)
    shutil.rmtree(home / "own")


FAULTS: tuple[Callable[[Path], None], ...] = (
    missing,
    a_file,
    unreadable,
    store_missing,
    bytes_missing,
    store_a_folder,
    bytes_a_folder,
    store_of_noise,
    bytes_of_noise,
    a_newer_store,
    index_missing,
    index_a_file,
    settings_broken,
    settings_a_folder,
    collection_broken,
    collection_missing,
)
QUICK = (a_file, store_missing, a_newer_store, settings_broken)
"""Those that a command meets before it does anything; all are tried by `make audit`."""


def words_of(name: str, command: click.Command, home: Path) -> list[str]:
    """A call of the command: what it requires is filled in by its kind."""
    words = ["--home", str(home), "--wait", "0", *name.split()]
    for parameter in command.params:
        if isinstance(parameter, click.Argument) and parameter.required:
            words.append(_value(parameter, home))
        elif isinstance(parameter, click.Option) and parameter.required:
            words += [parameter.opts[0], _value(parameter, home)]
    return words


def _value(parameter: click.Parameter, home: Path) -> str:
    if isinstance(parameter.type, click.Choice):
        return str(parameter.type.choices[0])
    if isinstance(parameter.type, click.Path) and parameter.type.dir_okay:
        return str(home.parent / "backup")
    if isinstance(parameter.type, click.Path) and not parameter.type.exists:
        return str(home.parent / "new")
    if isinstance(parameter.type, click.File | click.Path) or parameter.name == "sources":
        return str(next(SAMPLE.glob("*.html")))
    return "cdfhjkmn"


@pytest.fixture
def amiss(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Callable[[Callable[[Path], None]], list[str]]:
    """Gives what ends otherwise than it should, of all commands, for one fault."""
    shutil.copytree(whole.parent / "backup", tmp_path / "backup")

    def tried(fault: Callable[[Path], None]) -> list[str]:
        lines = [_tried(name, command, whole, tmp_path, fault) for name, command in EVERY.items()]
        printed = capsys.readouterr()
        return [*filter(None, lines), *re.findall("Traceback.*", printed.out + printed.err)]

    return tried


def _tried(
    name: str, command: click.Command, whole: Path, place: Path, fault: Callable[[Path], None]
) -> str:
    first = name.split()[0]
    if first in WITHOUT_HOME or (first in ENDLESS and fault not in QUICK):
        return ""
    home = place / "home"
    shutil.copytree(whole, home)
    fault(home)
    try:
        status = run(words_of(name, command, home))
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return f"{name}: {type(error).__name__}: {error}"
    finally:
        _remove(home)
        (place / "new").unlink(missing_ok=True)
    return "" if status in (0, 1, 2) else f"{name}: status {status}"


@pytest.mark.parametrize("fault", QUICK, ids=lambda fault: fault.__name__)
def test_no_command_ends_in_a_traceback(
    amiss: Callable[[Callable[[Path], None]], list[str]], fault: Callable[[Path], None]
) -> None:
    assert amiss(fault) == []


@pytest.mark.many
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_nor_does_one_of_them_whatever_is_wrong(
    amiss: Callable[[Callable[[Path], None]], list[str]], fault: Callable[[Path], None]
) -> None:
    assert amiss(fault) == []


def _remove(home: Path) -> None:
    if home.is_dir():
        for path in (home, *home.rglob("*")):
            path.chmod(0o700)
        shutil.rmtree(home)
    home.unlink(missing_ok=True)


def test_a_home_that_is_a_file_is_called_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home").write_text("this is no folder")
    assert run(["--home", str(tmp_path / "home"), "log"]) == 1
    assert "is a file, no folder; give another --home" in capsys.readouterr().err


def test_a_full_disk_of_the_index_is_told_in_words_that_name_the_way_out() -> None:
    message = advice(OSError(errno.ENOSPC, "No space left on device"), Path("home/index"))
    assert "make room, then run the same command again" in message


@pytest.mark.parametrize("words", [("log",), ("export", "jsonl"), ("search", "rio")], ids=" ".join)
@pytest.mark.parametrize("closed", [">&-", "2>&-", "| true", ">/dev/full"])
def test_an_output_that_takes_nothing_is_no_traceback(
    whole: Path, words: tuple[str, ...], closed: str
) -> None:
    command = shlex.join([sys.executable, "-m", "archive", "--home", str(whole), *words])
    done = subprocess.run(
        ["sh", "-c", f"{command} {closed}"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == (1 if "full" in closed else 0)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Programs started now obey Ctrl-C, even where the tests run in a shell's background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_a_run_that_is_interrupted_says_how_it_goes_on(tmp_path: Path) -> None:
    samples = str(data_folder() / "samples")
    command = [sys.executable, "-m", "archive", "--home", str(tmp_path / "home"), "ingest", samples]
    running = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    while not (tmp_path / "home" / "blobs.sqlite").is_file():
        time.sleep(0.05)
    running.send_signal(signal.SIGINT)
    printed = running.communicate(timeout=60)[1]
    assert running.returncode == 130
    assert printed.strip() == (
        "stopped; what was acknowledged is kept, run the same command to go on"
    )


def test_a_limit_that_the_system_sets_is_not_raised(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "archive", "--home", str(tmp_path / "home"), "ingest"]
    done = subprocess.run(
        ["sh", "-c", f"ulimit -f 20000; {shlex.join([*command, str(SAMPLE)])}"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
