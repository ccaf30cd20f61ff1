"""Every file of a home in six shapes of damage: told with the way out; no search answers wrongly.

The files are those that lie there: a new kind of file is among them by itself.
"""

import os
import random
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import Config, data_folder
from archive.errors import DatelineError
from archive.publication import publication_of
from archive.store import open_store
from indexer.index import Index
from indexer.query.parser import read_query
from indexer.search import SearchRequest

SAMPLE = data_folder() / "samples" / "joomla"
QUERIES = ("rio", '"los ríos"', "esc*", "title:escuela", "agua OR radio")
Answers = tuple[tuple[str, ...], ...]


def emptied(place: Path) -> None:
    place.write_bytes(b"")


def halved(place: Path) -> None:
    content = place.read_bytes()
    place.write_bytes(content[: len(content) // 2])


def flipped(place: Path) -> None:
    content = bytearray(place.read_bytes() or b"\0")
    content[random.Random(place.name).randrange(len(content))] ^= 0x10
    place.write_bytes(content)


def removed(place: Path) -> None:
    place.unlink()


def a_folder(place: Path) -> None:
    place.unlink()
    place.mkdir()


def of_noise(place: Path) -> None:
    place.write_bytes(os.urandom(place.stat().st_size or 1))


SHAPES = (emptied, halved, flipped, removed, a_folder, of_noise)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with its index, settings, and a backup beside it."""
    home = tmp_path_factory.mktemp("whole") / "home"
    assert run(["--home", str(home), "ingest", str(SAMPLE)]) == 0
    (home / "dateline.toml").write_text("threads = 2\n")
    assert run(["--home", str(home), "index"]) == 0
    assert run(["--home", str(home), "backup", str(home.parent / "backup")]) == 0
    return home


def answers(home: Path) -> Answers:
    config = Config(home=home, wait=0)
    with open_store(config, read_only=True) as store:
        index = Index(publication_of(store, config), config)
        return tuple(_answer(index, query) for query in QUERIES)


def _answer(index: Index, query: str) -> tuple[str, ...]:
    hits = index.search(SearchRequest(query=read_query(query), per_page=100)).hits
    return tuple(f"{hit.key} {hit.title.text} {hit.snippet.text}" for hit in hits)


def _files(home: Path) -> list[str]:
    return sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())


def _told(home: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What verify says of a fault, '' where it finds none."""
    capsys.readouterr()
    status = run(["--home", str(home), "verify", "--json"])
    output = capsys.readouterr()
    return output.out + output.err if status else ""


def _mend(message: str, home: Path) -> Path:
    """Do what the words name: remove a file, build the index, or restore the backup."""
    if obstacle := re.search(
        r"(\S+) is (?:no file|a folder, no file of settings); remove it", message
    ):
        shutil.rmtree(obstacle[1])
    elif "dateline.toml" in message:
        (home / "dateline.toml").unlink()  # a person's file, in which the message names the line
    if "restore" in message:
        other = home.parent / "mended"
        assert run(["--home", str(other), "restore", str(home.parent / "backup")]) == 0
        home = other
    assert run(["--home", str(home), *shlex.split("index")]) == 0
    return home


def _damage_each(
    whole: Path,
    tmp_path: Path,
    shape: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
    names: list[str],
) -> list[str]:
    expected, amiss = answers(whole), []
    for number, name in enumerate(names):
        place = tmp_path / f"{shape.__name__}-{number}"
        shutil.copytree(whole.parent, place)
        home = place / "home"
        shape(home / name)
        before = _told(home, capsys)
        try:
            if answers(home) != expected:
                amiss.append(f"{name}: a wrong answer")
        except (DatelineError, OSError) as error:
            before += str(error)
        # What a search mended by itself needs no other command.
        if message := _told(home, capsys):
            try:
                home = _mend(before + message, home)
            except AssertionError:
                amiss.append(f"{name}: {message[:300]} does not mend it")
                continue
            if answers(home) != expected or _told(home, capsys):
                amiss.append(f"{name}: {message[:300]} left {_told(home, capsys)[:300]}")
        shutil.rmtree(place)
    return amiss


@pytest.mark.many
@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_whatever_file_is_damaged_is_told_mended_and_answers_nothing_wrong(
    whole: Path,
    tmp_path: Path,
    shape: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _damage_each(whole, tmp_path, shape, capsys, _files(whole)) == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_so_it_is_with_a_few_files(
    whole: Path,
    tmp_path: Path,
    shape: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = _files(whole)
    few = random.Random(shape.__name__).sample(names, 2)
    assert _damage_each(whole, tmp_path, shape, capsys, few) == []
