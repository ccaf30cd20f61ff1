"""A release on a page of several keeps its id when the page is captured again with another one."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from archive.config import Config
from archive.models import Capture
from archive.store import Store, create_store
from tests.archive.site_runs import again

STORIES = {
    "Ferry of Port Anso sails again": (
        "28 May 1998",
        "The ferry sailed this morning, eleven days after a storm had torn it from its chains.",
    ),
    "Wells of the coast are tested": (
        "21 May 1998",
        "Teams have begun to test two thousand wells in four districts for the salt of the sea.",
    ),
    "Pumps for the lower valley": (
        "12 May 1998",
        "Forty pumps left for the lower valley, where fields have stood under water since April.",
    ),
}


def bulletin(titles: Sequence[str], moment: datetime) -> Capture:
    """Its stories, the newest first, with names that count them."""
    stories = "".join(
        f'<a name="{number}"></a><h3>{title}</h3>'
        f"<p>{STORIES[title][0]}</p><p>{STORIES[title][1]}</p>"
        for number, title in enumerate(titles, 1)
    )
    content = f"<html><body><h1>Bulletin</h1>{stories}</body></html>".encode()
    address = "http://www.rivers.example/bulletin.html"
    return Capture("bulletin.html", content, url=address, moment=moment)


def ids_of(store: Store, capture: Capture) -> dict[str, str]:
    with store.accession("test") as log:
        log.keep([capture])
    again(store)
    return {stored.release.title: stored.id for stored in store.releases() if not stored.left_page}


def test_one_story_more_changes_no_id(tmp_path: Path) -> None:
    newest, *others = STORIES
    with create_store(Config(home=tmp_path / "home", collection="generic")) as store:
        before = ids_of(store, bulletin(others, datetime(1998, 6, 1, tzinfo=UTC)))
        after = ids_of(store, bulletin([newest, *others], datetime(1998, 7, 1, tzinfo=UTC)))
    assert sorted(before) == sorted(others)
    assert {title: after[title] for title in others} == before
    assert len(after) == 3
