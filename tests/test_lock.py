"""The lock files say what pyproject.toml asks for, with hashes and nothing of one machine."""

import pytest

from tests.audit.lock import LOCK, ROOT, TEST_LOCK, out_of_step, pinned, places, without_hash

PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "extras"), [(LOCK, ()), (TEST_LOCK, ("test",))])
def test_a_lock_is_in_step_with_the_project(name: str, extras: tuple[str, ...]) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert out_of_step(PROJECT, lock, extras) == [], "renew it by: make lock"
    assert without_hash(lock) == []
    assert places(lock) == []


def test_both_locks_pin_the_same_versions() -> None:
    kept, tested = (pinned((ROOT / name).read_text(encoding="utf-8")) for name in (LOCK, TEST_LOCK))
    assert {name: tested.get(name) for name in kept} == kept


def test_a_lock_out_of_step_is_seen() -> None:
    project = "[project]\ndependencies = ['flask>=3.1,<4', 'new-one>=1']\n"
    lock = "flask==2.0 \\\n    --hash=sha256:00\nclick==8.1\n    # via flask\n"
    assert out_of_step(project, lock) == ["flask<4,>=3.1", "new-one>=1"]
    assert without_hash(lock) == ["click==8.1"]
    assert places("--index-url https://a.example/simple\n") != []
