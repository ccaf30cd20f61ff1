"""What pages in the test data of packages are told to be, against what they are.

Run from the project's root: `.venv/bin/python -m benchmarks.packaged FOLDER...`. The folders hold
the unpacked packages that data/gold/page-kinds/packages.yaml lists, each got by the client of its
registry; pages are found by the sha-256 of their bytes, wherever they stand. They are read without
addresses. A package that is not there is named and left out.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import yaml

from archive.config import collection_folder, data_folder
from archive.describe.describer import Describer, make_describer
from archive.models import Capture, digest_of
from benchmarks.faults import no_faults
from benchmarks.kinds import Sample, figures

GOLD = data_folder() / "gold" / "page-kinds"
_PAGES = (".html", ".htm", ".testhtml")


@dataclass(frozen=True, slots=True)
class Label:
    """What a page of a package is: 'release' or 'other'. digest: of its bytes."""

    package: str
    digest: str
    kind: str


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", nargs="+", type=Path, help="where packages were unpacked")
    folders = arguments.parse_args().folder
    describer = make_describer(collection_folder("generic"), datetime.now(UTC).date())
    describer = replace(describer, annotators=())
    pages = pages_in(folders)
    for package in yaml.safe_load((GOLD / "packages.yaml").read_text(encoding="utf-8")):
        labels = [label for label in labels_of() if label.package == package["name"]]
        present = [label for label in labels if label.digest in pages]
        counts = counted(describer, present, pages)
        absent = len(labels) - len(present)
        shown = {**package, **figures(counts), **({"absent": absent} if absent else {})}
        print(json.dumps(shown), flush=True)


def samples_to_build_on(folders: Iterable[Path]) -> Iterator[Sample]:
    """The labelled pages that lie in the folders, of packages that are guards and no measure."""
    packages = yaml.safe_load((GOLD / "packages.yaml").read_text(encoding="utf-8"))
    guards = {package["name"] for package in packages if package["use"] == "guard"}
    pages = pages_in(folders)
    for label in labels_of():
        if label.package in guards and label.digest in pages:
            capture = Capture("page.html", pages[label.digest].read_bytes())
            yield Sample(label.digest, label.kind, capture)


def labels_of() -> Iterator[Label]:
    for line in (GOLD / "packaged.jsonl").read_text(encoding="utf-8").splitlines():
        yield Label(**json.loads(line))


def pages_in(folders: Iterable[Path]) -> dict[str, Path]:
    """Every page below the folders, by the digest of its bytes."""
    paths = (path for folder in folders for path in folder.rglob("*") if path.suffix in _PAGES)
    return {digest_of(path.read_bytes()): path for path in paths if path.is_file()}


def counted(
    describer: Describer, labels: Iterable[Label], found: Mapping[str, Path]
) -> Counter[tuple[str, bool]]:
    """By kind how many came in and how many did not."""
    counts = Counter[tuple[str, bool]]()
    for label in labels:
        capture = Capture("page.html", found[label.digest].read_bytes())
        counts[label.kind, bool(describer.describe(capture).releases)] += 1
    return counts


if __name__ == "__main__":
    with no_faults():
        main()
