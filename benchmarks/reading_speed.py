"""How fast pages are read, against trafilatura and htmldate on the same pages in the same run.

With a profile two rivals are asked: trafilatura's text alone, and its text with title, date and
other metadata, which is what a profile reads. A first run, not counted, loads what each loads once.

Run from the project's root: `.venv/bin/python -m benchmarks.reading_speed`. Pages with a profile
are real releases (Minnesota) and our own samples; pages without are those of an extraction set.
Decoding, parsing and all fields but those of annotators are timed; each figure is the median of
five runs.
"""

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import htmldate
import trafilatura

from archive.config import collection_folder, data_folder
from archive.describe.describer import make_describer
from archive.models import Capture
from archive.sources import Limits, open_source
from benchmarks.extraction import aeb
from benchmarks.faults import no_faults
from benchmarks.quality import DATA

RUNS = 5


def main() -> None:
    describer = make_describer(collection_folder("generic"), datetime.now(UTC).date())
    bare = replace(describer, annotators=())
    generic = [Capture(page.name, page.content) for page in aeb()]
    for set_name, pages in (("real releases", minnesota()), ("samples", samples() * 4)):
        profiled = [page for page in pages if is_profiled(bare.describe(page).releases)]
        for rival in (trafilatura_text, trafilatura_with_metadata):
            compare(f"{set_name} with a profile", profiled, bare.describe, rival)
    compare("pages without", generic, bare.describe, trafilatura_and_htmldate)


def minnesota() -> list[Capture]:
    folder = DATA / "releases" / "mn-ag" / "html"
    return [Capture("page.html", path.read_bytes()) for path in sorted(folder.iterdir())]


def samples() -> list[Capture]:
    source = open_source(str(data_folder() / "samples"), Limits())
    return [capture for capture in source.captures() if isinstance(capture, Capture)]


def is_profiled(releases: Sequence[object]) -> bool:
    return bool(releases) and all(getattr(release, "profile", "") for release in releases)


def compare(
    set_name: str,
    pages: Sequence[Capture],
    ours: Callable[[Capture], object],
    theirs: Callable[[Capture], object],
) -> None:
    ratios, own, other = [], [], []
    for read in (ours, theirs):
        seconds(read, pages)
    for _ in range(RUNS):
        own.append(len(pages) / seconds(ours, pages))
        other.append(len(pages) / seconds(theirs, pages))
        ratios.append(own[-1] / other[-1])
    figures = {
        "pages": len(pages),
        "dateline": round(statistics.median(own), 1),
        theirs.__name__: round(statistics.median(other), 1),
        "ratio": round(statistics.median(ratios), 2),
    }
    print(json.dumps({"what": set_name, **figures}), flush=True)


def seconds(read: Callable[[Capture], object], pages: Sequence[Capture]) -> float:
    begun = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - begun


def trafilatura_text(page: Capture) -> object:
    return trafilatura.extract(page.content, include_comments=False)


def trafilatura_with_metadata(page: Capture) -> object:
    return trafilatura.bare_extraction(page.content, with_metadata=True, include_comments=False)


def trafilatura_and_htmldate(page: Capture) -> object:
    trafilatura.extract(page.content, include_comments=False)
    return htmldate.find_date(page.content, original_date=True, extensive_search=True)


if __name__ == "__main__":
    with no_faults():
        main()
