"""Whoever is first to start the server has to say what is made in it: it is started once."""

from pathlib import Path

ARCHIVE = Path(__file__).parents[2] / "archive"


def test_it_is_started_from_one_place() -> None:
    named = (path for path in ARCHIVE.rglob("*.py") if '"forkserver"' in path.read_text("utf-8"))
    assert [path.name for path in named] == ["fork_server.py"]
