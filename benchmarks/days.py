"""Every set whose days are known: how many are shown, how many are wrong, which bounds hold.

Run from the project's root: `.venv/bin/python -m benchmarks.days [--misses] [--only SET]`.
Addresses are withheld, but for `mozilla-named`, and the collection is `generic`. Rules are made on
one half of each set (sha-256 of the id even); the other is reported, and `--misses` names pages of
the first alone.
"""

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median

from archive.config import collection_folder
from archive.dates.bounding.bounds import bounds
from archive.describe.describer import Describer, make_describer
from archive.models import Capture, IssueDate, Release
from benchmarks.corpus import corpus, taking_all_for_releases, without_profiles
from benchmarks.faults import no_faults
from benchmarks.fields import samples, truth
from benchmarks.headings import TEXTS, even

DATA = Path(__file__).parents[2] / "shared" / "data"
TODAY = date(2026, 11, 1)
_TYPED = (("content-type", "text/plain; charset=utf-8"),)
_EVERY = 20


@dataclass(frozen=True, slots=True)
class Dated:
    """A page or text whose day of issue is known."""

    id: str
    capture: Capture
    day: date


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--misses", action="store_true", help="name pages of the built-on half")
    arguments.add_argument("--only", help="one set", choices=SETS)
    options = arguments.parse_args()
    describer = without_profiles(make_describer(collection_folder("generic"), TODAY))
    describer = replace(taking_all_for_releases(describer), annotators=())
    for name in [options.only] if options.only else SETS:
        measure(name, list(SETS[name]()), describer, misses=options.misses)


def measure(name: str, pages: list[Dated], describer: Describer, *, misses: bool) -> None:
    """Prints the figures of both halves."""
    counts = {True: Counter[str](), False: Counter[str]()}
    widths: dict[bool, list[int]] = {True: [], False: []}
    for page in pages:
        built_on = even(page.id)
        releases = describer.describe(page.capture).releases
        release = releases[0] if releases else Release("", ())
        labels = list(outcome(release.issued, page.day, found=bool(releases)))
        labels += told_wrong(describer, release, page.day)
        counts[built_on].update(["pages", *labels])
        widths[built_on] += width(release.issued, describer.knowledge.first_year)
        if misses and built_on and labels != ["exact"]:
            print(f"    {page.id}: {page.day} read as {release.issued.value} {labels}")
    for built_on, figures in counts.items():
        half = "built on" if built_on else "report"
        line: dict[str, object] = {"set": name, "half": half, **dict(sorted(figures.items()))}
        if widths[built_on]:
            line["undated, median width in days"] = int(median(widths[built_on]))
        print(json.dumps(line), flush=True)


def width(issued: IssueDate, first_year: int) -> Iterator[int]:
    """Of an undated release, how many days its bounds leave; without a lower one from the first
    year of the collection, without an upper one to the day of the benchmark."""
    if issued.precision != "day":
        earliest, latest = issued.earliest or date(first_year, 1, 1), issued.latest or TODAY
        yield (latest - earliest).days + 1


def outcome(issued: IssueDate, day: date, *, found: bool) -> Iterator[str]:
    if not found:
        yield "no release"
    elif issued.precision == "day":
        yield "exact" if issued.value == day.isoformat() else "wrong day shown"
        if issued.value == f"{day:%Y-%d-%m}" != f"{day:%Y-%m-%d}":
            yield "swapped"
    else:
        yield "not to the day" if issued.value else "undated"
        if issued.latest is None:
            yield "no upper bound"
        if not (issued.earliest or day) <= day <= (issued.latest or day):
            yield "bounds exclude the day"


def told_wrong(describer: Describer, release: Release, day: date) -> Iterator[str]:
    """What the text alone would bound, were the release undated."""
    bounds_of_text = bounds(describer.knowledge, f"{release.title}\n{release.text}")
    if bounds_of_text.earliest:
        yield "floor of the text"
        if bounds_of_text.earliest > day:
            yield "false floor"
    if bounds_of_text.latest:
        yield "ceiling of the text"
        if bounds_of_text.latest < day:
            yield "false ceiling"


def _htmldate() -> Iterator[Dated]:
    folder = DATA / "dates" / "htmldate"
    for name, entry in _json(folder / "truth.json").items():
        content = gzip.decompress((folder / "html" / name).read_bytes())
        yield Dated(name, Capture("page.html", content), date.fromisoformat(entry["date"]))


def _wcxb() -> Iterator[Dated]:
    for path in sorted((DATA / "extraction" / "wcxb-dev" / "html").glob("*.gz")):
        name = path.name.removesuffix(".html.gz")
        _, day = truth(name)
        if day:
            capture = Capture("page.html", gzip.decompress(path.read_bytes()))
            yield Dated(name, capture, date.fromisoformat(day))


def _minnesota() -> Iterator[Dated]:
    yield from _of_folder(DATA / "releases" / "mn-ag", "html")


def _mozilla() -> Iterator[Dated]:
    yield from _of_folder(DATA / "releases" / "mozilla", "press")


def _mozilla_named() -> Iterator[Dated]:
    """The pages with their file names, as an archive knows them; most labels are of these names."""
    for page in _mozilla():
        yield replace(page, capture=replace(page.capture, url=f"http://press.example/{page.id}"))


def _of_folder(folder: Path, pages: str) -> Iterator[Dated]:
    for name, entry in _json(folder / "truth.json").items():
        capture = Capture("page.html", (folder / pages / name).read_bytes())
        yield Dated(name, capture, date.fromisoformat(entry["date"]))


def _samples() -> Iterator[Dated]:
    for page in samples():
        if page.day and len(page.day) == 10:
            digest = hashlib.sha256(page.content).hexdigest()
            yield Dated(digest, Capture("page.html", page.content), date.fromisoformat(page.day))


def _typed() -> Iterator[Dated]:
    with gzip.open(TEXTS, "rt", encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            yield _of_text(line)


def _of_corpus(name: str) -> Iterator[Dated]:
    for entry in islice(corpus(name), 0, None, _EVERY):
        yield _of_text(entry)


def _of_text(entry: Mapping[str, object]) -> Dated:
    capture = Capture("x.txt", str(entry["text"]).encode(), headers=_TYPED)
    return Dated(str(entry["id"]), capture, date.fromisoformat(str(entry["date"])))


def _json(path: Path) -> dict[str, dict[str, str]]:
    entries: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8"))
    return entries


SETS: dict[str, Callable[[], Iterator[Dated]]] = {
    "htmldate": _htmldate,
    "wcxb-dev": _wcxb,
    "mn-ag": _minnesota,
    "mozilla-press": _mozilla,
    "mozilla-named": _mozilla_named,
    "samples": _samples,
    "typed-texts": _typed,
    "senators": lambda: _of_corpus("senate-sample.jsonl.gz"),
    "whitehouse": lambda: _of_corpus("whitehouse-2021-2024.jsonl.gz"),
}


if __name__ == "__main__":
    with no_faults():
        main()
