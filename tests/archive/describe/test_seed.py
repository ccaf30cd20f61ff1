"""One real release with its full facts, read by general rules alone."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from archive.describe.describer import describer_of
from archive.models import BlockKind, Capture, QuoteStatus, Release
from archive.sources import Limits, open_source
from tests.archive.knowledge import IOM

SEED = Path(__file__).parents[4] / "shared" / "data" / "seed" / "iom-tbilisi-2020.html"

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="shared/data/seed not found: skipped")


@pytest.fixture(scope="module")
def facts() -> dict[str, Any]:
    stated: dict[str, Any] = json.loads(SEED.with_suffix(".json").read_text(encoding="utf-8"))
    return stated


@pytest.fixture(scope="module")
def release() -> Release:
    (capture,) = open_source(str(SEED), Limits()).captures()
    assert isinstance(capture, Capture)
    describer = describer_of(IOM, date(2026, 1, 1))
    (release,) = describer.describe(capture).releases
    return release


def ids(release: Release, facet: str, relation: str) -> list[str]:
    return [
        point.id
        for point in release.access_points
        if point.facet == facet and point.relation == relation
    ]


def test_title_place_language_and_kind(release: Release, facts: dict[str, Any]) -> None:
    assert release.title == facts["title"]
    assert release.place == facts["dateline"]["place"]
    assert (release.language, release.kind) == (facts["language"], facts["kind"])


def test_the_body_is_ten_paragraphs_without_menu_or_contact(
    release: Release, facts: dict[str, Any]
) -> None:
    paragraphs = [b.text for b in release.blocks if b.kind is BlockKind.PARAGRAPH]
    assert len(paragraphs) == facts["body"]["paragraphs"]
    assert paragraphs[0].startswith(facts["body"]["first_words"])
    assert paragraphs[-1].endswith(facts["body"]["last_words"])
    assert not any(
        line in release.text for line in facts["menu_not_to_be_in_the_body"] if len(line) > 20
    )


def test_the_date_is_unknown_with_bounds(release: Release, facts: dict[str, Any]) -> None:
    assert release.issued.value is None
    assert str(release.issued.earliest) == facts["issued"]["earliest"]
    assert str(release.issued.latest) == facts["issued"]["latest"]


def test_the_issuing_office_is_that_of_the_contact_line(release: Release) -> None:
    assert ids(release, "office", "issuing") == ["iom-ro-vienna"]
    assert ids(release, "office", "about") == ["iom-georgia"]


def test_five_quotes_of_three_speakers_and_no_false_one(
    release: Release, facts: dict[str, Any]
) -> None:
    quotes = [(q.text, q.speaker, q.printed, q.position) for q in release.quotes]
    wanted = [
        (q["text"], q["speaker"], q["speaker_as_printed"], q["role_as_printed"])
        for q in facts["quotes"]
    ]
    assert quotes == wanted
    assert release.quotes[3].status is QuoteStatus.INFERRED


def test_the_people_and_the_contact(release: Release, facts: dict[str, Any]) -> None:
    labels = {
        point.label: point.relation for point in release.access_points if point.facet == "person"
    }
    assert set(labels) == {person["name"] for person in facts["people"]}
    (contact,) = release.contacts
    assert (contact.name, contact.office) == (facts["contact"]["name"], facts["contact"]["office"])
    assert contact.phones == (facts["contact"]["tel"],)
    assert contact.emails == (facts["contact"]["email"],)


def test_the_topics_of_the_taxonomy(release: Release) -> None:
    assert {"DIASPORA", "COVID", "POLICY", "MIGDEV"} == set(ids(release, "topic", "subject"))
