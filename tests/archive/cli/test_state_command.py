"""`dateline state`: what it changes, and what it names for a person to decide."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.__main__ import run
from archive.config import Config
from archive.models import Block, BlockKind, Capture, Description, IssueDate, Link, Release
from archive.records import State
from archive.store import Store, create_store, open_store

FERRY = (
    "The ferry Vidra went down before dawn on Tuesday with 90 people on board, most of them on"
    " their way to the market of the town across the river. Boats of the fishers' cooperative"
    " brought 51 of them ashore before the fog lifted, said Ana Kolar of Brcko on Wednesday."
)
TEASER = "Earlier: boats of the fishers' cooperative brought 51 of them ashore before noon."
QUOTING = "Nobody had counted who was most of them on their way to the market of the town."
APART = "The ferry went down. Boats brought people ashore. Most were on their way to a market."
BOX = "<p>A stove</p><div>Other news: <b>A ferry sinks</b> in the fog &mdash; read on</div>"
FRENCH = "Le bac Vidra a coulé avec 90 personnes; 51 ont été sauvées, selon Ana Kolar de Brcko."


def page(text: str, title: str, language: str = "en", to: str = "") -> Release:
    blocks = tuple(Block(BlockKind.PARAGRAPH, part) for part in text.split("\n"))
    return Release(
        title,
        blocks,
        language=language,
        issued=IssueDate("2003-03-07", "day"),
        translations=(Link("fr", to),) if to else (),
    )


@pytest.fixture
def ids(tmp_path: Path) -> dict[str, str]:
    """A release, its copy, its translation, pages that print words of it, one that does not."""
    pages = {
        "ferry": page(FERRY, "A ferry sinks in the fog", to="http://irco.example/french"),
        "mirror.ferry": page(FERRY, "A ferry sinks in the fog"),
        "french": page(FRENCH, "Un bac coule", "fr"),
        "titled": page("See also\nA ferry sinks in the fog", "News of the week"),
        "teaser": page(TEASER, "News of the month"),
        "quoting": page(f"A river is not a road.\n{QUOTING}", "On counting"),
        "apart": page(APART, "On markets"),
        "beside": page(
            "The school boat has a stove. Ask desk@irco.example.", "A boat with a stove"
        ),
    }
    with create_store(Config(home=tmp_path / "home", collection="demo")) as store:
        for name, release in pages.items():
            _put(store, name, release, BOX if name == "beside" else name)
        return {
            (each.capture.url or "").removeprefix("http://irco.example/"): each.id
            for each in store.releases()
        }


def _put(store: Store, name: str, release: Release, content: str) -> None:
    capture = Capture(name, content.encode(), f"http://irco.example/{name}", datetime.now(UTC), 200)
    with store.accession("a test") as log:
        log.keep([capture])
    captures = [each for each in store.captures() if each.digest == capture.digest]
    store.put([(each, Description((release,))) for each in captures], "v1")


def change(tmp_path: Path, *arguments: str) -> int:
    return run(["--home", str(tmp_path / "home"), "state", *arguments, "--reason", "an error"])


def states(tmp_path: Path, ids: dict[str, str]) -> dict[str, State]:
    config = Config(home=tmp_path / "home", collection="demo")
    with open_store(config, read_only=True) as store:
        return {name: store.release(id).state for name, id in ids.items()}


def withdrawn(states: dict[str, State]) -> set[str]:
    return {name for name, state in states.items() if state is State.WITHDRAWN}


def test_it_takes_one_release_and_names_the_copies_left(
    tmp_path: Path, ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert change(tmp_path, ids["ferry"], "withdrawn") == 0
    assert withdrawn(states(tmp_path, ids)) == {"ferry"}
    printed = capsys.readouterr().out
    assert "2 copies and translations are left public" in printed
    assert ids["mirror.ferry"] in printed
    assert ids["french"] in printed


def test_with_work_it_takes_copies_and_translations_too_and_brings_them_back(
    tmp_path: Path, ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert change(tmp_path, ids["ferry"], "withdrawn", "--work") == 0
    assert withdrawn(states(tmp_path, ids)) == {"ferry", "mirror.ferry", "french"}
    assert "copies and translations are left" not in capsys.readouterr().out
    assert change(tmp_path, ids["ferry"], "public", "--work") == 0
    assert withdrawn(states(tmp_path, ids)) == set()


def test_it_names_what_prints_its_title_or_ten_words_in_a_row_in_the_text_or_beside_it(
    tmp_path: Path, ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert change(tmp_path, ids["ferry"], "withdrawn", "--work") == 0
    printed = capsys.readouterr().out
    assert "4 public releases print its words" in printed
    assert all(ids[name] in printed for name in ("titled", "teaser", "quoting", "beside"))
    assert ids["apart"] not in printed


def test_what_is_not_public_is_not_named(
    tmp_path: Path, ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert change(tmp_path, ids["teaser"], "hidden") == 0
    capsys.readouterr()
    assert change(tmp_path, ids["ferry"], "withdrawn") == 0
    assert ids["teaser"] not in capsys.readouterr().out


def test_an_unknown_release_is_an_error(tmp_path: Path, ids: dict[str, str]) -> None:
    assert ids
    assert change(tmp_path, "nothing1", "withdrawn") == 1


def test_the_export_for_the_public_goes_through_the_same_door(
    tmp_path: Path, ids: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    home = ("--home", str(tmp_path / "home"))
    assert change(tmp_path, ids["ferry"], "withdrawn") == 0
    capsys.readouterr()
    for options, written in (((), False), (("--all-states",), True)):
        assert run([*home, "export", "jsonl", *options]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert (ids["ferry"] in {json.loads(line)["id"] for line in lines}) is written
    assert run([*home, "export", "jsonl"]) == 0
    assert "desk@irco.example" in capsys.readouterr().out
    assert run([*home, "--show-contacts", "false", "export", "jsonl"]) == 0
    assert "desk@irco.example" not in capsys.readouterr().out
