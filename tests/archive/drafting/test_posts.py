"""Posts as they were printed, and which of them are one."""

from collections import Counter

import pytest

from archive.drafting.files import Draft, files_of
from archive.drafting.posts import PostWords, joined_posts, name_of_post, with_posts_joined
from archive.drafting.survey import Entry, Survey, Tally
from archive.text.folding import fold
from tests.archive.knowledge import GENERIC


def tally(**numbers: int) -> Tally:
    """Each form as often: the words of a key joined by _, a stop as __."""
    forms = {key.replace("__", ".").replace("_", " "): number for key, number in numbers.items()}
    return {
        fold(form): Entry(Counter({form: number}), ["a.html"]) for form, number in forms.items()
    }


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        (tally(Mayor=3, Encar_Mayor=2), {"Encar Mayor": 5}),
        (tally(Mayor=9, Encar_Mayor=2), {"Mayor": 11}),
        (tally(Mayor=2, Deputy_Mayor=2), {"Mayor": 2, "Deputy Mayor": 2}),
        (tally(Senator=1, Senators=1, Sens__=1), {"Senator": 3}),
        (tally(Minister_for_Ports=1, Minister_for_Ports_and_Trade=1), None),
        (tally(Secretary=2, Secretary_of_Ports=2, Secretary_of_Trade=2), None),
    ],
)
def test_forms_that_only_add_where_are_one_post(
    printed: Tally, names: dict[str, int] | None
) -> None:
    everywhere = {"senator", "senators", *printed}
    joined = joined_posts(printed, everywhere, PostWords.of(GENERIC))
    read = {name_of_post(entry): entry.count for entry in joined.values()}
    assert read == (names or {entry.name: entry.count for entry in printed.values()})


def test_a_post_held_before_is_told_of_and_is_none() -> None:
    people = tally(Ana_Koren=3)
    posts = {"ana koren": tally(former_Mayor=2, Harbour_Master=2)}
    survey = Survey(3, {}, {}, people, posts, {}, {}, {}, ())
    joined = with_posts_joined(survey, GENERIC)
    files = files_of(Draft("Rivers", joined, [], {}))
    text = next(text for path, text in files.items() if path.name == "people.yaml")
    assert '- {title: "Harbour Master"}' in text
    assert "# held before: 2 x former Mayor, such as a.html" in text
    assert 'title: "former' not in text


def test_the_head_of_letters_is_not_listed_again_with_the_place() -> None:
    posts = {"ana koren": tally(Encar_Mayor=2)}
    offices = {"mayor": tally(Mayor=3)["mayor"]}
    heads = {"ana koren": offices}
    survey = Survey(3, {}, offices, {}, posts, heads, {}, {}, (), {"mayor"})
    assert list(with_posts_joined(survey, GENERIC).posts["ana koren"]) == ["mayor"]
