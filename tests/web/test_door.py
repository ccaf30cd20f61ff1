"""Nothing gets past the door: a crawl of every address, as a stranger would.

benchmarks/door.py does the same with real pages and two processes.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from web_builders import hold_samples

from archive.config import Config
from archive.publication import publication_of
from archive.records import State
from archive.store import Store, open_store
from benchmarks.crawl import Answer, Fetch, Finder, crawl, facet_addresses, searches
from benchmarks.door_archive import drawn, own_sentences
from indexer.indexing import update
from web.app import create_app

FOLDERS = ("briefing-notes", "headless-cms")
"""Few releases, with every kind of page and representation: a room has a hundred addresses each."""

TAKEN_AWAY = 6


@pytest.fixture
def config(tmp_path: Path) -> Config:
    return hold_samples(tmp_path / "home", FOLDERS)


@pytest.fixture
def store(config: Config) -> Iterator[Store]:
    with open_store(config) as opened:
        yield opened


def asking(client: FlaskClient) -> Fetch:
    def fetch(path: str) -> Answer:
        response = client.get(path)
        location = response.headers.get("Location", "")
        return Answer(path, response.status_code, response.mimetype, response.data, location)

    return fetch


def test_no_address_tells_a_word_of_what_was_taken_away_and_all_come_back(
    config: Config, store: Store
) -> None:
    fetch = asking(create_app(config).test_client())
    ids = sorted(each.id for each in drawn(store, TAKEN_AWAY))
    own = own_sentences(store, frozenset(ids))
    finder = Finder(own)
    addresses = [f"/api/releases/{each}" for each in ids]
    before = {path: finder.found_at(fetch(path)) for path in addresses}
    assert all(before.values())

    for number, each in enumerate(ids):
        store.set_state(each, (State.WITHDRAWN, State.HIDDEN)[number % 2], "tried")
    seeds = (*facet_addresses(fetch), *addresses, *searches(sorted(own)[:10]))
    answers = list(crawl(fetch, ["/", *seeds]))
    assert len(answers) > len(seeds)
    assert [answer.path for answer in answers if answer.status >= 500] == []
    assert [answer.path for answer in answers if finder.found_at(answer)] == []

    update(publication_of(store, config), config)
    files = [path for path in config.index_path.rglob("*") if path.is_file()]
    assert [p for p in files if finder.found_in(p.read_bytes().decode("utf-8", "replace"))] == []

    for each in ids:
        store.set_state(each, State.PUBLIC, "tried")
    assert {path: finder.found_at(fetch(path)) for path in addresses} == before


def test_no_address_tells_a_phone_or_mail_address_that_is_covered(
    config: Config, store: Store
) -> None:
    contacts = [contact for each in store.releases() for contact in each.release.contacts]
    secrets = {text for contact in contacts for text in (*contact.phones, *contact.emails)}
    assert len(secrets) > 3
    fetch = asking(create_app(replace(config, show_contacts=False)).test_client())
    originals = [
        f"/releases/{each.id}/capture/{capture.digest}"
        for each in store.releases()
        for capture in store.captures_of(each.id)
    ]
    answers = list(crawl(fetch, ["/", *originals]))
    shown = [a.path for a in answers if any(secret in a.text for secret in secrets)]
    assert shown == []
