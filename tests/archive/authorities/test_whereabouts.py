"""Every record of a collection is found in its file, on the line where it begins."""

from pathlib import Path

import pytest

from archive.__main__ import run
from archive.authorities.collection import load_collection
from archive.authorities.whereabouts import whereabouts
from archive.config import collection_folder

DEMO = collection_folder("demo")


def test_every_record_has_its_line() -> None:
    collection = load_collection(DEMO)
    places = list(whereabouts(DEMO, collection))
    assert {each.id for each in places} == {
        record.id
        for kind in ("office", "person", "topic", "country")
        for record in collection.records(kind)
    }
    for each in places:
        line = each.file.read_text("utf-8").splitlines()[each.line - 1]
        assert line.strip().startswith("- ")
        assert each.id in line


def test_the_command_names_file_and_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    order = ["collection", "find", "--home", str(tmp_path), "--collection", "demo"]
    assert run([*order, "ferry"]) == 0
    assert "topics.yaml:" in capsys.readouterr().out
    assert run([*order, "no such thing"]) == 0
    assert "fewer words find more" in capsys.readouterr().out
