"""One attribution behind and one before in every language whose cues are known."""

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.quotations.quotes import annotate
from archive.models import Block, BlockKind, QuoteStatus, Release
from tests.archive.knowledge import DEMO

SAID = [
    ("de", "„Das Wasser kam in der Nacht“, sagte Bürgermeisterin Ana Reis."),
    ("de", "Ana Reis erklärte: „Das Wasser kam in der Nacht und ging am Morgen.“"),
    ("it", "«L’acqua è arrivata di notte», ha detto il sindaco Ana Reis."),
    ("it", "Ana Reis ha dichiarato: «L’acqua è arrivata di notte»."),
    ("pt", "“A água chegou à noite”, disse a prefeita Ana Reis."),
    ("pt", "Segundo Ana Reis, “a água chegou durante a noite”."),
    ("nl", "“Het water kwam in de nacht”, zei burgemeester Ana Reis."),
    ("nl", "“Het water kwam in de nacht”, aldus Ana Reis."),
    ("sv", "”Vattnet kom mitt i natten”, säger Ana Reis."),
    ("da", "»Vandet kom midt om natten«, siger borgmester Ana Reis."),
    ("no", "«Vannet kom midt på natten», sier ordfører Ana Reis."),
    ("pl", "„Woda przyszła w środku nocy” – powiedziała burmistrz Ana Reis."),
    ("fr", "« L’eau est venue la nuit », a déclaré la maire Ana Reis."),
    ("fr", "Selon Ana Reis, « l’eau est venue pendant la nuit »."),
    ("es", "“El agua llegó por la noche”, dijo la alcaldesa Ana Reis."),
    ("ru", "«Вода пришла поздно ночью», – сказала мэр Анна Рейс."),
    ("ru", "По словам Анны Рейс, «вода пришла поздно ночью». Анна Рейс ушла."),
    ("ru", "Как заявила Анна Рейс, «вода пришла поздно ночью»."),
    ("de", "Nach Angaben von Ana Reis „kam das Wasser mitten in der Nacht“."),
    ("fr", "« C’est une honte », s’est indignée Ana Reis."),
    ("pl", "„To wstyd” – stwierdziła Ana Reis."),
    ("es", "“Es una pena”, lamentó Ana Reis."),
    ("nl", "“Het water kwam in de nacht”, zegt minister van Verkeer Ana Reis."),
]
INSIDE = [
    ("ru", "«Вода пришла ночью, – сказала мэр Анна Рейс. – Она ушла утром».",
     "Вода пришла ночью Она ушла утром"),
    ("fr", "« L’eau, a souligné la maire, Ana Reis, est venue la nuit. »",
     "L’eau est venue la nuit."),
    ("es", "—No sabemos nada —dijo la alcaldesa Ana Reis—. Nadie nos avisó.",
     "No sabemos nada Nadie nos avisó."),
    ("sv", "– Vattnet kom på natten, säger Ana Reis, ordförande i rådet.", "Vattnet kom på natten"),
    ("no", "– Vannet kom om natten, sier ordfører Ana Reis. – Ingen sov.",
     "Vannet kom om natten Ingen sov."),
    ("pl", "– Woda przyszła nocą – powiedziała Ana Reis. – Nikt nie spał.",
     "Woda przyszła nocą Nikt nie spał."),
]  # fmt: skip
POSTS = [
    ("fr", "« L’eau monte », a déclaré la ministre des Ports, Ana Reis.", "ministre des Ports"),
    ("es", "«El agua sube», dijo la ministra de Puertos, Ana Reis.", "ministra de Puertos"),
    ("ru", "«Вода поднимается», – сказала директор портового агентства Анна Рейс.",
     "директор портового агентства"),
    ("de", "„Das Wasser steigt“, sagte Verkehrsministerin Ana Reis.", "Verkehrsministerin"),
    ("de", "„Das Wasser steigt“, sagte die Bürgermeisterin von Kiel, Ana Reis.",
     "Bürgermeisterin von Kiel"),
    ("sv", "”Vattnet stiger”, säger transportminister Ana Reis.", "transportminister"),
    ("pl", "„Woda rośnie” – powiedziała minister transportu Ana Reis.", "minister transportu"),
    ("it", "«L’acqua sale», ha detto la ministra dei Porti, Ana Reis.", "ministra dei Porti"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), SAID)
def test_speech_is_attributed_in_every_language_whose_cues_are_known(code: str, text: str) -> None:
    release = Release("Title", (Block(BlockKind.PARAGRAPH, text),), language=code)
    (quote,) = annotate(release, PageContext(), DEMO).quotes
    assert quote.speaker in ("Ana Reis", "Анна Рейс")
    assert quote.status == QuoteStatus.INFERRED


@pytest.mark.parametrize(
    ("language", "status"),
    [
        ("en", QuoteStatus.STATED),
        ("en-GB", QuoteStatus.STATED),
        (None, QuoteStatus.STATED),
        ("fr", QuoteStatus.INFERRED),
        ("pt-BR", QuoteStatus.INFERRED),
    ],
)
def test_nothing_is_stated_in_a_language_in_which_no_rule_was_counted(
    language: str | None, status: QuoteStatus
) -> None:
    blocks = (Block(BlockKind.PARAGRAPH, "“The water came at noon,” said Ana Reis."),)
    (quote,) = annotate(Release("Title", blocks, language=language), PageContext(), DEMO).quotes
    assert (quote.speaker, quote.status) == ("Ana Reis", status)


@pytest.mark.parametrize(("code", "text", "words"), INSIDE)
def test_who_speaks_between_the_words_is_no_part_of_them(code: str, text: str, words: str) -> None:
    release = Release("Title", (Block(BlockKind.PARAGRAPH, text),), language=code)
    (quote,) = annotate(release, PageContext(), DEMO).quotes
    assert (quote.text, quote.speaker in ("Ana Reis", "Анна Рейс")) == (words, True)
    assert quote.status == QuoteStatus.INFERRED


@pytest.mark.parametrize(("code", "text", "post"), POSTS)
def test_a_post_is_read_with_its_matter_in_other_languages(code: str, text: str, post: str) -> None:
    release = Release("Title", (Block(BlockKind.PARAGRAPH, text),), language=code)
    (quote,) = annotate(release, PageContext(), DEMO).quotes
    assert quote.position == post
