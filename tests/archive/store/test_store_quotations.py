"""A quotation that people mark in a text is a record like any other, and stays one."""

from dataclasses import replace

import pytest
from store_builders import describe, make_capture, quoted

from archive.decisions import Correction, CorrectionTarget, Word
from archive.errors import UsageError
from archive.exports.corrections_jsonl import correction_of, lines
from archive.models import Block, BlockKind, MarkedPassage, Quote, QuoteStatus, Release, Span
from archive.records import StoredRelease
from archive.store import Store
from archive.store.corrections.quotations import Marking

DYKE = "We kept the dyke with our hands"
PUMPS = "The pumps don’t stop at night"
FIRST = f"“{DYKE}, all of us,” said Ana Kolar. Yes, she was there."
SECOND = f"“{PUMPS},” one of them told the meeting. Yes, it is so."
TEXT = f"{FIRST}\n\n{SECOND}"
MAJA = Word("Maja", "read by eye")


def release(*quotes: Quote, first: str = FIRST, second: str = SECOND) -> Release:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in (first, second))
    return Release("A meeting", blocks, language="en", quotes=quotes)


KNOWN = quoted(DYKE, TEXT, speaker="Ana Kolar", status=QuoteStatus.STATED)


@pytest.fixture
def stored(store: Store) -> StoredRelease:
    (stored,) = describe(store, make_capture(), release(KNOWN))
    return stored


def again(store: Store, described: Release, version: str) -> Release:
    """What is shown when the page is described so."""
    (stored,) = describe(store, make_capture(), described, version=version)
    assert list(store.verify()) == []
    return stored.release


def mark(store: Store, stored: StoredRelease, words: str, speaker: str = "", post: str = "") -> str:
    return store.quotations.mark(Marking(stored.id, words, speaker, post), MAJA)[0].id


def quotes(store: Store, stored: StoredRelease) -> list[tuple[str, str | None, str]]:
    shown = store.release(stored.id).release
    assert all(q.text == shown.text[q.parts[0].start : q.parts[-1].end] for q in shown.quotes)
    return [(quote.text, quote.speaker, quote.id) for quote in shown.quotes]


def test_a_marked_quotation_has_words_speaker_post_and_says_who_says_so(
    store: Store, stored: StoredRelease
) -> None:
    before = store.revision
    id = mark(store, stored, "The pumps don't stop at night", "Jan Hribar", "Foreman")
    (_, quote) = store.release(stored.id).release.quotes
    assert (quote.id, quote.text, quote.speaker, quote.position) == (
        id,
        PUMPS,
        "Jan Hribar",
        "Foreman",
    )
    assert quote.status is QuoteStatus.CORRECTED
    assert "quotation by an archivist" in quote.rule
    assert store.agent(str(quote.speaker_id)).name == "Jan Hribar"
    assert store.quote(id).text == PUMPS
    assert [each.id for each in store.changed_since(before)] == [stored.id]
    assert store.conflicts() == ()
    assert list(store.verify()) == []


def test_it_survives_another_description_and_other_quotes_around_it(
    store: Store, stored: StoredRelease
) -> None:
    id = mark(store, stored, PUMPS, "Jan Hribar")
    later = quoted("it is so", TEXT, speaker="Ana Kolar", status=QuoteStatus.STATED)
    assert again(store, release(later), "v2").quotes[0].id == id
    assert [q.id for q in again(store, release(), "v3").quotes] == [id]
    assert again(store, release(KNOWN), "v4").quotes[1].id == id
    assert store.conflicts() == ()


def test_what_a_describer_finds_too_is_one_record_and_another_speaker_a_conflict(
    store: Store, stored: StoredRelease
) -> None:
    id = mark(store, stored, PUMPS, "Jan Hribar")
    quote = quoted(PUMPS, TEXT, speaker="Ana Kolar", status=QuoteStatus.INFERRED)
    shown = again(store, release(KNOWN, quote), "v2")
    assert [(q.id, q.speaker) for q in shown.quotes] == [
        (stored.release.quotes[0].id, "Ana Kolar"),
        (id, "Jan Hribar"),
    ]
    (conflict,) = store.conflicts()
    assert (conflict.correction.field, conflict.present) == ("speaker", "Ana Kolar")


def test_nearly_the_same_words_are_one_record_too_with_the_words_of_the_person(
    store: Store, stored: StoredRelease
) -> None:
    id = mark(store, stored, PUMPS)
    quote = quoted(f"{PUMPS},” one", TEXT, status=QuoteStatus.UNATTRIBUTED)
    assert [q.id for q in again(store, release(KNOWN, quote), "v2").quotes][1] == id
    assert quotes(store, stored)[1][0] == PUMPS
    (conflict,) = store.conflicts()
    assert (conflict.correction.field, conflict.present) == ("quotation", f"{PUMPS},” one")
    stays = replace(conflict.correction, seen=conflict.present, moment=None, number=0)
    store.correct([stays])
    assert store.conflicts() == ()
    again(store, release(KNOWN), "v3")
    assert quotes(store, stored)[1][::2] == (PUMPS, id)


def test_words_that_stand_no_more_are_a_conflict_and_come_back(
    store: Store, stored: StoredRelease
) -> None:
    id = mark(store, stored, PUMPS, "Jan Hribar")
    other = SECOND.replace("pumps", "pipes")
    assert [q.text for q in again(store, release(KNOWN, second=other), "v2").quotes] == [DYKE]
    assert {(c.correction.field, c.present) for c in store.conflicts()} == {
        ("quotation", None),
        ("speaker", None),
    }
    assert store.quote(id).gone
    again(store, release(KNOWN), "v3")
    assert quotes(store, stored)[1] == (PUMPS, "Jan Hribar", id)
    assert store.conflicts() == ()


def test_a_text_that_is_corrected_before_or_after_takes_it_along(
    store: Store, stored: StoredRelease
) -> None:
    text = Correction(CorrectionTarget.RELEASE, stored.id, "text", "cellar", "Maja", "meeting")
    store.correct([text])
    mark(store, stored, f"{PUMPS},” one of them told the cellar")
    store.correct([replace(text, seen="pumps don’t", value="pumps do not")])
    assert quotes(store, stored)[1][0].startswith("The pumps do not stop")
    assert list(store.verify()) == []


def test_taking_it_back_takes_back_what_was_said_with_it_and_leaves_no_trace(
    store: Store, stored: StoredRelease
) -> None:
    before = store.release(stored.id).release
    id = mark(store, stored, PUMPS, "Jan Hribar", "Foreman")
    (number, *_) = [each.number for each in store.corrections()]
    after = store.release(stored.id).release
    store.withdraw_corrections([number])
    assert store.release(stored.id).release == before
    assert store.conflicts() == ()
    store.reinstate_corrections([number])
    assert store.release(stored.id).release == after
    store.withdraw_corrections([number])
    assert mark(store, stored, PUMPS) == id


def test_of_words_that_stand_several_times_it_is_said_which(
    store: Store, stored: StoredRelease
) -> None:
    with pytest.raises(UsageError, match="stands 2 times in the text; say which"):
        mark(store, stored, "Yes")
    first, second = store.quotations.places(stored.id, "“Yes”")
    mark(store, stored, second)
    (_, quote) = store.release(stored.id).release.quotes
    assert quote.parts[0].start == TEXT.rindex("Yes")
    mark(store, stored, first)
    assert [q[0] for q in quotes(store, stored)] == [DYKE, "Yes", "Yes"]
    moved = release(KNOWN, second=f"It rained. {SECOND}")
    shown = again(store, moved, "v2")
    assert shown.quotes[2].parts[0].start == moved.text.rindex("Yes")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("", "say which words"),
        ("…", "say which words"),
        ("the dykes", "does not stand in the text"),
        ("ept the dyke", "does not stand in the text"),
        (DYKE, r"these words are quotation \w+ already"),
        (f"{DYKE}, all", r"in part those of quotation \w+"),
        ("our hands, all of us", r"in part those of quotation \w+ .*say first where"),
    ],
)
def test_what_is_no_new_quotation_is_refused_with_the_way_out(
    store: Store, stored: StoredRelease, words: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        mark(store, stored, words)
    assert list(store.corrections()) == []


def test_the_words_of_two_speakers_are_parted(store: Store, stored: StoredRelease) -> None:
    known = quotes(store, stored)[0][2]
    before = store.release(stored.id).release
    marking = Marking(stored.id, "with our hands", "Jan Hribar", cut=(known, "We kept the dyke"))
    number = store.quotations.mark(marking, MAJA)[0].number
    assert [q[:2] for q in quotes(store, stored)] == [
        ("We kept the dyke", "Ana Kolar"),
        ("with our hands", "Jan Hribar"),
    ]
    assert len(again(store, release(KNOWN), "v2").quotes) == 2
    assert store.conflicts() == ()
    store.withdraw_corrections([number])
    assert store.release(stored.id).release == before


def test_words_within_those_of_another_are_a_quotation_of_their_own(
    store: Store, stored: StoredRelease
) -> None:
    mark(store, stored, "the dyke")
    assert [q[0] for q in quotes(store, stored)] == [DYKE, "the dyke"]


def test_the_bounds_of_a_marked_quotation_are_corrected_like_any(
    store: Store, stored: StoredRelease
) -> None:
    id = mark(store, stored, PUMPS)
    short = Correction(CorrectionTarget.QUOTE, id, "words", "The pumps don’t stop", "Maja")
    store.correct([short])
    assert quotes(store, stored)[1][0] == "The pumps don’t stop"
    with pytest.raises(UsageError, match="does not stand in the text where"):
        store.correct([replace(short, value="We kept")])
    store.correct([replace(short, value="")])
    assert len(quotes(store, stored)) == 1


def test_what_was_marked_and_no_quotation_is_one_now(store: Store, stored: StoredRelease) -> None:
    start = TEXT.index(PUMPS)
    passage = MarkedPassage(Span(start, start + len(PUMPS)), "a title")
    again(store, replace(release(KNOWN), unquoted=(passage,)), "v2")
    mark(store, stored, PUMPS)
    assert store.release(stored.id).release.unquoted == ()


def test_what_a_person_says_is_none_is_not_marked_before_that_is_taken_back(
    store: Store, stored: StoredRelease
) -> None:
    known = quotes(store, stored)[0][2]
    store.correct([Correction(CorrectionTarget.QUOTE, known, "words", "", "Ines")])
    with pytest.raises(UsageError, match=r"corrections withdraw 1$"):
        mark(store, stored, DYKE)


def test_a_lost_piece_of_the_page_is_not_spoken_over(store: Store, stored: StoredRelease) -> None:
    described = release(KNOWN)
    lost = replace(described, blocks=(described.blocks[0], replace(described.blocks[1], gap=True)))
    again(store, lost, "v2")
    with pytest.raises(UsageError, match="something of the page is lost"):
        mark(store, stored, "she was there. “The pumps")


def test_parts_have_other_words_between_them(store: Store, stored: StoredRelease) -> None:
    mark(store, stored, "Yes, she … Yes, it")
    quote = store.release(stored.id).release.quotes[1]
    assert [TEXT[part.start : part.end] for part in quote.parts] == ["Yes, she", "Yes, it"]


def test_who_says_it_may_be_told_by_an_id(store: Store, stored: StoredRelease) -> None:
    ana = str(stored.release.quotes[0].speaker_id)
    mark(store, stored, PUMPS, ana)
    assert store.release(stored.id).release.quotes[1].speaker_id == ana


def test_a_file_of_it_goes_in_again_and_into_another_archive(
    store: Store, stored: StoredRelease, other_store: Store
) -> None:
    mark(store, stored, PUMPS, "Jan Hribar", "Foreman")
    texts = list(lines(store.corrections(), store.elsewhere.bearings))
    assert store.elsewhere.take_over([correction_of(text) for text in texts]) == 0
    (there,) = describe(other_store, make_capture(), release(KNOWN))
    for number in (3, 0):
        taken = other_store.elsewhere.take_over([correction_of(text) for text in texts])
        assert taken == number
    quote = other_store.release(there.id).release.quotes[1]
    assert (quote.text, quote.speaker, quote.position) == (PUMPS, "Jan Hribar", "Foreman")
    assert list(other_store.verify()) == []


def test_a_file_of_it_goes_where_the_words_were_found_since(
    store: Store, stored: StoredRelease, other_store: Store
) -> None:
    mark(store, stored, PUMPS, "Jan Hribar")
    texts = list(lines(store.corrections(), store.elsewhere.bearings))
    described = quoted(PUMPS, TEXT, speaker="Ana Kolar", status=QuoteStatus.STATED)
    (there,) = describe(other_store, make_capture(), release(KNOWN, described))
    for number in (2, 0):
        taken = other_store.elsewhere.take_over([correction_of(text) for text in texts])
        assert taken == number
    before = [quote.id for quote in there.release.quotes]
    shown = other_store.release(there.id).release.quotes
    assert [(q.id, q.speaker) for q in shown] == [
        (before[0], "Ana Kolar"),
        (before[1], "Jan Hribar"),
    ]


SONG = " ".join(f"verse {number}" for number in ("one", "two", "three") * 10)
SUNG = f"{SONG} and {DYKE} again. {SONG}."
TWICE = f"They met in Vardal. {SUNG} They met in Lukava. {SUNG}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TWICE, f"They met in Lukava. {SONG} and [{DYKE}] again"),
        (f"A [sic] {DYKE} [all] of us. No {DYKE} [all] of us.", f"No [{DYKE}]"),
    ],
)
def test_a_quotation_is_marked_where_few_words_around_do_not_tell_it(
    store: Store, text: str, words: str
) -> None:
    (stored,) = describe(store, make_capture(), release(first=text))
    mark(store, stored, words)
    (quote,) = store.release(stored.id).release.quotes
    assert quote.parts[0].start == text.rindex(DYKE)
