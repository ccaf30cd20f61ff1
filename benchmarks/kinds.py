"""What pages are told to be, against what they are: releases kept, and what else comes in.

Run from the project's root: `.venv/bin/python -m benchmarks.kinds [--half build] [--misses]`.

Pages of known kind: wcxb-kinds and wcxb-dev, of which only articles may be releases; a whole site,
whose kinds stand in data/gold/page-kinds/site.jsonl; sets that hold releases only. By the sha-256
of a page's id half of the first three are the build half, on which the weights were fitted.
"""

import argparse
import gzip
import hashlib
import json
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from archive.config import collection_folder, data_folder
from archive.describe.describer import make_describer
from archive.models import Capture
from benchmarks.faults import no_faults

DATA = Path(__file__).parents[2] / "shared" / "data"
SITE = data_folder() / "gold" / "page-kinds" / "site.jsonl"


@dataclass(frozen=True, slots=True)
class Sample:
    """One page. kind: 'release', or what else it is; 'doubt' where a person would want to ask."""

    id: str
    kind: str
    capture: Capture


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--half", choices=("build", "report"), default="report")
    arguments.add_argument("--misses", action="store_true", help="name the pages told wrongly")
    options = arguments.parse_args()
    describer = make_describer(collection_folder("generic"), datetime.now(UTC).date())
    describer = replace(describer, annotators=())
    for set_name, pages in sets().items():
        kinds_kept, spent = Counter[tuple[str, bool]](), 0.0
        for page in (
            page for page in pages if set_name in WHOLE or half_of(page.id) == options.half
        ):
            begun = time.process_time()
            description = describer.describe(page.capture)
            spent += time.process_time() - begun
            kept = bool(description.releases)
            kinds_kept[page.kind, kept] += 1
            if options.misses and options.half == "build" and kept != (page.kind == "release"):
                print(f"    {page.id} {page.kind}: {description.reason} {description.detail[:200]}")
        print(
            json.dumps({"what": set_name, **figures(kinds_kept), "CPU s": round(spent, 1)}),
            flush=True,
        )


WHOLE = ("mn-ag", "mozilla press", "senators", "whitehouse", "typed texts", "samples")


def sets() -> dict[str, Iterator[Sample]]:
    return {
        "wcxb-kinds": web_pages("wcxb-kinds"),
        "wcxb-dev": web_pages("wcxb-dev"),
        "site-600": site(),
        "mn-ag": files(DATA / "releases" / "mn-ag" / "html"),
        "mozilla press": files(DATA / "releases" / "mozilla" / "press"),
        "senators": texts(DATA / "corpora" / "senate-sample.jsonl.gz", 10),
        "whitehouse": texts(DATA / "corpora" / "whitehouse-2021-2024.jsonl.gz", 10),
        "typed texts": texts(DATA / "releases" / "typed-texts" / "texts.jsonl.gz", 1),
        "samples": samples(),
    }


def web_pages(name: str) -> Iterator[Sample]:
    folder = DATA / "extraction" / name
    for path in sorted((folder / "ground-truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        content = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
        kind = truth.get("_internal", {}).get("page_type", {}).get("primary", "article")
        shown = "release" if kind == "article" else kind
        yield Sample(path.stem, shown, Capture(path.stem, content, truth.get("url")))


def site() -> Iterator[Sample]:
    labels = [json.loads(line) for line in SITE.read_text(encoding="utf-8").splitlines()]
    with zipfile.ZipFile(DATA / "releases" / "mozilla" / "site-600.zip") as archive:
        for label in labels:
            name = label["file"]
            yield Sample(name, label_of(label), Capture(name, archive.read(name)))


def label_of(label: Mapping[str, str]) -> str:
    """What two blind passes say of a page: a doubt where either has one. Where they name two kinds
    of which neither is a release, there is none about what is asked here."""
    passes = {label["first"], label["second"]}
    differ = "release" in passes and len(passes) > 1
    return "doubt" if differ or "doubt" in passes else label["first"]


def files(folder: Path) -> Iterator[Sample]:
    for path in sorted(folder.iterdir()):
        yield Sample(path.name, "release", Capture(path.name, path.read_bytes()))


def texts(path: Path, step: int) -> Iterator[Sample]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % step == 0:
                content = json.loads(line)["text"].encode()
                name = f"{number}.txt"
                yield Sample(name, "release", Capture(name, content, media_type="text/plain"))


def samples() -> Iterator[Sample]:
    for path in sorted((data_folder() / "samples").rglob("*.html")):
        expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        kind = "release" if expected["releases"] else "listing"
        yield Sample(path.name, kind, Capture(path.name, path.read_bytes(), expected["url"]))


def half_of(id: str) -> str:
    return ("build", "report")[hashlib.sha256(id.encode()).digest()[-1] % 2]


def figures(kinds_kept: Counter[tuple[str, bool]]) -> dict[str, object]:
    """By kind how many of how many came in; of the doubtful nothing is asked."""
    kinds = sorted({kind for kind, _ in kinds_kept})
    others = [kind for kind in kinds if kind not in ("release", "doubt")]
    false = sum(kinds_kept[kind, True] for kind in others)
    number = false + sum(kinds_kept[kind, False] for kind in others)
    releases = kinds_kept["release", True] + kinds_kept["release", False]
    return {
        "releases kept": f"{kinds_kept['release', True]} of {releases}",
        "recall": round(kinds_kept["release", True] / releases, 4) if releases else None,
        "others that came in": f"{false} of {number}",
        "share": round(false / number, 4) if number else None,
        "by kind": {
            kind: f"{kinds_kept[kind, True]} of {kinds_kept[kind, True] + kinds_kept[kind, False]}"
            for kind in kinds
        },
    }


if __name__ == "__main__":
    with no_faults():
        main()
