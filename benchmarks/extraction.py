"""The body of any page: Dateline's own reading against trafilatura, in the same run.

Run from the project's root: `.venv/bin/python -m benchmarks.extraction [--misses N]`.

Two measures, each that of its data set: `aeb` compares shingles of four words and averages
precision and recall over the pages before F1 is taken; `wcxb` compares single words and averages
F1 over the pages. Two more sets were never tuned on, measured as wcxb is: Minnesota releases, whose
body the site's profile gives, and our own samples, read without their profiles. CPU seconds take in
decoding, parsing and fields, without annotators.
"""

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import trafilatura

from archive.config import collection_folder, data_folder
from archive.decoding.decode import decode
from archive.describe.describer import make_describer
from archive.errors import DescribeError
from archive.html.page import parse_page
from archive.knowledge.common_words import telling_words
from archive.knowledge.snapshot import load_knowledge
from archive.models import Capture
from archive.parsers.generic import read_generic
from benchmarks.faults import no_faults

KNOWLEDGE = load_knowledge(collection_folder("generic"))
WORDS = telling_words(KNOWLEDGE.languages)
DATA = Path(__file__).parents[2] / "shared" / "data" / "extraction"
_WORD = re.compile(r"\w+")

Reader = Callable[[bytes], str]


@dataclass(frozen=True, slots=True)
class Score:
    """Of one page: shares between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Sample:
    name: str
    content: bytes
    truth: str


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--misses", type=int, default=0, help="name so many of the worst pages")
    misses = arguments.parse_args().misses
    sets = (("aeb", aeb(), 4), ("wcxb-dev", wcxb(), 1), ("mn-ag", minnesota(), 1))
    for set_name, set_pages, size in (*sets, ("samples", samples(), 1)):
        pages = list(set_pages)
        for name, reader in (("dateline", ours), ("trafilatura", theirs)):
            compare(set_name, name, pages, reader, size, misses)


def aeb() -> Iterator[Sample]:
    truth = json.loads((DATA / "aeb" / "ground-truth.json").read_text(encoding="utf-8"))
    for name, entry in truth.items():
        content = gzip.decompress((DATA / "aeb" / "html" / f"{name}.html.gz").read_bytes())
        yield Sample(name, content, entry["articleBody"])


def wcxb() -> Iterator[Sample]:
    folder = DATA / "wcxb-dev"
    for path in sorted((folder / "ground-truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))["ground_truth"]
        content = gzip.decompress((folder / "html" / f"{path.stem}.html.gz").read_bytes())
        yield Sample(path.stem, content, truth["main_content"])


def minnesota() -> Iterator[Sample]:
    """One page in four; what the profile reads is the truth."""
    describer = make_describer(collection_folder("generic"), datetime.now(UTC).date())
    for path in sorted((DATA.parent / "releases" / "mn-ag" / "html").iterdir())[::4]:
        content = path.read_bytes()
        yield Sample(
            path.name, content, describer.describe(Capture(path.name, content)).releases[0].text
        )


def samples() -> Iterator[Sample]:
    for path in sorted((data_folder() / "samples").rglob("*.html")):
        releases = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["releases"]
        text = "\n".join(block["text"] for release in releases for block in release["blocks"])
        yield Sample(path.name, path.read_bytes(), text)


def compare(
    set_name: str, name: str, pages: list[Sample], reader: Reader, size: int, misses: int
) -> None:
    scores, spent = {}, 0.0
    for page in pages:
        begun = time.process_time()
        text = reader(page.content)
        spent += time.process_time() - begun
        scores[page.name] = score(page.truth, text, size)
    number = len(scores)
    precision = sum(quality.precision for quality in scores.values()) / number
    recall = sum(quality.recall for quality in scores.values()) / number
    mean = sum(quality.f1 for quality in scores.values()) / number
    figures = {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(mean if size == 1 else Score(precision, recall).f1, 4),
        "pages per CPU s": round(number / spent, 1),
    }
    print(json.dumps({"what": set_name, "reader": name, "pages": number, **figures}), flush=True)
    for worst in sorted(scores, key=lambda quality: scores[quality].f1)[:misses]:
        print(f"    {worst} {scores[worst].precision:.2f} {scores[worst].recall:.2f}")


def ours(content: bytes) -> str:
    try:
        reading = read_generic(
            KNOWLEDGE,
            parse_page(decode(content, None, WORDS).text, None, None),
        )
    except DescribeError:
        return ""
    return "\n".join(block.text for block in reading.blocks)


def theirs(content: bytes) -> str:
    return trafilatura.extract(content, include_comments=False) or ""


def score(truth: str, text: str, size: int) -> Score:
    """By shingles of so many words."""
    expected, extracted = shingles(truth, size), shingles(text, size)
    right = (expected & extracted).total()
    return Score(
        right / extracted.total() if extracted else float(not expected),
        right / expected.total() if expected else 1.0,
    )


def shingles(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower() if size == 1 else text)
    starts = range(max(1, len(words) - size + 1)) if words else range(0)
    return Counter(tuple(words[at : at + size]) for at in starts)


if __name__ == "__main__":
    with no_faults():
        main()
