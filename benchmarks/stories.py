"""Pages that hold several releases, without site profiles: how many of them come out right; and
pages of one article, which must not be parted.

Run from the project's root: `.venv/bin/python -m benchmarks.stories`. Items are those of our own
samples whose profiles know them. An item is right where its title, its day and its text are (word
F1 of .95). Of the sets that lie beside the project only the parting is asked for.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from archive.config import collection_folder, data_folder
from archive.decoding.decode import decode
from archive.describe.describer import make_describer
from archive.errors import DescribeError
from archive.html.page import parse_page
from archive.knowledge.common_words import telling_words
from archive.knowledge.snapshot import load_knowledge
from archive.models import Capture, Release
from archive.stories.reading import read_stories
from archive.text.folding import fold
from benchmarks.corpus import without_profiles
from benchmarks.extraction import score
from benchmarks.faults import no_faults

KNOWLEDGE = load_knowledge(collection_folder("generic"))
WORDS = telling_words(KNOWLEDGE.languages)
TODAY = datetime.now(UTC).date()
DATA = Path(__file__).parents[2] / "shared" / "data"
SETS = {
    "aeb": "extraction/aeb/html",
    "wcxb-dev": "extraction/wcxb-dev/html",
    "wcxb-kinds": "extraction/wcxb-kinds/html",
    "htmldate": "dates/htmldate/html",
    "mn-ag": "releases/mn-ag/html",
    "mozilla press": "releases/mozilla/press",
}
_SAME_TEXT = 0.95


def main() -> None:
    of_samples()
    for name, folder in SETS.items():
        parted(name, DATA / folder)


def of_samples() -> None:
    """The items of each sample page with several."""
    describer = without_profiles(make_describer(collection_folder("generic"), TODAY))
    for path in sorted((data_folder() / "samples").rglob("*.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))["releases"]
        page = path.with_suffix(".html")
        if len(expected) > 1 and page.exists():
            releases = describer.describe(Capture(page.name, page.read_bytes())).releases
            right = [_is_right(releases, item) for item in expected]
            titled = [
                fold(item["title"]) in {fold(release.title) for release in releases}
                for item in expected
            ]
            figures = {"items": len(expected), "found": sum(titled), "right": sum(right)}
            print(json.dumps({"page": f"{path.parent.name}/{path.stem}", **figures}), flush=True)


def _is_right(releases: Sequence[Release], item: dict[str, object]) -> bool:
    blocks = item["blocks"]
    assert isinstance(blocks, list)
    text = "\n".join(block["text"] for block in blocks)
    return any(
        fold(release.title) == fold(str(item["title"]))
        and release.issued.value == _day(item)
        and score(text, release.text, 1).f1 >= _SAME_TEXT
        for release in releases
    )


def _day(item: dict[str, object]) -> str | None:
    issued = item.get("issued")
    return issued.get("value") if isinstance(issued, dict) else str(issued) if issued else None


def parted(name: str, folder: Path) -> None:
    """How many pages of a set are parted, and of how many it is doubted that they hold one."""
    pages = several = doubted = 0
    for content in _contents(folder):
        pages += 1
        try:
            page = parse_page(decode(content, None, WORDS).text)
            stories = read_stories(KNOWLEDGE, page, TODAY)
        except DescribeError:
            continue
        several += bool(stories.items)
        doubted += stories.may_be_several
    print(
        json.dumps({"set": name, "pages": pages, "parted": several, "doubts": doubted}), flush=True
    )


def _contents(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        yield gzip.decompress(content) if path.suffix == ".gz" else content


if __name__ == "__main__":
    with no_faults():
        main()
