"""The day of issue of any page: Dateline's own choice against htmldate, in the same run.

Run from the project's root: `.venv/bin/python -m benchmarks.dating [--misses]`. Neither is told the
address or the file's name. CPU seconds take in decoding and parsing.
"""

import argparse
import gzip
import json
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import htmldate

from archive.config import collection_folder
from archive.dates.issue_date import date_release
from archive.decoding.decode import decode
from archive.errors import DescribeError
from archive.html.page import parse_page
from archive.knowledge.common_words import telling_words
from archive.knowledge.snapshot import load_knowledge
from archive.models import Release
from archive.parsers.generic import read_generic
from benchmarks.faults import no_faults

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "dates" / "htmldate"
KNOWLEDGE = load_knowledge(collection_folder("generic"))
WORDS = telling_words(KNOWLEDGE.languages)
Reader = Callable[[bytes], str | None]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--misses", action="store_true", help="name the pages read wrongly")
    misses = arguments.parse_args().misses
    truth = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
    pages = {name: gzip.decompress((FOLDER / "html" / name).read_bytes()) for name in truth}
    for reader in (ours, theirs):
        begun = time.process_time()
        days = {name: reader(content) for name, content in pages.items()}
        spent = time.process_time() - begun
        right = sum(days[name] == truth[name]["date"] for name in pages)
        figures = {
            "exact": round(right / len(pages), 4),
            "wrong day shown": len(pages) - right - sum(day is None for day in days.values()),
            "none": sum(value is None for value in days.values()),
            "pages per CPU s": round(len(pages) / spent, 1),
        }
        print(json.dumps({"reader": reader.__name__, "pages": len(pages), **figures}), flush=True)
        for name, value in days.items():
            if misses and reader is ours and value != truth[name]["date"]:
                print(f"    {truth[name]['date']} read as {value}: {name}")


def ours(content: bytes) -> str | None:
    page = parse_page(decode(content, None, WORDS).text, None, None)
    today = datetime.now(UTC).date()
    try:
        reading = read_generic(KNOWLEDGE, page)
    except DescribeError:
        return None
    release = Release(reading.title, reading.blocks)
    return _day(date_release(KNOWLEDGE, release, reading, page, today), today)


def _day(release: Release, today: date) -> str | None:
    issued = release.issued
    return issued.value if issued.precision == "day" and (issued.latest or today) <= today else None


def theirs(content: bytes) -> str | None:
    value: str | None = htmldate.find_date(content, original_date=True, extensive_search=True)
    return value


if __name__ == "__main__":
    with no_faults():
        main()
