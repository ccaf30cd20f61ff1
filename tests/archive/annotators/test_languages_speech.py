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
]


@pytest.mark.parametrize(("code", "text"), SAID)
def test_speech_is_attributed_in_every_language_whose_cues_are_known(code: str, text: str) -> None:
    release = Release("Title", (Block(BlockKind.PARAGRAPH, text),), language=code)
    (quote,) = annotate(release, PageContext(), DEMO).quotes
    assert quote.speaker in ("Ana Reis", "Анна Рейс")
    assert quote.status == QuoteStatus.STATED
