"""The body that a release prints as its sender."""

import time
from dataclasses import replace

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.senders.joint_senders import joint_senders
from archive.annotators.senders.passages import passages_of
from archive.annotators.senders.sender import sender_of
from archive.annotators.senders.signatory import signatories
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Release
from archive.text.letter_case import in_small_letters, person_in_small_letters
from tests.archive.knowledge import GENERIC

PROSE = "The ferry that sank last week is to be raised before the end of the month, and its owner "
SELLS = (
    "sells the boats that it has built in the years since the last of the ferries sank off Encar."
)


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeSnapshot:
    return GENERIC


def letter(title: str, *paragraphs: str) -> Release:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in (*paragraphs, f"{PROSE}will pay."))
    return Release(title=title, blocks=blocks)


@pytest.mark.parametrize(
    ("release", "name", "method"),
    [
        (
            letter("MEDIA RELEASE", "Minister for Fisheries and Rivers"),
            "Minister for Fisheries and Rivers",
            "letterhead",
        ),
        (
            letter("MINISTER FOR RIVERS, PORTS AND LOCAL TRADE THE HON. ANA KOREN MP"),
            "MINISTER FOR RIVERS, PORTS AND LOCAL TRADE",
            "letterhead",
        ),
        (
            letter("Minister for Foreign Affairs Ana Koren", "Mr Koren said no."),
            "Minister for Foreign Affairs",
            "letterhead",
        ),
        (
            letter("Ana Koren MP Shadow Minister for Ports & Trade Member for Lower Sava"),
            "Shadow Minister for Ports & Trade",
            "letterhead",
        ),
        (
            letter("Media Release", "River Safety Commission", "(RSC)"),
            "River Safety Commission",
            "letterhead",
        ),
        (
            letter("Boats", f"{PROSE}, the Minister for Ports, Mr Ivo Petek, said today."),
            "Minister for Ports",
            "lead",
        ),
        (
            letter("Boats", f"{PROSE}, Ivo Petek MP, Minister for Ports, said today."),
            "Minister for Ports",
            "lead",
        ),
        (
            letter("Boats", f"“{PROSE},” said Wardens spokesperson Ana Koren of the Wardens."),
            "Wardens",
            "lead",
        ),
        (
            letter("Boats", f"{PROSE} knows the River Wardens, Wardens Senator Ana Koren said."),
            "River Wardens",
            "lead",
        ),
        (letter("Senator Ana Koren", "River safety"), "Office of Ana Koren", "letterhead"),
        (
            letter("Boats", f"Sava Wardens Party Leader, Senator Ana Koren, said {PROSE}floats."),
            "Sava Wardens Party",
            "lead",
        ),
        (
            letter("Boats", f"The Rivers and Equal Ports Commission said that {PROSE}floats."),
            "Rivers and Equal Ports Commission",
            "lead",
        ),
        (
            letter(
                "Boats",
                f"The Union of River People’s Councils of Sava (URPCS), as the voice of {PROSE}.",
                "It answers what was said by the Minister for Ports Ivo Petek, as URPCS knows.",
            ),
            "Union of River People’s Councils of Sava",
            "lead",
        ),
        (
            letter("Ana Koren", "Leader of the Government in the Senate", "Minister for Ports"),
            "Leader of the Government in the Senate",
            "letterhead",
        ),
    ],
)
def test_a_sender_is_read(
    release: Release, name: str, method: str, knowledge: KnowledgeSnapshot
) -> None:
    signing = [signatory.name for signatory in signatories(release, PageContext(), knowledge)]
    sender = sender_of(release, knowledge, signing)
    assert sender is not None
    assert (sender.name, sender.method) == (name, method)


def test_the_minister_whom_a_member_speaks_of_is_not_the_sender(
    knowledge: KnowledgeSnapshot,
) -> None:
    release = letter(
        "Ivo Petek MP", f"{PROSE} must answer, the Minister for Ports, Ana Koren, said."
    )
    sender = sender_of(release, knowledge, ["Ivo Petek"])
    assert sender is not None
    assert (sender.name, sender.by_person) == ("Office of Ivo Petek", True)


def test_a_headline_with_a_body_in_it_is_no_body(knowledge: KnowledgeSnapshot) -> None:
    assert sender_of(letter("Port Authority Closes Quay For Repairs"), knowledge) is None


def test_who_stands_in_a_letterhead_with_his_institute_is_no_body(
    knowledge: KnowledgeSnapshot,
) -> None:
    assert sender_of(letter("Boats", "Director, Research, Sava Centre, Encar"), knowledge) is None


def test_where_a_talk_was_held_sends_nothing(knowledge: KnowledgeSnapshot) -> None:
    assert sender_of(letter("Boats", "Sava Harbour Centre, Old Quay, Encar"), knowledge) is None


def test_each_who_heads_a_letter_sends_by_the_first_of_his_posts(
    knowledge: KnowledgeSnapshot,
) -> None:
    lines = (
        *("ANA KOREN MP", "Minister for Rivers", "Minister for Fish"),
        *("IVO PETEK MP, Minister for Ports", "Minister for Trade"),
    )
    release = letter("Media release", *lines)
    joint = joint_senders(release, knowledge, ["Ana Koren", "Ivo Petek"])
    assert [sender.name for sender in joint] == ["Minister for Rivers", "Minister for Ports"]
    assert joint_senders(release, knowledge, ["Ana Koren"]) == ()


@pytest.mark.parametrize(
    "lines",
    [
        ("Ana Koren MP", "Ivo Petek MP", "Minister for Rivers", "Minister for Ports"),
        ("Minister for Rivers", "Minister for Ports", "Ana Koren MP", "Ivo Petek MP"),
        ("Minister for Rivers", "Ana Koren MP", "Minister for Ports", "Ivo Petek MP"),
    ],
)
def test_posts_in_columns_are_of_the_names_beside_them(
    lines: tuple[str, ...], knowledge: KnowledgeSnapshot
) -> None:
    joint = joint_senders(letter("Boats", *lines), knowledge, ["Ana Koren", "Ivo Petek"])
    assert [sender.name for sender in joint] == ["Minister for Rivers", "Minister for Ports"]


def test_posts_of_which_nobody_can_tell_the_holder_are_not_shared_out(
    knowledge: KnowledgeSnapshot,
) -> None:
    lines = ("Ana Koren MP", "Ivo Petek MP", *(f"Minister for {of}" for of in ("A", "B", "C")))
    assert joint_senders(letter("Boats", *lines), knowledge, ["Ana Koren", "Ivo Petek"]) == ()


def test_those_for_whom_a_member_speaks_are_no_body(knowledge: KnowledgeSnapshot) -> None:
    release = letter("Boats", f"{PROSE} asked. The Savans are glad. Savans senator Ana Koren said.")
    sender = sender_of(release, knowledge, ["Ana Koren"])
    assert sender is not None
    assert sender.name == "Office of Ana Koren"


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (
            ("DEPARTMENT OF PORTS", f"{PROSE}, the Minister for Ports, Mr Ivo Petek, said today."),
            "DEPARTMENT OF PORTS",
        ),
        (
            ("DEPARTMENT OF PORTS", f"{PROSE}, the Minister for Rivers, Ana Koren, said today."),
            "DEPARTMENT OF PORTS",
        ),
        (
            ("Speech by the Minister for Ports, the Hon. I. Petek, to the Ferrymen of Encar",),
            "Minister for Ports",
        ),
        (("INTERGOVERNMENTAL COMMITTEE FOR FERRIES",), "INTERGOVERNMENTAL COMMITTEE FOR FERRIES"),
        (
            ("Leader of the River Greens", "Greens' Spokesperson on Ports", f"{PROSE} sinks."),
            "River Greens",
        ),
        (("RIVER COUNCIL", "Minister for Ports", f"{PROSE} sinks."), "RIVER COUNCIL"),
        (("Minister for Ports", "RIVER COUNCIL", f"{PROSE} sinks."), "Minister for Ports"),
        ((f"Encar, 5 May - River Boat Makers (RBM) {SELLS} RBM is old.",), "River Boat Makers"),
        ((f"Encar, 5 May - River Boat Makers (ABC) {SELLS} ABC is old.",), ""),
        (("Sava Institute, Vardal", f"{PROSE} sinks."), "Sava Institute"),
        (("Ferry Runs Over the Quay Bulletin Board", "The bulletin board fell."), ""),
        (("Boats", "It spoke of a “Premier Ivo Petek said” in its paper of today."), ""),
        (("OFFICE OF THE PRESS SECRETARY",), "OFFICE OF THE PRESS SECRETARY"),
        (("Department of Trade", f"{PROSE} asked the Treasurer."), "Department of Trade"),
        (
            ("Boats", "The Secretary of State for Ports, the Rt Hon Ana Koren MP, said so today."),
            "Secretary of State for Ports",
        ),
    ],
)
def test_what_a_letterhead_prints_first_sends(
    paragraphs: tuple[str, ...], name: str, knowledge: KnowledgeSnapshot
) -> None:
    """A post as well as a body; below the letterhead who speaks."""
    sender = sender_of(letter("Boats", *paragraphs), knowledge)
    assert (sender.name if sender else "") == name


def test_a_short_sentence_is_no_letterhead(knowledge: KnowledgeSnapshot) -> None:
    sentence = "“The Minister for Ports, Ivo Petek, has listened,” Ms Koren said."
    sender = sender_of(letter("Boats", "ANA KOREN MP", sentence), knowledge, ["Ana Koren"])
    assert sender is not None
    assert sender.name == "Office of Ana Koren"


def test_a_sentence_that_names_an_office_sends_nothing(knowledge: KnowledgeSnapshot) -> None:
    assert (
        sender_of(letter("Boats", f"{PROSE} asked the Minister for Ports for help."), knowledge)
        is None
    )


@pytest.mark.parametrize("endless", ["A-", "River Wardens Senator ", "(", "Minister for A, A, A, "])
def test_an_endless_line_costs_no_time(endless: str, knowledge: KnowledgeSnapshot) -> None:
    begun = time.process_time()
    sender_of(letter("Boats", *(endless * 100_000 for _ in range(3))), knowledge)
    assert time.process_time() - begun < 5


def test_a_name_in_capitals_is_shown_in_small_letters() -> None:
    assert in_small_letters("MINISTER FOR PORTS AND TRADE") == "Minister for Ports and Trade"
    assert in_small_letters("UNHCR") == "UNHCR"
    assert in_small_letters("MINISTÈRE DE L'INTÉRIEUR") == "Ministère de l'Intérieur"
    assert in_small_letters("FISHERS' AND WOMEN'S COUNCIL") == "Fishers' and Women's Council"
    assert person_in_small_letters("E.G. O'FARREN-KOS") == "E.G. O'Farren-Kos"


@pytest.mark.parametrize(
    "line",
    [
        "Ministre de la Pêche et des Ports",
        "Ministère de l’Intérieur et de l’Emploi",
        "Ministerio de Pesca y Puertos",
        "Bundesministerium für Fischerei und Häfen",
        "Ministero dell'Interno e dei Porti",
        "Ministério das Pescas e Portos",
        "Ministerie van Visserij en Havens",
        "Ministerstwo Rybołówstwa i Portów",
        "Hamndepartementet",
    ],
)
def test_the_post_of_a_letterhead_is_read_in_other_languages(
    line: str, knowledge: KnowledgeSnapshot
) -> None:
    sender = sender_of(letter("Bacs", line), knowledge)
    assert sender is not None
    assert (sender.name, sender.method) == (line, "letterhead")


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("De Vereniging Oude Veren roept vandaag op de boot te behouden.", "Vereniging Oude Veren"),
        ("Fundacja Dawne Promy apeluje o ratunek dla starej łodzi.", "Fundacja Dawne Promy"),
        ("Gamla Hamnförbundet varnar i dag för höga avgifter.", "Gamla Hamnförbundet"),
    ],
)
def test_who_publishes_is_read_in_other_languages(
    opening: str, name: str, knowledge: KnowledgeSnapshot
) -> None:
    sender = sender_of(letter("Veren", f"{opening} {PROSE}pays."), knowledge)
    assert sender is not None
    assert sender.name == name


@pytest.mark.parametrize(
    "head",
    [
        ("Remarks at a dinner", "Vardal Conference Center"),
        ("Boats", "Minister Koren’s call with Prime Minister Petek of Sava"),
        ("Boats", f"{PROSE}heard today what the Harbour Court’s spokesman said."),
        ("Boats", f"{PROSE}is in debt, the Administration said today."),
        ("Boats", f"{PROSE}heard what the Wardens’s spokesman said."),
        ("Boats", f"{PROSE}left, and the United States said so today."),
    ],
)
def test_houses_guests_countries_and_what_any_body_is_called_send_nothing(
    head: tuple[str, str], knowledge: KnowledgeSnapshot
) -> None:
    assert sender_of(replace(letter(*head), language="en"), knowledge) is None


def test_a_centre_that_its_release_names_again_sends_it(knowledge: KnowledgeSnapshot) -> None:
    again = letter("Boats", "Vardal River Center", f"{PROSE}is not of the Vardal River Center.")
    sender = sender_of(again, knowledge)
    assert sender is not None
    assert sender.name == "Vardal River Center"


LEAD = f"{PROSE}will pay for it."
FURTHER = "The Sava River Board announced in May that {} the quays would be closed for a month."


@pytest.mark.parametrize(
    "release",
    [
        letter("Sava", LEAD, LEAD, LEAD, "PRIME MINISTER KOREN: Thank you."),
        letter("Sava", LEAD, LEAD, LEAD, "(Prime Minister Koren raises his glass.)"),
        letter("Sava", LEAD, LEAD, LEAD, "CC: Minister for Ports Ana Koren"),
        letter("Sava", "PRIME MINISTER KOREN: Good morning."),
        letter("Sava", LEAD, "On Monday it rained all day. " + FURTHER.format("all of")),
        letter("At dawn the owner called Prime Minister Koren and told him that it sank.", LEAD),
        letter("Encar Conference Centre Encar, Sava", "MEDIA RELEASE"),
    ],
    ids=["turn", "aside", "copies", "first turn", "told of", "sentence", "house"],
)
def test_turns_lists_houses_and_bodies_that_are_told_of_send_nothing(
    release: Release, knowledge: KnowledgeSnapshot
) -> None:
    assert sender_of(release, knowledge) is None


def test_lines_of_people_are_no_sentences_that_tell_who_sends() -> None:
    named = "Ana Reis, Nominee for Warden of the Ferries\nIda Kos, Nominee for Warden of the Quays"
    passages = [passage.text for passage in passages_of(letter("Sava", LEAD, named))]
    assert LEAD in passages
    assert named not in passages


def test_of_several_who_sign_with_a_post_none_sends(knowledge: KnowledgeSnapshot) -> None:
    came = ("Ana Koren, Minister for Ports", "Ida Kos, Minister for Rivers")
    assert sender_of(signed_by(*came[:1]), knowledge)
    assert sender_of(signed_by(*came), knowledge) is None


def signed_by(*signed: str) -> Release:
    """A release that ends in these lines."""
    texts = ("The ferry sank.", LEAD, LEAD, LEAD, *signed)
    return Release("Sava", tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))


def test_the_paragraph_that_opens_with_a_day_tells_who_publishes(
    knowledge: KnowledgeSnapshot,
) -> None:
    dated = "ENCAR, May 3, 2004 - The Sava River Board announced that the quays would be closed."
    release = letter("Sava", LEAD, f"{dated} {PROSE}will pay.")
    sender = sender_of(release, knowledge)
    assert sender and sender.name == "Sava River Board"
