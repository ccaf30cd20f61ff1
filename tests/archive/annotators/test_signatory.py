"""The person who sends a release is a heading of it."""

from dataclasses import replace

import pytest

from archive.annotators.page_context import PageContext
from archive.annotators.senders.signatory import annotate
from archive.authorities.collection import Office
from archive.facets import OFFICE
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import (
    AccessPoint,
    Block,
    BlockKind,
    HeadLine,
    HeadRole,
    Relation,
    Release,
)
from archive.quotes import Quote, Span, SpeakerKind
from tests.archive.knowledge import GENERIC

LEAD = (
    "WASHINGTON - Senator Ana Koren, a member of the committee for rivers and ports, today asked"
    " for a bridge that she had asked for in the years before."
)


@pytest.fixture(scope="module")
def knowledge() -> KnowledgeSnapshot:
    return GENERIC


def people(knowledge: KnowledgeSnapshot, title: str, *texts: str) -> list[str]:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    release = annotate(Release(title=title, blocks=blocks), PageContext(), knowledge)
    return [point.label for point in release.access_points]


def test_the_member_in_the_first_sentence_sends(knowledge: KnowledgeSnapshot) -> None:
    assert people(knowledge, "KOREN ASKS FOR BRIDGE", LEAD) == ["Ana Koren"]


def test_words_of_a_headline_are_no_name(knowledge: KnowledgeSnapshot) -> None:
    title = "Senator Koren Announces Bridge Funding"
    assert people(knowledge, title, LEAD, "Koren announces more.") == ["Ana Koren"]


def test_the_letterhead_goes_before_whom_the_text_speaks_of(knowledge: KnowledgeSnapshot) -> None:
    texts = ("IVO PETEK MP", LEAD, "Ivo Petek said that Senator Koren was late. Koren is Koren.")
    assert people(knowledge, "Media release", *texts) == ["Ivo Petek"]


@pytest.mark.parametrize(
    "greeting",
    [
        "Can I begin by acknowledging my friend from the delta, the Hon. Ana Koren MP, who came.",
        "I thank Senator Ana Koren, who came all the way from the delta to be with us here today.",
    ],
)
def test_whom_a_talk_thanks_and_names_later_sends_nothing(
    knowledge: KnowledgeSnapshot, greeting: str
) -> None:
    later = (
        "The bridge that Senator Koren asked for is open. Ana Koren has seen it, and so have we."
    )
    assert people(knowledge, "Opening of the bridge", greeting, later) == []


def test_a_second_surname_by_which_the_release_goes_on_belongs_to_the_name(
    knowledge: KnowledgeSnapshot,
) -> None:
    text = LEAD.replace("Ana Koren", "Ana Kos Koren")
    assert people(knowledge, "Koren asks for bridge", text) == ["Ana Kos Koren"]


def test_who_is_a_heading_already_is_not_one_twice(knowledge: KnowledgeSnapshot) -> None:
    point = AccessPoint("person", "", "Ana Koren", Relation.SPEAKER)
    blocks = (Block(BlockKind.PARAGRAPH, LEAD),)
    release = Release(title="Koren asks", blocks=blocks, access_points=(point,))
    points = annotate(release, PageContext(), knowledge).access_points
    assert {(one.id, one.label) for one in points} == {("", "Ana Koren")}
    assert [one.relation for one in points] == [Relation.SPEAKER, Relation.SENDER]


def senders(knowledge: KnowledgeSnapshot, *head: HeadLine, text: str = LEAD) -> list[str]:
    release = Release(title="Bridge", blocks=(Block(BlockKind.PARAGRAPH, text),))
    points = annotate(release, PageContext(head=head), knowledge).access_points
    return [point.label for point in points if point.relation == Relation.SENDER]


def line(*people: str, role: HeadRole = HeadRole.SENDER) -> HeadLine:
    return HeadLine(role, " ".join(people), 1, people)


def test_everyone_who_heads_a_letter_sends_it(knowledge: KnowledgeSnapshot) -> None:
    assert senders(knowledge, line("IVO M. PETEK", "Ana Koren")) == ["Ivo Petek", "Ana Koren"]


def test_who_is_greeted_sends_nothing(knowledge: KnowledgeSnapshot) -> None:
    greeting = HeadLine(HeadRole.SALUTATION, "Dear Mr Petek,", 2)
    assert senders(knowledge, line("Ivo Petek", "Ana Koren"), greeting) == ["Ana Koren"]


def test_a_headline_behind_a_title_is_no_name(knowledge: KnowledgeSnapshot) -> None:
    assert senders(knowledge, line("Koren Asks"), text=LEAD.replace("Ana ", "")) == []


def test_who_speaks_beside_a_post_sends(knowledge: KnowledgeSnapshot) -> None:
    text = (
        "Ferries will return to Encar before the end of the month, and two will follow them, the"
        " Minister for Rivers, Ana Koren, said today."
    )
    assert senders(knowledge, text=text) == ["Ana Koren"]


def test_a_member_who_is_named_once_sends_where_a_first_name_says_so(
    knowledge: KnowledgeSnapshot,
) -> None:
    text = "Senator Anna Petrin announced today that the ferries will return to Encar in May."
    assert senders(knowledge, text=text) == ["Anna Petrin"]


def test_those_who_share_a_title_send_both(knowledge: KnowledgeSnapshot) -> None:
    text = LEAD.replace(
        "Senator Ana Koren, a", "Senators Ana Koren (X-Sava) and Ivo B. Petek, both"
    )
    names = senders(knowledge, text=f"{text} Koren and Petek asked. Petek and Koren were heard.")
    assert names == ["Ana Koren", "Ivo Petek"]


def test_who_stands_in_the_title_below_the_sender_is_whom_it_is_about(
    knowledge: KnowledgeSnapshot,
) -> None:
    head = (line("Ana Koren"), HeadLine(HeadRole.SENDER, "DR IVO PETEK", 3, ("IVO PETEK",)))
    text = f"{LEAD} Petek is dead. Petek was good."
    release = Release(title="DR IVO PETEK", blocks=(Block(BlockKind.PARAGRAPH, text),))
    points = annotate(release, PageContext(head=head), knowledge).access_points
    assert [point.label for point in points] == ["Ana Koren"]


def test_who_holds_the_post_of_the_letterhead_sends(knowledge: KnowledgeSnapshot) -> None:
    office = AccessPoint(
        "office", "", "Minister for Rivers and Ports", Relation.ISSUING, "letterhead, block 0: x"
    )
    text = "The Minister for Rivers, Tove Petrin, tonight opened a bridge. Mr Petrin was glad."
    release = Release("Bridge", (Block(BlockKind.PARAGRAPH, text),), access_points=(office,))
    points = annotate(release, PageContext(), knowledge).access_points
    assert [p.label for p in points if p.relation == Relation.SENDER] == ["Tove Petrin"]


def test_who_holds_another_post_than_that_of_the_letterhead_sends_nothing(
    knowledge: KnowledgeSnapshot,
) -> None:
    office = AccessPoint(
        "office", "", "Minister for Rivers", Relation.ISSUING, "letterhead, block 0: x"
    )
    text = "The Minister for Ports, Tove Petrin, said today that a bridge is open to all boats."
    release = Release("Bridge", (Block(BlockKind.PARAGRAPH, text),), access_points=(office,))
    points = annotate(release, PageContext(), knowledge).access_points
    assert [p.label for p in points if p.relation == Relation.SENDER] == []


def test_of_a_talk_with_labels_who_says_most_sends(knowledge: KnowledgeSnapshot) -> None:
    texts = ("ANNA PETRIN: " + "The ferries will sail. " * 9, "IVO PETEK: And when will they?")
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
    points = annotate(Release("Doorstop", blocks), PageContext(), knowledge).access_points
    assert [p.label for p in points if p.relation == Relation.SENDER] == ["Anna Petrin"]


def test_a_label_of_one_surname_is_the_name_that_the_text_prints_so(
    knowledge: KnowledgeSnapshot,
) -> None:
    talk = "PETRIN: " + "The ferries will sail. " * 9
    texts = ("Doorstop of Oriel Petrin, Encar", talk, "JOURNALIST: When?", talk)
    assert people(knowledge, "Doorstop", *texts) == ["Oriel Petrin"]


def test_who_speaks_beside_a_sender_sends_nothing(knowledge: KnowledgeSnapshot) -> None:
    guest = HeadLine(HeadRole.SENDER, "WITH THE HON. IVO PETEK MP", 2, ("IVO PETEK",))
    blocks = (Block(BlockKind.PARAGRAPH, LEAD),)
    for head, sender in (((line("ANA KOREN"), guest), "Ana Koren"), ((guest,), "Ivo Petek")):
        release = annotate(Release("Talk", blocks), PageContext(head=head), knowledge)
        assert [point.label for point in release.access_points] == [sender]


def test_of_the_members_of_a_lead_who_speaks_sends(knowledge: KnowledgeSnapshot) -> None:
    text = (
        "Independent Ivo Petek MP is still selling the harbour to those who never paid for it, and"
        " Mr Petek knows it. Petek is wrong, Senator Tamsyn Oriel said today of her colleague."
    )
    assert people(knowledge, "Harbour sold", text) == ["Tamsyn Oriel"]


def test_whom_a_talk_greets_sends_nothing(knowledge: KnowledgeSnapshot) -> None:
    text = (
        "Can I start by naming my friend, the Hon Ivo Petek MP, and all of the guests who came up"
        " the river in the rain to open this bridge with us today?"
    )
    assert people(knowledge, "Bridge opened", text) == []


def test_a_post_behind_a_closing_mark_is_nobody_elses(knowledge: KnowledgeSnapshot) -> None:
    text = (
        "'The latest flood comes as no surprise,' Minister for Rivers, Sunniva Hather, said today"
        " in a town that had been under water since the spring."
    )
    assert people(knowledge, "Flood", text, "Mr Hather will return.") == ["Sunniva Hather"]


def test_two_members_who_speak_together_each_with_a_post_send(knowledge: KnowledgeSnapshot) -> None:
    text = (
        "People on the Sava will have a bridge before the floods of the next spring, the Minister"
        " for Rivers, Ana Koren MP, and Minister for Ports, Senator Ivo Petek, said today."
    )
    names = people(knowledge, "Bridge", text, "Ms Koren and Mr Petek left.")
    assert names == ["Ana Koren", "Ivo Petek"]


def test_a_signature_is_asked_where_the_letterhead_names_nobody(
    knowledge: KnowledgeSnapshot,
) -> None:
    text = "The bridge will be opened in spring, and Mr Petek will be there."
    signed = HeadLine(HeadRole.SIGNATURE, "TELMO PETEK", 9, ("TELMO PETEK",))
    post = HeadLine(HeadRole.SENDER, "MINISTER FOR RIVERS", 1)
    named = HeadLine(HeadRole.SENDER, "ANA KOREN", 2, ("ANA KOREN",))
    assert senders(knowledge, post, signed, text=text) == ["Telmo Petek"]
    assert senders(knowledge, post, named, signed, text=f"Ms Koren and {text}") == ["Ana Koren"]


def test_a_name_behind_initials_is_whole(knowledge: KnowledgeSnapshot) -> None:
    lead = (
        "A bridge will be built, the Minister for Ports, Shri K. Ragu Petek, said in Encar today."
    )
    assert people(knowledge, "A bridge for Encar", lead) == ["K. Ragu Petek"]


@pytest.mark.parametrize(
    ("rule", "sender"), [("statement", ["Ana Kos"]), ("cue-right", []), ("according-to", [])]
)
def test_whose_talk_it_is_sends_a_release_and_not_whom_it_quotes(
    knowledge: KnowledgeSnapshot, rule: str, sender: list[str]
) -> None:
    text = "In the words of Ana Kos, a river asks nobody for a passport, and nobody asks a river."
    sentence = "a river asks nobody for a passport"
    start = text.index(sentence)
    quote = Quote(
        sentence,
        (Span(start, start + len(sentence)),),
        speaker="Ana Kos",
        speaker_kind=SpeakerKind.HUMAN,
        rule=rule,
    )
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    release = Release("World Rivers Day", blocks, quotes=(quote,))
    points = annotate(release, PageContext(), knowledge).access_points
    assert [point.label for point in points if point.relation == Relation.SENDER] == sender


def test_a_surname_that_is_another_word_is_one_before_an_honour(
    knowledge: KnowledgeSnapshot,
) -> None:
    head = HeadLine(HeadRole.SENDER, "HON ANA WEST MP", 1, ("ANA WEST",))
    assert senders(knowledge, head, text="The bridge in the west will be opened.") == ["Ana West"]
    plain = HeadLine(HeadRole.SENDER, "ANA WEST", 1, ("ANA WEST",))
    assert senders(knowledge, plain, text="The bridge in the west will be opened.") == []


@pytest.mark.parametrize(("title", "sender"), [("Senator", ["Ana Kos"]), ("Director", [])])
def test_a_member_sends_what_he_speaks_most_in(
    knowledge: KnowledgeSnapshot, title: str, sender: list[str]
) -> None:
    sentence = "We will build the bridge before the floods of the next spring."
    text = f"“{sentence}” said Ana Kos of Encar. {title} Kos was born there."
    span = Span(1, 1 + len(sentence))
    quote = Quote(sentence, (span,), speaker="Ana Kos", speaker_kind=SpeakerKind.HUMAN)
    release = Release("Bridge", (Block(BlockKind.PARAGRAPH, text),), quotes=(quote,))
    points = annotate(release, PageContext(), knowledge).access_points
    assert [point.label for point in points if point.relation == Relation.SENDER] == sender


@pytest.mark.parametrize(
    ("letterhead", "sender"), [("", ["Ana Koren"]), ("OFFICE OF PORTS AND THE DELTA AUTHORITY", [])]
)
def test_a_body_quotes_its_own_people(
    knowledge: KnowledgeSnapshot, letterhead: str, sender: list[str]
) -> None:
    sentence = (
        "The Secretary for Ports, Ana Koren, said that the bridge will be built by the spring."
    )
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in (letterhead, sentence) if text)
    printed = AccessPoint(
        OFFICE, "x", "Delta Authority", Relation.ISSUING, f"letterhead, block 0: {letterhead}"
    )
    points = (printed,) if letterhead else ()
    release = annotate(Release("", blocks, access_points=points), PageContext(), knowledge)
    labels = [p.label for p in release.access_points if p.relation == Relation.SENDER]
    assert labels == sender


@pytest.mark.parametrize(("known", "sender"), [((), ["Ana Kos"]), (("ports",), [])])
def test_what_a_known_office_issues_is_sent_by_nobody_who_speaks_in_it(
    knowledge: KnowledgeSnapshot, known: tuple[str, ...], sender: list[str]
) -> None:
    """An office that is only printed has an id of its name too: it is no known one."""
    sentence = "We will build the bridge before the floods of the next spring."
    text = f"“{sentence}” said Ana Kos, an engineer of the office."
    quote = Quote(
        sentence,
        (Span(1, 1 + len(sentence)),),
        speaker="Ana Kos",
        speaker_kind=SpeakerKind.HUMAN,
        rule="statement",
    )
    issuer = AccessPoint(OFFICE, "ports", "Office of Ports", Relation.ISSUING, "host")
    blocks = (Block(BlockKind.PARAGRAPH, text),)
    release = Release("Bridge", blocks, quotes=(quote,), access_points=(issuer,))
    offices = tuple(Office(id, "Office of Ports", "body") for id in known)
    knowing = replace(knowledge, collection=replace(knowledge.collection, offices=offices))
    points = annotate(release, PageContext(), knowing).access_points
    assert [point.label for point in points if point.relation == Relation.SENDER] == sender
