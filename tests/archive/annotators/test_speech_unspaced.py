"""Marked speech in scripts without blanks or capitals: found, and said by nobody."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.quotes import annotate
from archive.models import Block, BlockKind, QuoteStatus, Release
from archive.verbatim import verbatim
from tests.archive.annotators.test_speech_running import quotes_of
from tests.archive.knowledge import DEMO

FOUND = [
    ("ja", "市長は「乾いた場所に井戸を掘ります」と述べました。", "乾いた場所に井戸を掘ります"),
    ("ja", "代表は「井戸を掘る。水を待つ」という。", "井戸を掘る。水を待つ"),
    (
        "ja",
        "「『井戸』の水を、みんなで大切に使います」と話した。",
        "『井戸』の水を、みんなで大切に使います",
    ),
    ("zh", "市长表示：“我们在干旱的地方挖井”。", "我们在干旱的地方挖井"),
    ("zh", "“我们在干旱的地方挖井”，市长对记者说。", "我们在干旱的地方挖井"),
    ("zh", "村民們說「我們在乾旱的地方挖井。」", "我們在乾旱的地方挖井。"),
    ("zh", "“水终于来了，大家都很高兴！”", "水终于来了，大家都很高兴！"),
    ("ar", "وقال الوزير: «نحفر الآبار في الأماكن الجافة».", "نحفر الآبار في الأماكن الجافة"),
    ("ar", 'وأضافت : " نحفر الآبار في الأماكن الجافة ".', "نحفر الآبار في الأماكن الجافة"),
]


@pytest.mark.parametrize(("language", "text", "words"), FOUND)
def test_marked_speech_is_found_and_said_by_nobody(language: str, text: str, words: str) -> None:
    (quote,) = quotes_of(text, language=language)
    assert (quote.text, quote.status) == (words, QuoteStatus.UNATTRIBUTED)
    assert quote.speaker_kind != "human"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "市は「乾いた村の井戸の会議」という名の会を開いた。"),
        ("ja", "この「井戸」は古い。"),
        ("zh", "会议讨论了“乾旱地区水井建设”工程。"),
        ("zh", "所谓“规则”的旗号。"),
        ("zh", "他们提出“挖井、修路、种树、养鱼”的口号。"),
    ],
)
def test_a_name_or_a_term_between_marks_is_no_speech(language: str, text: str) -> None:
    assert quotes_of(text, language=language) == ()


def test_a_mark_that_never_closes_opens_nothing() -> None:
    assert quotes_of("市長は「乾いた場所に井戸を掘ります。水を待ちます", language="ja") == ()


def test_marks_are_shown_as_printed() -> None:
    text = "市長は「乾いた場所に井戸を掘ります。水を待ちます」と述べました。"
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    (quote,) = annotate(Release("題", blocks, language="ja"), PageContext(), DEMO).quotes
    assert verbatim(quote, text).text == "「乾いた場所に井戸を掘ります。水を待ちます」"
