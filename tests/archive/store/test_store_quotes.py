"""A quote keeps its id on its words, whatever comes and goes beside it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_builders import describe, make_capture

from archive.errors import NotFound
from archive.models import Block, BlockKind, Quote, Release, Span
from archive.store import Store
from archive.store.identity.quote_identity import QuoteKey, matched_quotes, words_key

SAYINGS = (
    "The river does not ask for a passport",
    "We will keep the pumps until the harvest is in",
    "Nobody counted who was on board",
    "One rope would have been enough",
)


def speech(*sayings: str) -> Release:
    """A release of one paragraph a saying."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, f"“{text},” said Ana Kolar.") for text in sayings)
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block.text) + 2)
    quotes = tuple(
        Quote(text, (Span(start + 1, start + 1 + len(text)),), speaker="Ana Kolar")
        for text, start in zip(sayings, starts, strict=False)
    )
    return Release("Ferry sinks in fog", blocks, quotes=quotes)


def by_words(store: Store, *sayings: str, version: str) -> dict[str, str]:
    """Describe the page as these sayings; returns their ids."""
    (stored,) = describe(store, make_capture(), speech(*sayings), version=version)
    return {quote.text: quote.id for quote in stored.release.quotes}


def test_every_quote_has_an_id_of_its_own(store: Store):
    ids = by_words(store, *SAYINGS, version="v1")
    assert len(set(ids.values())) == len(SAYINGS)
    quote = store.quote(ids[SAYINGS[1]])
    assert (quote.number, quote.text, quote.gone) == (2, SAYINGS[1], False)


def test_an_earlier_quote_lost_or_found_leaves_all_others_their_ids(store: Store):
    four = by_words(store, *SAYINGS, version="v1")
    three = by_words(store, *SAYINGS[1:], version="v2")
    assert three == {text: four[text] for text in SAYINGS[1:]}
    assert store.quote(four[SAYINGS[0]]).gone
    five = by_words(store, "Before all", *SAYINGS, version="v3")
    assert {text: five[text] for text in SAYINGS} == four
    assert not store.quote(four[SAYINGS[0]]).gone


def test_a_quote_repaired_in_its_place_keeps_its_id(store: Store):
    before = by_words(store, *SAYINGS, version="v1")
    repaired = "The river does not ask for passports"
    after = by_words(store, repaired, *SAYINGS[1:], version="v2")
    assert after[repaired] == before[SAYINGS[0]]
    assert store.quote(before[SAYINGS[0]]).text == repaired


def test_other_words_in_the_same_place_are_another_quote(store: Store):
    before = by_words(store, SAYINGS[0], version="v1")
    after = by_words(store, SAYINGS[1], version="v2")
    assert set(before.values()).isdisjoint(after.values())


def test_the_ids_alone_do_not_raise_the_revision_again(store: Store):
    by_words(store, *SAYINGS, version="v1")
    before = store.revision
    by_words(store, *SAYINGS, version="v2")
    assert store.revision == before


def test_of_equal_words_each_keeps_its_turn(store: Store):
    (stored,) = describe(store, make_capture(), speech("Yes", SAYINGS[0], "Yes", SAYINGS[1], "Yes"))
    first = [quote.id for quote in stored.release.quotes]
    shorter = speech(SAYINGS[0], "Yes", SAYINGS[1], "Yes")
    (stored,) = describe(store, make_capture(), shorter, version="v2")
    assert [quote.id for quote in stored.release.quotes] == first[1:]


def test_quotes_follow_the_capture_that_is_shown(store: Store):
    describe(store, make_capture("a", moment="1997-01-01"), speech(*SAYINGS))
    (stored,) = store.releases()
    earlier = {quote.text: quote.id for quote in stored.release.quotes}
    describe(store, make_capture("b", moment="1998-01-01"), speech(*SAYINGS[:2], "Later words"))
    assert [store.quote(earlier[text]).gone for text in SAYINGS] == [False, False, True, True]
    describe(store, make_capture("a", moment="1999-01-01"), speech(*SAYINGS))
    (stored,) = store.releases()
    assert {quote.text: quote.id for quote in stored.release.quotes} == earlier


def test_an_unknown_quote_is_told(store: Store):
    with pytest.raises(NotFound, match="no quote 'nothere' is held"):
        store.quote("nothere")


def key(ordinal: int, text: str, id: str = "", gone: bool = False) -> QuoteKey:
    return QuoteKey(id, ordinal, ordinal * 100, text, words_key(text), gone)


sayings = st.lists(st.sampled_from((*SAYINGS, "Yes", "Yes", "No")), max_size=8)


@given(before=sayings, data=st.data())
def test_what_is_left_out_or_put_in_never_moves_an_id_to_other_words(
    before: list[str], data: st.DataObject
):
    stored_keys = [key(number, text, f"id{number}") for number, text in enumerate(before)]
    unchanged = data.draw(
        st.lists(st.sampled_from(range(len(before))), unique=True) if before else st.just([])
    )
    after = [before[number] for number in sorted(unchanged)]
    after.insert(data.draw(st.integers(0, len(after))), "Something that nobody has said before")
    new_keys = [key(number, text) for number, text in enumerate(after)]
    ids = matched_quotes(new_keys, stored_keys)
    words = {quote.id: quote.text for quote in stored_keys}
    assert all(words[id] == after[ordinal] for ordinal, id in ids.items())
    assert len(ids) == len(unchanged)
    assert len(set(ids.values())) == len(ids)


def test_a_page_that_says_one_thing_a_thousand_times_is_matched_in_no_time():
    stored_keys = [key(number, "Again", f"id{number}") for number in range(1000)]
    ids = matched_quotes([key(number, "Again") for number in range(1000)], stored_keys)
    assert ids == {number: f"id{number}" for number in range(1000)}


def test_a_present_quote_goes_before_one_that_is_gone():
    stored_keys = [key(0, "Yes", "gone", gone=True), key(1, "Yes", "present")]
    assert matched_quotes([key(0, "Yes")], stored_keys) == {0: "present"}
