"""Bodies and titles of the pages that go-trafilatura is tested with, against trafilatura's.

Run from the project's root: `.venv/bin/python -m benchmarks.packaged_bodies FOLDER [--half build]`.
FOLDER is where the client of its registry unpacked github.com/markusmobius/go-trafilatura v1.12.2.
For each page its table gives strings that the body has and strings that it has not. Hosts are in
two halves by their SHA-256; pages that ../shared/data/dates/htmldate has too are left out.
"""

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import trafilatura

from archive.config import collection_folder
from archive.describe.describer import Describer, make_describer
from archive.models import Capture
from archive.text.words import words_of
from benchmarks.corpus import taking_all_for_releases
from benchmarks.faults import no_faults
from benchmarks.kinds import DATA

_STRING = r'"(?:[^"\\]|\\.)*"|`[^`]*`'
_ENTRY = re.compile(rf"^\t({_STRING}): \{{\n(.*?)^\t\}},", re.DOTALL | re.MULTILINE)
_BYTE = re.compile(r"\\x([0-9a-f]{2})")


@dataclass(frozen=True, slots=True)
class Tested:
    """A page, what its body has and has not, its title or ''."""

    path: Path
    url: str
    title: str
    inside: tuple[str, ...]
    outside: tuple[str, ...]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=Path, help="where the module stands")
    arguments.add_argument("--half", choices=("build", "report"), default="report")
    arguments.add_argument("--step", type=int, default=1, help="every n-th page")
    chosen = arguments.parse_args()
    describer = make_describer(collection_folder("generic"), datetime.now(UTC).date())
    describer = taking_all_for_releases(replace(describer, annotators=()))
    ours, theirs = Counter[str](), Counter[str]()
    pages = [page for page in pages_in(chosen.folder) if half_of(page.url) == chosen.half]
    for page in pages[:: chosen.step]:
        content = page.path.read_bytes()
        title, text = read(describer, content)
        ours += compared(page, text) + Counter(titles=bool(page.title), exact=is_same(page, title))
        theirs += compared(page, trafilatura.extract(content, include_comments=False) or "")
    for reader, counts in (("Dateline", ours), ("trafilatura", theirs)):
        print(json.dumps({"reader": reader, "half": chosen.half, **figures(counts)}))


def read(describer: Describer, content: bytes) -> tuple[str, str]:
    releases = describer.describe(Capture("page.html", content)).releases
    title = releases[0].title if releases else ""
    return title, "\n\n".join(release.text for release in releases)


def is_same(page: Tested, title: str) -> bool:
    return bool(page.title) and words_of(page.title) == words_of(title)


def compared(page: Tested, text: str) -> Counter[str]:
    """White space aside, for readers part lines each in their own way."""
    shown = "".join(text.split())
    has = [what for what in page.inside if "".join(what.split()) in shown]
    more = [what for what in page.outside if "".join(what.split()) in shown]
    return Counter(
        pages=1,
        inside=len(page.inside),
        found=len(has),
        outside=len(page.outside),
        intruding=len(more),
    )


def figures(counts: Counter[str]) -> dict[str, object]:
    precision = counts["found"] / max(1, counts["found"] + counts["intruding"])
    recall = counts["found"] / max(1, counts["inside"])
    shown: dict[str, object] = {
        "pages": counts["pages"],
        "precision": round(precision, 3),
        "recall": round(recall, 3),
        "F1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "strings lost": f"{counts['inside'] - counts['found']} of {counts['inside']}",
        "strings of others inside": f"{counts['intruding']} of {counts['outside']}",
    }
    if counts["titles"]:
        shown["titles"] = f"{counts['exact']} of {counts['titles']}"
    return shown


def pages_in(folder: Path) -> Iterator[Tested]:
    """The pages of the module's table that no other set beside the project has."""
    table = next(folder.rglob("scripts/comparison/data.go"))
    files = table.parents[2] / "test-files"
    others = json.loads((DATA / "dates" / "htmldate" / "truth.json").read_text(encoding="utf-8"))
    seen = {truth["url"].rstrip("/") for truth in others.values()}
    entries = table.read_text(encoding="utf-8").partition("var comparisonData")[2]
    for url, fields in ((_text(url), fields) for url, fields in _ENTRY.findall(entries)):
        name = _field(fields, "File")
        paths = (files / folder / name for folder in ("comparison", "mock"))
        path = next((path for path in paths if path.is_file()), None)
        if path and url.rstrip("/") not in seen and f"{name}.gz" not in others:
            lists = (_list(fields, "With"), _list(fields, "Without"))
            yield Tested(path, url, _field(fields, "Title"), *lists)


def half_of(url: str) -> str:
    host = urlsplit(url).netloc.removeprefix("www.")
    return ("build", "report")[hashlib.sha256(host.encode()).digest()[0] % 2]


def _field(fields: str, name: str) -> str:
    value = re.search(rf"\b{name}:\s*({_STRING})", fields)
    return _text(value[1]) if value else ""


def _list(fields: str, name: str) -> tuple[str, ...]:
    listed = re.search(
        rf"\b{name}:\s*\[\]string\{{(.*?)\}},?\s*$", fields, re.DOTALL | re.MULTILINE
    )
    return tuple(map(_text, re.findall(_STRING, listed[1]))) if listed else ()


def _text(literal: str) -> str:
    """A string of Go's, whose escapes are those of JSON but for a few."""
    if literal[0] == "`":
        return literal[1:-1]
    text: str = json.loads(_BYTE.sub(r"\\u00\1", literal).replace("\\'", "'"))
    return text


if __name__ == "__main__":
    with no_faults():
        main()
