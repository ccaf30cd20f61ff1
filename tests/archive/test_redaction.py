"""What is covered in a text, and that nothing moves for it."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    Contact,
    Evidence,
    Link,
    Quote,
    Release,
    Repair,
    Span,
)
from archive.redaction import Reach, redact, worded

MAIL, PHONE = "desk@irco.example", "01 555 01 99"
DESK = Contact("Ana Kolar", None, (PHONE,), (MAIL,))
OF_DESK = Reach((DESK,))


@pytest.mark.parametrize(
    "text", ["Tel. 01 555 01 99", "tel. 01/555-0199", "015550199", "write to desk@irco.example"]
)
def test_what_a_contact_gives_is_covered_however_it_is_spaced(text: str) -> None:
    assert not re.search(r"\d|@", OF_DESK.covered(text))


@pytest.mark.parametrize("text", ["On 7 March 2003, 1 200 boats", "2003-03-07", "14:30 to 16:00"])
@pytest.mark.parametrize("country", ["", "SI", "CH", "US", "KE"])
def test_dates_and_numbers_of_a_text_stay(text: str, country: str) -> None:
    assert Reach((DESK,), country).covered(text) == text


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("CH", "Appelez le 022 717 91 11 avant midi"),
        ("SI", "poklicite 01 478 10 00 do petka"),
        ("GB", "ring 020 7946 0958 in London"),
        ("FR", "composez le 01 42 68 53 00"),
    ],
)
def test_a_phone_is_found_as_it_is_dialled_in_the_country_of_the_office(
    country: str, text: str
) -> None:
    assert not re.search(r"\d", Reach((), country).covered(text))
    assert Reach().covered(text) == text


@pytest.mark.parametrize(
    "text", ["+386 1 555 0199", "(651) 555-0112", "651-555-0112", "651.555.0112", "(0)20 555 0199"]
)
def test_some_shapes_are_phones_in_any_country(text: str) -> None:
    assert not re.search(r"\d{4}", Reach().covered(f"call {text}, please"))


@given(st.text("0123456789+@. -()ab\n", max_size=60), st.sampled_from(["", "SI", "US"]))
def test_covering_moves_nothing(text: str, country: str) -> None:
    reach = Reach((DESK,), country)
    for shown in (reach.covered(text), reach.covered_contact(text)):
        assert len(shown) == len(text)
        assert [at for at, c in enumerate(text) if c.isspace()] == [
            at for at, c in enumerate(shown) if c.isspace()
        ]


def test_people_read_words_in_place_of_dots() -> None:
    shown = worded(Reach().covered("Tel. +386 1 555 0199, E-mail desk@irco.example"))
    assert shown == "Tel. [kept, not shown], E-mail [kept, not shown]"


def strings(value: object) -> Iterator[str]:
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from strings(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def test_nothing_of_a_release_shows_a_phone_or_an_address() -> None:
    sentence = f"Ask {MAIL} or {PHONE}"
    links = (Link(sentence, "http://irco.example/"), Link("write", f"MAILTO:{MAIL}"))
    links += (Link("ask", f"http://irco.example/form?to={MAIL}"), Link("call", "tel:015550199"))
    full = Release(
        sentence,
        (Block(BlockKind.PARAGRAPH, sentence, links), Block(BlockKind.CONTACT, sentence)),
        subtitle=sentence,
        place=sentence,
        own_link=f"http://irco.example/{MAIL}",
        canonical=f"http://irco.example/{MAIL}",
        translations=links,
        access_points=(AccessPoint("office", "an-office", sentence, "issuing", sentence),),
        quotes=(Quote(sentence, (Span(0, 4),), True, sentence, None, sentence, sentence),),
        contacts=(DESK, Contact(sentence, sentence, (PHONE,), (MAIL,), sentence)),
        repairs=(Repair("a-rule", sentence, sentence),),
        evidence=(Evidence("title", sentence, "profile", "h1", sentence),),
    )
    texts = list(strings(redact(full)))
    assert [text for text in texts if "@" in text or "555" in text] == []
    assert texts.count("http://irco.example/") == 2
