"""A release that cannot be read any more costs no other: not in an export, not in the index."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest

from archive.__main__ import run
from archive.config import data_folder

BREAKS = {
    "its description is no JSON": "UPDATE descriptions SET document = '{' WHERE id ="
    " (SELECT shown FROM releases WHERE id = ?)",
    "its description is gone": "UPDATE releases SET shown = 999999 WHERE id = ?",
    "its day of addition is none": "UPDATE releases SET added = 'never' WHERE id = ?",
    "its overlay is no JSON": "UPDATE releases SET overlay = '{' WHERE id = ?",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nothing is changed in it."""
    place, samples = tmp_path_factory.mktemp("filled") / "home", data_folder() / "samples"
    for words in (["ingest", "--collection", "demo", str(samples / "drupal9")], ["index"]):
        assert run(["--home", str(place), *words]) == 0
    return place


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> str:
    return str(copytree(filled, tmp_path / "home"))


def exported(home: str, path: Path) -> tuple[int, list[str]]:
    status = run(["--home", home, "export", "jsonl", "--output", str(path)])
    lines = path.read_text(encoding="utf-8").splitlines()
    return status, [json.loads(line)["id"] for line in lines]


def spoil(home: str, statement: str, release_id: str) -> None:
    path = Path(home, "store.sqlite")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement, (release_id,))
        connection.execute(
            "UPDATE releases SET revision = 1 + (SELECT MAX(revision) FROM releases)"
        )


@pytest.mark.plants_faults
@pytest.mark.parametrize("statement", BREAKS.values(), ids=BREAKS)
def test_it_is_named_and_every_other_is_there(
    statement: str, home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, ids = exported(home, tmp_path / "before")
    lost, others = ids[0], ids[1:]
    spoil(home, statement, lost)
    capsys.readouterr()
    assert exported(home, tmp_path / "after") == (1, others)
    errors = capsys.readouterr().err
    assert errors.startswith("error: 1 releases cannot be read and are not in this export: ")
    assert lost in errors
    for command in (["index"], ["index", "update"]):
        assert run(["--home", home, *command]) == 0
    assert indexed(home, capsys) == set(others)


def test_one_whose_state_nobody_knows_is_hidden_and_named(
    home: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, ids = exported(home, tmp_path / "before")
    spoil(home, "UPDATE releases SET state = 'odd' WHERE id = ?", ids[0])
    assert exported(home, tmp_path / "after") == (0, ids[1:])
    assert indexed(home, capsys) == set(ids[1:])
    assert run(["--home", home, "verify"]) == 1
    assert "its state 'odd' is none of" in " ".join(capsys.readouterr().out.split())


def indexed(home: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    capsys.readouterr()
    assert run(["--home", home, "search", "", "--json"]) == 0
    return {hit["id"] for hit in json.loads(capsys.readouterr().out)["hits"]}
