"""The collections of the tree say what their organisation's archive rests on."""

from datetime import date

import pytest

from archive.annotators.gazetteer import annotate_with
from archive.annotators.page_context import PageContext
from archive.authorities.collection import Collection, load_collection
from archive.config import data_folder
from archive.facets import COUNTRY
from archive.models import Block, BlockKind, Relation, Release
from archive.text.folding import fold
from tests.archive.knowledge import GENERIC

LANGUAGES = {"en", "fr", "es"}


@pytest.fixture(scope="module", params=["demo", "iom"])
def collection(request: pytest.FixtureRequest) -> Collection:
    return load_collection(data_folder() / "collections" / request.param)


@pytest.fixture(scope="module")
def iom() -> Collection:
    return load_collection(data_folder() / "collections" / "iom")


def test_offices_have_names_in_three_languages(collection: Collection) -> None:
    own = [office for office in collection.offices if office.kind != "external"]
    assert [o.id for o in own if not set(dict(o.names)) >= LANGUAGES] == []


def test_topics_have_names_and_phrases_in_three_languages(collection: Collection) -> None:
    for topic in collection.topics:
        assert set(dict(topic.names)) >= LANGUAGES, topic.id
        languages = {phrase.language for phrase in topic.phrases}
        assert languages >= LANGUAGES, topic.id


def test_every_office_below_headquarters_has_a_parent(collection: Collection) -> None:
    below = [o for o in collection.offices if o.kind not in ("headquarters", "external")]
    assert [office.id for office in below if not office.parents] == []
    assert collection.headquarters is not None


def test_a_country_is_two_letters(collection: Collection) -> None:
    wrong = [o.id for o in collection.offices if len(o.country) != 2 or not o.country.isupper()]
    assert wrong == []


def test_the_organisation_has_its_nine_regional_offices_of_2011(iom: Collection) -> None:
    names = {
        office.city
        for office in iom.children("iom-hq-geneva", date(2012, 1, 1))
        if office.kind == "regional"
    }
    assert names == {
        "Vienna",
        "Brussels",
        "Cairo",
        "Dakar",
        "Nairobi",
        "Pretoria",
        "Bangkok",
        "San José",
        "Buenos Aires",
    }


def test_parents_move_with_time(iom: Collection) -> None:
    assert "iom-haiti" in [o.id for o in iom.children("iom-ro-san-jose", date(2015, 1, 1))]
    assert "iom-haiti" in [o.id for o in iom.children("iom-ro-panama", date(2025, 1, 1))]
    assert iom.children("iom-ro-vienna", date(2005, 1, 1)) == ()


def test_terms_of_directors_general_follow_on_each_other(iom: Collection) -> None:
    def holder(day: date) -> list[str]:
        return [
            person.id
            for person in iom.people
            for position in person.positions
            if position.title == "Director General" and position.held_on(day)
        ]

    assert holder(date(2008, 9, 30)) == ["brunson-mckinley"]
    assert holder(date(2008, 10, 1)) == ["william-lacy-swing"]
    assert holder(date(2023, 10, 1)) == ["amy-pope"]


def test_the_mirror_and_the_branch_of_the_old_server_are_known(iom: Collection) -> None:
    assert [rule.office for rule in iom.host_rules("www.iom.ch")] == ["iom-hq-geneva"]
    rules = iom.host_rules("www.iom.int", "/jahia/Jahia/pakistan/lang/en")
    assert rules[0].office == "iom-pakistan"


def test_there_are_twenty_six_topics(iom: Collection) -> None:
    assert len(iom.topics) == 26


def test_generic_knows_no_organisation() -> None:
    generic = load_collection(data_folder() / "collections" / "generic")
    assert (generic.offices, generic.people, generic.topics, generic.names) == ((), (), (), ())


def test_terms_that_bound_dates_are_those_of_the_people(collection: Collection) -> None:
    terms = {
        (position.earliest, position.latest)
        for person in collection.people
        for position in person.positions
        if position.title == "Director General"
    }
    organisation = {"demo": "irco", "iom": "iom"}[collection.name]
    heads = [
        event
        for event in (*GENERIC.cues.events, *collection.events)
        if event.id.startswith(f"{organisation}-director-general-")
    ]
    assert len(heads) == 4
    assert [event.id for event in heads if event.days not in terms] == []


def countries_of(text: str, language: str, title: str = "News") -> set[str]:
    block = Block(BlockKind.PARAGRAPH, text)
    release = Release(title=title, blocks=(block,), language=language)
    find = annotate_with(COUNTRY, Relation.SUBJECT)
    return {point.id for point in find(release, PageContext(), GENERIC).access_points}


def test_every_country_has_names_in_three_languages_of_its_own() -> None:
    countries = GENERIC.collection.taxonomy(COUNTRY).terms
    assert len(countries) > 230
    assert [country.id for country in countries if not set(dict(country.names)) >= LANGUAGES] == []
    names = [name for c in countries for name in {(p.language, fold(p.text)) for p in c.phrases}]
    assert [name for name in set(names) if names.count(name) > 1] == []


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("A bridge opened in Viet Nam and in Türkiye.", "en", {"VN", "TR"}),
        ("Le Tchad et la Côte d'Ivoire ont signé.", "fr", {"TD", "CI"}),
        ("El Reino Unido y la República Democrática del Congo.", "es", {"GB", "CD"}),
        ("The Ukrainian navy and a Dutch ferry.", "en", {"UA", "NL"}),
        ("Boats on the Niger River near the Gulf of Guinea.", "en", set()),
        ("South Sudan, not its neighbour.", "en", {"SS"}),
        ("Guinea-Bissau and Papua New Guinea.", "en", {"GW", "PG"}),
    ],
)
def test_countries_are_found_by_names_and_demonyms(
    text: str, language: str, found: set[str]
) -> None:
    assert countries_of(text, language) == found


def test_a_name_of_other_things_too_counts_in_the_lead_only() -> None:
    behind = "A word that says nothing. " * 12
    assert countries_of("Jordan opened a school.", "en") == {"JO"}
    assert countries_of(f"{behind}Michael met Jordan.", "en") == set()
