"""A whole press site with its index pages: what they give to the releases that print no day."""

from collections.abc import Mapping

import pytest

from archive.store import Store
from tests.archive.press_site import (
    Story,
    captures,
    early_stories,
    late_stories,
    middle_stories,
)
from tests.archive.site_runs import store_of

ERAS = {"tables": early_stories(), "a database": middle_stories(), "elements": late_stories()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[str, str | None]]:
    """Title and day of each release, by its address. One run for all tests: it takes seconds."""
    with store_of(tmp_path_factory.mktemp("site"), captures()) as store:
        return releases_of(store)


def releases_of(store: Store) -> dict[str, tuple[str, str | None]]:
    return {
        stored.capture.url or "": (stored.release.title, stored.release.issued.value)
        for stored in store.releases()
    }


def test_its_releases_are_releases_and_its_index_pages_are_none(
    site: Mapping[str, tuple[str, str | None]],
) -> None:
    assert set(site) == {story.url for stories in ERAS.values() for story in stories}


@pytest.mark.parametrize("era", ERAS)
def test_a_release_has_its_own_day_or_that_of_the_index(
    site: Mapping[str, tuple[str, str | None]], era: str
) -> None:
    days = {story.url: site[story.url][1] for story in ERAS[era]}
    assert days == {story.url: str(story.day) for story in ERAS[era]}


def test_the_headline_is_the_title(site: Mapping[str, tuple[str, str | None]]) -> None:
    stories: list[Story] = [story for stories in ERAS.values() for story in stories]
    assert {story.url: site[story.url][0] for story in stories} == {
        story.url: story.title for story in stories
    }
