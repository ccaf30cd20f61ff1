"""Names of fields and parts that standing pages have. Pages written for these tests."""

import pytest

from archive.page_kinds.labels import labels_on
from tests.archive.page_kinds.test_decision import MENU, RELEASE, described, told

KNOWN = frozenset({"duty station", "how to apply", "lieu d'affectation"})


@pytest.mark.parametrize(
    "line",
    ["Duty station: Oren", "DUTY STATION", "2. Duty station:", "• Duty station – : Oren"],
)
def test_a_label_is_a_line_of_its_own_or_stands_before_a_colon(line: str) -> None:
    assert labels_on(f"The fund digs wells.\n{line}", KNOWN) == {"duty station"}


def test_a_label_is_known_with_any_apostrophe() -> None:
    assert labels_on("Lieu d’affectation : Orens", KNOWN) == {"lieu d'affectation"}


def test_a_label_inside_a_sentence_is_none() -> None:
    assert not labels_on("How to apply for help: the minister said on Monday where.", KNOWN)


def page(title: str, body: str) -> str:
    """One in a system that calls every page an article and gives it a day."""
    return f"""<html><head><title>{title} | Fund</title><meta property="og:type" content="article">
    <meta property="article:published_time" content="2014-05-06"></head><body>{MENU}<article>
    <h1>{title}</h1>{body}</article></body></html>"""


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Engineer for the northern wells",
            "<p>Closing date: 30 June 2014</p><p>The engineer plans the wells of three provinces"
            " and trains those who look after them.</p><h2>Requirements</h2><p>A degree in civil"
            " engineering is asked for.</p><h2>How to apply</h2><p>Send a letter to the fund.</p>",
        ),
        (
            "Des puits pour le Nord",
            "<h2>Objectifs</h2><p>Soixante puits donnent de l'eau à trente mille habitants.</p>"
            "<h2>Bénéficiaires</h2><p>Les habitants de trois provinces en profitent.</p>"
            "<p>Budget : 2 millions</p>",
        ),
        (
            "Reisepass",
            "<p>Den Pass beantragen Sie persönlich im Rathaus.</p><h2>Gebühren</h2><p>Der Pass"
            " kostet 60 Euro.</p><h2>Erforderliche Unterlagen</h2><p>Ein Foto genügt.</p>"
            "<p>Bearbeitungsdauer: vier Wochen</p>",
        ),
        (
            "La costa en cifras",
            "<p>El informe reúne las medidas de cuarenta estaciones y diez años.</p><dl><dt>Autor"
            "</dt><dd>Instituto de la Costa</dd><dt>ISBN</dt><dd>978-1</dd><dt>Páginas</dt><dd>148"
            "</dd></dl>",
        ),
    ],
    ids=["vacancy", "project", "service", "publication"],
)
def test_what_has_the_fields_of_a_standing_page_is_held_in_any_template(
    title: str, body: str
) -> None:
    assert told(page(title, body)) == "document"


def test_a_release_that_says_how_to_apply_stays_one() -> None:
    more = "<h2>How to apply</h2><p>Skippers may apply for help until the end of May.</p>"
    assert told(RELEASE.replace("<p>Media contact", f"{more}<p>Media contact")) == "release"


@pytest.mark.parametrize("title", ["About us", "Über uns", "Qui sommes-nous ?", "Terms of use"])
def test_a_bare_page_is_no_release_if_its_title_says_what_it_is(title: str) -> None:
    body = "<p>The fund was born in 1971. It digs wells in fourteen dry countries.</p>" * 3
    assert told(f"<html><body><h1>{title}</h1>{body}</body></html>") == "document"


@pytest.mark.parametrize(
    "begin",
    [
        "Helen Varga was born in Oren in 1951 and studied law there.",
        "Née le 4 mars 1951 à Orens, Hélène Varga a étudié le droit.",
        "Nació en Oren en 1951 y estudió derecho.",
        "Helene Varga wurde 1951 in Oren geboren und studierte dort Rechte.",
    ],
)
def test_a_text_that_begins_with_a_birth_is_a_life(begin: str) -> None:
    life = f"<p>{begin}</p><p>Helen Varga, 2003. Minister, 1998.</p>"
    page = f"<html><body>{MENU}<h1>Helen Varga</h1>{life}</body></html>"
    assert "opening-of-life" in described(page).detail


def test_a_release_that_tells_of_a_birth_further_on_stays_one() -> None:
    more = "<p>Ana Reis was born in the old port and became its master in 1998.</p>"
    assert told(RELEASE.replace("<p>Media contact", f"{more}<p>Media contact")) == "release"
