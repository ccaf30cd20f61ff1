"""Text, contacts, bounds of the day, words of quotes: people correct whatever is no byte."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from store_builders import describe, make_capture
from test_store_corrections import DYKE, SAID, dyke, on, on_quote, shown

from archive.config import Config
from archive.decisions import Correction
from archive.errors import UsageError
from archive.exports.corrections_jsonl import correction_of, lines
from archive.models import (
    GAP,
    AccessPoint,
    Block,
    BlockKind,
    Contact,
    IssueDate,
    Quote,
    Relation,
    Release,
    Repair,
    Span,
)
from archive.quotes import QuoteStatus
from archive.records import StoredRelease
from archive.redaction import redact
from archive.store import Store, create_store
from archive.store.overlay.text import TEXT, with_text
from archive.store.overlay.values import FieldChange

PRESS = Contact("Eva Brumen", "Press office", ("01 555 12 34",), ("eva@irco.example",), "printed")


def two_paragraphs(**changes: object) -> Release:
    """The dyke, with a side box that is no text and a word that a scanner misread."""
    release = dyke(**changes)
    side = Block(BlockKind.PARAGRAPH, "Share this page")
    last = Block(BlockKind.PARAGRAPH, "The vvater fell on Sunday.")
    return replace(release, blocks=(side, *release.blocks, last), quotes=(moved(release),))


def moved(release: Release) -> Quote:
    (quote,) = release.quotes
    by = len("Share this page") + len(GAP)
    return replace(quote, parts=tuple(Span(p.start + by, p.end + by) for p in quote.parts))


@pytest.fixture
def stored(store: Store) -> StoredRelease:
    (release,) = describe(store, make_capture(), two_paragraphs())
    return release


def spans_hold(release: Release) -> bool:
    text = release.text
    return all(
        quote.text == " ".join(text[part.start : part.end] for part in quote.parts)
        for quote in release.quotes
    )


def test_words_of_the_text_are_read_otherwise_and_what_is_printed_is_kept(
    store: Store, stored: StoredRelease
) -> None:
    store.correct([on(stored, "text", "The water", seen="The vvater")])
    release = shown(store, stored)
    assert release.blocks[-1].text == "The water fell on Sunday."
    (repair,) = release.repairs
    assert (repair.rule, repair.old, repair.new) == ("correction", "The vvater", "The water")
    assert release.text[repair.start : repair.end] == "The water"
    store.withdraw_corrections([1])
    assert shown(store, stored) == stored.release


def test_what_is_no_text_leaves_a_gap_and_every_quote_stays_true(
    store: Store, stored: StoredRelease
) -> None:
    before = stored.release.quotes[0]
    store.correct([on(stored, "text", "", seen="Share this page")])
    release = shown(store, stored)
    assert [block.gap for block in release.blocks] == [True, False]
    assert (release.quotes[0].text, release.quotes[0].id) == (SAID, before.id)
    assert release.quotes[0].parts[0].start < before.parts[0].start
    assert spans_hold(release)
    assert list(store.verify()) == []


def test_lost_paragraphs_are_added_behind_words_that_are_there(
    store: Store, stored: StoredRelease
) -> None:
    value = f"fell on Sunday.{GAP}Nobody was hurt.{GAP}The road is open."
    store.correct([on(stored, "text", value, seen="fell on Sunday.")])
    texts = [block.text for block in shown(store, stored).blocks]
    assert texts[-3:] == ["The vvater fell on Sunday.", "Nobody was hurt.", "The road is open."]


def test_corrected_words_of_a_quotation_are_its_words(store: Store, stored: StoredRelease) -> None:
    store.correct([on(stored, "text", "every pump", seen="the pumps")])
    release = shown(store, stored)
    assert release.quotes[0].text == SAID.replace("the pumps", "every pump")
    assert spans_hold(release)


def test_a_text_described_otherwise_leaves_the_correction_waiting(
    store: Store, stored: StoredRelease
) -> None:
    store.correct([on(stored, "text", "The water", seen="The vvater")])
    store.correct([on(stored, "text", "The waters", seen="The water")])
    assert shown(store, stored).blocks[-1].text == "The waters fell on Sunday."
    assert store.conflicts() == ()
    other = replace(two_paragraphs(), blocks=two_paragraphs().blocks[:-1])
    describe(store, make_capture(), other, version="v2")
    assert shown(store, stored).text == other.text
    assert [each.present for each in store.conflicts()] == ["", ""]
    mended = Block(BlockKind.PARAGRAPH, "The waters fell on Sunday.")
    describe(store, make_capture(), replace(other, blocks=(*other.blocks, mended)), version="v3")
    assert shown(store, stored).blocks[-1] == mended
    assert [each.correction.value for each in store.conflicts()] == []


@pytest.mark.parametrize(
    ("seen", "value", "message"),
    [
        (None, "x", "say which words of the text give way"),
        ("", "x", "say which words of the text give way"),
        ("not there", "x", "stands 0 times"),
        ("the ", "x", r"stands \d times in the text"),
        (f"page{GAP}Notice", "x", "reach over two paragraphs"),
        ("Sunday.", f"Monday.{GAP}{GAP}Then.", "one empty line"),
        (f"{SAID[-3:]},”", "x", "holds marks of quotation"),
        ("The vvater", "a\0b", "control character"),
    ],
)
def test_a_correction_of_the_text_says_where_once_and_keeps_quotations_whole(
    store: Store, stored: StoredRelease, seen: str | None, value: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        store.correct([on(stored, "text", value, seen=seen)])
    assert shown(store, stored) == stored.release


def test_in_texts_at_random_each_offset_follows_and_repairs_give_back_what_was_printed() -> None:
    """A text that is corrected again and again: quotations are their places, repairs undone are the
    text as it was described."""
    dice = random.Random(5)
    for _ in range(400):
        release = at_random(dice)
        former = release.text
        for _ in range(dice.randint(1, 4)):
            release = with_text(release, [change_at_random(release, dice)])
        assert spans_hold(release)
        text, at, pieces = release.text, 0, []
        for repair in sorted(release.repairs, key=lambda each: (each.start, each.end)):
            pieces += [text[at : repair.start], repair.old]
            at = repair.end
            assert text[repair.start : repair.end] == repair.new
        assert "".join([*pieces, text[at:]]) == former


def at_random(dice: random.Random) -> Release:
    words = ["".join(dice.choices("abcde", k=dice.randint(2, 5))) for _ in range(60)]
    blocks = [" ".join(words[n : n + 12]) for n in range(0, 60, 12)]
    text = GAP.join(blocks)
    quotes = []
    for _ in range(3):
        block = dice.choice(blocks)
        begin = text.index(block)
        start, end = sorted(dice.sample(range(begin, begin + len(block)), 2))
        quotes.append(Quote(text[start:end], (Span(start, end),)))
    read = tuple(Block(BlockKind.PARAGRAPH, block) for block in blocks)
    return Release("A", read, quotes=tuple(quotes))


def change_at_random(release: Release, dice: random.Random) -> FieldChange:
    text = dice.choice(release.blocks).text
    start, end = sorted((dice.randrange(len(text)), dice.randrange(len(text) + 1)))
    value = dice.choice(["", "XY", f"{text[start:end]} Z", f"P{GAP}Q"])
    return FieldChange("", TEXT, text[start : max(end, start + 1)], value)


def test_a_repair_within_corrected_words_is_one_with_them() -> None:
    block = Block(BlockKind.PARAGRAPH, "The café is open")
    repair = Repair("double-encoding", "Ã©", "é", 7, 8)
    release = Release("A", (block,), repairs=(repair,))
    (whole,) = with_text(release, [FieldChange("", TEXT, "café", "cafe")]).repairs
    assert (whole.old, whole.new, whole.rule) == ("cafÃ©", "cafe", "correction")


def test_the_words_of_a_quotation_are_another_stretch_of_its_text(
    store: Store, stored: StoredRelease
) -> None:
    store.correct([on_quote(stored, "words", "We will keep the pumps")])
    (quote,) = shown(store, stored).quotes
    assert quote.text == "We will keep the pumps"
    assert "words by an archivist" in quote.rule
    assert spans_hold(shown(store, stored))
    store.correct([on_quote(stored, "words", "We will keep … the harvest is in")])
    (quote,) = shown(store, stored).quotes
    assert [len(quote.parts), quote.text] == [2, "We will keep the harvest is in"]
    for elsewhere in ("The vvater fell", "Words of nobody"):
        with pytest.raises(UsageError, match="does not stand in the text where"):
            store.correct([on_quote(stored, "words", elsewhere)])
    describe(store, make_capture(), two_paragraphs(place="Sava"), version="v2")
    assert shown(store, stored).quotes[0].text == "We will keep the harvest is in"
    assert store.conflicts() == ()


def test_who_else_spoke_and_what_speaks_are_corrected(store: Store, stored: StoredRelease) -> None:
    store.correct([on_quote(stored, "others", "Jan Hribar; Ida Mlinar")])
    store.correct([on_quote(stored, "speaker_kind", "organisation")])
    store.correct([on_quote(stored, "speaker", "Ana Kolar")])
    (quote,) = shown(store, stored).quotes
    assert (quote.others, quote.speaker_kind) == (("Jan Hribar", "Ida Mlinar"), "organisation")
    assert quote.status is QuoteStatus.STATED
    with pytest.raises(UsageError, match="unknown kind of speaker 'robot'; known: human"):
        store.correct([on_quote(stored, "speaker_kind", "robot")])


def test_contacts_are_added_replaced_and_taken_away(store: Store) -> None:
    heading = AccessPoint("person", "", "Eva Brumen", Relation.CONTACT, "contact line")
    release = dyke(contacts=(PRESS,), access_points=(heading,))
    (stored,) = describe(store, make_capture(), release)
    line = "Oto Lipar; Mayor's office; +386 1 234 56 78; oto@irco.example"
    store.correct([on(stored, "contact", line, seen="Eva Brumen")])
    (contact,) = shown(store, stored).contacts
    assert (contact.name, contact.office) == ("Oto Lipar", "Mayor's office")
    assert (contact.phones, contact.emails) == (("+386 1 234 56 78",), ("oto@irco.example",))
    assert [p.label for p in shown(store, stored).access_points] == []
    store.correct([on(stored, "contact", "; Port; port@irco.example", seen="")])
    assert [each.name for each in shown(store, stored).contacts] == ["Oto Lipar", None]
    describe(store, make_capture(), replace(release, contacts=()), version="v2")
    assert [each.name for each in shown(store, stored).contacts] == ["Oto Lipar", None]
    (conflict,) = store.conflicts()
    assert (conflict.correction.value, conflict.present) == (line, "")
    with pytest.raises(UsageError, match="names nobody"):
        store.correct([on(stored, "contact", "; 01 555 12 34", seen="")])


def test_what_a_contact_had_stays_covered_where_it_was_taken_away(store: Store) -> None:
    text = f"{DYKE} Call 01 555 12 34."
    release = dyke(contacts=(PRESS,), blocks=(Block(BlockKind.PARAGRAPH, text),), quotes=())
    (stored,) = describe(store, make_capture(), release)
    store.correct([on(stored, "contact", "", seen="Eva Brumen")])
    public = redact(shown(store, stored))
    assert public.contacts == ()
    assert "555" not in public.text
    assert all("555" not in f"{each.value}{each.snippet}" for each in public.evidence)


def test_the_bounds_of_an_unknown_day_are_corrected(store: Store) -> None:
    known = IssueDate(None, None, date(1990, 1, 1), date(2001, 12, 31))
    (stored,) = describe(store, make_capture(), dyke(issued=known))
    store.correct([on(stored, "earliest", "1996-02"), on(stored, "latest", "1996")])
    issued = shown(store, stored).issued
    assert (issued.value, issued.earliest, issued.latest) == (
        None,
        date(1996, 2, 1),
        date(1996, 12, 31),
    )
    with pytest.raises(UsageError, match="earliest would be later than latest"):
        store.correct([on(stored, "earliest", "1999")])
    store.correct([on(stored, "issued", "1996-05")])
    assert shown(store, stored).issued.earliest == date(1996, 5, 1)
    with pytest.raises(UsageError, match="does not lie within 1996-05"):
        store.correct([on(stored, "latest", "1997")])
    store.correct([on(stored, "latest", "1996-05-11")])
    assert shown(store, stored).issued.latest == date(1996, 5, 11)
    store.correct([on(stored, "issued", "1996-05-02")])
    with pytest.raises(UsageError, match="a known day has no other bounds"):
        store.correct([on(stored, "latest", "1996-05-12")])


def test_a_day_that_is_described_later_wins_over_bounds_and_is_a_conflict(store: Store) -> None:
    (stored,) = describe(store, make_capture(), dyke())
    store.correct([on(stored, "latest", "1996")])
    day = IssueDate("2003-02-07", "day", date(2003, 2, 7), date(2003, 2, 7))
    describe(store, make_capture(), dyke(issued=day), version="v2")
    assert shown(store, stored).issued == day
    (conflict,) = store.conflicts()
    assert (conflict.correction.field, conflict.present) == ("latest", "2003-02-07")


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("digest", "ingest a better capture"),
        ("canonical", "`dateline page` says"),
        ("body", "the field is 'text'"),
        ("contacts", "the field is 'contact'"),
        ("quotes", "by its own id"),
    ],
)
def test_what_nobody_corrects_says_what_to_do(
    store: Store, stored: StoredRelease, field: str, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        store.correct([on(stored, field, "x")])


def test_all_of_it_goes_into_another_archive_of_the_same_pages(
    store: Store, stored: StoredRelease, tmp_path: Path
) -> None:
    corrections: list[Correction] = [
        on(stored, "text", "The water", seen="The vvater"),
        on(stored, "text", "", seen="Share this page"),
        on(stored, "latest", "1996"),
        on(stored, "contact", "Oto Lipar; Port", seen=""),
        on_quote(stored, "words", "We will keep the pumps"),
        on_quote(stored, "others", "Jan Hribar"),
    ]
    assert store.correct(corrections) == 6
    sent = list(lines(store.corrections(), store.elsewhere.bearings))
    with create_store(Config(home=tmp_path / "other", collection="demo")) as other:
        (there,) = describe(other, make_capture(), two_paragraphs())
        assert there.id != stored.id
        assert other.elsewhere.take_over([correction_of(line) for line in sent]) == 6
        assert other.elsewhere.take_over([correction_of(line) for line in sent]) == 0
        ours, theirs = shown(store, stored), shown(other, there)
        assert (ours.text, ours.contacts, ours.issued) == (
            theirs.text,
            theirs.contacts,
            theirs.issued,
        )
        assert [q.text for q in ours.quotes] == [q.text for q in theirs.quotes]
