"""An index that followed every change is the one that would be built from nothing."""

import random
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from archive.config import Config
from archive.decisions import Correction, CorrectionTarget, Word
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Capture,
    Description,
    IssueDate,
    Quote,
    Release,
    Span,
)
from archive.publication import publication_of
from archive.records import State, StoredRelease
from archive.store import create_store
from indexer.consistency import index_faults
from indexer.documents import DocumentType
from indexer.embedded.generations import upkeep, writing
from indexer.engines import open_engine
from indexer.index import Index
from indexer.indexing import build, update
from indexer.query.parser import read_query
from indexer.search import Filter, SearchRequest, Sort

WORDS = ["river", "rivers", "border", "water", "flood", "réfugiés", "refugie", "bridge", "a", "is"]
PEOPLE = ("Ana Kolar", "Bo Lindqvist", "Chidi Okafor")
OFFICES = {"mali": ["Mali", "Mali office"], "niger": ["Niger"]}
START = datetime(2020, 1, 1, tzinfo=UTC)
seeds = st.integers(min_value=0, max_value=2**32)


def release_of(seed: int, link: str = "") -> Release:
    draw = random.Random(seed)
    spoken = " ".join(draw.choice(WORDS) for _ in range(5))
    story = " ".join(draw.choice(WORDS) for _ in range(draw.randrange(4, 14))) + f" n{seed}."
    office = draw.choice([*OFFICES, ""])
    speaker = draw.choice(PEOPLE)
    points = [AccessPoint("person", "", speaker, "speaker")]
    if office:
        points.append(AccessPoint("office", office, draw.choice(OFFICES[office]), "issuing"))
    year = draw.choice((1999, 2005))
    days = IssueDate(str(year), "year", date(year, 1, 1), date(year, 12, 31))
    quoted = Span(1, 1 + len(spoken))
    quotes = (Quote(spoken, (quoted,), speaker=speaker, position="Harbour Master"),)
    return Release(
        f"{draw.choice(WORDS)} {draw.choice(WORDS)}".capitalize(),
        (Block(BlockKind.PARAGRAPH, f"“{spoken}”"), Block(BlockKind.PARAGRAPH, story)),
        issued=draw.choice((days, IssueDate())),
        language=draw.choice(("en", "fr")),
        access_points=tuple(points),
        quotes=quotes if draw.random() < 0.5 else (),
        own_link=link or None,
    )


QUESTIONS = (
    SearchRequest(per_page=100),
    *(
        SearchRequest(query=read_query(text), per_page=100)
        for text in (
            "river",
            "refugies OR bridge",
            "border -water",
            '"is a"',
            "riv*",
            "title:flood",
            "office:mali",
            "person:kolar",
        )
    ),
    *(SearchRequest(query=read_query("water"), sort=sort) for sort in Sort),
    SearchRequest(type=DocumentType.QUOTE, query=read_query("river"), per_page=100),
    SearchRequest(filters=(Filter("office", ("mali", "unknown")),), per_page=100),
    SearchRequest(earliest=date(1999, 3, 1), latest=date(2005, 12, 31), per_page=100),
)


class FollowedIndex(RuleBasedStateMachine):
    """Whatever happens to the store, an updated index and a new one hold and answer the same."""

    compared = 0
    """How often both were held against each other, in all lives."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="followed-"))
        self.config = Config(home=self.folder / "home", collection="generic")
        self.fresh = replace(self.config, home=self.folder / "fresh")
        self.store = create_store(self.config)
        self.public = publication_of(self.store, self.config)
        self.pages = 0
        self.moment = START
        for number in range(9):
            self.add(number, 1)
        build(self.public, self.config)
        self.index = Index(self.public, self.config)

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def take_in(self, page: str, releases: list[Release]) -> None:
        self.moment += timedelta(days=1)
        with self.store.accession("test") as log:
            log.keep([Capture(f"{page}@{self.moment}", page.encode(), page, self.moment)])
        self.put(Description(tuple(releases), None if releases else "no-release"))

    def put(self, description: Description) -> None:
        captures = list(self.store.undescribed("1"))
        self.store.put([(capture, description) for capture in captures], "1")

    def some(self, seed: int) -> StoredRelease:
        return random.Random(seed).choice(list(self.store.releases()))

    @rule(seed=seeds, number=st.integers(min_value=1, max_value=3))
    def add(self, seed: int, number: int) -> None:
        self.pages += 1
        page = f"http://irco.example/page-{self.pages}"
        items = [release_of(seed + n, f"{page}/item-{n}") for n in range(number)]
        self.take_in(page, items)

    @rule(seed=seeds)
    def change(self, seed: int) -> None:
        stored = self.some(seed)
        carried = replace(release_of(seed + 1), own_link=stored.release.own_link)
        self.store.put([(stored.capture, Description((carried,)))], "1")

    @rule(seed=seeds, state=st.sampled_from(list(State)))
    def set_state(self, seed: int, state: State) -> None:
        self.store.set_state(self.some(seed).id, state, f"asked for {seed}")

    @rule(seed=seeds, name=st.sampled_from(PEOPLE))
    def correct(self, seed: int, name: str) -> None:
        stored = self.some(seed)
        quotes = [(CorrectionTarget.QUOTE, q.id, "speaker", name) for q in stored.release.quotes]
        fields = {"title": f"Corrected {seed} river", "sender": name, "office": "irco-mali"}
        own = [(CorrectionTarget.RELEASE, stored.id, *each) for each in fields.items()]
        refused = [(CorrectionTarget.QUOTE, q.id, "words", "") for q in stored.release.quotes[1:]]
        self.store.correct([Correction(*each, "Maja") for each in (*own, *quotes, *refused)])

    @rule(seed=seeds)
    def merge_agents(self, seed: int) -> None:
        points = (
            point for stored in self.store.releases() for point in stored.release.access_points
        )
        ids = sorted({point.id for point in points if point.facet == "person"})
        if len(ids) > 1:
            self.store.people.merge(*random.Random(seed).sample(ids, 2), Word("Maja"))

    @rule(seed=seeds)
    def leave_page(self, seed: int) -> None:
        stored = self.some(seed)
        self.take_in(
            stored.capture.url or "", [release_of(seed, f"{stored.capture.url}/new-{seed}")]
        )

    @rule(seed=seeds)
    def change_and_follow(self, seed: int) -> None:
        """As it mostly goes: little happens between two updates."""
        self.add(seed, 1)
        self.change(seed + 1)
        update(self.public, self.config)

    @rule()
    def follow(self) -> None:
        update(self.public, self.config)
        build(self.public, self.fresh)
        followed, fresh = open_engine(self.config), open_engine(self.fresh)
        assert sorted(followed.digests()) == sorted(fresh.digests())
        assert [followed.search(q) for q in QUESTIONS] == [fresh.search(q) for q in QUESTIONS]
        assert list(index_faults(self.public, self.config)) == []
        FollowedIndex.compared += 1

    @invariant()
    def nothing_withheld_is_found(self) -> None:
        public = {stored.id for stored in self.store.releases() if stored.state is State.PUBLIC}
        shown = self.index.search(SearchRequest(per_page=100))
        assert {hit.release_id for hit in shown.hits} <= public
        assert shown.total == len(shown.hits)


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sizes at which a few releases already fill several segments that are merged now and then."""
    monkeypatch.setattr(writing, "MOST_WORDS", 150)
    monkeypatch.setattr(upkeep, "FACTOR", 3)


def live(number: int, steps: int) -> int:
    """Play so many random lives of an archive; returns how often an index that followed was held
    against one built from nothing."""
    before = FollowedIndex.compared
    chosen = settings(
        max_examples=number,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    run_state_machine_as_test(FollowedIndex, settings=chosen)
    return FollowedIndex.compared - before


def test_an_index_that_followed_every_change_is_the_one_built_from_nothing() -> None:
    assert live(4, steps=20) > 0


@pytest.mark.many
@pytest.mark.parametrize("quarter", range(4))
def test_so_it_is_in_a_hundred_lives_of_an_archive(quarter: int) -> None:
    """In parts, which several processes play; each draws lives of its own."""
    assert live(25, steps=30) > 12
