"""A reader sees which values and words of a release are an archivist's."""

from pathlib import Path

import pytest
from web_builders import SPOKEN, make_app, make_archive

from archive.config import Config
from archive.decisions import Correction, CorrectionTarget
from archive.store import open_store


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of a release of which an archivist corrected something of everything."""
    home: Path = tmp_path_factory.mktemp("corrected") / "home"
    archive = make_archive(home)
    word, rest = SPOKEN.split(" ", 1)
    with open_store(Config(home=home)) as store:
        quote = store.release(archive.open).release.quotes[0].id

        def of(field: str, value: str, seen: str | None = None) -> Correction:
            return Correction(CorrectionTarget.RELEASE, archive.open, field, value, "Maja", seen)

        store.correct(
            [
                of("place", "Koper"),
                of("text", f"<b>{word}</b> {rest}", SPOKEN),
                Correction(CorrectionTarget.QUOTE, quote, "speaker", "Ivo Zajc", "Maja"),
            ]
        )
    client = make_app(archive).test_client()
    return client.get(f"/releases/{archive.open}", follow_redirects=True).text


def test_the_facts_say_what_is_an_archivists(page: str) -> None:
    facts = "<dt>Corrected by an archivist</dt><dd>place, text, quotations</dd>"
    assert facts in page
    assert "Maja" not in page


def test_corrected_words_stand_beside_what_the_page_prints(page: str) -> None:
    word, rest = SPOKEN.split(" ", 1)
    note = f"The page prints “{SPOKEN}”; an archivist reads “&lt;b&gt;{word}&lt;/b&gt; {rest}”."
    assert page.count(note) == 2  # under the paragraph, and with the quotation
    assert f"<b>{word}" not in page


def test_a_speaker_that_an_archivist_gave_says_so(page: str) -> None:
    assert '<span class="status">as an archivist of this archive says</span>' in page
    assert "speaker by an archivist" in page
