"""The gold written for this project: its marks, and that it holds what it says."""

import re
from functools import cache
from pathlib import Path

import pytest

from archive.authorities.collection import Collection, load_collection
from archive.config import collection_folder, data_folder
from archive.decoding.decode import decode
from archive.errors import DataError
from archive.evaluation.gold import By, GoldText, MentionStatus, SpanKind
from archive.evaluation.written import gold_of_releases, read_written
from archive.models import Span

FOLDER = data_folder() / "gold" / "written"
GOLD = gold_of_releases(FOLDER)
OPENING = re.compile(r'(?<![\w.,!?…])“|[«„]|(?<!\w)"(?=[\w…])')
CLOSING = re.compile(r'\s*["”»“’]')

HEADER = "---\nlanguage: en\npeople: {ana: Ana Perle}\nothers: {board: organisation}\n---\n"


def written(folder: Path, body: str) -> GoldText:
    file = folder / "one.txt"
    file.write_text(HEADER + body, encoding="utf-8")
    return read_written(file)


def test_marks_become_offsets_and_leave_the_text(tmp_path: Path) -> None:
    gold = written(tmp_path, "{post ana|Judge} {by ana|Ana Perle} said: “{quote ana N1|So be it.}”")
    (span,) = gold.spans
    assert gold.text == "Judge Ana Perle said: “So be it.”\n"
    assert gold.text[span.span.start : span.span.end] == "So be it."
    assert (span.by, span.speaker, span.positions) == (By.HUMAN, "Ana Perle", ("Judge",))
    assert (span.status, span.classes) == (MentionStatus.NAMED, ("N1",))
    assert gold.mentions[0].span == Span(6, 15)


def test_a_quotation_goes_on_with_its_speaker(tmp_path: Path) -> None:
    gold = written(tmp_path, "“{quote ana|A},” {by ana|Perle} said, “{more|b}.” “{quote -|C}”")
    assert [span.utterance for span in gold.spans] == [1, 1, 2]
    assert [span.speaker for span in gold.spans] == ["Ana Perle", "Ana Perle", None]


def test_what_is_no_human_is_named_as_printed(tmp_path: Path) -> None:
    gold = written(tmp_path, "“{quote board|No},” said {by board|the Board of Weirs}.")
    assert (gold.spans[0].by, gold.spans[0].speaker) == (By.ORGANISATION, "the Board of Weirs")


@pytest.mark.parametrize(
    "body", ["“{quote ana|open”", "a} b", "“{quote bob|x}”", "“{more|x}”", "{who bob|x}"]
)
def test_marks_that_do_not_fit_are_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(DataError, match=r"one\.txt"):
        written(tmp_path, body)


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_every_pair_of_marks_is_labelled(gold: GoldText) -> None:
    for mark in OPENING.finditer(gold.text):
        inner = mark.end() + len(gold.text[mark.end() :]) - len(gold.text[mark.end() :].lstrip())
        inside = [s for s in gold.spans if s.span.start <= inner < s.span.end]
        assert inside, gold.text[mark.start() :][:40]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_every_name_is_printed_and_every_speaker_told(gold: GoldText) -> None:
    text = " ".join(decode(gold.text.encode(), "text/plain").text.split())  # mends what is damaged
    names = {mention.full for mention in gold.mentions if mention.full}
    names |= {span.speaker for span in gold.spans if span.is_named and span.speaker}
    assert [name for name in sorted(names) if name not in text] == []
    attributed = [s for s in gold.spans if s.kind is SpanKind.QUOTE and s.by is not By.NOBODY]
    assert [span for span in attributed if not span.speaker] == []


@cache
def collection_named(name: str) -> Collection:
    return load_collection(collection_folder(name))


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_every_topic_and_office_is_one_of_the_collection(gold: GoldText) -> None:
    collection = collection_named(gold.collection)
    assert gold.topics is not None
    assert gold.topics <= {topic.id for topic in collection.topics}
    assert gold.office is None or collection.office(gold.office).id == gold.office
