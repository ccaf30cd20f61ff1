"""Which headings of people most releases have: all are to be read by eye, none may be no person.

Run from the project's root: `.venv/bin/python -m benchmarks.person_facet [NUMBER] [SEED]`: so many
releases drawn at random from each of three sets, none of them on the half that figures are
published of. Prints the fifty headings of most releases, each with how many, and how it was found.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from archive.config import collection_folder
from archive.describe.describer import Describer, describer_of
from archive.evaluation.pointers import Half, half_of
from archive.evaluation.texts import TEXTS, read_texts
from archive.facets import facet
from archive.knowledge.snapshot import load_knowledge
from archive.models import Capture

DATA = Path(__file__).parents[2] / "shared" / "data"
SETS = ("senate", "mn-ag", "whitehouse")
_TODAY = date(2026, 11, 1)
_SHOWN = 50


def main(number: int, seed: int) -> None:
    describer = describer_of(load_knowledge(collection_folder("generic")), _TODAY)
    releases: Counter[str] = Counter()
    evidence: dict[str, str] = defaultdict(str)
    for text in texts(number, seed):
        for label, how in headings(text, describer).items():
            releases[label] += 1
            evidence[label] = evidence[label] or how
    ordered = sorted(releases.items(), key=lambda entry: (-entry[1], entry[0]))
    for label, count in ordered[:_SHOWN]:
        print(f"{count:4}  {label}  ({evidence[label]})")


def texts(number: int, seed: int) -> Iterator[str]:
    """So many texts of each set, drawn at random."""
    for name in SETS:
        every = read_texts(TEXTS[name], DATA)
        ids = sorted(id for id in every if half_of(id) is not Half.REPORT)
        for id in random.Random(seed).sample(ids, number):
            yield every[id]


def headings(text: str, describer: Describer) -> dict[str, str]:
    """The people under whom a release is found, each with its evidence."""
    described = describer.describe(Capture("text", text.encode(), media_type="text/plain"))
    person = facet("person")
    return {
        point.label: point.evidence
        for release in described.releases
        for point in release.access_points
        if person.holds(point)
    }


if __name__ == "__main__":
    numbers = [int(value) for value in sys.argv[1:3]]
    main(*[*numbers, *(100, 1)[len(numbers) :]])
