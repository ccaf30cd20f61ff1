"""Every engine gives the right answers to the same questions: the contract of ENGINES."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from archive.config import Config
from archive.facets import UNKNOWN
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
from archive.store import Store, create_store
from indexer.analysis import words as words_of
from indexer.consistency import index_faults
from indexer.documents import DocumentType
from indexer.embedded.generations.publishing import current
from indexer.engines import ENGINES, Engine, open_engine
from indexer.index import Index
from indexer.indexing import build, update
from indexer.query.parser import read_query
from indexer.search import Filter, Hit, SearchRequest, SearchResults, Snippet, Sort

KNOWN = (*sorted(ENGINES), "plain")
"""The engines of the table, and one that a test adds to it."""

WORDS = ["the", "river", "is", "not", "a", "border", "but", "water", "and", "people", "cross", "it"]
CLOSING = "About the river commission: it is not a border, and people cross it by quaysides."
OFFICES = ("mali", "niger", "")


@dataclass(frozen=True, slots=True)
class Archive:
    """A store with one engine's index of it, open: to open it takes longer than to ask."""

    store: Store
    engine: Engine
    index: Index


def release_of(number: int, text: str, office: str = "", year: int = 0) -> Release:
    points = (AccessPoint("office", office, office.title(), "issuing"),) if office else ()
    issued = (
        IssueDate(str(year), "year", date(year, 1, 1), date(year, 12, 31)) if year else IssueDate()
    )
    blocks = (
        Block(BlockKind.PARAGRAPH, text),
        *([Block(BlockKind.BOILERPLATE, CLOSING)] if number % 3 else []),
    )
    quotation = text[: text.find(" ", 12)]
    quotes = (Quote(quotation, (Span(0, len(quotation)),)),) if number % 2 else ()
    return Release(
        f"Title {number}",
        blocks,
        issued=issued,
        language="en",
        access_points=points,
        quotes=quotes,
    )


def put(store: Store, releases: list[Release]) -> None:
    with store.accession("test") as log:
        log.keep(Capture(f"page-{r.title}", r.title.encode()) for r in releases)
    captures = list(store.undescribed("1"))
    described = (Description((release,)) for release in releases)
    store.put(zip(captures, described, strict=True), "1")


def corpus() -> list[Release]:
    draw = random.Random(11)
    return [
        release_of(
            number,
            " ".join(draw.choice(WORDS) for _ in range(draw.randrange(5, 40))),
            draw.choice(OFFICES),
            draw.choice((0, 1998, 2003, 2020)),
        )
        for number in range(60)
    ]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    config = Config(home=tmp_path_factory.mktemp("store"), collection="generic")
    with create_store(config) as store:
        yield store


@pytest.fixture(scope="module")
def archives(store: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Archive]:
    """One store indexed by every engine, bit by bit: with what died, in several segments."""
    home = tmp_path_factory.mktemp("indexes")
    configs = {
        name: Config(home=home / name, engine=name, collection="generic", show_contacts=True)
        for name in KNOWN
    }
    releases = corpus()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(ENGINES, "plain", "tests.indexer.plain_engine:open_engine")
        for step in (
            lambda: put(store, [*releases[:30], release_of(90, "A border to withdraw.", "mali")]),
            lambda: put(
                store, [*releases[30:], release_of(91, "Migration is not a crime.", "mali")]
            ),
            lambda: withdraw(store, "A border to withdraw."),
            lambda: change(store, releases[3].title, release_of(3, "The water rose.", "niger")),
        ):
            step()
            for config in configs.values():
                update(publication_of(store, config), config)
        return {
            name: Archive(store, open_engine(config), Index(publication_of(store, config), config))
            for name, config in configs.items()
        }


@pytest.fixture(params=KNOWN)
def archive(request: pytest.FixtureRequest, archives: dict[str, Archive]) -> Archive:
    return archives[request.param]


def withdraw(store: Store, text: str) -> None:
    (wanted,) = (stored for stored in store.releases() if stored.release.text == text)
    store.set_state(wanted.id, State.WITHDRAWN, "asked for")


def change(store: Store, title: str, release: Release) -> None:
    (stored,) = (stored for stored in store.releases() if stored.release.title == title)
    store.put([(stored.capture, Description((release,)))], "1")


def public(store: Store) -> list[StoredRelease]:
    return [stored for stored in store.releases() if stored.state is State.PUBLIC]


def ask(archive: Archive, text: str = "", **more: object) -> SearchResults:
    request = SearchRequest(query=read_query(text), per_page=100)
    return archive.index.search(replace(request, **more))  # type: ignore[arg-type] # fields of a request


def texts(store: Store) -> dict[str, str]:
    """What bare words are looked for in."""
    return {stored.id: stored.release.blocks[0].text for stored in public(store)}


def test_a_phrase_never_finds_its_negation(archive: Archive) -> None:
    assert ask(archive, '"migration is a crime"').total == 0
    assert ask(archive, "“migration is not a crime”").total == 1


def test_a_phrase_finds_exactly_the_texts_that_hold_it(archive: Archive) -> None:
    text_of, draw = texts(archive.store), random.Random(3)
    printed = {
        each.id: f" {' '.join(words_of(each.release.text))} " for each in public(archive.store)
    }
    for _ in range(80):
        words = draw.choice(list(text_of.values())).rstrip(".").split()
        start = draw.randrange(len(words) - 2)
        phrase = words[start : start + draw.randrange(2, 6)]
        change = draw.randrange(3)
        if change == 1 and len(phrase) > 2:
            del phrase[draw.randrange(len(phrase))]
        if change == 2:
            draw.shuffle(phrase)
        wanted = f" {' '.join(phrase)} ".lower()
        right = {id for id, words_printed in printed.items() if wanted in words_printed}
        hit_ids = {hit.release_id for hit in ask(archive, f'"{" ".join(phrase)}"').hits}
        assert hit_ids == right, phrase


def test_phrases_alone_find_what_stands_in_many_releases(archive: Archive) -> None:
    closed = [stored for stored in public(archive.store) if len(stored.release.blocks) > 1]
    results = ask(archive, '"cross it by quaysides"')
    assert {hit.release_id for hit in results.hits} == {stored.id for stored in closed}
    first = min(stored.release.issued.value or "9" for stored in closed)
    for hit in results.hits:
        (use,) = hit.standing
        assert (use.words, use.releases, use.first) == ("cross it by quaysides", len(closed), first)
        assert [hit.snippet.text[m.start : m.end] for m in hit.snippet.marks] == [
            "cross it by quaysides"
        ]
    assert ask(archive, "quaysides").total == ask(archive, "quays*").total == 0


def test_a_phrase_may_begin_before_a_standing_paragraph(archive: Archive) -> None:
    """It is printed there, whatever a bare word leaves out."""
    (stored,) = (h for h in public(archive.store) if h.release.text.startswith("Migration is not"))
    assert '"not a crime about the river"' not in stored.release.text
    assert [hit.release_id for hit in ask(archive, '"a crime about the river"').hits] == [stored.id]


def test_bare_words_are_all_required_and_meet_their_plural(archive: Archive) -> None:
    text_of = texts(archive.store)
    right = {i for i, text in text_of.items() if {"river", "border"} <= set(text.split())}
    assert {hit.release_id for hit in ask(archive, "rivers border").hits} == right


def test_where_no_release_has_all_words_the_nearest_are_told_apart(archive: Archive) -> None:
    text_of, query = texts(archive.store), "river border nowhere"
    results = ask(archive, query)
    some = {i for i, text in text_of.items() if {"river", "border"} & set(text.split())}
    assert (results.total, results.hits) == (0, ())
    assert all(not value.count for facet in results.facets for value in facet.counts)
    assert results.nearest and {hit.release_id for hit in results.nearest} <= some
    filtered = ask(archive, query, filters=(Filter("office", ("mali",)),))
    assert {v.id for hit in filtered.nearest for v in hit.values("office")} == {"mali"}
    # What is not a bare word is met by the nearest too; many results need none.
    assert ask(archive, f'"not so here" {query}').nearest == ()
    assert not {h.release_id for h in ask(archive, f"{query} -water").nearest} & {
        i for i, text in text_of.items() if "water" in text.split()
    }
    assert ask(archive, "river border").nearest == ()


def test_counts_of_a_facet_are_those_of_a_plain_counter(archive: Archive) -> None:
    results = ask(archive, "river")
    offices = Counter(
        next((p.id for p in stored.release.access_points), UNKNOWN)
        for stored in public(archive.store)
        if "river" in stored.release.blocks[0].text.split()
    )
    (facet,) = (facet for facet in results.facets if facet.name == "office")
    assert {value.id: value.count for value in facet.counts} == dict(offices)
    assert sum(offices.values()) == results.total


def test_or_within_a_facet_and_its_own_filter_left_out_of_its_counts(
    archive: Archive,
) -> None:
    free = ask(archive, "river")
    chosen = ask(archive, "river", filters=(Filter("office", ("mali", UNKNOWN)),))
    counts = {v.id: v.count for f in free.facets if f.name == "office" for v in f.counts}
    again = {v.id: v.count for f in chosen.facets if f.name == "office" for v in f.counts}
    assert chosen.total == counts["mali"] + counts[UNKNOWN]
    assert again == counts


def test_excluded_releases_do_not_exist_for_a_request(archive: Archive) -> None:
    whole = ask(archive, "river")
    excluded = frozenset(hit.release_id for hit in whole.hits[::2])
    left = ask(archive, "river", excluded=excluded)
    assert {hit.release_id for hit in left.hits} == {h.release_id for h in whole.hits} - excluded
    assert left.total == whole.total - len(excluded)
    for facet in left.facets:
        if facet.name in ("office", "year"):
            assert sum(value.count for value in facet.counts) == left.total
    bars = left.histogram
    assert sum(bar.count for bar in bars.years) + bars.unknown == left.total


def test_a_filter_that_nothing_meets_finds_nothing(archive: Archive) -> None:
    assert ask(archive, "river", filters=(Filter("office", ("nowhere",)),)).total == 0


def test_dates_match_by_their_bounds_and_overlap_is_only_possible(
    archive: Archive,
) -> None:
    year = ask(archive, earliest=date(2003, 1, 1), latest=date(2003, 12, 31))
    days = [h.release.issued.value for h in public(archive.store)]
    assert year.total == days.count("2003")
    assert year.possible_total == days.count(None)
    half = ask(archive, earliest=date(2003, 6, 1), latest=date(2003, 12, 31))
    assert (half.total, half.possible_total) == (0, days.count("2003") + days.count(None))


def test_sorting_puts_unknown_dates_last_and_pages_do_not_overlap(
    archive: Archive,
) -> None:
    for sort in (Sort.NEWEST, Sort.OLDEST):
        years = [hit.issued for hit in ask(archive, sort=sort).hits]
        known = [year for year in years if year]
        assert years == [*known, *[None] * (len(years) - len(known))]
        assert known == sorted(known, reverse=sort is Sort.NEWEST)
    pages = [ask(archive, per_page=20, page=page) for page in range(1, 6)]
    ids = [hit.release_id for page in pages for hit in page.hits]
    assert len(ids) == len(set(ids)) == pages[0].total
    assert pages[4].hits == ()


QUESTIONS: tuple[tuple[str, dict[str, object]], ...] = (
    ("", {}),
    ("river", {}),
    ("rivers border -water", {}),
    ('"is not a" OR title:12', {}),
    ("wat*", {"sort": Sort.ADDED}),
    ("office:mali river", {"sort": Sort.NEWEST}),
    ("office:_MALI_ kind:press-release", {"sort": Sort.NEWEST}),
    ("kind:Press_Release OR language:‘ENGLISH’ OR year:'2003'", {"sort": Sort.NEWEST}),
    ("kind:pressrelease", {}),
    ("date:2003", {"sort": Sort.OLDEST, "per_page": 7, "page": 2}),
    ("river", {"filters": (Filter("office", ("mali", UNKNOWN)), Filter("year", ("2003",)))}),
    ("people", {"earliest": date(2003, 6, 1), "latest": date(2020, 12, 31)}),
    ('"is not a border"', {}),
    ('"the river commission" -water', {}),
    ("river NEAR/3 border", {}),
    ("peopl* NEAR/0 cross", {}),
    ('"not border"~2 -water', {"sort": Sort.NEWEST}),
    ('"the the"~6 OR "cross it" NEAR/2 quaysides', {}),
    ("border NEAR/8 rivers NEAR/8 water", {"type": DocumentType.QUOTE}),
    ("river border never nowhere", {}),
    ("border", {"type": DocumentType.QUOTE}),
    ("", {"type": DocumentType.QUOTE, "sort": Sort.NEWEST}),
)


@pytest.mark.parametrize(("text", "more"), QUESTIONS)
def test_all_engines_answer_the_same(
    archives: dict[str, Archive], text: str, more: dict[str, object]
) -> None:
    every = [each.id for each in public(archives["plain"].store)]
    for excluded in (frozenset(), frozenset(every[::3])):
        answers = {
            name: ask(archive, text, excluded=excluded, **more)
            for name, archive in archives.items()
        }
        expected = comparable(answers.pop("plain"), more)
        for name, answer in answers.items():
            assert comparable(answer, more) == expected, name


@pytest.mark.parametrize("text", ["river", '"is not a"', "nowhere", "river -water", "date:2003"])
def test_all_engines_hold_the_same(archives: dict[str, Archive], text: str) -> None:
    every = [each.id for each in public(archives["plain"].store)]
    engines = [archive.engine for archive in archives.values()]
    for excluded in (frozenset(), frozenset(every[::3])):
        holdings = {
            name: archive.engine.holding(read_query(text).tree, excluded, 7)
            for name, archive in archives.items()
        }
        assert len(set(holdings.values())) == 1, holdings
        assert {tuple(sorted(engine.beginning("bo"))) for engine in engines} == {("border",)}
        request = SearchRequest(read_query(text), excluded=excluded)
        assert len({engine.usage(request) for engine in engines}) == 1
        assert len({tuple(sorted(engine.names("office"))) for engine in engines}) == 1
        tree = request.query.tree
        texts = (engine.texts(tree, excluded, Sort.NEWEST, range(1, 4)) for engine in engines)
        assert (
            len({tuple((t.release_id, t.title.text, t.text.text) for t in t3) for t3 in texts}) == 1
        )
        asked = ask(archives["plain"], text, excluded=excluded, sort=Sort.OLDEST, per_page=7)
        plain = holdings["plain"]
        assert plain.total == asked.total
        assert [use.release_id for use in plain.oldest] == [hit.release_id for hit in asked.hits]


def comparable(answer: SearchResults, more: dict[str, object]) -> SearchResults:
    """Without scores; hits ordered by relevance, which is each engine's own, as a set. The nearest
    are the best few by it."""
    nearest = tuple(Hit("", "", Snippet(""), Snippet(""), 0.0) for _ in answer.nearest)
    hits = [msgspec.structs.replace(hit, score=0.0) for hit in answer.hits]
    if "sort" not in more:
        hits.sort(key=lambda hit: hit.key)
    return replace(answer, hits=tuple(hits), nearest=nearest)


def test_a_withdrawn_release_leaves_no_word_on_the_disk(tmp_path: Path) -> None:
    config = Config(home=tmp_path, collection="generic")
    with create_store(config) as store:
        put(store, [release_of(0, "Quixotically so."), release_of(1, "Another one.")])
        build(publication_of(store, config), config)
        (wanted,) = (h.id for h in store.releases() if "Quixotically" in h.release.text)
        store.set_state(wanted, State.WITHDRAWN, "asked for")
        assert update(publication_of(store, config), config)
        left = [
            p
            for p in config.index_path.rglob("*")
            if p.is_file() and b"quixotic" in p.read_bytes().lower()
        ]
        assert left == []
        search_request = SearchRequest(query=read_query("quixotically"))
        assert Index(publication_of(store, config), config).search(search_request).total == 0


def cut_short(content: bytes) -> bytes:
    return content[:-1]


def with_a_bit_flipped(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :]


@pytest.mark.parametrize("damaged", [cut_short, with_a_bit_flipped])
def test_damage_to_any_file_is_noticed_and_mended(
    tmp_path: Path, damaged: Callable[[bytes], bytes]
) -> None:
    config = Config(home=tmp_path, collection="generic")
    with create_store(config) as store:
        put(store, corpus()[:5])
        build(publication_of(store, config), config)
        before = Index(publication_of(store, config), config).search(SearchRequest(per_page=50))
        names = [p.name for p in served_files(config)]
        assert len(names) > 15
        for name in names:
            path = next(p for p in served_files(config) if p.name == name)
            path.write_bytes(damaged(path.read_bytes()))
            assert [f.kind for f in index_faults(publication_of(store, config), config)], name
            after = Index(publication_of(store, config), config).search(SearchRequest(per_page=50))
            assert {hit.key for hit in after.hits} == {hit.key for hit in before.hits}
            assert not list(index_faults(publication_of(store, config), config)), name


def served_files(config: Config) -> list[Path]:
    folder = current(config.index_path)
    assert folder is not None
    return sorted(p for p in folder.rglob("*") if p.is_file() and p.stat().st_size)
