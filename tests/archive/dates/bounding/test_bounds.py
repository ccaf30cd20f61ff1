"""Between which days an undated release is placed, and on what grounds."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import html

from archive.authorities.collection import load_collection
from archive.dates.bounding.bounds import Bounds, KnownDays, bounds
from archive.dates.bounding.events import dated_events, mentions
from archive.errors import DataError
from tests.archive.knowledge import GENERIC

MOMENT = datetime(2014, 5, 20, 23, 30, tzinfo=UTC)


def of(text: str) -> Bounds:
    return bounds(GENERIC, text)


def days(text: str) -> tuple[str | None, str | None]:
    bounded = of(text)
    return (
        bounded.earliest.isoformat() if bounded.earliest else None,
        bounded.latest.isoformat() if bounded.latest else None,
    )


def test_nothing_known_bounds_nothing():
    assert of("The ferry must run.") == Bounds(None, None, ())


def test_a_capture_is_never_earlier_than_what_it_shows():
    bounded = bounds(GENERIC, "The ferry must run.", KnownDays(MOMENT, date(2026, 1, 1)))
    assert (bounded.earliest, bounded.latest) == (None, date(2014, 5, 20))
    assert [(piece.method, piece.value, piece.chosen) for piece in bounded.evidence] == [
        ("capture", "../2014-05-20", True),
        ("added", "../2026-01-01", False),
    ]


def test_without_a_moment_the_day_of_adding_bounds():
    assert bounds(GENERIC, "x", KnownDays(added=date(2026, 1, 1))).latest == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        (
            "The report will be published in December and discussed in early 2021.",
            None,
            "2020-12-31",
        ),
        ("It will be published in early 2021.", None, "2021-08-29"),
        ("Later this year (2015), two ferries will follow.", "2015-01-01", "2015-12-31"),
        ("Next year (2016) two ferries will follow.", "2015-01-01", "2015-12-31"),
        ("Cette année (2015), deux bacs suivront.", "2015-01-01", "2015-12-31"),
        ("El año pasado (2014) llegaron dos barcas.", "2015-01-01", "2015-12-31"),
        ("The treaty was signed in Lima on 12 May 2014.", "2014-05-12", None),
        ("Signed on 12 May 2014, the treaty is in force.", "2014-05-12", None),
        ("On 14 June 2019, the river rose and took the bridge.", "2019-06-14", None),
        ("A conference held from 12 to 14 May 2014 agreed.", "2014-05-12", None),
        ("It was launched in March 2014 by two mayors.", "2014-03-01", None),
        ("Le traité a été signé à Lima le 12 mai 2014.", "2014-05-12", None),
        ("El tratado fue firmado en Lima el 12 de mayo de 2014.", "2014-05-12", None),
        ("The conference will be held in Lima on 12 May 2015.", None, "2015-07-11"),
        ("The conference is scheduled for May 2015.", None, "2015-07-30"),
        ("The conference is scheduled to open in May 2015.", None, "2015-07-30"),
        ("She will address the council in Lima on 12 May 2015.", None, "2015-07-11"),
        (
            "The minister will not speak before noon, but will answer on 12 May 2015.",
            None,
            "2015-07-11",
        ),
        ("The fair will open in mid-2016.", None, "2016-11-29"),
        ("La conférence aura lieu à Lima le 12 mai 2015.", None, "2015-07-11"),
        ("La reunión se celebrará el 12 de mayo de 2015.", None, "2015-07-11"),
        (
            "The rules, adopted on 3 May 2014, are new. They will be opened on 1 January 2015.",
            "2014-05-03",
            "2015-03-02",
        ),
    ],
)
def test_references_in_the_text_bound(sentence, earliest, latest):
    assert days(sentence) == (earliest, latest)


@pytest.mark.parametrize(
    "sentence",
    [
        "Founded in 1951, the body has 175 members.",
        "It has been active since 1990.",
        "The 2030 Agenda names rivers.",
        "The treaty of 12 May 1851 was signed on 12 May 1851.",
        "The treaty, to be signed on 12 May 2014, is long.",
        "The treaty will be signed and was to be opened on 12 May 2014.",
        "A meeting planned on 12 May 2014 is late.",
        "The credit had been set to expire on 1 January 2008.",
        "The conference on 12 May 2025 matters, said Ana.",
        "On 14 June 2019 the committee will meet.",
        "The plan will build on the visit of March 2013.",
        "The report will be presented at a meeting held on Monday (12/10).",
        "The dam will be completed in years.",
        "The report was published in December.",
        # A February before 'early 2021' may be that of 2021: left open.
        "It will be published in February and discussed in early 2021.",
        # No verbs of the past: names, participles, what depends on something, what is to come.
        "The ferry sails to the United States in August 2023.",
        "The delegation attends the feast of Ahmed Tinu on 29 May 2023.",
        "She will prepare grants for underserved towns in July 2023.",
        "The sentence was commuted to expire on 26 April 2023.",
        "She wrote the music for the event held on 10 April 2023.",
        "If the ferry is lost on 12 May 2014, another must run.",
        "The move could be completed in March 2008.",
        "It was announced that on 4 August 2007 they will lift the ban.",
        # Broken by the width of its lines; without a blank behind its stop; of another verb.
        "The rules will open the river to ferries,\nwelcomed since 12 May 2014.",
        "They welcomed the grant, to be\nheld in March 2014.",
        "The boats will be better.Since a visit in June 2015 they were mended.",
        "They will feel what will come to pass on 12 May 2001.",
        "They will never forget those they lost on 12 May 2001.",
        # Weekday and number differ: one of the two is a slip.
        "On Wednesday, 16 June 2022, the treaty was signed.",
        # A future verb of another sentence; a later year in the text.
        "The rules will be released. - In March 2023 the board met.",
        "The study is expected by the end of 2005. It costs less than the one of 2006.",
    ],
)
def test_other_numbers_bound_nothing(sentence):
    assert days(sentence) == (None, None)


def test_a_past_meeting_in_a_sentence_about_the_future_is_past():
    assert days("It will be presented at a meeting held in March 2013.") == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The global COVID-19 pandemic closed the ferry.",
        "The covid‑19 pandemic",
        "La pandémie de COVID-19 a fermé le bac.",
        "La pandemia de COVID-19 cerró el paso.",
        "Пандемия COVID-19 закрыла паром.",
    ],
)
def test_a_release_that_names_the_pandemic_is_not_earlier(text):
    assert days(text) == ("2020-03-11", None)


def test_the_name_of_the_disease_alone_says_less():
    assert days("Cases of COVID-19 were counted.") == ("2020-02-11", None)


@pytest.mark.parametrize(
    "text",
    [
        "IOM Director General William Lacy Swing said",
        "Director General Ambassador William Swing said",
        "the Director General, William Lacy Swing, said",
        "William Lacy Swing, IOM Director General, said",
        "le Directeur général William Lacy Swing a dit",
    ],
)
def test_a_head_in_office_bounds_both_sides(text):
    assert days(text) == ("2008-10-01", "2018-09-30")


@pytest.mark.parametrize(
    "text",
    [
        "William Lacy Swing said",
        "the former Director General Swing said",
        "Deputy Director General William Swing said",
        "William Swing, then Director General, said",
        "l’ancien Directeur général Swing a dit",
        "Director General Swinger said",
    ],
)
def test_a_name_without_the_office_bounds_nothing(text):
    assert days(text) == (None, None)


def test_what_is_told_of_a_head_with_a_year_may_be_told_after_the_term():
    text = "In 2012, Director General William Lacy Swing opened the ferry."
    assert days(text) == ("2008-10-01", None)


def test_what_contradicts_a_surer_ground_is_kept_but_not_used():
    text = "The treaty was signed on 12 May 2015. Director General William Swing was there."
    bounded = bounds(GENERIC, text, KnownDays(MOMENT))
    assert (bounded.earliest, bounded.latest) == (date(2008, 10, 1), date(2014, 5, 20))
    assert [
        (piece.value, piece.chosen) for piece in bounded.evidence if piece.method == "in-text"
    ] == [("2015-05-12/..", False)]


def test_every_bound_says_where_it_comes_from():
    text = "The ferry must run.\n\nThe treaty was signed in Lima on 12 May 2014."
    (evidence,) = of(text).evidence
    assert (evidence.field, evidence.method, evidence.place) == ("issued", "in-text", "sentence 2")
    assert evidence.snippet == "The treaty was signed in Lima on 12 May 2014."


def test_a_collection_may_add_its_own_events(tmp_path):
    (tmp_path / "collection.yaml").write_text("title: x", encoding="utf-8")
    (tmp_path / "events.yaml").write_text(
        "- id: compact\n  phrases: {en: [River Compact]}\n  from: 2016-03-01\n  gives: earliest\n"
        "- id: head\n  names: [Ingrid Aasheim]\n  titles: {en: [Director General]}\n"
        "  from: 1995-01-01\n  to: 2002-09-30\n  gives: latest\n",
        encoding="utf-8",
    )
    knowledge = replace(GENERIC, collection=load_collection(tmp_path))
    assert len(dated_events(knowledge)) == len(dated_events(GENERIC)) + 2
    text = "Director General Ingrid Aasheim spoke of the River\nCompact."
    assert [mention.event.id for mention in mentions(knowledge, text)] == ["compact", "head"]
    bounded = bounds(knowledge, "Director General Ingrid Aasheim")
    assert bounded.latest == date(2002, 9, 30)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("- id: x\n  gives: earliest\n  from: 2016-03-01\n", "'x'"),
        ("- id: x\n  gives: earliest\n  phrases: {en: [a]}\n", "'x'"),
        ("- id: x\n  gives: sometimes\n", "gives"),
        ("- id: x\n  gives: both\n  when: now\n", "when"),
        ("[", "events.yaml"),
    ],
)
def test_an_event_that_bounds_nothing_is_an_error_that_names_it(tmp_path, content, named):
    (tmp_path / "collection.yaml").write_text("title: x", encoding="utf-8")
    (tmp_path / "events.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=named):
        load_collection(tmp_path)


def test_a_whole_release_without_a_date_is_placed_in_its_year():
    path = Path(__file__).parents[4] / ".." / "shared/data/seed/iom-tbilisi-2020.html"
    if not path.is_file():
        pytest.skip("shared/data/seed not found")
    tree = html.document_fromstring(path.read_text(encoding="utf-8"))
    paragraphs = tree.xpath("//article//p")
    text = "\n\n".join(node.text_content() for node in paragraphs)
    bounded = bounds(GENERIC, text, KnownDays(added=date(2026, 1, 1)))
    assert (bounded.earliest, bounded.latest) == (date(2020, 3, 11), date(2020, 12, 31))


def test_what_a_text_tells_until_its_last_change_is_no_floor():
    text = "The ferry sank. On 12 May 2014 the inquiry was opened."
    june, may = date(2014, 6, 1), date(2014, 5, 1)
    assert bounds(GENERIC, text).earliest == date(2014, 5, 12)
    assert bounds(GENERIC, text, KnownDays(changed=june)).earliest is None
    assert bounds(GENERIC, text, KnownDays(changed=may)).earliest == date(2014, 5, 12)
