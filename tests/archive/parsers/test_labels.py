"""The labels that a page gives itself."""

from datetime import date

from archive.config import collection_folder
from archive.describe.describer import describer_of, make_describer
from archive.html.page import parse_page
from archive.models import Capture, Release
from archive.parsers.labels import labels_of
from tests.archive.knowledge import DEMO, GENERIC

HEAD = """<meta name="keywords" content="rivers, press; boats"><meta property="article:tag"
content="Ferries"><script type="application/ld+json">{"@type": "NewsArticle",
"articleSection": ["Floods"], "keywords": "Dykes, Ferries"}</script>"""
PROSE = f"<p>{'The ferry left the harbour before noon with two hundred people. ' * 4}</p>"
PAGE = f"""<html><head>{HEAD}</head><body><article><h1>A ferry sails</h1>{PROSE}
<a rel="tag" href="/t">High water</a></article></body></html>"""


def described(collection: str) -> Release:
    describer = make_describer(collection_folder(collection), date(2026, 11, 1))
    return describer.describe(Capture("a.html", PAGE.encode())).releases[0]


def test_chosen_labels_come_before_keywords_and_each_once() -> None:
    labels = labels_of(GENERIC, parse_page(PAGE))
    assert [(label.text, label.chosen) for label in labels] == [
        ("High water", True),
        ("Dykes", True),
        ("Ferries", True),
        ("Floods", True),
        ("rivers", False),
        ("press", False),
        ("boats", False),
    ]


def test_broken_metadata_gives_no_label() -> None:
    broken = '<script type="application/ld+json">{"keywords": ["a"</script><meta name="keywords">'
    assert labels_of(GENERIC, parse_page(f"<html><head>{broken}</head><body>x</body></html>")) == ()


def test_a_release_is_found_under_the_labels_of_its_site_without_any_taxonomy() -> None:
    filed = [point for point in described("generic").access_points if point.facet == "filed"]
    assert ("high-water", "High water", "a rel=tag") in [
        (point.id, point.label, point.evidence) for point in filed
    ]
    assert len(filed) == 7


def test_a_chosen_label_names_a_term_and_a_keyword_does_not() -> None:
    topics = {point.id: point.evidence for point in described("demo").access_points}
    assert topics["FERRY"] == "label on the page: Ferries"
    keyword = PAGE.replace('keywords" content="rivers', 'keywords" content="Drought')
    describer = describer_of(DEMO, date(2026, 11, 1))
    release = describer.describe(Capture("a.html", keyword.encode())).releases[0]
    assert "DROUGHT" not in {point.id for point in release.access_points}
