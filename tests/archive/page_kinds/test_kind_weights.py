"""Weights of page kinds fitted anew: read off the describer, kept on their side of 0."""

import msgspec
import numpy as np
import pytest

from archive.models import Capture
from benchmarks.kind_amounts import amounts_on, set_by_hand, telling_all, weights_in_use
from benchmarks.kind_weights import LabelledPage, problem_of, report
from benchmarks.weight_fitting import Problem, bias_that_keeps, fitted
from tests.archive.page_kinds.test_decision import DESCRIBER, RELEASE

KINDS = DESCRIBER.knowledge.cues.page_kinds


def test_every_reason_of_a_page_is_told_with_how_much_of_it_there_is() -> None:
    page = Capture("page", RELEASE.encode())
    amounts = amounts_on(telling_all(DESCRIBER), page)
    used = weights_in_use(KINDS)
    assert amounts["words-of-release-behind"] == 1
    assert amounts["title-words"] == 4
    (release,) = DESCRIBER.describe(page).releases
    reasons = next(entry.snippet for entry in release.evidence if entry.field == "page-kind")
    weight = KINDS.bias + sum(used[name] * amount for name, amount in amounts.items())
    assert float(reasons.partition(":")[0]) == pytest.approx(weight, abs=0.06)


def test_an_error_has_no_reasons_to_weigh() -> None:
    error = Capture("page", b"<h1>Page not found</h1><p>Try <a href='/'>again</a>.</p>")
    assert amounts_on(telling_all(DESCRIBER), error) == {}


def test_a_weight_stays_on_its_side_and_within_its_bounds() -> None:
    # The first column is met on releases only, the second too, but is known to speak against one.
    amounts = np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0], [0.0, 0.0], [0.0, 1.0]])
    truth = np.array([1.0, 1.0, 1.0, 0.0, 0.0, 0.0])
    bounds = {"lowest": np.array([0.0, -3.2]), "highest": np.array([3.2, 0.0])}
    weights = fitted(Problem(amounts, truth, np.zeros(6), **bounds), ridge=0.01)
    first, second = weights.each
    assert first == pytest.approx(3.2)
    assert -3.2 <= second <= 0


def test_what_is_set_by_hand_is_held_and_the_rest_fitted_round_it() -> None:
    pages = [LabelledPage(True, {"bare": 1.0}), LabelledPage(False, {"lists": 1.0})]
    used = weights_in_use(KINDS)
    problem = problem_of(pages, used, sorted(used.keys() - set_by_hand(KINDS)))
    assert list(problem.offset) == [used["bare"], 0.0]


def test_the_bias_keeps_the_releases_that_it_is_to_keep() -> None:
    sums = np.array([3.0, 1.0, -2.0, -4.0, 2.0])
    truth = np.array([1.0, 1.0, 1.0, 1.0, 0.0])
    assert bias_that_keeps(sums, truth, 0.75) == 2.0


def test_the_fitted_stand_beside_the_used() -> None:
    pages = [
        LabelledPage(number % 2 == 0, {"sentences": float(number % 2 == 0), "page-size": 5.0})
        for number in range(24)
    ]
    lines = {line.get("name"): line for line in report(KINDS, pages)}
    by_name = weights_in_use(KINDS)
    assert lines["sentences"]["used"] == by_name["sentences"]
    assert lines["sentences"]["pages"] == 12
    assert not set_by_hand(KINDS) & lines.keys()


def test_a_weight_may_be_said_to_be_set_by_hand() -> None:
    sign = msgspec.structs.replace(KINDS.signs[0], by_hand=True)
    kinds = msgspec.structs.replace(KINDS, signs=(sign, *KINDS.signs[1:]))
    assert sign.name in set_by_hand(kinds)
