"""The weights of page kinds fitted anew, beside those in use.

Run from the project's root: `.venv/bin/python -m benchmarks.kind_weights [FOLDER...]`. Fitted on
the build half of `benchmarks.kinds`, and on what `benchmarks.packaged` finds in folders of unpacked
packages, but for those by which it measures. Logistic regression with a ridge, each weight on its
side of 0, what is set by hand as it is; the ridge and the bias are chosen by pages that were left
out. Nothing is written: who takes weights over puts them into data/cues/page_kinds.yaml.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from archive.config import collection_folder
from archive.describe.describer import make_describer
from archive.knowledge.cues import PageKinds
from benchmarks.faults import no_faults
from benchmarks.kind_amounts import amounts_on, set_by_hand, telling_all, weights_in_use
from benchmarks.kinds import Sample, half_of, sets
from benchmarks.packaged import samples_to_build_on
from benchmarks.weight_fitting import (
    Numbers,
    Problem,
    bias_that_keeps,
    fitted,
    left_out_sums,
    taken,
)

_SETS = ("wcxb-kinds", "wcxb-dev", "site-600")
_RIDGES = (3.0, 10.0, 30.0, 100.0)
_KEPT = 0.97
"""To lose a release is the worse mistake: the bias is the least that keeps so many."""
_PARTS = 5
_STRONGEST = 3.2


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """amounts: of each reason, by its name."""

    is_release: bool
    amounts: Mapping[str, float]


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", nargs="*", type=Path, help="where packages were unpacked")
    folders = arguments.parse_args().folder
    describer = make_describer(collection_folder("generic"), datetime.now(UTC).date())
    teller = telling_all(describer)
    samples = (*_build_half(), *samples_to_build_on(folders))
    amounts = ((sample.kind, amounts_on(teller, sample.capture)) for sample in samples)
    pages = [LabelledPage(kind == "release", seen) for kind, seen in amounts if seen]
    for line in report(describer.knowledge.cues.page_kinds, pages):
        print(json.dumps(line), flush=True)


def report(kinds: PageKinds, pages: Sequence[LabelledPage]) -> Iterator[Mapping[str, object]]:
    """What is kept and what comes in with the weights in use and with those fitted, of pages that
    they were fitted without; then each weight beside the one in use."""
    used = weights_in_use(kinds)
    names = sorted(used.keys() - set_by_hand(kinds))
    problem = problem_of(pages, used, names)
    sums = kinds.bias + problem.offset + problem.amounts @ np.array([used[name] for name in names])
    yield {"weights": "in use", **_figures(sums, problem.truth)}
    part = np.arange(len(pages)) % _PARTS
    trials = {ridge: left_out_sums(problem, ridge, part) for ridge in _RIDGES}
    moved = {ridge: _moved(sums, problem.truth) for ridge, sums in trials.items()}
    for ridge, sums in moved.items():
        yield {"weights": "left out", "ridge": ridge, **_figures(sums, problem.truth)}
    ridge = min(moved, key=lambda ridge: int((moved[ridge][problem.truth == 0] >= 0).sum()))
    weights = fitted(problem, ridge)
    bias = weights.bias + bias_that_keeps(trials[ridge], problem.truth, _KEPT)
    yield {"name": "bias", "used": kinds.bias, "fitted": round(bias, 2), "ridge": ridge}
    shown = (problem.amounts != 0).sum(axis=0)
    for name, weight, number in zip(names, weights.each, shown, strict=True):
        beside = {"used": used[name], "fitted": round(float(weight), 2)}
        yield {"name": name, **beside, "pages": int(number)}


def problem_of(
    pages: Sequence[LabelledPage], used: Mapping[str, float], names: Sequence[str]
) -> Problem:
    """names: of the weights that are fitted; the others are held as used."""
    by_hand = used.keys() - set(names)
    highest = np.array([_STRONGEST if used[name] > 0 else 0.0 for name in names])
    return Problem(
        amounts=_table(pages, names),
        truth=np.array([float(page.is_release) for page in pages]),
        offset=_table(pages, sorted(by_hand)) @ np.array([used[name] for name in sorted(by_hand)]),
        lowest=highest - _STRONGEST,
        highest=highest,
    )


def _table(pages: Sequence[LabelledPage], names: Iterable[str]) -> Numbers:
    columns = list(names)
    rows = [[page.amounts.get(name, 0.0) for name in columns] for page in pages]
    return np.array(rows, dtype=np.float64)


def _build_half() -> Iterator[Sample]:
    for name in _SETS:
        for page in sets()[name]:
            if half_of(page.id) == "build" and page.kind != "doubt":
                yield page


def _moved(sums: Numbers, truth: Numbers) -> Numbers:
    return sums + bias_that_keeps(sums, truth, _KEPT)


def _figures(sums: Numbers, truth: Numbers) -> dict[str, str]:
    kept, others = taken(sums, truth)
    return {"releases kept": kept, "others that came in": others}


if __name__ == "__main__":
    with no_faults():
        main()
