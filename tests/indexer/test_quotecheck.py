"""The check of a quote: what was printed, how it differs, who says it, and what is never told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from archive.config import Config
from archive.errors import QueryError
from archive.models import (
    Block,
    BlockKind,
    Capture,
    Description,
    IssueDate,
    Quote,
    QuoteStatus,
    Release,
    Repair,
    Span,
)
from archive.publication import publication_of
from archive.records import State
from archive.store import Store, create_store
from indexer.index import Index
from indexer.indexing import build
from indexer.quotecheck.checker import Checker
from indexer.quotecheck.reading import MOST_CHARACTERS, MOST_SPANS, quoted_spans, read_span
from indexer.quotecheck.values import Alarm, Check, Finding, Pasted, Verdict

WALL = (
    "We shall not build a wall along the river,"
    " nor shall we close the twelve ferries of Lower Kolar"
)
FOG = "The harbour was closed for three days in March because of the fog that came up the estuary"
PHONE = "+386 1 555 0199"


def release(title: str, *texts: str, **more: object) -> Release:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    return replace(Release(title, blocks, language="en"), **more)  # type: ignore[arg-type] # fields of a release


def issued(day: str) -> IssueDate:
    return IssueDate(day, "day", date.fromisoformat(day), date.fromisoformat(day))


def said(text: str, words: str, speaker: str | None) -> Quote:
    start = text.index(words)
    status = QuoteStatus.STATED if speaker else QuoteStatus.UNATTRIBUTED
    return Quote(words, (Span(start, start + len(words)),), speaker=speaker, status=status)


SPOKEN = f"“{WALL},” said Ana Kolar, the Harbour Master."
PARTED = "“Water has no passport,” said Ana Kolar, “and it asks for none at any border.”"
RELEASES = (
    release(
        "Ferries stay open", SPOKEN, "A line behind it.",
        issued=issued("2003-02-07"), quotes=(said(SPOKEN, WALL, "Ana Kolar"),),
    ),
    release("Again on ferries", f"She had said before: “{WALL}.”", issued=issued("2005-06-01")),
    release(
        "Fog", f"{FOG}. Nobody was hurt, and the market opened late.", issued=issued("2004-04-01")
    ),
    release(
        "Water", PARTED, issued=issued("2006-01-01"),
        quotes=(
            Quote(
                "Water has no passport, and it asks for none at any border.",
                (
                    Span(PARTED.index("Water"), PARTED.index(",”") + 1),
                    Span(PARTED.index("and it"), PARTED.index(".”") + 1),
                ),
                speaker="Ana Kolar",
            ),
        ),
    ),
    replace(
        release("Lost lines"),
        blocks=(
            Block(BlockKind.PARAGRAPH, "The first half of what was printed ends here"),
            Block(BlockKind.PARAGRAPH, "the second half begins behind the lost line", gap=True),
        ),
    ),
    release(
        "Mended", "The café at the quay serves coffee to all who wait for the late boat.",
        repairs=(Repair("mojibake", "cafÃ©", "café", 4, 8),),
    ),
    release("Withdrawn", "These words about the seven lanterns were withdrawn by the office."),
    release("Reach us", f"Call the desk of the harbour at {PHONE} for all that concerns ferries."),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    config = Config(home=tmp_path_factory.mktemp("home"), collection="generic")
    with create_store(config) as store:
        with store.accession("test") as log:
            log.keep(Capture(f"page-{r.title}", r.title.encode()) for r in RELEASES)
        described = [Description((each,)) for each in RELEASES]
        store.put(zip(list(store.undescribed("1")), described, strict=True), "1")
        yield store


@pytest.fixture(scope="module")
def checker(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Checker:
    home = tmp_path_factory.mktemp("index")
    config = Config(home=home, collection="generic", show_contacts=False)
    publication = publication_of(store, config)
    build(publication, config)
    (gone,) = (each.id for each in store.releases() if each.release.title == "Withdrawn")
    index = Index(publication, config)
    # Withdrawn when it is in the index already: the door holds at once.
    store.set_state(gone, State.WITHDRAWN, "asked for")
    return Checker(index, publication)


def one(checker: Checker, text: str, speaker: str | None = None) -> Finding:
    return checker.check_quote(Pasted(text, speaker=speaker))


@pytest.mark.parametrize(
    "text",
    [
        WALL,
        WALL.lower().replace(" ", "\u00a0"),
        "we shall not build a wall along the river",
        "… nor shall we close the twelve ferries of Lower Kolar …",
        "[w]e shall not build a wall [sic] along the river",
        "Nobody was hurt — and the market opened late",
        # The dots of the pasted text cut nothing here.
        "Nobody was hurt … and the market opened late",
        # A quotation printed in parts is one.
        "Water has no passport, and it asks for none at any border",
    ],
)
def test_what_is_printed_is_verbatim_whatever_its_marks(checker: Checker, text: str) -> None:
    finding = one(checker, text)
    assert (finding.verdict, finding.changes, finding.alarms) == (Verdict.VERBATIM, (), ())


def test_the_words_are_shown_in_their_release_with_first_and_last_use(checker: Checker) -> None:
    finding = one(checker, "a wall along the river")
    (source,) = finding.sources
    assert (source.title, source.text, source.issued) == (
        "Ferries stay open", "a wall along the river", "2003-02-07",
    )  # fmt: skip
    assert (source.speaker, source.before[-6:], source.after[:5]) == (
        "Ana Kolar",
        "build ",
        ", nor",
    )
    assert finding.uses.releases == 2
    assert finding.uses.first and finding.uses.first[1] == "2003-02-07"
    assert finding.uses.last and finding.uses.last[1] == "2005-06-01"


@pytest.mark.parametrize("mark", ["…", "...", "[…]", "(...)", ". . .", "[a fence]"])
def test_marked_cuts_are_honoured(checker: Checker, mark: str) -> None:
    finding = one(checker, f"We shall not build {mark} along the river, nor shall we close")
    assert (finding.verdict, finding.alarms) == (Verdict.CUT, ())
    (source,) = finding.sources
    assert source.text == "We shall not build a wall along the river, nor shall we close"


def test_a_cut_that_hides_a_negation_is_told(checker: Checker) -> None:
    finding = one(checker, "We shall … build a wall along the river")
    assert (finding.verdict, finding.alarms) == (Verdict.CUT, (Alarm.CUT_NEGATION,))


def test_parts_in_another_order_are_spliced(checker: Checker) -> None:
    finding = one(checker, "nor shall we close the twelve ferries … we shall not build a wall")
    assert finding.verdict is Verdict.SPLICED


@pytest.mark.parametrize(
    ("text", "alarms"),
    [
        (WALL.replace("not ", ""), {Alarm.NEGATION}),
        (WALL.replace("shall not", "shall not ever"), set[Alarm]()),
        (WALL.replace("twelve", "eleven"), {Alarm.NUMBER}),
        (WALL.replace("Kolar", "Velm"), {Alarm.NAME}),
        (WALL.replace("nor shall", "nor should"), {Alarm.MODAL}),
        (WALL.replace("along the river, ", ""), {Alarm.OMISSION}),
        (WALL.replace("ferries", "bridges"), set()),
    ],
)
def test_what_differs_is_altered_and_what_turns_the_meaning_is_loud(
    checker: Checker, text: str, alarms: set[Alarm]
) -> None:
    finding = one(checker, text)
    assert finding.verdict is Verdict.ALTERED
    assert set(finding.alarms) == alarms
    printed = "".join(each.text for each in finding.changes if each.kind != "added")
    pasted = "".join(each.text for each in finding.changes if each.kind != "removed")
    assert printed.replace(",", "").split() == WALL.replace(",", "").split()
    assert pasted.replace(",", "").split() == text.replace(",", "").split()


def test_words_of_two_releases_are_spliced(checker: Checker) -> None:
    finding = one(
        checker, "We shall not build a wall along the estuary was closed for three days in March"
    )
    assert finding.verdict is not Verdict.VERBATIM
    finding = one(
        checker, "We shall not build a wall along the harbour was closed for three days in March"
    )
    assert finding.verdict is Verdict.SPLICED
    assert {source.title for source in finding.sources} == {"Ferries stay open", "Fog"}


def test_no_verdict_crosses_a_gap(checker: Checker) -> None:
    across = "half of what was printed ends here the second half begins behind"
    assert one(checker, across).verdict is Verdict.SPLICED
    assert one(checker, across.replace("here", "here …")).verdict is Verdict.SPLICED
    assert one(checker, "ends here the second").verdict is Verdict.ABSENT


def test_repaired_words_are_shown_with_the_reading_of_the_bytes(checker: Checker) -> None:
    finding = one(checker, "The café at the quay serves coffee")
    assert finding.verdict is Verdict.REPAIRED
    assert finding.sources[0].original == "The cafÃ© at the quay serves coffee"
    assert one(checker, "at the quay serves coffee").verdict is Verdict.VERBATIM


def test_the_same_words_of_another_speaker_are_told(checker: Checker) -> None:
    assert one(checker, WALL, "Ms. Kolar").verdict is Verdict.VERBATIM
    other = one(checker, WALL, "Boris Velm")
    assert other.verdict is Verdict.OTHER_SPEAKER
    assert "Boris Velm" in other.note and "Ana Kolar" in other.note
    nobody = one(checker, FOG, "Boris Velm")
    assert (nobody.verdict, "does not say" in nobody.note) == (Verdict.VERBATIM, True)


def test_what_is_withdrawn_is_not_in_this_archive(checker: Checker) -> None:
    assert (
        one(checker, "These words about the seven lanterns were withdrawn").verdict
        is Verdict.ABSENT
    )
    altered = one(checker, "These words about the eight lanterns were withdrawn by the office")
    assert (altered.verdict, altered.sources) == (Verdict.ABSENT, ())


def test_what_is_covered_matches_nothing(checker: Checker) -> None:
    finding = one(checker, f"the desk of the harbour at {PHONE} for all that concerns")
    assert finding.verdict is not Verdict.VERBATIM
    assert PHONE not in str(finding.sources)


def test_an_article_is_checked_passage_by_passage(checker: Checker) -> None:
    article = (
        f"The Harbour Master spoke. “{WALL},” Ana Kolar said.\n\n"
        "“We shall build a wall along the river,” Boris Velm said. He called it “a pity”.\n\n"
        "“Nothing of this kind was ever said by anybody at the quay.”"
    )
    check = checker.check(article)
    assert [each.verdict for each in check.findings] == [
        Verdict.VERBATIM, Verdict.ALTERED, Verdict.ABSENT,
    ]  # fmt: skip
    assert check.short == 1
    assert [article[f.pasted.start :].startswith(f.pasted.text) for f in check.findings] == [
        True
    ] * 3
    assert check.coverage.releases == len(RELEASES) - 1
    assert (check.coverage.first_year, check.coverage.last_year) == (2003, 2006)


def test_a_text_without_marks_is_checked_whole(checker: Checker) -> None:
    check: Check = checker.check(f"{FOG}.")
    assert [each.verdict for each in check.findings] == [Verdict.VERBATIM]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("He said “one two three” and \"four five six\".", ["one two three", "four five six"]),
        ("‘We won’t go there,’ she said.", ["We won’t go there,"]),
        # A quotation over paragraphs is opened again by each, and closed by the last.
        ("“One two three.\n\n“Four five six.”", ["One two three.", "Four five six."]),
        ("„Eins zwei drei“ und «un deux trois»", ["Eins zwei drei", "un deux trois"]),
        ("«\u00a0Un deux trois,\u00a0» dit-il.", ["Un deux trois,"]),
        ("He said “she told me “not at all” and left”.", ["she told me “not at all” and left"]),
    ],
)  # fmt: skip
def test_passages_are_found_by_their_marks(text: str, spans: list[str]) -> None:
    passages, _ = quoted_spans(text)
    assert [text[start:end] for start, end in passages] == spans


def test_cuts_part_the_words_of_a_span() -> None:
    parts = read_span("One [t]wo … three [four five] six [sic] seven").parts
    assert [part.forms for part in parts] == [
        ("one", "two"), ("three",), ("six", "seven"),
    ]  # fmt: skip


def test_more_than_a_check_takes_is_refused(checker: Checker) -> None:
    with pytest.raises(QueryError, match="a check takes 100,000"):
        checker.check("x" * (MOST_CHARACTERS + 1))
    with pytest.raises(QueryError, match=f"a check takes {MOST_SPANS}"):
        checker.check("“one two three” " * (MOST_SPANS + 1))


def test_a_long_text_without_marks_costs_no_square(checker: Checker) -> None:
    check = checker.check("word " * 19_000)
    assert {each.verdict for each in check.findings} == {Verdict.ABSENT}
