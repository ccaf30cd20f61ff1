"""A host with several templates teaches the places of each."""

import random
from collections.abc import Iterable

import msgspec
import pytest

from archive.sites import PlaceVote
from archive.store.place_votes import DAY_PLACE, TITLE_PLACE, learned_places

HOST = "harbour.example"
Vote = tuple[str, str]


def day(selector: str, number: int, agrees: bool | None = True) -> PlaceVote:
    return PlaceVote("day", selector, f"2004-02-{number:02}", agrees)


def title(selector: str, number: int, agrees: bool | None = True) -> PlaceVote:
    return PlaceVote("title", selector, f"title {number}", agrees)


def page(path: str, *votes: PlaceVote) -> Vote:
    return f"{HOST}/{path}", msgspec.json.encode(votes).decode()


def learned(votes: Iterable[Vote]) -> set[tuple[str, str]]:
    return set(learned_places(votes))


NEWS = [page(f"news/{n}.html", day("p.stamp", n), title("h2.head", n)) for n in range(1, 20)]
SPEECHES = [page(f"speeches/{n}.html", day("td.on", n), title("h1.said", n)) for n in range(1, 7)]
LEARNED = {
    (DAY_PLACE, "p.stamp"),
    (TITLE_PLACE, "h2.head"),
    (DAY_PLACE, "td.on"),
    (TITLE_PLACE, "h1.said"),
}


def test_two_templates_in_folders_of_their_own_teach_both_of_their_places() -> None:
    assert learned([*NEWS, *SPEECHES]) == LEARNED


def test_two_templates_in_one_folder_teach_both_of_their_places() -> None:
    votes = [(key.replace("speeches/", "news/old"), text) for key, text in SPEECHES]
    assert learned([*NEWS, *votes]) == LEARNED


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_folder_among_many_teaches_its_place(number: int) -> None:
    """On no more than a fourth of the pages of its host."""
    votes = [
        page(f"part{part}/{n}.html", day(f"p.day{part}", n))
        for part in range(number)
        for n in range(1, 9)
    ]
    assert learned(votes) == {(DAY_PLACE, f"p.day{part}") for part in range(number)}


def test_what_speaks_for_itself_alone_is_the_place_of_most_pages_of_a_site_only() -> None:
    untold = [page(f"shop/{n}.html", day("p.put", n, None)) for n in range(1, 9)]
    assert learned(untold) == {(DAY_PLACE, "p.put")}
    assert learned([*NEWS, *untold]) == learned(NEWS)


def test_a_place_beside_one_that_is_learned_is_none() -> None:
    """Else a page with both would be told neither."""
    votes = [page(f"news/{n}.html", day("p.stamp", n), day("p.printed", n)) for n in range(1, 9)]
    assert len(learned(votes)) == 1


@pytest.mark.parametrize("seed", range(4))
def test_the_same_votes_teach_the_same_in_any_order(seed: int) -> None:
    votes = [*NEWS, *SPEECHES, *SPEECHES[:2]]
    random.Random(seed).shuffle(votes)
    assert list(learned_places(votes)) == list(learned_places([*NEWS, *SPEECHES]))
