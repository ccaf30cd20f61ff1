"""Which openings of a first paragraph are datelines, and what they give."""

import pytest

from archive.dates.finding.datelines import dateline
from tests.archive.knowledge import GENERIC

FORMS = [
    ("Tbilisi –The ferry sank.", "Tbilisi", None, "The ferry sank."),
    ("Vanuatu - The ferry", "Vanuatu", None, "The ferry"),
    ("Geneva- The ferry", "Geneva", None, "The ferry"),
    ("Dhaka– The ferry", "Dhaka", None, "The ferry"),
    ("N'Djamena–A ferry", "N'Djamena", None, "A ferry"),
    ("Cox's Bazar  –A ferry", "Cox's Bazar", None, "A ferry"),
    ("Koblenz — The ferry", "Koblenz", None, "The ferry"),
    ("WASHINGTON, D.C. -- The ferry", "WASHINGTON, D.C.", None, "The ferry"),
    ("Washington, D.C. (IRCO) – The ferry", "Washington, D.C.", None, "The ferry"),
    ("Taguig, Philippines – The ferry", "Taguig, Philippines", None, "The ferry"),
    ("Tunis/Geneva – The ferry", "Tunis/Geneva", None, "The ferry"),
    (
        "Tapachula (México) / Tecún Umán (Guatemala). - La barca",
        "Tapachula (México) / Tecún Umán (Guatemala)",
        None,
        "La barca",
    ),
    ("Guinea-Bissau - The ferry", "Guinea-Bissau", None, "The ferry"),
    ("Dar es Salaam – The ferry", "Dar es Salaam", None, "The ferry"),
    ("Port of Spain - The ferry", "Port of Spain", None, "The ferry"),
    ("The Hague – The ferry", "The Hague", None, "The ferry"),
    ("La Paz – “La barca”", "La Paz", None, "“La barca”"),
    ("Chișinău – 12 ferries", "Chișinău", None, "12 ferries"),
    ("Москва – Паром", "Москва", None, "Паром"),
    ("KYIV: The ferry", "KYIV", None, "The ferry"),
    ("Dakar (IPS)  El barco", "Dakar", None, "El barco"),
    ("Geneva – The body – the largest – said", "Geneva", None, "The body – the largest – said"),
    ("Abidjan, 15 January 2025 – Le bac", "Abidjan", "2025-01-15", "Le bac"),
    ("Bangkok, 4 February - The ferry", "Bangkok", "--02-04", "The ferry"),
    ("NEW YORK, 6 January 2005 - The ferry", "NEW YORK", "2005-01-06", "The ferry"),
    (
        "NEW YORK, 16 December (UN Headquarters) -- The ferry",
        "NEW YORK",
        "--12-16",
        "The ferry",
    ),
    ("Washington, D.C., April 1, 2003 – The ferry", "Washington, D.C.", "2003-04-01", "The ferry"),
    ("Lima, Peru, October 15, 2003 - Three ferries", "Lima, Peru", "2003-10-15", "Three ferries"),
    ("Khartoum/New York, 20 December 2005 – A", "Khartoum/New York", "2005-12-20", "A"),
    (
        "GENEVA, Switzerland, June 13, 2014/African Press (APO)/ — The ferry",
        "GENEVA, Switzerland",
        "2014-06-13",
        "The ferry",
    ),
    ("SPRINGFIELD, Calif. - June 15, 2004 - A ferry", "SPRINGFIELD, Calif.", "2004-06-15", None),
    ("Kazakhstan, 7 June, 2007, 16:19 — The ferry", "Kazakhstan", "2007-06-07", "The ferry"),
    ("Genève, le 7 février 2003 – Le bac", "Genève", "2003-02-07", "Le bac"),
    ("Женева, 7 февраля 2003 г. – Паром", "Женева", "2003-02-07", "Паром"),
    ("Lima, 3 de mayo de 2004.- La barca", "Lima", "2004-05-03", "La barca"),
    ("LIMA (Thursday, April 28) – The ferry", "LIMA", "--04-28", "The ferry"),
    ("10 November 2022, Sarajevo – The ferry", "Sarajevo", "2022-11-10", "The ferry"),
    ("April 15, 2019 (SAINT PAUL) — The ferry", "SAINT PAUL", "2019-04-15", "The ferry"),
    ("June 30, 2004, (Lake View, CA). The ferry", "Lake View, CA", "2004-06-30", "The ferry"),
    ("May 3, 2004 (Lake View, CA) The ferry", "Lake View, CA", "2004-05-03", "The ferry"),
    ("October 1, 2004. The ferry", None, "2004-10-01", "The ferry"),
    ("Brussels, 2 March 2017", "Brussels", "2017-03-02", ""),
    ("Press release of 1 October 2004 | Lima – The ferry", "Lima", "2004-10-01", "The ferry"),
    ("Pressemitteilung vom 1. Oktober 2004 | Berlin – Die", "Berlin", "2004-10-01", "Die"),
]


@pytest.mark.parametrize(("text", "place", "day", "rest"), FORMS)
def test_a_dateline_gives_its_place_and_day(text, place, day, rest):
    line = dateline(GENERIC, text)
    assert line is not None
    assert line.place == place
    assert (line.date.value if line.date else None) == day
    if rest is not None:
        assert text[line.end :] == rest
    assert text.startswith(line.printed)


@pytest.mark.parametrize(
    "text",
    [
        "We – IRCO and our partners – are using this moment",
        "The flood - the worst since 1990 - is over",
        "Women – IRCO and partners – are here",
        "IOM – The UN agency – said",
        "In Geneva – The ferry",
        "Press Release – The ferry",
        "UPDATE: The ferry",
        "FACT SHEET: The ferry",
        "MS. LINDQVIST: The ferry",
        "COVID-19 - The ferry",
        "Migrants in Libya - The ferry",
        "IRCO Director General Ingrid Aasheim - The ferry",
        "International River Day – The ferry",
        "WATER, WATER - EVERYWHERE A FERRY",
        "Jean-Baptiste Ndour said",
        "Geneva is – The ferry",
        "Geneva. The ferry",
        "Lima, the capital, is",
        "“Geneva – The ferry",
        "On 14 June 2019, the ferry",
        "12 May 2014 was a day",
        "May 12, 2014 marks the day",
        "January 2004 saw a flood",
        "Today, 12 May 2014, the ferry",
        "North Ferry Authority (NFA) President Jon",
        "A – The ferry",
        "Belgrade – where the ferry sank",
        "",
        " \n",
    ],
)
def test_a_sentence_is_no_dateline(text):
    assert dateline(GENERIC, text) is None


def test_white_space_and_bullets_before_a_dateline_do_not_matter():
    line = dateline(GENERIC, " \u00a0• Lima – The ferry")
    assert line is not None
    assert (line.place, line.printed) == ("Lima", "Lima –")
