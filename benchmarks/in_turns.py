"""What describing a page costs in several checkouts of the program, the first of them as 1.

`.venv/bin/python -m benchmarks.in_turns CHECKOUT CHECKOUT ...`: fifty articles, then fifty typed
texts, all annotators, a process for each checkout. Each page is described by all of them before the
next one comes, three times; the least CPU time of each counts. So they share whatever else the
machine does meanwhile.
"""

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from archive.config import collection_folder
from archive.describe.describer import make_describer
from archive.models import Capture

OF_EACH = 50
ROUNDS = 3
_DESCRIBE = "--describe"
_DATA = Path(__file__).parents[2] / "shared" / "data"
_ARTICLES = _DATA / "extraction" / "wcxb-dev"
_TEXTS = _DATA / "releases" / "typed-texts" / "texts.jsonl.gz"


def main(checkouts: Sequence[str]) -> None:
    """Print the CPU seconds of each checkout and their ratio to those of the first."""
    describers = [_started(checkout) for checkout in checkouts]
    for name, first in (("articles", 0), ("typed texts", OF_EACH)):
        seconds = _least(describers, range(first, first + OF_EACH))
        for checkout, spent in zip(checkouts, seconds, strict=True):
            print(f"{name}, {checkout}: {spent:.2f} CPU s, {spent / seconds[0]:.2f}")
    for describer in describers:
        describer.communicate()


def _least(describers: Sequence["subprocess.Popen[str]"], numbers: range) -> list[float]:
    """The CPU seconds of each describer for these captures, of each capture the least."""
    least = [dict.fromkeys(numbers, float("inf")) for _ in describers]
    for number in [*numbers] * ROUNDS:
        for times, describer in zip(least, describers, strict=True):
            times[number] = min(times[number], _asked(describer, number))
    return [sum(times.values()) for times in least]


def _started(checkout: str) -> "subprocess.Popen[str]":
    """A process with the code of that checkout, which answers each number of a capture by the CPU
    seconds that it took."""
    return subprocess.Popen(
        [sys.executable, __file__, _DESCRIBE],
        cwd=checkout,
        env={"PYTHONPATH": str(Path(checkout).absolute())},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _asked(describer: "subprocess.Popen[str]", number: int) -> float:
    assert describer.stdin and describer.stdout
    print(number, file=describer.stdin, flush=True)
    return float(describer.stdout.readline())


def _answer() -> None:
    describer = make_describer(collection_folder("generic"), date(2026, 1, 1))
    captures = [*_articles(), *_typed_texts()]
    describer.describe(captures[0])
    for line in sys.stdin:
        begun = time.process_time()
        describer.describe(captures[int(line)])
        print(time.process_time() - begun, flush=True)


def _articles() -> Iterator[Capture]:
    for path in sorted((_ARTICLES / "ground-truth").glob("*.json"))[:OF_EACH]:
        content = gzip.decompress((_ARTICLES / "html" / f"{path.stem}.html.gz").read_bytes())
        url = json.loads(path.read_text(encoding="utf-8")).get("url")
        yield Capture(path.stem, content, url)


def _typed_texts() -> Iterator[Capture]:
    """Evenly spread over the set, and so over its decades."""
    with gzip.open(_TEXTS, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    for text in texts[:: len(texts) // OF_EACH][:OF_EACH]:
        yield Capture(text["id"], text["text"].encode(), media_type="text/plain")


if __name__ == "__main__":
    _answer() if sys.argv[1:] == [_DESCRIBE] else main(sys.argv[1:])
