"""Every sample page comes out as its expected description says, field by field.

The samples were written for this project; they guard against regressions and measure nothing.
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from archive.config import data_folder
from archive.describe.describer import describer_of
from archive.models import Capture, Release
from archive.sources import Limits, open_source
from tests.archive.knowledge import DEMO

SAMPLES = data_folder() / "samples"
PAGES = sorted(SAMPLES.rglob("*.html"))
DESCRIBER = describer_of(DEMO, date(2026, 1, 1))


def name_of(page: Path) -> str:
    return f"{page.parent.name}/{page.stem}"


def capture_of(page: Path) -> Capture:
    (capture,) = open_source(str(page), Limits()).captures()
    assert isinstance(capture, Capture)
    return capture


def points(release: Release, facet: str, *relations: str) -> list[tuple[str, str]]:
    return sorted(
        (point.id, str(point.relation))
        for point in release.access_points
        if point.facet == facet and point.relation in relations
    )


def described(release: Release, expected: dict[str, Any]) -> dict[str, Any]:
    issuing = [id for id, _ in points(release, "office", "issuing")]
    return {
        "title": release.title,
        "subtitle": release.subtitle,
        "issued": release.issued.value,
        "precision": release.issued.precision,
        "place": release.place,
        "language": release.language,
        "kind": release.kind,
        "symbol": release.symbol,
        "blocks": [
            {"kind": str(block.kind), "text": block.text, "gap": block.gap}
            for block in release.blocks
        ],
        "offices": {
            "issuing": issuing[0] if issuing else None,
            "about": [id for id, _ in points(release, "office", "about")],
        },
        "people": people_of(release),
        "topics": [id for id, _ in points(release, "topic", "subject")],
        "quotes": quotes_of(release),
        "contacts": contacts_of(release),
        # Other repairs and flags may stand beside those that must.
        "repairs": sorted({repair.rule for repair in release.repairs} & set(expected["repairs"])),
        "flags": sorted(set(release.flags) & set(expected["flags"])),
    }


def people_of(release: Release) -> list[tuple[str, str]]:
    """By the id of their record, else by the name: the store gives the others their ids."""
    return sorted(
        (point.id or point.label, str(point.relation))
        for point in release.access_points
        if point.facet == "person" and point.relation in ("speaker", "named")
    )


def quotes_of(release: Release) -> list[dict[str, Any]]:
    return [
        {
            "text": quote.text,
            "speaker": quote.speaker,
            "speaker_id": quote.speaker_id,
            "position": quote.position,
            "status": str(quote.status),
            "closed": quote.closed,
        }
        for quote in release.quotes
    ]


def contacts_of(release: Release) -> list[dict[str, Any]]:
    return [
        {
            "name": contact.name,
            "office": contact.office,
            "phones": list(contact.phones),
            "emails": list(contact.emails),
        }
        for contact in release.contacts
    ]


def comparable(expected: dict[str, Any]) -> dict[str, Any]:
    people = ((row["id"] or row["name"], row["relation"]) for row in expected["people"])
    return {
        **expected,
        "people": sorted(people),
        "repairs": sorted(expected["repairs"]),
        "flags": sorted(expected["flags"]),
    }


@pytest.mark.parametrize("page", PAGES, ids=map(name_of, PAGES))
def test_a_sample_page_is_described_as_expected(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    releases = DESCRIBER.describe(capture_of(page)).releases
    assert len(releases) == len(expected["releases"])
    for release, wanted in zip(releases, expected["releases"], strict=True):
        assert release.profile == page.parent.name
        assert described(release, wanted) == comparable(wanted)


@pytest.mark.parametrize("page", PAGES, ids=map(name_of, PAGES))
def test_a_sample_page_says_where_it_came_from(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    capture = capture_of(page)
    address = capture.url or DESCRIBER.describe(capture).releases[0].canonical
    wanted = expected["moment"]
    moment = datetime.fromisoformat(wanted).astimezone(UTC) if wanted else None
    assert (address, capture.moment) == (expected["url"], moment)


@pytest.mark.parametrize("page", PAGES, ids=map(name_of, PAGES))
def test_every_offset_of_a_sample_fits_its_text(page: Path) -> None:
    for release in DESCRIBER.describe(capture_of(page)).releases:
        for quote in release.quotes:
            parts = (release.text[part.start : part.end] for part in quote.parts)
            assert " ".join(parts) == quote.text
        for repair in release.repairs:
            if repair.start >= 0:
                assert release.text[repair.start : repair.end] == repair.new


def test_there_are_enough_samples_of_enough_eras() -> None:
    releases = sum(len(json.loads(path.read_text())["releases"]) for path in jsons())
    assert len({page.parent for page in PAGES}) >= 8
    assert len(PAGES) >= 36
    assert releases >= 40


def test_each_field_of_a_sample_has_evidence() -> None:
    for page in PAGES:
        for release in DESCRIBER.describe(capture_of(page)).releases:
            chosen = {evidence.field for evidence in release.evidence if evidence.chosen}
            assert "title" in chosen, page
            assert not release.issued.value or "issued" in chosen, page
            assert not release.place or "place" in chosen, page


def test_the_sample_warc_holds_the_same_releases() -> None:
    source = open_source(str(SAMPLES / "warc" / "samples.warc.gz"), Limits())
    captures = [capture for capture in source.captures() if isinstance(capture, Capture)]
    by_url = {json.loads(path.read_text(encoding="utf-8"))["url"]: path for path in jsons()}
    assert len(captures) >= 8
    for capture in captures:
        wanted = json.loads(by_url[capture.url].read_text(encoding="utf-8"))["releases"]
        releases = DESCRIBER.describe(capture).releases
        assert [release.title for release in releases] == [row["title"] for row in wanted]


def jsons() -> Iterable[Path]:
    return (page.with_suffix(".json") for page in PAGES)


def test_a_list_of_releases_is_kept_with_that_reason() -> None:
    (page,) = (SAMPLES / "list-page").glob("*.html")
    description = DESCRIBER.describe(capture_of(page))
    assert (description.releases, description.reason) == ((), "listing")
