"""Who sends a typed text, and on which day, as heads of many organisations print it."""

from datetime import date

import pytest

from archive.config import collection_folder
from archive.describe.describer import Describer, make_describer
from archive.facets import OFFICE, PERSON
from archive.models import Capture, Relation, Release

TEXT = (
    "The ferries that left Encar in spring will return before the end of the month, and two more "
    "will follow them in summer when the new quay at Sava is finished and its cranes are tried."
)


@pytest.fixture(scope="module")
def describer() -> Describer:
    return make_describer(collection_folder("generic"), date(2026, 11, 1))


def described(describer: Describer, *lines: str) -> Release:
    capture = Capture("x.txt", "\n".join(lines).encode(), media_type="text/plain")
    (release,) = describer.describe(capture).releases
    return release


def labels(release: Release, facet: str, relation: Relation) -> list[str]:
    points = release.access_points
    return [point.label for point in points if (point.facet, point.relation) == (facet, relation)]


def offices(release: Release) -> list[str]:
    return labels(release, OFFICE, Relation.ISSUING)


def senders(release: Release) -> list[str]:
    return labels(release, PERSON, Relation.SENDER)


@pytest.mark.parametrize(
    ("head", "office"),
    [
        (
            "From the Minister for Rivers and Inland Affairs.",
            "Minister for Rivers and Inland Affairs",
        ),
        ("FROM SAVA REFUGEE ADVISORY\nCOUNCIL", "Sava Refugee Advisory Council"),
        ("THE RED LANTERN SOCIETY", "Red Lantern Society"),
        ("SEAFARERS' RELIEF FUND", "Seafarers' Relief Fund"),
        ("EMBASSY OF THE REPUBLIC OF SARANDIA", "Embassy of the Republic of Sarandia"),
        ("UNITED STATES ATTORNEY\nWESTERN DISTRICT OF TRENT", "United States Attorney"),
    ],
)
def test_a_letterhead_says_which_office_sends(describer: Describer, head: str, office: str) -> None:
    release = described(describer, *head.split("\n"), "", "12 May 1981", "", "FERRIES RETURN", TEXT)
    assert offices(release) == [office]


def test_a_post_that_fills_its_line_goes_on_in_the_next(describer: Describer) -> None:
    wide = ("THE HON ANA KOREN", "MINISTER FOR RIVERS AND BORDER  PROTECTION", "MEMBER FOR SAVA")
    release = described(describer, *wide, "", "12 May 1981", "", TEXT)
    assert offices(release) == ["Minister for Rivers and Border Protection"]


def test_the_first_sentence_has_the_whole_of_a_post_that_is_cut(describer: Describer) -> None:
    head = ("Senator Ana Koren  B23/96", "MINISTER FOR RIVERS AND INLAND")
    more = ("AFFAIRS AND MINISTER ASSISTING THE PRIME", "MINISTER FOR MATTERS OF PORTS", "")
    text = f"{TEXT[:120]}, the Minister for Rivers and Inland Affairs, Senator Ana Koren, said."
    release = described(describer, *head, *more, "FERRIES RETURN", "", text, "", TEXT)
    assert offices(release) == ["Minister for Rivers and Inland Affairs"]


def test_who_is_called_for_more_signs_nothing(describer: Describer) -> None:
    contact = "Media Contacts; Ana Koren, Department of Rivers and Ports 002 64 2726"
    release = described(describer, "FERRIES RETURN", "", TEXT, "", *[TEXT] * 3, "", contact)
    assert offices(release) == []


def test_an_address_makes_no_name_a_small_word(describer: Describer) -> None:
    head = ("SENATOR GARROD YELLAND", "Member of the Upper House", "", "12 May 1981", "", "FERRIES")
    text = f'"{TEXT}" Senator Yelland said today. Senator Yelland was in Encar.'
    release = described(describer, *head, text, "", TEXT, "e: garrod.yelland@sava.example")
    assert senders(release) == ["Garrod Yelland"]


def test_in_the_letter_of_a_post_others_are_quoted(describer: Describer) -> None:
    head = ("LEADER OF THE OPPOSITION", "", "12 May 1981", "", "FERRIES RETURN", "")
    quoted = 'Mayor Ivo Petek said: "The ferries will not be back before the winter, I fear."'
    assert senders(described(describer, *head, TEXT, "", quoted, "", TEXT)) == []


def test_who_stands_before_a_dash_and_the_post_that_sends_holds_it(describer: Describer) -> None:
    head = ("Plan For The Ferries Wystan Bramhold - Leader of the Opposition", "12 May 1981", "")
    release = described(describer, *head, TEXT, "", "Mr Bramhold is from Encar.", TEXT)
    assert senders(release) == ["Wystan Bramhold"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Encar, den 23. November 1984", "1984-11-23"),
        ("Port-Sarand, le 12 juin 1986", "1986-06-12"),
        ("Encar, il 5 maggio 1990", "1990-05-05"),
        ("Encar den 7 oktober 1979", "1979-10-07"),
    ],
)
def test_an_article_leads_from_a_place_to_its_day(
    describer: Describer, line: str, day: str
) -> None:
    head = ("MINISTRY OF RIVERS", "", line, "", "FERRIES RETURN", "")
    assert described(describer, *head, TEXT).issued.value == day


@pytest.mark.parametrize(
    ("lines", "office", "sender"),
    [
        (
            ["REMARKS OF SECRETARY OF PORTS ANA KOREN", "Encar, May 12, 1981"],
            "Secretary of Ports",
            "Ana Koren",
        ),
        (["Ana Koren, Superintendent of Schools"], "Superintendent of Schools", "Ana Koren"),
        (["Director, Sava Marine Institute, Dr. Ana Koren"], "Sava Marine Institute", "Ana Koren"),
        (
            ["From:   A. B. Koren, Chief of Mission, Sava", "To:   The Editor, The Vardal Courier"],
            "Chief of Mission",
            "A. B. Koren",
        ),
        (["Department of Ports", "Office of Public Affairs"], "Department of Ports", ""),
        (
            ["OFFICE OF THE PREMIER", "", "Address to the Nation by Premier Adjoa Kuffour"],
            "Premier",
            "Adjoa Kuffour",
        ),
    ],
)
def test_a_letterhead_tells_posts_from_their_holders(
    describer: Describer, lines: list[str], office: str, sender: str
) -> None:
    head = (*lines, "", "12 May 1981", "", "FERRIES RETURN TO ENCAR", "")
    release = described(describer, *head, TEXT)
    assert offices(release) == [office] * bool(office)
    assert senders(release) == [sender] * bool(sender)


def test_the_matter_of_an_office_may_be_printed_in_small_letters(describer: Describer) -> None:
    head = ("Ministère de la Santé publique", "COMMUNIQUÉ DE PRESSE", "Encar, le 12 juin 1986", "")
    text = (
        "Le ministère de la Santé publique annonce que la campagne de vaccination contre la "
        "rougeole commencera lundi dans les six provinces et qu'elle sera gratuite pour tous."
    )
    release = described(describer, *head, "La campagne commence lundi", "", text)
    assert offices(release) == ["Ministère de la Santé publique"]


def test_whose_words_follow_sends_them(describer: Describer) -> None:
    head = ("LEAGUE OF MARITIME STATES", "", "15 January 1976", "", "APPEAL FOR SHIPS", "")
    leads = "Following is the text of an appeal made today by the Secretary-General, Anders Vik:"
    assert senders(described(describer, *head, leads, "", TEXT)) == ["Anders Vik"]


def test_initials_and_a_post_under_the_text_are_a_signature(describer: Describer) -> None:
    head = ("MINISTRY OF EDUCATION", "", "17th August, 1981", "", "RE-OPENING OF SCHOOLS", "")
    release = described(describer, *head, TEXT, "", "B. K. Mensah", "Permanent Secretary")
    assert senders(release) == ["B. K. Mensah"]
