"""What describing an article costs, against reading the same page with trafilatura in one run.

Run from the project's root: `.venv/bin/python -m benchmarks.articles`. Fifty articles, all
annotators, one process; CPU time, the better of two rounds, after pages that load what is loaded
once. To hold two states of the program against each other run it in a checkout of each, in turns.
"""

import time
from collections.abc import Callable
from datetime import date
from itertools import islice

import trafilatura

from archive.config import collection_folder
from archive.describe.describer import make_describer
from archive.models import Capture
from benchmarks.kinds import web_pages

ARTICLES = 50
ROUNDS = 2
_FIRST = Capture("first.html", b"<title>First</title><p>What all pages ask for is made now.</p>")


def main() -> None:
    """Print the CPU seconds of both."""
    describer = make_describer(collection_folder("generic"), date(2026, 1, 1))
    captures = [sample.capture for sample in islice(web_pages("wcxb-dev"), ARTICLES)]
    describe = _best(describer.describe, captures)
    extract = _best(lambda capture: trafilatura.extract(capture.content), captures)
    print(f"{ARTICLES} articles: {describe:.2f} CPU s, {describe / extract:.2f} of trafilatura")


def _best(read: Callable[[Capture], object], captures: list[Capture]) -> float:
    for capture in (_FIRST, *captures[:2]):
        read(capture)
    return min(_seconds(read, captures) for _ in range(ROUNDS))


def _seconds(read: Callable[[Capture], object], captures: list[Capture]) -> float:
    begun = time.process_time()
    for capture in captures:
        read(capture)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
