"""People and organisations that speak: one id each, whatever order their releases come in."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store_builders import describe, keep, make_capture

from archive.config import Config
from archive.errors import NotFound
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Description,
    Quote,
    Relation,
    Release,
    Span,
)
from archive.records import AgentKind, StoredRelease
from archive.store import Store, create_store

SAID = "We will keep the pumps until the harvest is in"


def speech(*names: str, record: str = "", label: str = "", contact: str = "") -> Release:
    """A release in which these speak. record, label: of the first one's authority record."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, f"“{SAID} {name}”") for name in names)
    quotes, points, start = [], [], 0
    for number, (name, block) in enumerate(zip(names, blocks, strict=True)):
        known = record if number == 0 else ""
        span = Span(start + 1, start + len(block.text) - 1)
        quotes.append(Quote(f"{SAID} {name}", (span,), speaker=name, speaker_id=known or None))
        shown = label if known and label else name
        points.append(AccessPoint("person", known, shown, Relation.SPEAKER, "said"))
        start += len(block.text) + 2
    if contact:
        points.append(AccessPoint("person", "", contact, Relation.CONTACT, "contact line"))
    title = f"What {' and '.join(names)} said"
    return Release(title, blocks, quotes=tuple(quotes), access_points=tuple(points))


def put(store: Store, page: str, release: Release, version: str = "v1") -> StoredRelease:
    url = f"http://irco.example/{page}.html"
    describe(store, make_capture(page, url=url), release, version=version)
    return next(stored for stored in store.releases() if stored.capture.url == url)


def speaker_of(stored: StoredRelease) -> str:
    (quote,) = stored.release.quotes
    assert quote.speaker_id
    return quote.speaker_id


def people(stored: StoredRelease) -> list[tuple[str, str]]:
    return [(p.id, p.label) for p in stored.release.access_points if p.facet == "person"]


def test_a_speaker_has_one_id_in_every_release_and_its_heading_too(store: Store):
    first = put(store, "a", speech("Ana Kolar"))
    second = put(store, "b", speech("ANA KOLAR"))
    assert speaker_of(first) == speaker_of(second)
    assert people(store.release(second.id)) == [(speaker_of(first), "Ana Kolar")]
    agent = store.agent(speaker_of(first))
    assert (agent.kind, agent.name, agent.variants) == (
        AgentKind.PERSON,
        "Ana Kolar",
        ("ANA KOLAR",),
    )


def test_the_archive_of_no_organisation_knows_its_speakers_too(tmp_path: Path):
    with create_store(Config(home=tmp_path / "home")) as store:
        stored = put(store, "a", speech("Ana Kolar"))
        assert store.agent(speaker_of(stored)).name == "Ana Kolar"


def test_an_organisation_that_speaks_is_one(store: Store):
    stored = put(store, "a", speech("IRCO"))
    assert store.agent(speaker_of(stored)).kind is AgentKind.ORGANISATION


def test_a_lone_surname_beside_a_quote_is_nobody_in_particular(store: Store):
    release = speech("Kolar")
    stored = put(store, "a", Release(release.title, release.blocks, quotes=release.quotes))
    assert stored.release.quotes[0].speaker_id is None


def test_a_contact_has_an_id_and_stays_a_contact(store: Store):
    stored = put(store, "a", speech("Ana Kolar", contact="Jan Hribar"))
    (point,) = (p for p in stored.release.access_points if p.relation == Relation.CONTACT)
    assert store.agent(point.id).name == "Jan Hribar"


def test_a_person_with_a_record_has_the_id_of_the_record(store: Store):
    stored = put(store, "a", speech("A. Kolar", record="ana-kolar", label="Ana Kolar"))
    assert people(stored) == [("ana-kolar", "Ana Kolar")]
    assert speaker_of(stored) == "ana-kolar"


def test_a_record_found_later_takes_the_name_and_the_former_id_leads_to_it(store: Store):
    before = put(store, "a", speech("Ana Kolar"))
    put(store, "b", speech("Ana Kolar", record="ana", label="Ana Kolar, Mayor"))
    after = store.release(before.id)
    assert people(after) == [("ana", "Ana Kolar, Mayor")]
    assert after.revision == store.revision
    assert store.agent(speaker_of(before)).id == "ana"


def test_a_name_that_two_records_have_means_neither(store: Store):
    put(store, "a", speech("Ana Kolar", record="ana-1"))
    put(store, "b", speech("Ana Kolar", record="ana-2"))
    plain = put(store, "c", speech("Ana Kolar"))
    assert speaker_of(plain) not in ("ana-1", "ana-2")


def test_a_better_spelling_raises_just_the_releases_that_print_the_name(store: Store):
    put(store, "a", speech("Jose Perez"))
    put(store, "b", speech("Ana Kolar"))
    before = store.revision
    put(store, "c", speech("José Pérez"))
    changed = {stored.release.title for stored in store.changed_since(before)}
    assert changed == {"What Jose Perez said", "What José Pérez said"}
    assert {label for stored in store.releases() for _, label in people(stored)} == {
        "José Pérez",
        "Ana Kolar",
    }


def test_a_spelling_that_nothing_shows_any_more_is_no_longer_preferred(store: Store):
    first = put(store, "a", speech("Jose Perez"))
    put(store, "b", speech("José Pérez"))
    put(store, "b", speech("Ana Kolar"), version="v2")
    assert people(store.release(first.id))[0][1] == "Jose Perez"


def test_an_unknown_agent_is_told(store: Store):
    with pytest.raises(NotFound, match="no agent 'nobody' is held"):
        store.agent("nobody")


NAMES = ("Ana Kolar", "ANA KOLAR", "Ána Kolár", "Jan Hribar", "IRCO")
pages = st.lists(
    st.tuples(
        st.lists(st.sampled_from(NAMES), max_size=3, unique=True), st.sampled_from(["", "r"])
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=20, deadline=None)
@given(pages=pages, chance=st.randoms(use_true_random=False), batch=st.integers(1, 6))
def test_the_order_in_which_pages_come_changes_no_group_and_no_name(
    tmp_path_factory: pytest.TempPathFactory,
    pages: list[tuple[list[str], str]],
    chance,
    batch: int,
):
    releases = [
        (f"{number}", speech(*names, record=record, label="Of the record"))
        for number, (names, record) in enumerate(pages)
    ]
    wanted = groups(tmp_path_factory.mktemp("a"), releases, batch=1)
    chance.shuffle(releases)
    assert groups(tmp_path_factory.mktemp("b"), releases, batch) == wanted


def groups(home: Path, releases: Sequence[tuple[str, Release]], batch: int) -> object:
    """Which pages are found under one person, and what each is called; without the ids."""
    with create_store(Config(home=home)) as store:
        keep(store, *(make_capture(p, url=f"http://irco.example/{p}") for p, _ in releases))
        stored = {capture.url.rpartition("/")[2]: capture for capture in store.undescribed("v")}
        pairs = [(stored[page], Description((release,))) for page, release in releases]
        for start in range(0, len(pairs), batch):
            store.put(pairs[start : start + batch], "v1")
        return sorted(_grouped(store.releases()))


def _grouped(releases: Iterable[StoredRelease]) -> list[tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for stored in releases:
        page = stored.capture.url
        for quote in stored.release.quotes:
            groups.setdefault(quote.speaker_id, []).append(f"{page} says {quote.speaker}")
        for id, label in people(stored):
            groups.setdefault(id, []).append(f"{page} is under {label}")
    return [tuple(sorted(uses)) for uses in groups.values()]
