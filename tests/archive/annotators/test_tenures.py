"""What releases tell of each other: names of one person, who held a post, which post was held."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from archive.annotators.tenures.of_body import full_name
from archive.annotators.tenures.of_post import of_post
from archive.annotators.tenures.of_surname import OfSurname, RefusedPosts
from archive.annotators.tenures.people import KnownPerson, people_of
from archive.annotators.tenures.seen import Seen
from archive.annotators.tenures.sightings import surname_of
from archive.knowledge.given_names import given_names
from archive.sightings import Inferred, Role, Sighting
from tests.archive.knowledge import GENERIC
from tests.growth import costs_as_its_size

GIVEN = given_names(GENERIC)
PORTS = "Minister for Ports"


def seen(
    day: str, name: str, post: str = PORTS, role: Role = Role.SENDS, surname: str = ""
) -> Seen:
    issued = date.fromisoformat(day)
    key = " ".join(sorted(word for word in post.lower().split() if word != "for"))
    held = post.startswith(("Minister", "Director"))
    named = surname or surname_of(name)
    sighting = Sighting(0, role, name, named, post, key, held, issued, issued)
    return Seen(sighting, int(day.replace("-", "")), f"{day}.txt")


def asked(day: str, post: str = PORTS, surname: str = "") -> Seen:
    return seen(day, "", post, Role.ASKED, surname)


def told(
    sightings: Sequence[Seen], refused: RefusedPosts = frozenset()
) -> list[tuple[int, str, str]]:
    """What the sightings of one surname tell: of which day, of which printing, what."""
    people = people_of(sightings, GIVEN)
    inferences = OfSurname(sightings, people, refused).inferences()
    return [(capture, told.printed, told.value) for capture, told in inferences]


def holders(*sightings: Seen, refused: RefusedPosts = frozenset()) -> list[str]:
    return [told.value for _, told in of_post(sightings, {}, refused)]


def names(*sightings: Seen, refused: RefusedPosts = frozenset()) -> list[tuple[str, list[str]]]:
    people = people_of(sightings, GIVEN, refused)
    return [(person.name, sorted(person.links)) for person in people]


def test_a_post_alone_is_of_who_holds_it_before_and_after() -> None:
    ana = [seen("2001-03-01", "Ana Kos"), seen("2001-09-01", "Ana Kos")]
    assert holders(*ana, asked("2001-06-01")) == ["Ana Kos"]


@pytest.mark.parametrize(
    "days",
    [
        ("2001-03-01", "Ana Kos", "2001-09-01", "Ivo Petek"),  # it changed hands between
        ("1999-01-01", "Ana Kos", "2003-01-01", "Ana Kos"),  # too far apart
    ],
)
def test_a_post_alone_is_of_nobody_where_it_may_have_changed_hands(days: Sequence[str]) -> None:
    first, who, last, other = days
    assert holders(seen(first, who), seen(last, other), asked("2001-06-01")) == []


@pytest.mark.parametrize(("day", "holder"), [("2001-04-01", ["Ana Kos"]), ("2001-08-01", [])])
def test_on_the_edge_of_an_archive_a_quarter_of_a_year_is_near(day: str, holder: list[str]) -> None:
    assert holders(seen("2001-03-01", "Ana Kos"), asked(day)) == holder


def test_a_post_that_is_printed_by_turns_is_nobodys() -> None:
    turns = [seen(f"2001-0{n}-01", "Ana Kos" if n % 2 else "Ivo Petek") for n in range(1, 7)]
    assert holders(*turns, asked("2001-05-01")) == []


def test_who_stood_in_for_a_day_takes_no_post_away() -> None:
    ana = [seen(f"2001-0{n}-01", "Ana Kos") for n in (1, 2, 4, 5)]
    assert holders(*ana, seen("2001-03-02", "Ivo Petek"), asked("2001-03-20")) == ["Ana Kos"]


def test_a_post_that_says_not_of_what_is_sure_after_three_releases() -> None:
    ana = [seen(f"2001-0{n}-01", "Ana Kos", "Director") for n in (1, 3, 5)]
    assert holders(*ana[:2], asked("2001-02-01", "Director")) == []
    assert holders(*ana, asked("2001-02-01", "Director")) == ["Ana Kos"]


def test_a_person_refuses_that_somebody_held_a_post() -> None:
    ana = [seen("2001-03-01", "Ana Kos"), seen("2001-09-01", "Ana Kos")]
    refused = frozenset({("ana kos", "minister ports")})
    assert holders(*ana, asked("2001-06-01"), refused=refused) == []
    call = asked("2002-01-01", surname="kos")
    assert told([*ana, call], refused) == []
    initials = seen("2001-11-01", "A. Kos")
    assert told([*ana, initials, call], refused) == [(20011101, "A. Kos", "Ana Kos")]


@pytest.mark.parametrize(("first", "second"), [("Ana Kos", "Ivo Petek"), ("Ivo Petek", "Ana Kos")])
def test_on_the_day_of_a_handover_nobody_is_told(first: str, second: str) -> None:
    def of(name: str, *days: int) -> list[Seen]:
        return [seen(f"2001-05-{day:02}", name) for day in days]

    handover = [*of(first, 1, 5, 10), *of(second, 10, 15, 20)]
    assert holders(*handover, asked("2001-05-10")) == []
    # The last that is printed before, and the first behind, are whole days too.
    assert holders(*handover, asked("2001-05-11")) == []
    assert holders(*handover, asked("2001-05-09")) == []
    assert holders(*handover, asked("2001-05-03")) == [first]
    assert holders(*handover, asked("2001-05-17")) == [second]


def inferring_of(number: int) -> Callable[[], object]:
    """As many sightings of one surname, each of somebody else with a post of his own, one in two
    of which is cut."""
    day = [f"{1990 + n % 20}-01-{n % 28 + 1:02}" for n in range(number)]
    posts = [f"Minister for Port {n // 2}{' and Quay' * (n % 2)}" for n in range(number)]
    sightings = [seen(day[n], f"Ana{n // 2} Kos", posts[n]) for n in range(number)]
    sightings += [asked(day[n], posts[n], surname="kos") for n in range(number)]
    people = [KnownPerson(f"Ana{n} Kos", {f"ana{n} kos": ""}) for n in range(number // 2)]

    def infer() -> None:
        list(OfSurname(sightings, people).inferences())
        list(of_post([seen(day[n], f"Ana{n} Kos") for n in range(number)] + sightings, {}))

    return infer


def test_a_surname_that_many_have_costs_by_their_number() -> None:
    assert costs_as_its_size(inferring_of, 300, 2400)


def naming_of(number: int) -> Callable[[], object]:
    """So many people of one surname, as many again by their initials."""
    firsts = ["".join("aeiouklmnp"[int(digit)] for digit in f"{n:04}") for n in range(number)]
    sightings = [seen("1990-01-03", f"{first.title()} Kos", "") for first in firsts]
    sightings += [seen("1990-01-03", f"{'. '.join(first[2:].upper())}. Kos") for first in firsts]
    return lambda: people_of(sightings, GIVEN)


def test_the_first_names_of_a_surname_cost_by_their_number() -> None:
    assert costs_as_its_size(naming_of, 300, 2400)


def test_initials_are_those_of_the_one_whom_they_fit() -> None:
    ana = [seen("2001-03-01", "Ana Kos"), seen("2001-09-01", "I.A. Kos")]
    assert names(*ana) == [("Ana Kos", ["ana kos", "i a kos"])]
    anton = seen("2001-04-01", "Anton Kos")
    assert names(*ana, anton) == [
        ("Ana Kos", ["ana kos"]),
        ("Anton Kos", ["anton kos"]),
        ("I.A. Kos", ["i a kos"]),
    ]


def test_a_second_initial_says_something_beside_the_same_post_alone() -> None:
    plain = [seen("2001-03-01", "Ana Kos", ""), seen("2001-09-01", "I.A. Kos", "")]
    assert len(names(*plain)) == 2
    first = [seen("2001-03-01", "Ana Kos", ""), seen("2001-09-01", "A. Kos", "")]
    assert names(*first) == [("Ana Kos", ["a kos", "ana kos"])]


def test_a_short_first_name_is_the_long_one_beside_the_same_post() -> None:
    les, leslie = seen("2001-03-01", "Les Kos"), seen("2001-09-01", "Leslie Kos")
    assert names(les, leslie) == [("Les Kos", ["les kos", "leslie kos"])]
    assert len(names(les, seen("2001-09-01", "Leslie Kos", "Minister for Rail"))) == 2
    assert len(names(les, seen("2005-09-01", "Leslie Kos"))) == 2


def test_one_short_name_of_two_people_joins_neither() -> None:
    several = (
        seen("2001-03-01", "Chris Kos"),
        seen("2001-05-01", "Christopher Kos"),
        seen("2001-07-01", "Christine Kos"),
    )
    assert len(names(*several)) == 3


def test_what_a_person_says_are_two_stays_two() -> None:
    les, leslie = seen("2001-03-01", "Les Kos"), seen("2001-09-01", "Leslie Kos")
    assert len(names(les, leslie, refused=frozenset({("leslie kos", "les kos")}))) == 2


def test_the_fullest_name_is_the_one_somebody_is_known_by() -> None:
    short = [seen(f"2001-0{n}-01", "Ana Kos") for n in (1, 2, 3)]
    full = [seen(f"2001-0{n}-01", "Ana Maria Kos") for n in (4, 5)]
    assert [name for name, _ in names(*short, *full)] == ["Ana Maria Kos"]
    assert [name for name, _ in names(*short, full[0])] == ["Ana Kos"]  # a slip, so far


def test_a_release_that_prints_another_name_is_told_the_known_one() -> None:
    sightings = [seen("2001-03-01", "Ana Kos"), seen("2001-09-01", "A. Kos")]
    assert told(sightings) == [(20010901, "A. Kos", "Ana Kos")]


def test_a_surname_beside_a_post_is_of_the_one_who_is_printed_with_both() -> None:
    ana, call = seen("2001-03-01", "Ana Kos"), asked("2002-01-01", surname="kos")
    assert told([ana, call]) == [(20020101, "", "Ana Kos")]
    assert told([ana, seen("2001-05-01", "Ivo Kos"), call]) == []
    assert told([ana, asked("2006-01-01", surname="kos")]) == []
    assert told([ana, asked("2002-01-01", "Minister for Rail", "kos")]) == []


def test_an_undated_release_is_of_the_one_of_all_years() -> None:
    ana, call = seen("2001-03-01", "Ana Kos"), asked("2002-01-01", surname="kos")
    undated = replace(call, sighting=replace(call.sighting, earliest=None))
    assert told([ana, undated]) == [(20020101, "", "Ana Kos")]
    assert told([ana, seen("1961-03-01", "Ivo Kos"), undated]) == []


def test_a_title_tells_a_surname_as_a_post_does() -> None:
    ana = [
        seen("2001-03-01", "Ana Kos", ""),
        seen("2001-03-01", "Ana Kos", "Senator", Role.HOLDS),
        seen("2001-04-01", "Ivo Kos", "Minister for Rail"),
    ]
    assert told([*ana, asked("2001-08-01", "Senator", "kos")]) == [(20010801, "", "Ana Kos")]


def test_who_prints_no_post_has_that_of_the_releases_around() -> None:
    ana = [seen("2001-03-01", "Ana Kos"), seen("2001-09-01", "Ana Kos")]
    assert told([*ana, seen("2001-06-01", "Ana Kos", "")]) == [(20010601, "", PORTS)]
    moved = [ana[0], seen("2001-09-01", "Ana Kos", "Minister for Rail")]
    assert told([*moved, seen("2001-06-01", "Ana Kos", "")]) == []
    assert told([ana[1], seen("2003-06-01", "Ana Kos", "")]) == []


def test_a_post_that_was_cut_is_whole_where_it_is_nearly_always_so_then() -> None:
    whole = "Minister for Ports and Rivers"
    ana = [seen("2001-03-01", "Ana Kos", whole), seen("2001-09-01", "Ana Kos", whole)]
    assert told([*ana, seen("2001-06-01", "Ana Kos")]) == [(20010601, PORTS, whole)]
    before = [seen(f"2001-0{n}-01", "Ana Kos") for n in (1, 2, 3)]
    assert told([*before, seen("2001-04-01", "Ana Kos", whole)]) == []  # it was renamed


def test_a_body_of_one_word_has_the_one_full_name_that_releases_print() -> None:
    def of(post: str, times: int) -> list[Sighting]:
        return [seen("2001-03-01", "Ana Kos", post).sighting] * times

    assert full_name([*of("Wardens", 3), *of("River Wardens", 9)]) == "River Wardens"
    assert full_name([*of("Wardens", 3), *of("River Wardens", 2)]) == ""
    assert full_name([*of("River Wardens", 5), *of("Forest Wardens", 4)]) == ""


def test_all_that_is_told_says_by_which_releases() -> None:
    sightings = [seen("2001-03-01", "Ana Kos"), asked("2002-01-01", surname="kos")]
    people = people_of(sightings, GIVEN)
    ((_, inference),) = OfSurname(sightings, people).inferences()
    assert inference.field is Inferred.SENDER
    assert inference.why == (
        "called by the surname; in full beside Minister for Ports on 2001-03-01"
    )
