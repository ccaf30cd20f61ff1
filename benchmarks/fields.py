"""Title and day of any article, against trafilatura and htmldate in the same run.

Run from the project's root: `.venv/bin/python -m benchmarks.fields [--misses]`. The pages are those
of wcxb-dev, and our own samples of one release, which general rules must read without their
profiles; addresses are withheld. A title is right where its words are, case and marks aside.
"""

import argparse
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

import htmldate
import trafilatura

from archive.config import collection_folder, data_folder
from archive.describe.describer import Describer, make_describer
from archive.models import Capture, Release
from benchmarks.corpus import taking_all_for_releases, without_profiles
from benchmarks.extraction import DATA, wcxb
from benchmarks.faults import no_faults

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page, and what is known of it; day None: not dated."""

    content: bytes
    title: str
    day: str | None


Reader = Callable[[Page], tuple[str, str | None]]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--misses", action="store_true", help="name the pages read wrongly")
    misses = arguments.parse_args().misses
    today = datetime.now(UTC).date()
    describer = taking_all_for_releases(make_describer(collection_folder("generic"), today))
    general = without_profiles(describer)
    articles = [Page(page.content, *truth(page.name)) for page in wcxb()]
    for what, pages, one in (("wcxb-dev", articles, describer), ("samples", samples(), general)):
        compare(f"dateline, {what}", pages, partial(ours, one), misses)
        compare(f"trafilatura and htmldate, {what}", pages, theirs, misses=False)


def compare(name: str, pages: Sequence[Page], reader: Reader, misses: bool) -> None:
    titles, dates, dated = 0, 0, 0
    for page in pages:
        wanted_title, wanted_day = page.title, page.day
        title, day = reader(page)
        titles += words(title) == words(wanted_title)
        dates += wanted_day is not None and day == wanted_day
        dated += wanted_day is not None
        if misses and (words(title) != words(wanted_title) or wanted_day not in (None, day)):
            print(f"    {wanted_title!r} {wanted_day}, read as {title!r} {day}")
    figures = {"titles": round(titles / len(pages), 3), "days": round(dates / dated, 3)}
    print(json.dumps({"reader": name, "pages": len(pages), "dated": dated, **figures}), flush=True)


def truth(name: str) -> tuple[str, str | None]:
    path = DATA / "wcxb-dev" / "ground-truth" / f"{name}.json"
    labels = json.loads(path.read_text(encoding="utf-8"))["ground_truth"]
    day = _DAY.match(labels.get("publish_date") or "")
    return labels.get("title") or "", day[0] if day else None


def samples() -> list[Page]:
    """The sample pages that hold one release, with its title and day."""
    pages = []
    for path in sorted((data_folder() / "samples").rglob("*.html")):
        releases = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["releases"]
        if len(releases) == 1:
            pages.append(Page(path.read_bytes(), releases[0]["title"], releases[0]["issued"]))
    return pages


def ours(describer: Describer, page: Page) -> tuple[str, str | None]:
    releases = describer.describe(Capture("page.html", page.content)).releases
    release = releases[0] if releases else Release("", ())
    return release.title, release.issued.value


def theirs(page: Page) -> tuple[str, str | None]:
    metadata = trafilatura.extract_metadata(page.content)
    day = htmldate.find_date(page.content, original_date=True, extensive_search=True)
    return (metadata.title or "" if metadata else ""), day


def words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


if __name__ == "__main__":
    with no_faults():
        main()
