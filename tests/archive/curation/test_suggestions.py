"""Who may be one person is suggested in an order, and nobody is ever joined by it."""

from dataclasses import replace

import pytest
from curation_builders import put, spoken

from archive.curation.items import Pair
from archive.curation.mentions import mention_of
from archive.curation.queue import Queue
from archive.curation.suggestions import suggestions
from archive.curation.uses import Sample, Use
from archive.decisions import Word
from archive.knowledge.given_names import given_names
from archive.models import AccessPoint, Block, BlockKind, Relation, Release
from archive.store import Store
from tests.archive.knowledge import DEMO

MAJA = Word("Maja")
GIVEN = given_names(DEMO)


def use(id: str, name: str, post: str = "", quotes: int = 1) -> Use:
    posts = (post,) if post else ()
    return Use(id, name, (name,), posts, (), quotes, Sample("r", "", "", ""))


def suggested(*uses: Use, rejected: frozenset[frozenset[str]] = frozenset()) -> list[str]:
    people = {each.agent_id: [each] for each in uses}
    return [
        f"{each.loser} {each.winner}" for each in suggestions(people, {"r1", "r2"}, rejected, GIVEN)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gary Shuster", "Garry Shuster"),
        ("Senator Ana Kolar", "Ana Kolar"),
        ("J. Kolar", "Jan Kolar"),
        ("Jan Kolar", "Jan P. Kolar"),
        ("José Pérez", "Jose Peres"),
        ("Joe Novak", "Joseph Novak"),
        ("Art Novak", "Arthur Novak"),
        ("Sally Novak", "Sarah Novak"),
        ("Joe Novak", "Joey Novak"),
        ("Steve Novak", "Stephen A. Novak"),
        ("Pepe Marín", "José Luis Marín"),
        ("Саша Орлов", "Александр Орлов"),
        ("Bill Sava", "William Drava Sava"),
        ("Mohammed Savani", "Mohamed Sava"),
        ("Senator Kolar", "Ana Kolar"),
        ("KOLAR", "Ana Kolar"),
    ],
)
def test_what_may_be_two_spellings_of_one_is_suggested(one: str, other: str) -> None:
    assert len(suggested(use("a", one), use("b", other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Kolar", "Jan Hribar"),
        ("Ivo Zajc", "Eva Zajc"),
        ("IRCO", "IRC"),
        ("Joe Novak", "James Novak"),
        ("Joe Novak", "Joseph Hribar"),
    ],
)
def test_who_shares_little_is_not(one: str, other: str) -> None:
    assert suggested(use("a", one), use("b", other)) == []


def test_one_surname_and_one_post_is_a_ground() -> None:
    assert suggested(use("a", "Ivo Novak", "Mayor"), use("b", "Jan Novak", "Mayor")) == ["a b"]
    assert suggested(use("a", "Ivo Novak", "Mayor"), use("b", "Jan Novak", "Poet")) == []


def test_a_short_form_is_found_among_very_many_of_one_surname() -> None:
    many = [use(f"n{number}", f"Person{number} Novak") for number in range(300)]
    pairs = suggested(*many, use("a", "Bob Novak"), use("b", "Robert Novak", quotes=2))
    assert "a b" in pairs
    one_post = (use("c", "Ivo Novak", "Mayor"), use("d", "Janez Novak", "Mayor", quotes=2))
    assert "c d" in suggested(*many, *one_post)


def test_letters_and_bodies_are_asked_of_as_no_persons() -> None:
    letters = [
        replace(use(id, name), human=False) for id, name in (("a", "letter"), ("b", "A letter"))
    ]
    assert suggested(use("c", "Ivo Zajc"), *letters) == []


def test_what_mends_most_comes_first_and_who_has_less_leads_to_who_has_more() -> None:
    few = use("a", "Gary Shuster"), use("b", "Garry Shuster", quotes=2)
    many = use("c", "Ana Kolar", quotes=9), use("d", "Anna Kolar", quotes=8)
    assert suggested(*few, *many) == ["d c", "a b"]


def test_a_record_keeps_its_id_and_two_records_are_two() -> None:
    assert suggested(use("r1", "Ana Kolar"), use("a", "Anna Kolar", quotes=9)) == ["a r1"]
    assert suggested(use("r1", "Ana Kolar"), use("r2", "Anna Kolar")) == []


def test_a_rejected_pair_is_never_suggested_again(store: Store) -> None:
    put(store, "a", spoken("Gary Shuster"))
    put(store, "b", spoken("Garry Shuster", words="The water is clean again in all four wells"))
    queue = Queue(store, DEMO)
    (pair,) = (item for item in queue.items if isinstance(item, Pair))
    number = store.people.reject(pair.suggestion.loser, pair.suggestion.winner, MAJA)
    queue.follow()
    assert [item for item in queue.items if isinstance(item, Pair)] == []
    assert [item for item in Queue(store, DEMO).items if isinstance(item, Pair)] == []
    store.people.undo(number)
    queue.follow()
    assert [item for item in queue.items if isinstance(item, Pair)] == [pair]


def test_both_contexts_tell_posts_offices_days_and_sentences(store: Store) -> None:
    put(store, "a", spoken("Gary Shuster", post="Mayor"))
    put(store, "b", spoken("Garry Shuster", words="The water is clean again in all four wells"))
    queue = Queue(store, DEMO)
    (pair,) = (item for item in queue.items if isinstance(item, Pair))
    contexts = [queue.context(id) for id in (pair.suggestion.loser, pair.suggestion.winner)]
    mayor = next(context for context in contexts if context.posts)
    assert (mayor.posts[0].title, mayor.first, mayor.last) == ("Mayor", "2001-03-07", "2001-03-07")
    assert {context.offices for context in contexts} == {("IRCO Mali",)}
    assert all(context.samples[0].text.startswith("Notice of the town. “") for context in contexts)


def test_a_long_sample_ends_behind_a_word(store: Store) -> None:
    words = "the water of the upper well is clean again " * 12
    for page, name in (("a", "Gary Shuster"), ("b", "Garry Shuster")):
        put(store, page, spoken(name, words=words.strip()))
    queue = Queue(store, DEMO)
    (pair,) = (item for item in queue.items if isinstance(item, Pair))
    (sample,) = queue.context(pair.suggestion.loser).samples
    assert len(sample.text) <= 402
    assert sample.text.removesuffix(" …").split()[-1] in words.split()


def test_who_does_not_speak_is_shown_in_the_sentence_that_names_them(store: Store) -> None:
    for page, name in (("a", "Gary Shuster"), ("b", "Garry Shuster")):
        text = f"The well of St. Ana is dry. Mr. {name}, Mayor, went there. He said nothing."
        point = AccessPoint("person", "", name, Relation.NAMED, f"printed as: {name}, Mayor")
        plain = spoken("Ana Kolar")
        put(
            store,
            page,
            replace(
                plain,
                title=f"On {page}",
                blocks=(Block(BlockKind.PARAGRAPH, text),),
                access_points=(point,),
                quotes=(),
            ),
        )
    queue = Queue(store, DEMO)
    (pair,) = (item for item in queue.items if isinstance(item, Pair))
    samples = [queue.context(id).samples for id in sorted(pair.suggestion.pair)]
    sentences = {(sample.text, sample.day, sample.own_words) for (sample,) in samples}
    assert sentences == {
        ("Mr. Gary Shuster, Mayor, went there.", "2001-03-07", False),
        ("Mr. Garry Shuster, Mayor, went there.", "2001-03-07", False),
    }


def test_who_is_printed_nowhere_in_the_text_is_shown_with_the_ground() -> None:
    point = AccessPoint("person", "x", "Ana Kolar", Relation.SENDER, "letterhead: A. KOLAR MP")
    release = Release("A", (Block(BlockKind.PARAGRAPH, "Text."),), access_points=(point,))
    assert mention_of(release, "x", []) == "sender of this release: letterhead: A. KOLAR MP"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("He came. Sen. J. Kolar spoke. All left.", "Sen. J. Kolar spoke."),
        ("Then KOLAR\nspoke. All left.", "Then KOLAR spoke."),
        ("The Kolars spoke. So did Kolar.", "So did Kolar."),
    ],
)
def test_a_sentence_ends_at_no_initial_and_no_title(line: str, sentence: str) -> None:
    release = Release("A", (Block(BlockKind.PARAGRAPH, line),))
    assert mention_of(release, "x", ["Ana Kolar"]) == sentence
