"""What describing an article costs in several checkouts of the program, the first of them as 1.

`.venv/bin/python -m benchmarks.in_turns CHECKOUT CHECKOUT ...`: fifty articles, all annotators, a
process for each checkout. Each page is described by all of them before the next one comes, three
times; the least CPU time of each counts. So they share whatever else the machine does meanwhile.
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

ARTICLES = 50
ROUNDS = 3
_DESCRIBE = "--describe"
_FOLDER = Path(__file__).parents[2] / "shared" / "data" / "extraction" / "wcxb-dev"


def main(checkouts: Sequence[str]) -> None:
    """Print the CPU seconds of each checkout and their ratio to those of the first."""
    describers = [_started(checkout) for checkout in checkouts]
    least = [[float("inf")] * ARTICLES for _ in checkouts]
    for number in list(range(ARTICLES)) * ROUNDS:
        for times, describer in zip(least, describers, strict=True):
            times[number] = min(times[number], _asked(describer, number))
    for checkout, times in zip(checkouts, least, strict=True):
        print(f"{checkout}: {sum(times):.2f} CPU s, {sum(times) / sum(least[0]):.2f}")
    for describer in describers:
        describer.communicate()


def _started(checkout: str) -> "subprocess.Popen[str]":
    """A process with the code of that checkout, which answers each number of an article by the CPU
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
    captures = [Capture(name, content, url) for name, content, url in _articles()]
    describer.describe(captures[0])
    for line in sys.stdin:
        begun = time.process_time()
        describer.describe(captures[int(line)])
        print(time.process_time() - begun, flush=True)


def _articles() -> Iterator[tuple[str, bytes, str | None]]:
    for path in sorted((_FOLDER / "ground-truth").glob("*.json"))[:ARTICLES]:
        content = gzip.decompress((_FOLDER / "html" / f"{path.stem}.html.gz").read_bytes())
        yield path.stem, content, json.loads(path.read_text(encoding="utf-8")).get("url")


if __name__ == "__main__":
    _answer() if sys.argv[1:] == [_DESCRIBE] else main(sys.argv[1:])
