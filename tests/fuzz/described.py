"""The laws of a description, whatever page it is of."""

import re
from dataclasses import replace
from datetime import date

import msgspec

from archive.boundary import FAILED
from archive.config import collection_folder
from archive.dates.reading.printed import days_of
from archive.describe.describer import make_describer
from archive.facets import FACETS
from archive.gate import is_link, sound
from archive.models import Capture, Description, Quote, Release
from tests.fuzz.target import OurFault

DAY = date(2026, 11, 20)
DESCRIBER = make_describer(collection_folder("demo"), DAY)
_NEVER_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_FACETS = {facet.kind or facet.name for facet in FACETS}


def check_description(capture: Capture) -> Description:
    """Describe a capture twice, and hold what comes of it to the laws."""
    passed = sound(capture)
    assert isinstance(passed, Capture), passed
    description = DESCRIBER.describe(passed)
    if description.reason in FAILED:
        raise OurFault(description.detail)
    assert bool(description.releases) == (description.reason is None), description.reason
    assert DESCRIBER.describe(passed) == description, "describing again gives another description"
    for release in description.releases:
        _check_texts(release)
        _check_offsets(release)
        _check_dates(release)
        _check_headings(release)
    return description


def _check_texts(release: Release) -> None:
    written = msgspec.json.encode(release)
    assert msgspec.json.decode(written, type=Release) == release, "lost on its way through JSON"
    for text in (release.title, release.subtitle or "", release.text):
        assert not _NEVER_IN_TEXT.search(text), _NEVER_IN_TEXT.search(text)
    assert all(block.text.strip() for block in release.blocks), "an empty block"
    links = [link.target for block in release.blocks for link in block.links]
    links += [link.target for link in release.translations]
    links += filter(None, (release.own_link, release.canonical))
    assert [target for target in links if not is_link(target)] == []


def _check_offsets(release: Release) -> None:
    for quote in release.quotes:
        _check_quote(quote, release.text)
    for repair in release.repairs:
        if repair.start >= 0:
            assert release.text[repair.start : repair.end] == repair.new, repair


def _check_quote(quote: Quote, text: str) -> None:
    parts = [text[part.start : part.end] for part in quote.parts]
    assert " ".join(parts) == quote.text, (parts, quote.text)
    ends = [0, *(part.end for part in quote.parts)]
    assert all(
        0 <= end <= part.start < part.end for end, part in zip(ends, quote.parts, strict=False)
    )


def _check_dates(release: Release) -> None:
    issued = release.issued
    earliest, latest = issued.earliest, issued.latest
    assert earliest is None or latest is None or earliest <= latest, issued
    assert (issued.value is None) == (issued.precision is None), issued
    if issued.value:
        first, last = days_of(issued.value)
        assert first <= earliest <= latest <= last, issued
        assert latest is not None and latest.year >= DESCRIBER.knowledge.first_year, issued
    for evidence in release.evidence:
        assert 0 <= evidence.confidence <= 1, evidence
        assert len(evidence.snippet) <= 200, evidence


def _check_headings(release: Release) -> None:
    for point in release.access_points:
        assert point.facet in _FACETS, point
        assert point.id or point.label, point
    issuing = {p.id for p in release.access_points if p.relation == "issuing"}
    assert len(issuing) <= 1, issuing
    assert replace(release, flags=tuple(dict.fromkeys(release.flags))) == release, release.flags
