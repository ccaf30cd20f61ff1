"""How fast speech and people are read, against taking the same texts in without annotators.

Run from the project's root: `.venv/bin/python -m benchmarks.speech_speed`. A hundred texts of each
set beside the project, by a fixed seed; one core, CPU time, the median of three runs; a first run,
not counted, loads what is loaded once. Words are parted at blanks.
"""

import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from archive.annotators.page_context import PageContext
from archive.annotators.quotations import people, quotes
from archive.config import collection_folder, data_folder
from archive.describe.describer import make_describer
from archive.evaluation.texts import TEXTS, read_texts
from archive.models import Capture, Release

SETS = ("senate", "mn-ag", "typed", "whitehouse")
TEXTS_OF_EACH = 100
RUNS = 3
SEED = 3


def main() -> None:
    """Print the figures of each set."""
    beside = data_folder().parent.parent / "shared" / "data"
    describer = make_describer(collection_folder("generic"), date(2026, 1, 1))
    bare = replace(describer, annotators=())
    for name in SETS:
        texts = read_texts(TEXTS[name], beside)
        chosen = random.Random(SEED).sample(sorted(texts), TEXTS_OF_EACH)
        captures = [Capture(page, texts[page].encode(), media_type="text/plain") for page in chosen]
        releases = [
            replace(release, language="en")
            for capture in captures
            for release in bare.describe(capture).releases
        ]
        words = sum(len(release.text.split()) for release in releases)

        def speech(releases: Sequence[Release] = releases) -> None:
            for release in releases:
                read = quotes.annotate(release, PageContext(), describer.knowledge)
                people.annotate(read, PageContext(), describer.knowledge)

        def taking_in(captures: Sequence[Capture] = captures) -> None:
            for capture in captures:
                bare.describe(capture)

        spoken, reading = words / _seconds(speech), words / _seconds(taking_in)
        print(
            f"{name}: {words} words; speech {spoken:,.0f} words/s, "
            f"{spoken / reading:.2f} of taking in, {reading:,.0f}"
        )


def _seconds(work: Callable[[], None]) -> float:
    work()
    seconds = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


if __name__ == "__main__":
    main()
