"""The language of a release is that of its body."""

import json
from pathlib import Path

import pytest

from archive.annotators.language import annotate
from archive.annotators.page_context import PageContext
from archive.config import data_folder
from archive.models import Block, BlockKind, Release
from tests.archive.knowledge import GENERIC

ENGLISH = (
    "The ferry that was lost in the storm is back, and the people of the town are at the quay."
)
RUSSIAN = "Паром, который пропал во время бури, вернулся, и жители города собрались на причале."
GEORGIAN = (
    "ბორანი, რომელიც ქარიშხლის დროს დაიკარგა, დაბრუნდა და ქალაქის მოსახლეობა ნაპირზე შეიკრიბა."
)


def language(text: str, title: str = "", url: str | None = None) -> str | None:
    release = Release(title, (Block(BlockKind.PARAGRAPH, text),))
    return annotate(release, PageContext(url=url), GENERIC).language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENGLISH, "en"),
        (RUSSIAN, "ru"),
        (GEORGIAN, "ka"),
        ("Le bac perdu dans la tempête est revenu, et les gens de la ville sont au quai.", "fr"),
        ("La balsa perdida en la tormenta ha vuelto, y los vecinos están en el muelle.", "es"),
        ("Die Fähre ist nach dem Sturm zurück, und die Leute der Stadt warten auf dem Kai.", "de"),
        ("Il traghetto perso nella tempesta è tornato e gli abitanti della città sono qui.", "it"),
        ("A balsa perdida na tempestade voltou, e os moradores não saem do cais com medo.", "pt"),
        (
            "渡轮在暴风雨后返回，市民们聚集在码头上迎接船长和乘客。他们等了整整两天，直到今天早晨才看见船。",
            "zh",
        ),
    ],
)
def test_the_body_tells_the_language(text: str, expected: str) -> None:
    assert language(text) == expected


def test_an_english_body_in_arabic_surroundings_is_english() -> None:
    assert language(ENGLISH, title="", url="http://x.example/ar/news/1") == "en"


def test_a_quotation_in_another_language_does_not_decide() -> None:
    assert language(ENGLISH + " “Vamos a la orilla,” they sang. " + ENGLISH) == "en"


def test_a_text_too_short_falls_back_on_the_address() -> None:
    assert language("42 %", url="http://x.example/fr/actualites/1") == "fr"
    assert language("42 %", url="http://x.example/news/1") is None


def test_contacts_and_tables_say_nothing() -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, "Le bac est au quai, et les gens de la ville sont là."),
        Block(BlockKind.CONTACT, ENGLISH),
        Block(BlockKind.TABLE, ENGLISH),
    )
    assert annotate(Release("", blocks), PageContext(), GENERIC).language == "fr"


def test_where_small_words_are_open_statistics_decide() -> None:
    release = Release("", (Block(BlockKind.PARAGRAPH, GEORGIAN),))
    found = annotate(release, PageContext(), GENERIC).evidence
    assert [(one.method, one.value, one.chosen) for one in found] == [("statistics", "ka", True)]


def test_what_the_parser_knows_stays() -> None:
    release = Release("", (Block(BlockKind.PARAGRAPH, ENGLISH),), language="cy")
    assert annotate(release, PageContext(), GENERIC) is release


def test_the_address_that_lost_is_kept_as_evidence() -> None:
    release = Release("", (Block(BlockKind.PARAGRAPH, ENGLISH),))
    found = annotate(release, PageContext(url="http://x.example/fr/1"), GENERIC).evidence
    assert [(one.method, one.value, one.chosen) for one in found] == [
        ("small-words", "en", True),
        ("url", "fr", False),
    ]


@pytest.mark.parametrize(
    "path",
    sorted((data_folder() / "samples").glob("*/*.json")),
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_every_sample_is_in_its_language(path: Path) -> None:
    for record in json.loads(path.read_text(encoding="utf-8"))["releases"]:
        blocks = tuple(Block(BlockKind(b["kind"]), b["text"]) for b in record["blocks"])
        found = annotate(Release(record["title"], blocks), PageContext(), GENERIC)
        assert found.language == record["language"]


def with_hints(text: str, **hints: str) -> tuple[str | None, list[str]]:
    release = Release("", (Block(BlockKind.PARAGRAPH, text),))
    found = annotate(release, PageContext(**hints), GENERIC)
    return found.language, [evidence.method for evidence in found.evidence if evidence.chosen]


def test_a_profile_and_the_page_say_the_language_where_its_words_do_not() -> None:
    assert with_hints("Konna.", default_language="fr") == ("fr", ["profile"])
    assert with_hints("Konna.", declared_language="es-419") == ("es", ["attribute"])
    assert with_hints("Konna.", declared_language="xx") == (None, [])
    hints = {"default_language": "fr", "declared_language": "es"}
    assert with_hints(ENGLISH, **hints) == ("en", ["small-words"])
