"""Who issued a release and whom it is about: the order of evidence, and its known conflicts."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html

from archive.annotators.offices.office import annotate
from archive.annotators.page_context import PageContext
from archive.config import data_folder
from archive.facets import OUTSIDE
from archive.knowledge.snapshot import KnowledgeSnapshot
from archive.models import Block, BlockKind, Contact, Evidence, IssueDate, Relation, Release
from tests.archive.knowledge import DEMO, GENERIC, IOM

COLLECTIONS = data_folder() / "collections"
SEED = Path(__file__).parents[3] / "../shared/data/seed/iom-tbilisi-2020.html"


@pytest.fixture(scope="module")
def iom() -> KnowledgeSnapshot:
    return IOM


@pytest.fixture(scope="module")
def demo() -> KnowledgeSnapshot:
    return DEMO


def make_release(
    *paragraphs: str,
    title: str = "Ferry Runs Again",
    place: str | None = None,
    contacts: tuple[Contact, ...] = (),
    issued: str | None = None,
) -> Release:
    day = date.fromisoformat(issued) if issued else None
    return Release(
        title=title,
        blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs),
        place=place,
        contacts=contacts,
        issued=IssueDate(issued, "day" if issued else None, day, day),
    )


def contact(office: str, name: str = "Ana Example") -> Contact:
    return Contact(name, office, printed=f"please contact {name} at {office}")


def page(host: str | None, scope: str | None = None, chrome: str = "") -> PageContext:
    return PageContext(f"http://{host}/news/1" if host else None, host, None, (), scope, chrome)


def offices(release: Release, relation: Relation) -> list[str]:
    return [point.id for point in release.access_points if point.relation == relation]


def issuing(release: Release) -> list[str]:
    return offices(release, Relation.ISSUING)


def about(release: Release) -> list[str]:
    return offices(release, Relation.ABOUT)


def evidence(release: Release, field: str = "office:issuing") -> list[Evidence]:
    return [piece for piece in release.evidence if piece.field == field]


# ---- The order of evidence


@pytest.mark.parametrize(
    ("printed", "office"),
    [
        ("IOM Pretoria", "iom-ro-pretoria"),
        ("IOM's Regional Office for South-Eastern Europe, Eastern Europe and Central Asia",
         "iom-ro-vienna"),
        ("the IOM Regional Office in Dakar", "iom-ro-dakar"),
        ("Bureau régional de l’OIM à Dakar", "iom-ro-dakar"),
        ("Bureau régional de l’OIM pour l’Afrique australe", "iom-ro-pretoria"),
        ("Oficina Regional de la OIM en San José", "iom-ro-san-jose"),
        ("OIM Costa de Marfil", "iom-cote-d-ivoire"),
        ("OIM Côte d'Ivoire", "iom-cote-d-ivoire"),
        ("IOM's Tbilisi office", "iom-georgia"),
        ("IOM’s mission in Kyrgyzstan", "iom-kyrgyzstan"),
        ("la Misión de la OIM en Colombia", "iom-colombia"),
        ("the International Organization for Migration (IOM) Viet Nam", "iom-viet-nam"),
        ("Organisation internationale pour les migrations (OIM) au Tchad", "iom-chad"),
        ("IOM Guinea-Bissau", "iom-guinea-bissau"),
        ("IOM Papua New Guinea", "iom-papua-new-guinea"),
        ("IOM Cox’s Bazar", "iom-bangladesh"),
        ("IOM Geneva", "iom-hq-geneva"),
        ("Siège de l’OIM", "iom-hq-geneva"),
        ("IOM HQ", "iom-hq-geneva"),
        ("Kabul", "iom-afghanistan"),
    ],
)  # fmt: skip
def test_the_contact_names_the_office_in_many_forms(
    iom: KnowledgeSnapshot, printed: str, office: str
) -> None:
    release = annotate(make_release("Text.", contacts=(contact(printed),)), page(None), iom)
    assert issuing(release) == [office]


@pytest.mark.parametrize("printed", ["UNHCR Geneva", "the Red Cross, Kabul office", "Ana’s desk"])
def test_a_contact_elsewhere_names_none_of_our_offices(
    iom: KnowledgeSnapshot, printed: str
) -> None:
    release = annotate(make_release("Text.", contacts=(contact(printed),)), page(None), iom)
    assert issuing(release) == []


def test_a_contact_block_is_read_where_no_contact_was_parsed(iom: KnowledgeSnapshot) -> None:
    block = Block(BlockKind.CONTACT, "More from the duty officer, IOM Nepal, Tel. +977 0")
    release = Release("Bridges", (Block(BlockKind.PARAGRAPH, "Text."), block))
    assert issuing(annotate(release, page("www.iom.int"), iom)) == ["iom-nepal"]


def test_the_label_local_means_the_office_of_the_site(iom: KnowledgeSnapshot) -> None:
    release = annotate(make_release("Text.", place="Kampala"), page("uganda.iom.int", "Local"), iom)
    assert issuing(release) == ["iom-uganda"]
    assert [piece.method for piece in evidence(release)] == ["scope", "host", "dateline"]


def test_the_host_comes_before_the_menu_and_the_menu_before_the_dateline(
    iom: KnowledgeSnapshot,
) -> None:
    menu = "Who we are. IOM has had a presence in Serbia since 1992."
    draft = make_release("Text.", place="Kyiv")
    with_host = annotate(draft, page("rovienna.iom.int", chrome=menu), iom)
    assert issuing(with_host) == ["iom-ro-vienna"]
    assert issuing(annotate(draft, page(None, chrome=menu), iom)) == ["iom-serbia"]
    ours = make_release("A school opened, IOM said.", place="Kyiv")
    assert issuing(annotate(ours, page(None), iom)) == ["iom-ukraine"]


def test_a_dateline_alone_decides_nothing_where_the_organisation_is_not_named(
    iom: KnowledgeSnapshot,
) -> None:
    draft = make_release("A school opened, the mayor said.", place="Kyiv")
    assert issuing(annotate(draft, page(None), iom)) == []
    (kept,) = evidence(annotate(draft, page(None), iom))
    assert (kept.method, kept.value, kept.chosen) == ("dateline", "iom-ukraine", False)


def test_the_menu_of_a_regional_site_names_its_region(iom: KnowledgeSnapshot) -> None:
    menu = "Our members number 170. IOM has been active in Europe and Central Asia since 1990."
    release = annotate(make_release("Text."), page(None, chrome=menu), iom)
    assert issuing(release) == ["iom-ro-vienna"]


def test_a_founding_year_in_the_menu_names_no_office(iom: KnowledgeSnapshot) -> None:
    menu = "Promoting orderly movement since 1951, with offices in Kenya and Peru."
    assert issuing(annotate(make_release("Text."), page(None, chrome=menu), iom)) == []


def test_the_default_office_of_a_profile_counts_like_a_host(iom: KnowledgeSnapshot) -> None:
    context = PageContext(default_office="iom-azerbaijan")
    assert issuing(annotate(make_release("Text."), context, iom)) == ["iom-azerbaijan"]


def test_a_place_with_two_offices_decides_nothing(iom: KnowledgeSnapshot) -> None:
    release = annotate(make_release("Text.", place="Bangkok"), page(None), iom)
    assert issuing(release) == []
    assert {piece.value for piece in evidence(release)} == {"iom-ro-bangkok", "iom-thailand"}
    assert not any(piece.chosen for piece in evidence(release))


@pytest.mark.parametrize(
    ("place", "office"),
    [
        ("Dhaka, Bangladesh", ["iom-bangladesh"]),
        ("Gaziantep/Istanbul", ["iom-turkiye"]),
        ("Kyiv/Dhaka", []),
    ],
)
def test_the_office_at_all_places_of_a_dateline_issues(
    iom: KnowledgeSnapshot, place: str, office: list[str]
) -> None:
    draft = make_release("IOM opened a school today.", place=place)
    assert issuing(annotate(draft, page(None), iom)) == office


def test_the_only_office_named_in_the_first_sentences_is_the_last_resort(
    iom: KnowledgeSnapshot,
) -> None:
    one = make_release("A workshop opened today.", "IOM Zambia and the council run it.")
    assert issuing(annotate(one, page(None), iom)) == ["iom-zambia"]
    two = make_release("IOM Zambia and IOM Malawi opened a workshop today.")
    assert issuing(annotate(two, page(None), iom)) == []


def test_without_evidence_the_office_stays_unknown(iom: KnowledgeSnapshot) -> None:
    release = annotate(make_release("People moved in Georgia and Jordan."), page(None), iom)
    assert release.access_points == ()


def test_all_candidates_are_kept_and_the_losers_marked(iom: KnowledgeSnapshot) -> None:
    draft = make_release("Text.", place="Lima", contacts=(contact("IOM Haiti"),))
    release = annotate(draft, page("www.iom.int", "Global"), iom)
    assert [(piece.method, piece.value, piece.chosen) for piece in evidence(release)] == [
        ("contact", "iom-haiti", True),
        ("scope", "iom-hq-geneva", False),
        ("host", "iom-hq-geneva", False),
        ("dateline", "iom-peru", False),
    ]
    (point,) = [each for each in release.access_points if each.relation == Relation.ISSUING]
    assert point.label == "IOM Haiti"
    assert point.evidence == "contact, contact: please contact Ana Example at IOM Haiti"


def test_a_collection_without_offices_heads_by_the_printed_sender() -> None:
    generic = GENERIC
    draft = make_release("Text.", place="Lima", contacts=(contact("IOM Haiti"),))
    (point,) = annotate(draft, page("www.iom.int"), generic).access_points
    assert (point.id, point.label, point.relation) == ("iom-haiti", "IOM Haiti", "issuing")
    assert annotate(make_release("Text."), page("x.example"), generic).access_points == ()


def test_a_name_that_many_offices_share_never_wins_alone(demo: KnowledgeSnapshot) -> None:
    offices = tuple(
        replace(office, variants=(*office.variants, "River Commissioner"))
        if office.kind == "country"
        else office
        for office in demo.collection.offices
    )
    shared = replace(demo, collection=replace(demo.collection, offices=offices))
    text = "The River Commissioner opened a bridge."
    assert issuing(annotate(make_release(text), page(None), shared)) == []
    by_contact = make_release("Text.", contacts=(contact("River Commissioner"),))
    assert issuing(annotate(by_contact, page(None), shared)) == []
    assert about(annotate(by_contact, page(None), shared)) == []
    at_home = replace(by_contact, place="Niamey")
    assert issuing(annotate(at_home, page(None), shared)) == ["irco-niger"]


def test_a_release_of_another_body_is_not_ours(demo: KnowledgeSnapshot) -> None:
    draft = make_release(
        "Ministry of Fisheries", "The Minister for Fisheries, Ana Koren, said nets are safe."
    )
    (point,) = annotate(draft, page("elsewhere.example"), demo).access_points
    assert (point.id, point.relation) == (OUTSIDE, "issuing")
    assert "Ministry of Fisheries" in point.evidence


# ---- Conflicts met on real pages, in words of our own


def test_contact_of_the_regional_office_on_news_of_a_mission(iom: KnowledgeSnapshot) -> None:
    draft = make_release(
        "Tbilisi – Boats are back.",
        "The International Organization for Migration (IOM) Georgia hosted a rowing day.",
        place="Tbilisi",
        contacts=(contact("IOM’s Regional Office for Europe and Central Asia"),),
    )
    release = annotate(draft, page("georgia.iom.int", "Local"), iom)
    assert (issuing(release), about(release)) == (["iom-ro-vienna"], ["iom-georgia"])


def test_a_neighbour_in_the_dateline_of_a_mission_site(iom: KnowledgeSnapshot) -> None:
    draft = make_release("Vanuatu - Canoes are mended.", place="Vanuatu")
    release = annotate(draft, page("png.iom.int"), iom)
    assert (issuing(release), about(release)) == (["iom-papua-new-guinea"], ["iom-vanuatu"])


def test_a_speaker_of_another_mission_on_a_mission_site(iom: KnowledgeSnapshot) -> None:
    draft = make_release(
        "A fair opened in Tapachula today.",
        "“Come early,” said Eva Muestra, Head of IOM Mexico, before IOM Mexico opened the doors.",
    )
    release = annotate(draft, page("costarica.iom.int"), iom)
    assert (issuing(release), about(release)) == (["iom-costa-rica"], ["iom-mexico"])


def test_an_office_in_a_speakers_title_alone_is_not_what_it_is_about(
    iom: KnowledgeSnapshot,
) -> None:
    draft = make_release("“Come early,” said Eva Muestra, Head of IOM Mexico.")
    assert about(annotate(draft, page("costarica.iom.int"), iom)) == []


def test_news_from_a_mission_on_the_site_of_a_liaison_office(iom: KnowledgeSnapshot) -> None:
    draft = make_release("Port-au-Prince – Wells are dug.", place="Port-au-Prince")
    release = annotate(draft, page("unofficeny.iom.int"), iom)
    assert (issuing(release), about(release)) == (["iom-un-new-york"], ["iom-haiti"])


def test_the_label_global_on_a_mission_site_means_headquarters(iom: KnowledgeSnapshot) -> None:
    draft = make_release("Dar es Salaam – A bus left.", place="Dar es Salaam")
    release = annotate(draft, page("tanzania.iom.int", "Global"), iom)
    assert (issuing(release), about(release)) == (["iom-hq-geneva"], ["iom-tanzania"])


def test_a_contact_overrules_the_label_global(iom: KnowledgeSnapshot) -> None:
    draft = make_release("Text.", contacts=(contact("IOM Tanzania"),))
    release = annotate(draft, page("www.iom.int", "News - Global"), iom)
    assert issuing(release) == ["iom-tanzania"]


def test_a_mission_with_regional_functions_runs_an_operation_elsewhere(
    iom: KnowledgeSnapshot,
) -> None:
    draft = make_release(
        "Trucks left Beira for the north of Mozambique.",
        contacts=(contact("IOM Pretoria"),),
        issued="2007-03-02",
    )
    assert issuing(annotate(draft, page("www.iom.int"), iom)) == ["iom-ro-pretoria"]


def test_a_city_without_regional_office_at_the_time_means_the_mission(
    iom: KnowledgeSnapshot,
) -> None:
    nairobi = (contact("IOM Nairobi"),)
    early = make_release("Text.", contacts=nairobi, issued="2003-05-01")
    late = make_release("Text.", contacts=nairobi, issued="2013-05-01")
    assert issuing(annotate(early, page(None), iom)) == ["iom-kenya"]
    assert issuing(annotate(late, page(None), iom)) == ["iom-ro-nairobi"]


def test_a_spokesperson_met_at_a_mission_speaks_for_headquarters(iom: KnowledgeSnapshot) -> None:
    draft = make_release(
        "Lebanon - A flight left for Halifax.",
        place="Lebanon",
        contacts=(contact("IOM Beirut", "Joel Millman"),),
        issued="2015-12-11",
    )
    release = annotate(draft, page("www.iom.int"), iom)
    assert (issuing(release), about(release)) == (["iom-hq-geneva"], ["iom-lebanon"])
    assert [(piece.method, piece.value, piece.chosen) for piece in evidence(release)][:2] == [
        ("contact-posting", "iom-hq-geneva", True),
        ("contact", "iom-lebanon", False),
    ]


def test_the_posting_of_a_contact_counts_only_while_it_lasts(demo: KnowledgeSnapshot) -> None:
    at_mission = (contact("IRCO Serbia", "Katja Zorman"),)
    during = make_release("Text.", contacts=at_mission, issued="2014-06-01")
    after = make_release("Text.", contacts=at_mission, issued="2022-06-01")
    assert issuing(annotate(during, page(None), demo)) == ["irco-hq-ljubljana"]
    assert issuing(annotate(after, page(None), demo)) == ["irco-serbia"]
    undated = make_release("Text.", contacts=at_mission)
    assert issuing(annotate(undated, page(None), demo)) == ["irco-serbia"]


def test_a_regional_site_with_the_dateline_of_a_mission(iom: KnowledgeSnapshot) -> None:
    draft = make_release("Abidjan, 3 May – A school opened.", place="Abidjan")
    release = annotate(draft, page("rodakar.iom.int"), iom)
    assert (issuing(release), about(release)) == (["iom-ro-dakar"], ["iom-cote-d-ivoire"])


def test_a_dateline_of_a_liaison_office_on_a_mission_site(iom: KnowledgeSnapshot) -> None:
    draft = make_release("New York – States met.", place="New York")
    release = annotate(draft, page("iom.sk"), iom)
    assert (issuing(release), about(release)) == (["iom-slovakia"], [])


def test_an_office_in_a_supporting_clause_where_nothing_else_speaks(iom: KnowledgeSnapshot) -> None:
    draft = make_release(
        "Nurses who left Somalia long ago will teach in Hargeisa, in a project run by IOM Helsinki."
    )
    release = annotate(draft, page("copies.example"), iom)
    assert (issuing(release), about(release)) == (["iom-finland"], [])


def test_the_mirror_of_headquarters_is_headquarters(iom: KnowledgeSnapshot) -> None:
    assert issuing(annotate(make_release("Text."), page("www.iom.ch"), iom)) == ["iom-hq-geneva"]


def test_headquarters_news_dated_from_its_own_country_is_about_no_mission(
    iom: KnowledgeSnapshot,
) -> None:
    draft = make_release("Switzerland - The Council met.", place="Switzerland")
    release = annotate(draft, page("www.iom.int", "Global"), iom)
    assert (issuing(release), about(release)) == (["iom-hq-geneva"], [])


def test_two_places_in_a_dateline_are_two_offices_to_be_about(iom: KnowledgeSnapshot) -> None:
    draft = make_release("Text.", place="Tapachula (México) / Tecún Umán (Guatemala)")
    release = annotate(draft, page("www.iom.int"), iom)
    assert about(release) == ["iom-mexico", "iom-guatemala"]


def test_another_publishers_dateline_is_not_about_our_mission(iom: KnowledgeSnapshot) -> None:
    draft = make_release("Tbilisi – A camp closed.", place="Tbilisi")
    release = annotate(draft, page("www.unhcr.org"), iom)
    assert (issuing(release), about(release)) == (["unhcr"], [])


def test_of_two_contacts_the_one_of_the_page_itself_is_the_issuer(demo: KnowledgeSnapshot) -> None:
    contacts = (contact("IRCO Headquarters"), contact("IRCO Cambodia"))
    draft = make_release("Text.", contacts=contacts)
    release = annotate(draft, page("cambodia.irco.example"), demo)
    assert issuing(release) == ["irco-cambodia"]
    assert issuing(annotate(draft, page("www.irco.example"), demo)) == ["irco-hq-ljubljana"]
    assert issuing(annotate(draft, page(None), demo)) == ["irco-hq-ljubljana"]


def test_a_river_of_the_same_name_is_no_office(demo: KnowledgeSnapshot) -> None:
    draft = make_release("The IRCO Niger River plan is out.")
    assert issuing(annotate(draft, page(None), demo)) == []


def test_a_closed_regional_office_leaves_its_city_to_the_mission(demo: KnowledgeSnapshot) -> None:
    at = (contact("IRCO Belgrade"),)
    open_then = make_release("Text.", contacts=at, issued="2014-05-27")
    closed_then = make_release("Text.", contacts=at, issued="2017-05-27")
    assert issuing(annotate(open_then, page(None), demo)) == ["irco-ro-belgrade"]
    assert issuing(annotate(closed_then, page(None), demo)) == ["irco-serbia"]


# ---- Pages


def samples() -> list[Path]:
    return sorted((data_folder() / "samples").glob("*/*.json"))


@pytest.mark.parametrize("path", samples(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_offices_of_the_samples_follow_from_their_texts(
    demo: KnowledgeSnapshot, path: Path
) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    for record in expected["releases"]:
        issued = record["issued"] if record["precision"] == "day" else None
        draft = make_release(title=record["title"], place=record["place"], issued=issued)
        blocks = tuple(Block(BlockKind(b["kind"]), b["text"]) for b in record["blocks"])
        contacts = tuple(contact(c["office"] or "", c["name"]) for c in record["contacts"])
        draft = Release(
            draft.title, blocks, record["subtitle"], draft.issued, draft.place, contacts=contacts
        )
        context = PageContext(expected["url"], urlsplit(expected["url"] or "").hostname)
        release = annotate(draft, context, demo)
        wanted = [office for office in (record["offices"]["issuing"],) if office]
        assert issuing(release) == wanted, record["title"]
        assert sorted(about(release)) == sorted(record["offices"]["about"]), record["title"]


def test_the_seed_page_was_issued_in_vienna_about_georgia(iom: KnowledgeSnapshot) -> None:
    if not SEED.is_file():
        pytest.skip("shared/data/seed not found")
    tree = html.fromstring(SEED.read_text(encoding="utf-8"))
    paragraphs = [node.text_content() for node in tree.cssselect(".field--name-body p")]
    contact_line = Block(BlockKind.CONTACT, paragraphs.pop())
    draft = make_release(*paragraphs, title=tree.cssselect("h1")[0].text_content(), place="Tbilisi")
    release = Release(draft.title, (*draft.blocks, contact_line), place=draft.place)
    menu = tree.cssselect("header")[0].text_content()
    release = annotate(release, page("rovienna.iom.int", chrome=menu), iom)
    assert (issuing(release), about(release)) == (["iom-ro-vienna"], ["iom-georgia"])
    assert {piece.method for piece in evidence(release) if piece.chosen} == {
        "contact",
        "host",
        "menu",
    }
