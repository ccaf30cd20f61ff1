"""Pages of one article each, of sets that lie beside the project: none of them is parted."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from archive.decoding.decode import decode
from archive.html.page import parse_page
from archive.knowledge.common_words import telling_words
from archive.stories.reading import read_stories
from tests.archive.knowledge import GENERIC

DATA = Path(__file__).parents[3] / "../shared/data"
EVERY = 12
"""One page of so many: `python -m benchmarks.stories` reads all."""


@pytest.mark.parametrize(
    "folder", ["extraction/aeb/html", "extraction/wcxb-dev/html", "releases/mn-ag/html"]
)
def test_no_article_is_parted(folder: str) -> None:
    if not (DATA / folder).is_dir():
        pytest.skip(f"shared/data/{folder} not found")
    words = telling_words(GENERIC.languages)
    for path in sorted((DATA / folder).iterdir())[::EVERY]:
        content = path.read_bytes()
        content = gzip.decompress(content) if path.suffix == ".gz" else content
        page = parse_page(decode(content, None, words).text)
        assert read_stories(GENERIC, page, date(2026, 1, 1)).items == (), path.name
