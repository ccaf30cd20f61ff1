"""The kind of a release, as the page says it."""

import pytest

from archive.annotators.kind import annotate
from archive.annotators.page_context import PageContext
from archive.models import Block, BlockKind, Evidence, Release
from tests.archive.knowledge import GENERIC


def describe(
    title: str = "Boats Return",
    kicker: str | None = None,
    path: str = "/news/1",
    kind: str | None = None,
    tags: tuple[str, ...] = (),
) -> Release:
    evidence = (Evidence("kicker", kicker, "profile"),) if kicker else ()
    body = (Block(BlockKind.PARAGRAPH, "Text."),)
    release = Release(title, body, kind=kind, evidence=evidence)
    return annotate(release, PageContext(url=f"http://x.example{path}", tags=tags), GENERIC)


@pytest.mark.parametrize(
    ("kicker", "kind"),
    [
        ("Media advisory", "media advisory"),
        ("STATEMENT", "statement"),
        ("Joint Statement", "joint statement"),
        ("Joint Press Release IRCO/UN", "press release"),
        ("Discours", "speech"),
        ("Déclaration", "statement"),
        ("Historias", "story"),
        ("Op-Ed", "op-ed"),
        ("Comunicado de prensa", "press release"),
        ("News - Global", "press release"),
    ],
)
def test_a_label_says_the_kind(kicker: str, kind: str) -> None:
    assert describe(kicker=kicker).kind == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Media Advisory: Ministers Meet", "media advisory"),
        ("Statement by the Director General on Ferries", "statement"),
        ("IRCO Statement on the Flood", "statement"),
        ("Joint statement on the flood", "joint statement"),
        ("Déclaration du Directeur général sur les bacs", "statement"),
        ("Declaración conjunta sobre el río", "joint statement"),
        ("Opening remarks by Ingrid Aasheim", "speech"),
        ("Allocution de la Directrice générale", "speech"),
        ("Danube Flood: Situation Report 4", "situation report"),
        ("Op-Ed: Why Rivers Matter", "op-ed"),
        ("Convocatoria de prensa: firma del Pacto", "media advisory"),
        ("Captain’s Statement Moves Court", "press release"),
        ("Minister addresses ferrymen", "press release"),
        ("A Story of Two Banks", "press release"),
    ],
)
def test_a_title_says_the_kind(title: str, kind: str) -> None:
    assert describe(title).kind == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/en/stories/the-well", "story"),
        ("/speeches/2011/x", "speech"),
        ("/newsdesk/20150304", "digest"),
        ("/news/history-of-a-ferry", "press release"),
        ("/blog/x", "op-ed"),
    ],
)
def test_an_address_says_the_kind(path: str, kind: str) -> None:
    assert describe(path=path).kind == kind


def test_the_label_comes_before_title_and_address() -> None:
    release = describe("Statement by the Mayor", "Press release", "/stories/x")
    assert release.kind == "press release"
    found = [(e.method, e.value, e.chosen) for e in release.evidence if e.field == "kind"]
    assert found == [
        ("label", "press release", True),
        ("title", "statement", False),
        ("url", "story", False),
        ("default", "press release", False),
    ]


def test_a_tag_of_the_page_is_a_label_too() -> None:
    assert describe(tags=("Floods", "Speeches")).kind == "speech"


def test_what_the_parser_knows_stays() -> None:
    assert describe("Statement by the Mayor", kind="briefing-note item").kind == (
        "briefing-note item"
    )
