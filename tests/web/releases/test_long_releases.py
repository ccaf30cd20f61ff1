"""A release, a capture and a comparison that are too long for one page."""

import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from web_builders import put

from archive.config import Config
from archive.models import GAP, Block, BlockKind, Evidence, Quote, Release, Repair, Span
from archive.store import create_store
from archive.text.word_diff import ChangeKind, word_changes
from web.app import create_app
from web.budgets import MOST_BYTES
from web.releases import release_parts
from web.releases.captures import _pages
from web.releases.release_parts import LONGEST_TEXT, Parts

SAID = "the dyke will hold until the very last stone"
LINE = "Water rises over the harbour wall again. "


def long_release(paragraphs: int = 12) -> Release:
    """Half a million signs; a quotation in the last paragraph but one, a rare word in the last."""
    texts = [f"Chapter {n}. " + LINE * 1_000 for n in range(paragraphs)]
    texts[-2] += f"“{SAID},” said Ana Kolar."
    texts[-1] += " Quixotical."
    text = GAP.join(texts)
    start = text.index(SAID)
    evidence = tuple(Evidence("title", f"t{n}", "meta", "x", "s", 0.1, False) for n in range(1_200))
    return Release(
        "A long one",
        tuple(Block(BlockKind.PARAGRAPH, each) for each in texts),
        language="en",
        quotes=(Quote(SAID, (Span(start, start + len(SAID)),), speaker="Ana Kolar"),),
        evidence=evidence,
    )


class Room:
    """A reading room over one long release with two captures."""

    def __init__(self, config: Config) -> None:
        whole = long_release()
        earlier = replace(whole, blocks=(*whole.blocks[:-1], Block(BlockKind.PARAGRAPH, "End.")))
        with create_store(config) as store:
            put(store, "long", earlier, b"<p>earlier", "2001-01-01")
            self.digest = put(store, "long", whole, b"<p>long" * 200_000, "2002-01-01")
            (stored,) = store.releases()
        self.id, self.text, self.quote = stored.id, stored.release.text, stored.release.quotes[0].id
        self.client = create_app(config).test_client()

    def page(self, query: str = "") -> str:
        answer = self.client.get(f"/releases/{self.id}{query}", follow_redirects=True)
        assert answer.status_code == 200
        assert len(answer.data) < MOST_BYTES
        return answer.text


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return Room(Config(home=tmp_path_factory.mktemp("long") / "home", collection="demo"))


def test_every_paragraph_stands_on_one_of_its_pages(room: Room) -> None:
    first = room.page()
    assert "Chapter 0. " in first
    number = int(re.findall(r"of (\d+)</span>", first)[0])
    assert number >= len(room.text) // LONGEST_TEXT
    pages = [room.page(f"?page={n}") for n in range(1, number + 1)]
    assert [sum(f"Chapter {n}. " in page for page in pages) for n in range(12)] == [1] * 12
    assert sum(page.count("<td>meta</td>") for page in pages) == 1_200
    assert 'rel="next"' in pages[0]
    assert 'rel="prev"' in pages[-1]


def test_words_that_are_looked_for_open_their_page(room: Room) -> None:
    page = room.page("?q=quixotical")
    assert "<mark>Quixotical</mark>" in page
    assert "with words that are looked for" in page


def test_a_quotation_opens_its_page(room: Room) -> None:
    page = room.client.get(f"/quotes/{room.quote}?q=dyke", follow_redirects=True).text
    assert f'id="{room.quote}"' in page
    assert "<mark>dyke</mark>" in page


def test_the_json_has_the_same_pages(room: Room) -> None:
    path = f"/api/releases/{room.id}"
    first = room.client.get(path).get_json()
    pages = [
        room.client.get(f"{path}?page={n}").get_json() for n in range(1, first["part"]["pages"] + 1)
    ]
    assert pages[0] == first
    for page in pages:
        part, body = page["part"], page["body"]
        assert room.text[part["start"] : part["end"]] == body
        for quote in page["quotes"]:
            assert body[quote["parts"][0]["start"] : quote["parts"][0]["end"]] == SAID
    assert sum(len(page["quotes"]) for page in pages) == 1
    assert sum(len(page["evidence"]) for page in pages) == 1_200


@pytest.mark.parametrize("page", ["0", "99", "x", "-1"])
@pytest.mark.parametrize(
    "path", ["/releases/{}", "/api/releases/{}", "/releases/{}/versions/compared"]
)
def test_a_page_that_is_none_is_told(room: Room, path: str, page: str) -> None:
    answer = room.client.get(f"{path.format(room.id)}?page={page}", follow_redirects=True)
    assert answer.status_code == 400
    assert "page is" in answer.text.lower()


def test_a_reading_copy_has_pages_too(room: Room) -> None:
    path = f"/releases/{room.id}/capture/{room.digest}/reading-copy"
    number = int(re.findall(r"of (\d+)</span>", room.client.get(path).text)[0])
    pages = [room.client.get(f"{path}?page={n}").text for n in range(1, number + 1)]
    assert all(any(f"Chapter {n}. " in page for page in pages) for n in range(12))
    assert max(map(len, pages)) < MOST_BYTES


def test_long_changes_are_a_list_of_steps_with_pages(room: Room) -> None:
    path = f"/releases/{room.id}/versions/compared"
    overview = room.client.get(path).text
    assert f'href="{path}?step=1"' in overview
    step = room.client.get(f"{path}?step=1")
    assert len(step.data) < MOST_BYTES
    last = int(re.findall(r"of (\d+)</span>", step.text)[0])
    assert "<del>End</del>" in room.client.get(f"{path}?step=1&page={last}").text
    assert room.client.get(f"{path}?step=2").status_code == 400


def test_a_capture_is_sent_in_pieces_and_whole(room: Room) -> None:
    path = f"/releases/{room.id}/capture/{room.digest}"
    answer = room.client.get(path, buffered=False)
    pieces = list(answer.iter_encoded())
    assert len(pieces) > 10
    assert b"".join(pieces) == b"<p>long" * 200_000
    assert answer.content_length == len(b"<p>long") * 200_000
    assert room.client.head(path).data == b""
    tag = {"If-None-Match": f'"{room.digest}"'}
    assert room.client.get(path, headers=tag).status_code == 304
    ranged = room.client.get(path, headers={"Range": "bytes=0-1,5-6,-1"})
    assert (ranged.status_code, len(ranged.data)) == (200, len(b"<p>long") * 200_000)


BLOCKS = st.lists(st.text("ab \n", min_size=1, max_size=60), min_size=1, max_size=8)


@given(BLOCKS, st.lists(st.tuples(st.integers(0, 300), st.integers(1, 20)), max_size=4))
@example(["aa", "aa", "aaaa", "a" * 35, "a" * 13, "a" * 10, "a" * 13], [(65, 12)])
def test_parts_are_the_whole(texts: list[str], said: list[tuple[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(release_parts, "LONGEST_TEXT", 40)
        patch.setattr(release_parts, "_LOOKED_BACK", 10)
        text = GAP.join(texts)
        spans = [Span(s % len(text), min(len(text), s % len(text) + n)) for s, n in said]
        whole = Release(
            "x",
            tuple(Block(BlockKind.PARAGRAPH, each) for each in texts),
            quotes=tuple(Quote("q", (span,), id=f"q{n}") for n, span in enumerate(spans)),
            repairs=tuple(Repair("r", "a", "b", span.start, span.end) for span in spans),
        )
        parts = Parts(whole)
        pages = [parts.part(n) for n in range(1, parts.number + 1)]
    assert max(len(part.release.text) for part in pages) <= 40
    for part in pages:
        assert part.release.text == text[part.span.start : part.span.end]
    gaps = [after.span.start - before.span.end for before, after in pairwise(pages)]
    assert set(gaps) <= {0, len(GAP)}
    assert sum(len(part.release.repairs) for part in pages) <= len(spans)
    for n, span in enumerate(spans):
        if any(part.span.start <= span.start < part.span.end for part in pages):
            assert [q.id for q in pages[parts.of_quote(f"q{n}") - 1].release.quotes].count(f"q{n}")


def test_a_page_has_no_more_quotations_than_a_list_holds() -> None:
    quotes = tuple(Quote("He said.", (Span(n * 9, n * 9 + 8),), id=f"q{n}") for n in range(1_200))
    whole = Release("x", (Block(BlockKind.PARAGRAPH, "He said. " * 1_200),), quotes=quotes)
    parts = Parts(whole)
    shown = [parts.part(n).release for n in range(1, parts.number + 1)]
    assert [len(part.quotes) for part in shown] == [500, 500, 200]
    assert "".join(part.text for part in shown) == whole.text


def test_short_releases_share_a_page_of_a_reading_copy() -> None:
    short = Release("x", (Block(BlockKind.PARAGRAPH, "Short."),))
    assert len(next(_pages([short] * 150))) > 50


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a. " * 3_000, "b a. " * 3_000),
        ("a b " * 2_000, "b a c " * 2_000),
        ("x " * 9, "y " * 10**6),
    ],
)
def test_comparing_costs_no_more_than_it_may(old: str, new: str) -> None:
    begun = time.process_time()
    changes = word_changes(old, new)
    assert time.process_time() - begun < 15  # without a limit, minutes
    assert "".join(c.text for c in changes if c.kind is not ChangeKind.ADDED) == old
    assert "".join(c.text for c in changes if c.kind is not ChangeKind.REMOVED) == new
