"""What fuzzers once met, and what they begin with, keeps the laws; a breach of them is seen."""

import time
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.fuzz.campaign import attack
from tests.fuzz.reduction import reduced
from tests.fuzz.table import CASES, TARGETS, kept_cases, target_of
from tests.fuzz.target import Target, TooSlow, breach_of

KEPT = [(name, path) for name in TARGETS for path in kept_cases(name)]


@pytest.mark.parametrize(("name", "path"), KEPT, ids=lambda part: getattr(part, "stem", part))
def test_a_case_that_was_met_keeps_the_laws(name: str, path: Path) -> None:
    target_of(name).check(path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_a_seed_keeps_the_laws(name: str) -> None:
    target = target_of(name)
    for case in target.seeds[:3]:
        target.check(case)


def test_every_kept_case_belongs_to_a_target() -> None:
    assert {folder.name for folder in CASES.iterdir()} <= set(TARGETS)


def refuse_brackets(case: bytes) -> None:
    if b"<" in case:
        raise ValueError(case)


def test_a_planted_fault_is_met_reduced_and_told_once(tmp_path: Path) -> None:
    cases = st.binary(min_size=3, max_size=9).map(lambda noise: noise + b"<" + noise)
    target = Target((b"seed",), cases, refuse_brackets)
    for seconds in (2, 20, 200):  # where the machine does much else, longer
        campaign = attack("planted", target, seconds, tmp_path / "running", 0)
        if campaign.breaches:
            break
    assert campaign.tried > 1
    ((breach, case),) = campaign.breaches.values()
    assert case == b"<"
    assert "refuse_brackets" in breach.trace


def test_a_case_that_costs_too_much_is_a_breach() -> None:
    def spin(case: bytes) -> None:
        until = time.process_time() + 0.05
        while time.process_time() < until:
            pass

    slow = breach_of(Target((), st.nothing(), spin, seconds=0.01), b"")
    assert slow is not None
    assert slow.place == TooSlow.__name__


def test_a_failing_case_is_reduced_to_what_fails() -> None:
    assert reduced(b"a" * 999 + b"<>" + b"b" * 500, lambda case: b"<>" in case) == b"<>"
