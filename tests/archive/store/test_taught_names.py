"""A name that people taught means the same in whatever is taken in next."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from archive.config import Config
from archive.decisions import Word
from archive.describe.describer import describer_of
from archive.ingest.jobs import describe_pending
from archive.models import Capture
from archive.opening import ArchiveKnowledge
from archive.store import Store, create_store

MAJA = Word("Maja")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with create_store(Config(home=tmp_path / "home", collection="demo")) as new_store:
        yield new_store


def take_in(store: Store, pages: dict[str, str]) -> None:
    """A release in which somebody speaks, for each pair of words and a speaker."""
    with store.accession("test") as log:
        log.keep(page(*each) for each in pages.items())
    describer = describer_of(ArchiveKnowledge(store).now(), date(2026, 1, 1))
    describe_pending(store, describer, lambda _verb, _number: None)


def page(words: str, speaker: str) -> Capture:
    text = (
        f"<html><head><title>{words}</title></head><body><h1>{words}</h1><p>12 March 2004</p>"
        f"<p>Forty new buoys mark the northern channel since Monday. “{words} and we will go on"
        f" with it until the harvest,” said {speaker}, Mayor of Vidra.</p></body></html>"
    )
    return Capture(f"{words}.html", text.encode())


def speakers(store: Store) -> dict[str, str]:
    """The id of each speaker by the name that is printed."""
    quotes = [quote for each in store.releases() for quote in each.release.quotes]
    return {str(quote.speaker): str(quote.speaker_id) for quote in quotes}


def test_a_merged_variant_means_the_winner_in_the_next_ingest(store: Store) -> None:
    take_in(store, {"The channel is marked": "Robert Novak", "The ferry floats": "Bob Novak"})
    ids = speakers(store)
    assert len(set(ids.values())) == 2
    store.people.merge(ids["Bob Novak"], ids["Robert Novak"], MAJA)
    take_in(store, {"The wells are clean": "Bob Novak"})
    assert set(speakers(store).values()) == {ids["Robert Novak"]}
    store.forget_descriptions()
    take_in(store, {})
    assert set(speakers(store).values()) == {ids["Robert Novak"]}
    assert len(list(store.releases())) == 3


def test_a_variant_of_a_record_that_no_release_prints_is_taught(store: Store) -> None:
    store.people.teach("ingrid-aasheim", "Inga Aasheim", MAJA)
    take_in(store, {"The tents are dry": "Inga Aasheim"})
    (stored,) = store.releases()
    assert stored.release.quotes[0].speaker_id == "ingrid-aasheim"
    people = {p.label for p in stored.release.access_points if p.facet == "person"}
    assert people == {"Ingrid Aasheim"}
    store.people.undo(1)
    take_in(store, {})
    assert speakers(store)["Inga Aasheim"] != "ingrid-aasheim"
