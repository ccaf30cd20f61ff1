"""What people correct is shown, whatever describers find, and says where the two part."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from store_builders import describe, make_capture

from archive.decisions import Correction, CorrectionTarget
from archive.errors import NotFound, UsageError
from archive.exports.corrections_jsonl import correction_of, lines
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Description,
    Evidence,
    Quote,
    QuoteStatus,
    Relation,
    Release,
    Span,
)
from archive.records import AgentKind, StoredRelease
from archive.store import Store

SAID = "We will keep the pumps until the harvest is in"
DYKE = f"Sixty villages spent the night on one dyke. “{SAID},” said Ana Kolar, Mayor of the town."


def dyke(number: int = 0, **changes: object) -> Release:
    """A release with one of everything that can be corrected."""
    text = f"Notice {number} of {number * 31}. {DYKE}"
    start = text.index(SAID)
    quote = Quote(
        SAID,
        (Span(start, start + len(SAID)),),
        speaker="Ana Kolar",
        position="Mayor",
        status=QuoteStatus.STATED,
    )
    release = Release(
        f"Dyke {number} holds",
        (Block(BlockKind.PARAGRAPH, text),),
        language="en",
        evidence=(Evidence("title", f"Dyke {number} holds", "profile"),),
        access_points=(
            AccessPoint("topic", "FLOOD", "Floods", Relation.SUBJECT, "a phrase"),
            AccessPoint("person", "", "Ana Kolar", Relation.SPEAKER, "said"),
        ),
        quotes=(quote,),
    )
    return replace(release, **changes)  # type: ignore[arg-type] # fields by name


@pytest.fixture
def stored(store: Store) -> StoredRelease:
    (release,) = describe(store, make_capture(), dyke())
    return release


def on(stored: StoredRelease, field: str, value: str, seen: str | None = None) -> Correction:
    return Correction(CorrectionTarget.RELEASE, stored.id, field, value, "Maja", seen, why="seen")


def on_quote(stored: StoredRelease, field: str, value: str) -> Correction:
    quote = stored.release.quotes[0].id
    return Correction(CorrectionTarget.QUOTE, quote, field, value, "Maja")


def shown(store: Store, stored: StoredRelease) -> Release:
    return store.release(stored.id).release


@pytest.mark.parametrize("field", ["title", "subtitle", "place", "kind", "symbol", "language"])
def test_a_corrected_field_is_shown_and_raises_the_revision(
    store: Store, stored: StoredRelease, field: str
):
    value = "fr" if field == "language" else "As it should be"
    before = store.revision
    assert store.correct([on(stored, field, value)]) == 1
    assert getattr(shown(store, stored), field) == value
    assert [each.id for each in store.changed_since(before)] == [stored.id]
    assert store.revision == before + 1


def test_the_evidence_says_that_a_person_corrected_it_and_what_was_found(
    store: Store, stored: StoredRelease
):
    store.correct([on(stored, "title", "Dyke breaks")])
    evidence = [(e.value, e.method, e.chosen) for e in shown(store, stored).evidence]
    assert evidence == [("Dyke 0 holds", "profile", False), ("Dyke breaks", "correction", True)]


def test_a_corrected_day_has_its_bounds(store: Store, stored: StoredRelease):
    store.correct([on(stored, "issued", "1996-02")])
    issued = shown(store, stored).issued
    assert (issued.precision, issued.earliest, issued.latest) == (
        "month",
        date(1996, 2, 1),
        date(1996, 2, 29),
    )
    store.correct([on(stored, "issued", "")])
    assert shown(store, stored).issued.value is None


def test_a_topic_is_added_taken_away_and_replaced(store: Store, stored: StoredRelease):
    def topics() -> list[tuple[str, str]]:
        points = shown(store, stored).access_points
        return [(p.id, p.label) for p in points if p.relation == Relation.SUBJECT]

    store.correct([on(stored, "topic", "DROUGHT", seen="")])
    assert topics() == [("FLOOD", "Floods"), ("DROUGHT", "Drought and low water")]
    store.correct([on(stored, "topic", "", seen="FLOOD")])
    assert topics() == [("DROUGHT", "Drought and low water")]


def test_an_office_comes_with_those_above_it(store: Store, stored: StoredRelease):
    store.correct([on(stored, "office", "irco-ro-dakar", seen="")])
    offices = {p.id: p.relation for p in shown(store, stored).access_points if p.facet == "office"}
    assert offices["irco-ro-dakar"] == Relation.ISSUING
    assert offices["irco-hq-ljubljana"] == Relation.BROADER


def test_a_corrected_speaker_is_somebody_else_in_the_quote_and_among_the_headings(
    store: Store, stored: StoredRelease
):
    store.correct(
        [on_quote(stored, "speaker", "Jan Hribar"), on_quote(stored, "position", "Engineer")]
    )
    release = shown(store, stored)
    (quote,) = release.quotes
    assert (quote.speaker, quote.position) == ("Jan Hribar", "Engineer")
    assert store.agent(str(quote.speaker_id)).name == "Jan Hribar"
    speakers = [p.label for p in release.access_points if p.relation == Relation.SPEAKER]
    assert speakers == ["Jan Hribar"]


def test_a_speaker_taken_away_leaves_a_quote_of_nobody(store: Store, stored: StoredRelease):
    store.correct([on_quote(stored, "speaker", "")])
    (quote,) = shown(store, stored).quotes
    assert (quote.speaker, quote.speaker_id, quote.status) == (None, None, "unattributed")


def test_what_a_person_says_is_no_quotation_is_none_until_it_is_taken_back(
    store: Store, stored: StoredRelease
) -> None:
    (quote,) = stored.release.quotes
    store.correct([on_quote(stored, "words", "")])
    release = shown(store, stored)
    assert release.quotes == ()
    assert [p.label for p in release.access_points if p.facet == "person"] == []
    (passage,) = release.unquoted
    assert (passage.span, passage.reason) == (quote.parts[0], "no quotation, as a person says")
    store.put([(store.release(stored.id).capture, Description((dyke(place="Sava"),)))], "v2")
    assert shown(store, stored).quotes == ()
    assert store.conflicts() == ()
    assert list(store.verify()) == []
    with pytest.raises(UsageError, match="does not stand in the text"):
        store.correct([on_quote(stored, "words", "Other words")])
    store.withdraw_corrections([1])
    assert shown(store, stored).quotes == (quote,)


def test_the_name_of_an_agent_is_corrected_wherever_it_is_a_heading(
    store: Store, stored: StoredRelease
):
    describe(store, make_capture("b", url="http://irco.example/b"), dyke(1))
    before = store.revision
    agent = str(stored.release.quotes[0].speaker_id)
    correction = Correction(CorrectionTarget.AGENT, agent, "name", "Ana Kolar (1950-2020)", "Maja")
    store.correct([correction, replace(correction, field="kind", value="organisation")])
    labels = {p.label for r in store.releases() for p in r.release.access_points[1:]}
    assert labels == {"Ana Kolar (1950-2020)"}
    assert len(list(store.changed_since(before))) == 2
    assert store.agent(agent).kind is AgentKind.ORGANISATION


def test_a_correction_taken_back_shows_what_was_described(store: Store, stored: StoredRelease):
    store.correct([on(stored, "title", "Dyke breaks")])
    (correction,) = store.corrections()
    store.withdraw_corrections([correction.number])
    assert shown(store, stored) == stored.release
    (correction,) = store.corrections()
    assert correction.withdrawn is not None
    with pytest.raises(NotFound, match="no correction 99"):
        store.withdraw_corrections([99])


def test_versions_and_relatives_show_the_corrected_title(store: Store, stored: StoredRelease):
    (copy,) = describe(store, make_capture("b", url="http://elsewhere.example/b"), dyke())
    describe(store, make_capture("c", moment="1990-01-01"), dyke(title="Dyke hold"))
    store.correct([on(stored, "title", "Dyke breaks")])
    assert {v.release.title for v in store.versions_of(stored.id)} == {"Dyke breaks"}
    assert all(v.release.quotes for v in store.versions_of(stored.id))
    assert [each.title for each in store.copies_of(copy)] == ["Dyke breaks"]


def test_of_two_corrections_of_a_field_the_later_is_shown(store: Store, stored: StoredRelease):
    store.correct([on(stored, "title", "First"), on(stored, "title", "Second")])
    assert shown(store, stored).title == "Second"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("title", "", "a title cannot be empty"),
        ("issued", "7 March", "'7 March' is no day of issue: write YYYY-MM-DD"),
        ("issued", "2001-02-30", "is no day of issue: day is out of range"),
        ("language", "English", "is no code of a language"),
        ("topic", "WEATHER", "collection demo knows no topic 'WEATHER'"),
        ("topic", "", "say which topic is added"),
        ("colour", "red", r"field 'colour' of release '\w+' cannot be corrected; known: title"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_and_nothing_is_in_force(
    store: Store, stored: StoredRelease, field: str, value: str, message: str
):
    with pytest.raises(UsageError, match=message):
        store.correct([on(stored, "place", "Ljubljana"), on(stored, field, value)])
    assert list(store.corrections()) == []
    assert shown(store, stored) == stored.release


def test_an_unknown_target_and_a_correction_of_nobody_are_refused(
    store: Store, stored: StoredRelease
):
    with pytest.raises(NotFound, match="no quote 'nothere'"):
        store.correct([Correction(CorrectionTarget.QUOTE, "nothere", "speaker", "A B", "Maja")])
    with pytest.raises(UsageError, match="needs the name of who makes it"):
        store.correct([replace(on(stored, "title", "A"), who=" ")])


def test_a_value_described_otherwise_since_is_a_conflict_and_the_correction_stays(
    store: Store, stored: StoredRelease
):
    store.correct([on(stored, "title", "Dyke breaks"), on(stored, "place", "Ljubljana")])
    assert store.conflicts() == ()
    describe(store, make_capture(), dyke(title="Dyke under water"), version="v2")
    assert shown(store, stored).title == "Dyke breaks"
    (conflict,) = store.conflicts()
    assert (conflict.correction.field, conflict.present) == ("title", "Dyke under water")
    describe(store, make_capture(), dyke(title="Dyke breaks"), version="v3")
    assert store.conflicts() == ()


def test_a_corrected_quote_that_is_gone_is_a_conflict_and_comes_back_corrected(
    store: Store, stored: StoredRelease
):
    store.correct([on_quote(stored, "position", "Engineer")])
    describe(store, make_capture(), dyke(quotes=()), version="v2")
    (conflict,) = store.conflicts()
    assert conflict.present is None
    describe(store, make_capture(), dyke(), version="v3")
    assert shown(store, stored).quotes[0].position == "Engineer"


def test_corrections_go_out_and_in_again_and_twice_is_once(store: Store, stored: StoredRelease):
    store.correct([on(stored, "title", "Dyke breaks"), on_quote(stored, "position", "Engineer")])
    texts = list(lines(store.corrections(), store.elsewhere.bearings))
    before = store.revision
    assert store.elsewhere.take_over([correction_of(text) for text in texts]) == 0
    assert store.revision == before
    (first, _) = store.corrections()
    withdrawn = replace(first, withdrawn=datetime(2026, 1, 1, tzinfo=UTC))
    texts = lines([withdrawn], store.elsewhere.bearings)
    assert store.elsewhere.take_over([correction_of(text) for text in texts]) == 1
    assert shown(store, stored).title == "Dyke 0 holds"


def test_another_speaker_does_not_get_the_post_of_the_former(
    store: Store, stored: StoredRelease
) -> None:
    store.correct([on_quote(stored, "speaker", "Ivo Zajc")])
    (quote,) = shown(store, stored).quotes
    assert (quote.speaker, quote.position, quote.status) == (
        "Ivo Zajc",
        None,
        QuoteStatus.CORRECTED,
    )
    store.correct([on_quote(stored, "position", "Harbour master")])
    assert shown(store, stored).quotes[0].position == "Harbour master"


def test_the_same_without_a_moment_is_taken_once(store: Store, stored: StoredRelease) -> None:
    assert [store.correct([on(stored, "title", "A dyke")]) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize("value", ["a\nb", "a\0b", "\x1b[1mA"])
def test_control_characters_are_no_value(store: Store, stored: StoredRelease, value: str) -> None:
    with pytest.raises(UsageError, match="control character"):
        store.correct([on(stored, "title", value)])
