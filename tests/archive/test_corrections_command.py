"""`dateline corrections`: out, in again, and what has changed since."""

import json
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import Config, data_folder
from archive.store import open_store

SAMPLE = data_folder() / "samples" / "drupal9"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    place = tmp_path / "home"
    assert run(["--home", str(place), "ingest", "--collection", "demo", str(SAMPLE)]) == 0
    return place


def line(home: Path, **changes: object) -> str:
    with open_store(Config(home=home), read_only=True) as store:
        id = next(store.releases()).id
    values = {"target": "release", "id": id, "field": "title", "value": "By hand", "who": "Maja"}
    return json.dumps({**values, **changes})


def test_a_file_goes_in_once_and_comes_out_as_it_is_kept(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text(line(home, when="2026-03-01T09:30:00Z", why="a lost letter") + "\n\n")
    capsys.readouterr()
    for told in ("1 of 2 lines were new\n", "0 of 2 lines were new\n"):
        assert run(["corrections", "import", "--home", str(home), str(file)]) == 0
        assert capsys.readouterr().out == told
    out = tmp_path / "out.jsonl"
    assert run(["corrections", "export", "--home", str(home), "-o", str(out)]) == 0
    (kept,) = map(json.loads, out.read_text().splitlines())
    assert (kept["value"], kept["who"], kept["withdrawn"]) == ("By hand", "Maja", None)
    assert kept["seen"]
    with open_store(Config(home=home), read_only=True) as store:
        assert store.release(kept["id"]).release.title == "By hand"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"field": "colour"}, "line 2: no field 'colour'"),
        ({"id": "nothere"}, "line 2: no release 'nothere' is held"),
        ({"weight": 1}, "line 2: it is no correction"),
        ({"value": None}, "line 2: it is no correction"),
    ],
)
def test_a_bad_line_is_named_and_nothing_of_the_file_is_in_force(
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    changes: dict[str, object],
    told: str,
) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text(f"{line(home)}\n{line(home, **changes)}\n")
    assert run(["corrections", "import", "--home", str(home), str(file)]) == 2
    assert f"corrections.jsonl, {told}" in capsys.readouterr().err
    with open_store(Config(home=home), read_only=True) as store:
        assert list(store.corrections()) == []


def test_conflicts_are_listed(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "corrections.jsonl"
    file.write_text(line(home, seen="An older title") + "\n")
    assert run(["corrections", "import", "--home", str(home), str(file)]) == 0
    capsys.readouterr()
    assert run(["corrections", "conflicts", "--home", str(home)]) == 0
    assert "An older title" in capsys.readouterr().out
