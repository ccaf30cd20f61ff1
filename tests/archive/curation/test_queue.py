"""The queue: what is in doubt, those first that mend most, and nothing that was decided."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from curation_builders import put, spoken, undated

from archive.config import Config
from archive.curation import queue as queue_module
from archive.curation.doubts import Choice, Doubt
from archive.curation.items import Disagreement, Pair, Question, turn
from archive.curation.queue import Queue
from archive.decisions import Correction, CorrectionTarget
from archive.models import Evidence, QuoteStatus, Release
from archive.records import State, StoredRelease
from archive.store import Store, create_store
from tests.archive.knowledge import DEMO, GENERIC


def questions(store: Store) -> list[Question]:
    return [item for item in Queue(store, DEMO).items if isinstance(item, Question)]


def asked_of(store: Store) -> list[tuple[str, str, int]]:
    return [(each.doubts[0].kind, each.doubts[0].why, each.mends) for each in questions(store)]


def say(store: Store, stored: StoredRelease, field: str, value: str) -> None:
    store.correct([Correction(CorrectionTarget.RELEASE, stored.id, field, value, "Maja")])


def test_a_release_without_a_doubt_asks_nothing(store: Store) -> None:
    put(store, "a", spoken("Ana Kolar"))
    assert questions(store) == []


def test_who_is_not_stated_is_asked_with_those_named_there(store: Store) -> None:
    release = spoken("Ana Kolar", status=QuoteStatus.INFERRED, others=("Jan Hribar",))
    put(store, "a", release)
    (question,) = questions(store)
    (doubt,) = question.doubts
    assert (doubt.present, doubt.why) == ("Ana Kolar", "inferred from the text around it")
    assert [choice.value for choice in doubt.choices] == ["Ana Kolar", "Jan Hribar"]


def test_an_unknown_day_and_no_office_are_asked(store: Store) -> None:
    release = undated(spoken("Ana Kolar"))
    offices = tuple(p for p in release.access_points if p.facet != "office")
    put(store, "a", replace(release, access_points=offices))
    assert sorted(asked_of(store)) == [
        ("day of issue", "no day is known", 1),
        ("issuing office", "no office is known", 1),
    ]


def test_names_that_were_withheld_are_the_answers_where_no_offices_are_known(
    tmp_path: Path,
) -> None:
    weighed = Evidence("office:issuing", "Sava Union", "lead", "block 0", "The Sava Union")
    release = replace(spoken("Ana Kolar"), access_points=(), evidence=(weighed,))
    with create_store(Config(home=tmp_path / "home", collection="generic")) as store:
        put(store, "a", release)
        queue = Queue(store, GENERIC)
        (doubt,) = (each.doubts[0] for each in queue.items if isinstance(each, Question))
    assert (doubt.why, doubt.choices) == (
        "no name is sure enough",
        (Choice("Sava Union", "Sava Union", "lead: The Sava Union"),),
    )


def evidence(field: str, *values: tuple[str, float]) -> tuple[Evidence, ...]:
    """Candidates, of which the first was taken."""
    return tuple(
        Evidence(field, value, "meta", confidence=confidence, chosen=number == 0)
        for number, (value, confidence) in enumerate(values)
    )


def with_evidence(*lines: Evidence) -> Release:
    return replace(spoken("Ana Kolar"), evidence=lines)


def test_a_candidate_that_lost_by_little_is_a_doubt_and_one_that_lost_by_far_is_none(
    store: Store,
) -> None:
    far = evidence("issued", ("2001-03-07", 0.95), ("2001-03-08", 0.3), ("2001-03", 0.94))
    stored = put(store, "a", with_evidence(*far))
    assert questions(store) == []
    near = evidence("issued", ("2001-03-07", 0.95), ("2001-03-08", 0.9))
    put(store, "a", with_evidence(*near), version="v2")
    (question,) = questions(store)
    assert [choice.value for choice in question.doubts[0].choices] == ["2001-03-07", "2001-03-08"]
    say(store, stored, "issued", "2001-03-08")
    assert questions(store) == []


def test_a_title_of_little_confidence_is_a_doubt(store: Store) -> None:
    put(store, "a", with_evidence(*evidence("title", ("What Ana Kolar said", 0.5))))
    assert [kind for kind, _, _ in asked_of(store)] == ["title"]


def test_copies_are_one_question_and_what_mends_most_comes_first(store: Store) -> None:
    put(store, "a", undated(spoken("Ana Kolar", words="Nobody is to drink from the north well")))
    doubted = spoken("Jan Hribar", status=QuoteStatus.AMBIGUOUS)
    for page in ("b", "c", "d"):
        put(store, page, doubted)
    assert asked_of(store) == [
        ("who says it", "the text leaves open who is meant", 3),
        ("day of issue", "no day is known", 1),
    ]


def test_what_was_decided_is_asked_no_more_until_it_is_taken_back(store: Store) -> None:
    stored = put(store, "a", undated(spoken("Ana Kolar")))
    queue = Queue(store, DEMO)
    say(store, stored, "issued", "2001-03-07")
    queue.follow()
    assert queue.items == ()
    (correction,) = store.corrections()
    store.withdraw_corrections([correction.number])
    queue.follow()
    assert len(queue.items) == 1


def test_a_value_confirmed_as_it_is_is_decided_too(store: Store) -> None:
    stored = put(store, "a", spoken("Ana Kolar", status=QuoteStatus.AMBIGUOUS))
    quote = stored.release.quotes[0]
    correction = Correction(CorrectionTarget.QUOTE, quote.id, "speaker", "Ana Kolar", "Maja")
    store.correct([correction])
    assert questions(store) == []
    assert store.release(stored.id).release.quotes[0].status is QuoteStatus.CORRECTED


def test_what_the_public_does_not_get_asks_nothing(store: Store) -> None:
    stored = put(store, "a", undated(spoken("Ana Kolar")))
    queue = Queue(store, DEMO)
    store.set_state(stored.id, State.WITHDRAWN, "an error")
    queue.follow()
    assert [*queue.items] == questions(store) == []


def test_a_correction_under_which_the_page_changed_is_asked_first(store: Store) -> None:
    stored = put(store, "a", undated(spoken("Ana Kolar")))
    say(store, stored, "title", "By hand")
    other = replace(undated(spoken("Ana Kolar")), title="Otherwise")
    put(store, "a", other, version="v2")
    first, _ = Queue(store, DEMO).items
    assert isinstance(first, Disagreement)
    assert first.conflict.present == "Otherwise"
    say(store, stored, "title", "By hand")
    assert not any(isinstance(item, Disagreement) for item in Queue(store, DEMO).items)


def test_what_follows_the_store_is_what_a_new_queue_reads(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After each of many decisions the queue is the one built from nothing, and no release was read
    but those that the decision changed."""
    releases = [put(store, f"{n}", odd(n)) for n in range(12)]
    queue = Queue(store, DEMO)
    read: list[str] = []
    before = queue_module.doubts_of

    def counted(stored: StoredRelease, *rest: Any) -> Iterator[Doubt]:
        read.append(stored.id)
        return before(stored, *rest)

    monkeypatch.setattr(queue_module, "doubts_of", counted)
    steps = [
        lambda: say(store, releases[0], "issued", "2001-03-07"),
        lambda: say(store, releases[1], "title", "By hand"),
        lambda: store.withdraw_corrections([1]),
        lambda: store.reinstate_corrections([1]),
        lambda: put(store, "1", replace(odd(1), title="Otherwise"), version="v2"),
        lambda: store.withdraw_corrections([2]),
        lambda: store.reinstate_corrections([2]),
        lambda: say(store, releases[3], "issued", "2001"),
        lambda: store.set_state(releases[4].id, State.HIDDEN, "an error"),
        lambda: store.set_state(releases[4].id, State.PUBLIC, "none"),
    ]
    for step in steps:
        step()
        read.clear()
        queue.follow()
        assert len(read) <= 1
        assert asked_by(queue) == asked_by(Queue(store, DEMO))
        assert [*queue.items] == sorted(queue.items, key=turn)


def asked_by(queue: Queue) -> set[object]:
    """What a queue asks; of pairs, which are ranked at the start, who they are."""
    return {
        item.suggestion.pair if isinstance(item, Pair) else (type(item), turn(item))
        for item in queue.items
    }


def odd(number: int) -> Release:
    """Releases of which each third is a copy, and each second has no day."""
    words = f"The well of street {number % 4} is clean again and so is its bucket"
    release = spoken(f"Ana Kola{'rtb'[number % 3]}", words=words, status=QuoteStatus.INFERRED)
    return undated(release) if number % 2 else release
