"""A search for somebody by an id that leads to another now: of an address that a reader kept."""

import pytest
from click.testing import CliRunner
from flask import Flask
from web_builders import room_of_a_page

from archive.decisions import Word
from archive.publication import publication_of
from archive.store import open_store
from indexer.indexing import build
from web.app import create_app
from web.cli.search import search
from web.context import room_of

FILLER = "The library opens its doors in November from nine in the morning until midnight."
PAGE = f"""<html><head><title>Library Open Late</title></head><body><h1>Library Open Late</h1>
<p>{FILLER}</p><p>“People read more when it is dark outside,” said Dorothy Quill, State
Librarian.</p><p>“These maps show a coast that is no longer there,” said Harriet Lowell, Keeper of
Maps.</p><p>{FILLER}</p></body></html>"""


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Flask, str, str]:
    """A room in which one of two speakers was found to be the other; the former id, the present."""
    config = room_of(room_of_a_page(tmp_path_factory.mktemp("merged"), PAGE)).config
    with open_store(config) as store:
        (stored,) = store.releases()
        present, former = (str(quote.speaker_id) for quote in stored.release.quotes)
        store.people.merge(former, present, Word("Maja"))
        build(publication_of(store, config), config)
    return create_app(config), former, present


@pytest.mark.parametrize("facet", ["person", "speaker"])
@pytest.mark.parametrize("page", ["/api/search?type=quote", "/search?type=quote"])
def test_a_former_id_finds_what_the_present_one_finds(
    merged: tuple[Flask, str, str], page: str, facet: str
) -> None:
    app, former, present = merged
    answer, expected = (app.test_client().get(f"{page}&{facet}={id}") for id in (former, present))
    assert answer.text == expected.text
    assert former not in answer.text
    assert "no longer there" in answer.text


def test_lines_take_a_former_id(merged: tuple[Flask, str, str]) -> None:
    app, former, present = merged
    answer, expected = (
        app.test_client().get(f"/lines?q=library&person={id}") for id in (former, present)
    )
    assert answer.text == expected.text
    assert "opens its doors" in answer.text


def test_the_terminal_takes_a_former_id(merged: tuple[Flask, str, str]) -> None:
    app, former, _ = merged
    result = CliRunner().invoke(search, ["--person", former], obj=room_of(app).config)
    assert result.output.startswith("1 found")
