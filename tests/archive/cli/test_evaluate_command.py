"""`dateline evaluate`."""

import json
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import data_folder

RELEASE = """---
language: en
people: {ida: Ida Colm}
---
Weir Opened

The weir at Long Reach was opened on Monday before four hundred people and one heron.

“{quote ida N4|We will dig here until spring}”, said {by ida|Ida Colm}.
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "written").mkdir()
    (tmp_path / "written" / "weir.txt").write_text(RELEASE, encoding="utf-8")
    return tmp_path


def test_figures_are_printed_for_a_script(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--gold", str(gold), "--set", "written", "--json"]) == 0
    figures = {
        row["measure"]: row["share"] for row in json.loads(capsys.readouterr().out)["figures"]
    }
    assert figures["named speaker right and stated"] == {"right": 1, "of": 1}


def test_texts_that_are_not_there_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--gold", str(data_folder() / "gold"), "--texts", str(tmp_path)]
    assert run(["evaluate", *arguments]) == 0
    output = capsys.readouterr()
    assert "senate: its texts are not in" in output.err
    assert "quotations found" in output.out


def test_a_folder_of_gold_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--gold", "nowhere"]) == 2
    assert "'nowhere' does not exist" in capsys.readouterr().err
