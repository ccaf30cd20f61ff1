"""A page that fails again and again waits for a person, and costs no later run anything."""

import pytest
from store_builders import find, ids, keep, make_capture, make_release

from archive.__main__ import run
from archive.boundary import FAILED
from archive.config import Config
from archive.errors import NotFound
from archive.models import Description, Finding, FindingKind
from archive.records import State
from archive.store import Store, open_store

PAGE = make_capture("<html><body><h1>Ferry</h1><p>The ferry to the islands runs again.</p></body>")


def fail(store: Store, times: int, reason: str = "our-fault") -> None:
    for _ in range(times):
        store.forget_descriptions()
        (capture,) = store.undescribed("v1")
        store.put([(capture, Description(reason=reason, detail="why"))], "v1")


@pytest.mark.parametrize("reason", sorted(FAILED))
def test_after_three_failures_no_describer_tries_a_page(store: Store, reason: str):
    keep(store, PAGE)
    fail(store, 2, reason)
    assert store.waiting("v2").number == 1
    fail(store, 1, reason)
    assert store.waiting("v2").number == 0
    assert list(store.undescribed("v2")) == []
    (finding,) = store.undescribable()
    assert finding.detail == "set aside after 3 tries; why"


def test_what_a_page_earns_itself_is_tried_by_every_describer(store: Store):
    keep(store, PAGE)
    fail(store, 5, "frameset")
    assert store.waiting("v2").number == 1


def test_a_page_that_is_described_begins_anew(store: Store):
    keep(store, PAGE)
    fail(store, 2)
    store.put([(find(store, PAGE), Description((make_release("Ferry"),)))], "v1")
    fail(store, 2)
    assert store.waiting("v2").number == 1


@pytest.mark.parametrize("reason", sorted(FAILED))
def test_a_failure_takes_no_release_from_its_readers(store: Store, reason: str):
    keep(store, PAGE)
    store.put([(find(store, PAGE), Description((make_release("Ferry"),)))], "v1")
    (before,) = store.releases()
    fail(store, 1, reason)
    assert list(store.releases()) == [before]
    store.put([(find(store, PAGE), Description(reason="frameset"))], "v1")
    (after,) = store.releases()
    assert after.state is State.HIDDEN


def test_a_person_lets_it_be_tried_again_or_leaves_it_alone(store: Store):
    keep(store, PAGE)
    fail(store, 3)
    store.retry(PAGE.digest)
    assert store.waiting("v1").number == 1
    store.drop(PAGE.digest)
    store.drop(PAGE.digest)
    assert (store.waiting("v1").number, store.dropped()) == (0, {PAGE.digest})
    store.retry(PAGE.digest)
    assert (store.waiting("v1").number, store.dropped()) == (1, frozenset())


def test_bytes_of_no_page_cannot_be_retried(store: Store):
    finding = Finding("a.zip!x", FindingKind.QUARANTINED, "too-large", content=b"x")
    keep(store, finding)
    with pytest.raises(NotFound, match="take that in again, or drop them"):
        store.retry(finding.digest or "")


def test_the_command_retries_and_drops(
    store: Store, config: Config, capsys: pytest.CaptureFixture[str]
):
    keep(store, PAGE, Finding("b.zip", FindingKind.DAMAGED, "cut-short"))
    keep(store, Finding("a.zip!x", FindingKind.QUARANTINED, "too-large", content=b"x"))
    fail(store, 3)
    command = ["--home", str(config.home), "quarantine"]
    assert run([*command, "drop", PAGE.digest[:10]]) == 0
    assert run([*command, "--json"]) == 0
    assert PAGE.digest not in capsys.readouterr().out
    assert run([*command, "retry", PAGE.digest[:10]]) == 0
    assert "is described" in capsys.readouterr().out
    with open_store(config, read_only=True) as now:
        assert len(ids(now)) == 1
    assert run([*command, "retry", "2d711642"]) == 1  # the bytes 'x'
    assert run([*command, "again", "2d711642"]) == 2
    assert run([*command, "retry", "00ff"]) == 1
