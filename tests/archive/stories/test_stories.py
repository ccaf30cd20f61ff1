"""Pages that hold several releases and have no profile; pages that look so and hold one."""

import re
from datetime import date
from pathlib import Path

import pytest

from archive.describe.describer import describer_of
from archive.models import Capture, Description
from archive.text.folding import fold
from tests.archive.knowledge import GENERIC

FOLDER = Path(__file__).parent
SEVERAL = sorted((FOLDER / "several").glob("*.html"))
ONE = sorted((FOLDER / "one").glob("*.html"))
LISTS = sorted((FOLDER / "lists").glob("*.html"))
ADDRESS = "http://www.rivers.example/news/bulletin.html"
DESCRIBER = describer_of(GENERIC.with_profiles(()), date(2016, 1, 1))
TITLES = (
    "ferry of port anso sails again after the storm",
    "wells in four districts are tested for salt",
    "commission lends forty pumps to the lower valley",
)
WORDS = ("waved from every roof", "painted mark: blue", "cleaned and oiled")
DAYS = ("1998-05-28", "1998-05-21", "1998-05-12")


def described(path: Path) -> Description:
    return DESCRIBER.describe(Capture("page.html", path.read_bytes(), ADDRESS))


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", SEVERAL, ids=name_of)
def test_each_release_of_a_page_is_one(path: Path) -> None:
    releases = described(path).releases
    assert tuple(fold(release.title) for release in releases) == TITLES
    texts = [" ".join(release.text.split()) for release in releases]
    for words in WORDS:
        assert [words in text for text in texts] == [words is other for other in WORDS]
    assert not any(re.match(r"\d+ May 1998", text) for text in texts)
    if re.search(r"2[18] May 1998", path.read_text(encoding="utf-8")):
        assert tuple(release.issued.value for release in releases) == DAYS


def test_each_part_tells_where_in_the_source_it_stands() -> None:
    path = FOLDER / "several" / "contents-with-names.html"
    source = path.read_text(encoding="utf-8")
    for number, release in enumerate(described(path).releases, 1):
        (part,) = (piece for piece in release.evidence if piece.field == "part")
        span = re.search(r"#n\d, characters (\d+)-(\d+) of the source", part.place)
        assert span is not None and part.value == f"{number} of 3"
        printed = source[int(span[1]) : int(span[2])]
        assert fold(printed).startswith(TITLES[number - 1])
        assert WORDS[number - 1] in printed and printed.endswith("Back to top")


@pytest.mark.parametrize("path", ONE, ids=name_of)
def test_what_is_one_release_stays_one(path: Path) -> None:
    assert len(described(path).releases) == 1


@pytest.mark.parametrize("path", LISTS, ids=name_of)
def test_beginnings_of_stories_that_stand_elsewhere_are_a_list(path: Path) -> None:
    description = described(path)
    assert (description.reason, description.releases) == ("listing", ())


def test_a_text_file_of_three_releases_is_three() -> None:
    content = (FOLDER / "typed-text.txt").read_bytes()
    capture = Capture("month.txt", content, media_type="text/plain")
    releases = DESCRIBER.describe(capture).releases
    assert tuple(fold(release.title) for release in releases) == TITLES
    assert tuple(release.issued.value for release in releases) == DAYS


def test_notes_behind_the_mark_of_the_end_are_no_release() -> None:
    first = (FOLDER / "typed-text.txt").read_text(encoding="utf-8").partition("# # #")[0]
    notes = "Notes for editors\n\n1. The ferry of Port Anso was built in 1931 at Almenar.\n"
    content = f"{first}# # #\n\n{notes}".encode()
    description = DESCRIBER.describe(Capture("one.txt", content, media_type="text/plain"))
    assert len(description.releases) == 1
