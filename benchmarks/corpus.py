"""Writing corpora of real releases as HTML pages into a folder outside the project."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import chain, islice
from pathlib import Path

from archive.describe.describer import Describer, describer_of
from archive.kinds import PageKind
from archive.knowledge.snapshot import KnownKind

CORPORA = Path(__file__).parents[2] / "shared" / "data" / "corpora"
_FILES = ("whitehouse-2021-2024.jsonl.gz", "senate-sample.jsonl.gz")


def write_pages(folder: Path, number: int) -> int:
    """Write so many releases, half of them from each corpus, as pages of a plain web site.

    Returns how many were written. Raises FileNotFoundError where the corpora are absent.
    """
    half = number // 2
    entries = chain(*(islice(corpus(name), half) for name in _FILES))
    written = 0
    for entry in entries:
        folder_of_year = folder / "www.bench.example" / str(entry["date"])[:4]
        folder_of_year.mkdir(parents=True, exist_ok=True)
        page = folder_of_year / f"release-{written:05}.html"
        page.write_text(page_of(entry), encoding="utf-8")
        written += 1
    return written


def without_profiles(describer: Describer) -> Describer:
    """The describer that reads every page by general rules."""
    return describer_of(replace(describer.knowledge, profiles=()), describer.today)


def taking_all_for_releases(describer: Describer) -> Describer:
    """The describer told that each page is a release: what pages are is measured elsewhere."""
    kinds = (KnownKind("*", PageKind.RELEASE),)
    return replace(describer, knowledge=replace(describer.knowledge, known_kinds=kinds))


def corpus(name: str) -> Iterator[dict[str, object]]:
    """The entries of one corpus, one by one. Raises FileNotFoundError where it is absent."""
    with gzip.open(CORPORA / name, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def page_of(entry: dict[str, object]) -> str:
    """An entry as a page of a plain web site."""
    text = str(entry["text"])
    paragraphs = [part for part in text.split("\n") if part.strip()]
    title = str(entry.get("title") or paragraphs[0][:90])
    body = "\n".join(f"<p>{escape(part)}</p>" for part in paragraphs)
    return (
        "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>"
        f"<title>{escape(title)} | Press office</title>"
        f"<meta name='date' content='{entry['date']}'></head>\n<body>"
        "<div id='menu'><a href='/'>Home</a> <a href='/news'>News</a></div>"
        f"<div id='content'><h1>{escape(title)}</h1>\n{body}</div>"
        "<div id='footer'>All rights reserved</div></body></html>\n"
    )
