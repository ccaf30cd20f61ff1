"""Searches and builds beside FTS5, tantivy and Whoosh as it comes, on the same invented releases.

Run from the project's root: `.venv/bin/python -m benchmarks.rivals [--releases N] [--folder FOLDER]
[--rivals NAME ...]`. Needs the extra `bench`. Every question is put to all engines in turn, in one
process; times are CPU milliseconds, median and 95 of 100. cold: words that this process has not
read yet, in files that the system has in memory; warm: words that other questions read before; all
else is asked once. A folder that is given keeps the indexes for the next run. Whoosh is slow.
"""

import argparse
import gc
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import cycle, permutations
from pathlib import Path

from benchmarks.figures import print_figures
from benchmarks.made_archive import made, vocabulary
from benchmarks.rivals.building import build
from benchmarks.rivals.dateline import Dateline
from benchmarks.rivals.engine import Rival, size_of
from benchmarks.rivals.fts5 import Fts5
from benchmarks.rivals.plain_whoosh import PlainWhoosh
from benchmarks.rivals.questions import Question, QuestionClass, classes
from benchmarks.rivals.tantivy_rival import Tantivy

_CUT_FROM = 2_000
_RIVALS: dict[str, Callable[[Path], Rival]] = {
    each.name: each for each in (Tantivy, Fts5, PlainWhoosh)
}


def main() -> None:
    """Print one line of JSON for each figure."""
    read = argparse.ArgumentParser(description=__doc__)
    read.add_argument("--releases", type=int, default=2_000)
    read.add_argument("--folder", type=Path)
    read.add_argument("--questions", type=int, default=30)
    read.add_argument("--rivals", nargs="*", choices=_RIVALS, default=["tantivy", "FTS5"])
    options = read.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        rivals = [make(folder) for name, make in _RIVALS.items() if name in options.rivals]
        measure(folder, options.releases, options.questions, rivals)


def measure(folder: Path, number: int, questions: int, rivals: Sequence[Rival]) -> None:
    dateline = Dateline(folder)
    _built(folder, number, dateline, rivals)
    start = time.process_time()
    dateline.ask(Question(("bade",)))
    print_figures("open to first answer", ms=(time.process_time() - start) * 1000)
    texts = [release.text for _, release in made(range(min(number, _CUT_FROM)))]
    gc.collect()
    gc.freeze()
    for each in classes(vocabulary(), texts, questions):
        compare(each, [dateline, *rivals])
    print_figures(
        "peak of this process", mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    )


def _built(folder: Path, number: int, dateline: Dateline, rivals: Sequence[Rival]) -> None:
    """Build what the folder has not got: remove `built-ENGINE` to build one of them again."""
    missing = [each for each in (dateline, *rivals) if not _mark(folder, each).exists()]
    for rival in rivals:
        if rival not in missing:
            rival.finish()
    if not missing:
        return
    own = dateline if dateline in missing else None
    costs = build(number, own, [rival for rival in rivals if rival in missing])
    for each in missing:
        _mark(folder, each).write_text(str(number))
    for name, seconds in costs.seconds.items():
        print_figures(f"build, {name}", releases_per_cpu_second=number / seconds)
    index = size_of(folder / "dateline")
    print_figures("size of a generation", mb=index / 2**20, of_raw_text=index / costs.raw)


def _mark(folder: Path, engine: Rival | Dateline) -> Path:
    return folder / f"built-{engine.name}"


def compare(question_class: QuestionClass, engines: Sequence[Rival | Dateline]) -> None:
    """Put questions to all engines in turn, another first each time: whoever scans a table leaves
    the caches of the processor empty to the next."""
    for question in question_class.before:
        for engine in engines:
            if engine.name != PlainWhoosh.name:  # its words are not kept
                engine.ask(question)
    times: dict[str, list[float]] = {engine.name: [] for engine in engines}
    totals = dict.fromkeys(times, 0)
    orders = cycle(permutations(engines))
    for number, (question, order) in enumerate(zip(question_class.questions, orders, strict=False)):
        for engine in order:
            if engine.name == PlainWhoosh.name and number >= _OF_WHOOSH:
                continue
            start = time.process_time()
            answer = engine.ask(question)
            times[engine.name].append((time.process_time() - start) * 1000)
            totals[engine.name] += answer.total
    _tell(question_class.name, times, totals)


_OF_WHOOSH = 5


def _tell(name: str, times: dict[str, list[float]], totals: dict[str, int]) -> None:
    figures: dict[str, object] = {}
    own = [statistics.median(times[Dateline.name]), _tail(times[Dateline.name])]
    for engine, found in times.items():
        median, tail = statistics.median(found), _tail(found)
        figures[engine] = f"{median:.2f} / {tail:.2f}"
        if engine != Dateline.name:
            figures[f"over {engine}"] = f"{own[0] / median:.2f} / {own[1] / tail:.2f}"
    print(json.dumps({"what": name, **figures, "totals": list(totals.values())}), flush=True)


def _tail(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


if __name__ == "__main__":
    main()
