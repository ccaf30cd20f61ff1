"""Logistic regression with a ridge, each weight kept on its side of 0."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_SWEEPS = 200
_STILL = 1e-4
_LEAST_CURVE = 1e-9


@dataclass(frozen=True, slots=True)
class Problem:
    """amounts: a row a page, a column a weight. truth: 1 for a release. offset: of each page what
    is set by hand. lowest, highest: of each weight."""

    amounts: Numbers
    truth: Numbers
    offset: Numbers
    lowest: Numbers
    highest: Numbers

    def of(self, pages: NDArray[np.bool_]) -> "Problem":
        """The same for these pages alone."""
        return replace(
            self,
            amounts=self.amounts[pages],
            truth=self.truth[pages],
            offset=self.offset[pages],
        )


@dataclass(frozen=True, slots=True)
class Weights:
    """What was fitted: one of each column, and what there is before any."""

    bias: float
    each: Numbers

    def sums(self, problem: Problem) -> Numbers:
        """Of each page what all its reasons weigh."""
        sums: Numbers = self.bias + problem.offset + problem.amounts @ self.each
        return sums


def fitted(problem: Problem, ridge: float) -> Weights:
    """By coordinates, each to the lowest point of its curve, until nothing moves. ridge: per unit
    of the spread of a column, so that the scale of a number does not matter."""
    columns = problem.amounts.shape[1]
    held = ridge * problem.amounts.var(axis=0)
    each, bias = np.zeros(columns), 0.0
    sums = problem.offset.copy()
    for _ in range(_SWEEPS):
        step = _step(np.ones(len(sums)), sums, problem.truth)
        bias, sums, moved = bias + step, sums + step, abs(step)
        for column in range(columns):
            amounts = problem.amounts[:, column]
            step = _step(amounts, sums, problem.truth, held[column], each[column])
            aim = np.clip(each[column] + step, problem.lowest[column], problem.highest[column])
            step = float(aim - each[column])
            each[column], sums, moved = aim, sums + step * amounts, max(moved, abs(step))
        if moved < _STILL:
            break
    return Weights(float(bias), each)


def left_out_sums(problem: Problem, ridge: float, part: NDArray[np.int64]) -> Numbers:
    """Of each page what it weighs by weights that were fitted without its part."""
    sums = np.zeros(len(problem.truth))
    for number in np.unique(part):
        out = part == number
        sums[out] = fitted(problem.of(~out), ridge).sums(problem.of(out))
    return sums


def bias_that_keeps(sums: Numbers, truth: Numbers, share: float) -> float:
    """What to add to all so that at least this share of the releases is at 0 or above."""
    releases = np.sort(sums[truth == 1])[::-1]
    last = int(np.ceil(share * len(releases))) - 1
    return -float(releases[last])


def taken(sums: Numbers, truth: Numbers) -> Iterator[str]:
    """How many releases are kept, and how many others come in."""
    for kind in (1, 0):
        of_kind = sums[truth == kind]
        count = int((of_kind >= 0).sum())
        yield f"{count} of {len(of_kind)} ({count / max(1, len(of_kind)):.3f})"


def _step(
    amounts: Numbers, sums: Numbers, truth: Numbers, held: float = 0.0, weight: float = 0.0
) -> float:
    """One step of Newton's along a column."""
    chance = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
    slope = amounts @ (chance - truth) + held * weight
    curve = (amounts * amounts) @ (chance * (1 - chance)) + held
    return -float(slope / max(float(curve), _LEAST_CURVE))
