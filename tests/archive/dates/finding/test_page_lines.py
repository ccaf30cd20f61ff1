"""Which lines of a page tell its day of issue, and which another: of members, comments, stories."""

from dataclasses import replace
from datetime import date

import pytest

from archive.dates.finding.header_dates import header_dates
from archive.describe.describer import describer_of
from archive.kinds import PageKind
from archive.knowledge.snapshot import KnownKind
from archive.models import Capture
from tests.archive.knowledge import GENERIC

TOLD = replace(GENERIC, known_kinds=(KnownKind("*", PageKind.RELEASE),))
DESCRIBER = describer_of(TOLD, date(2026, 1, 1))
PROSE = f"<p>{'The ferry left the harbour before noon with two hundred people. ' * 6}</p>"
TITLE = "Ferries return to the upper river"


def day_of(behind: str) -> str | None:
    """The value of the day of a page whose title stands before all else."""
    title = f"<head><title>{TITLE}</title></head>"
    page = f"<html>{title}<body><h1>{TITLE}</h1>{behind}</body></html>"
    return DESCRIBER.describe(Capture("page.html", page.encode())).releases[0].issued.value


@pytest.mark.parametrize(
    "line",
    [
        "Ana Lind - May 3, 2014, 10:31 pm CST",
        "By Ana Lind and Tom Roe\nSaturday, May 3, 2014, 04:05 pm PT (07:05 pm ET)",
        "By admin - 2014-05-03",
        "Written by Ana Lind, MS, RD on May 3, 2014",
        "Published on May 3rd, 2014 by Ana Lind and Tomás de la Roe",
        "First published on May 3, 2014 / 8:16 AM",
        "3 May 2014, 16:05 UTC+2",
        "03 Mag 2014",
        "Posted 3 May 2014 AEST",
        "03.05.2014, 22:47 / River News",
        "River Post/ May 3, 2014, 6:00 AM",
    ],
)
def test_a_line_that_tells_who_wrote_or_the_hour_tells_the_day(line: str) -> None:
    assert day_of(f"<p>{line}</p>{PROSE}") == "2014-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "Source: River Office Date: 3 May 2014 Author: Ana Lind",
        "Release date: May 3, 2014 Contact: Ana Lind, 555 0100",
        "Fecha: 3 de mayo de 2014 Fuente: Oficina del Río",
        "03.05.2014 10:11 Источник: Речное бюро",
        "发布时间：2014-05-03 来源：河流办公室 浏览：33",
        "2014-05-03 10:11:12来源：河流办公室作者：林安",
        "来源：河流办公室 时间：2014年5月3日 10:11 作者：",
        "2014-05-03 10:11 河流日报",
        "原创 河流日报 2014-05-03 10:11:12",
    ],
)
def test_the_day_is_one_field_among_those_of_a_head_line(line: str) -> None:
    assert day_of(f"<p>{line}</p>{PROSE}") == "2014-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "2014-05-03 10:11 渡轮回到上游，两百人上船。",  # a sentence
        "2014-05-03 渡轮回到上游",  # no hour: the row of a list
        "Source of the river found on 3 May 2014 near the old mill",
    ],
)
def test_words_beside_a_day_that_name_nobody_make_it_no_head_line(line: str) -> None:
    assert day_of(f"<p>{line}</p>{PROSE}") is None


def test_an_italian_august_is_no_word_for_the_past() -> None:
    assert day_of(f"<p>02 Ago 2014</p>{PROSE}") == "2014-08-02"
    assert day_of(f"<p>2 May 2014 (three years ago)</p>{PROSE}") is None


@pytest.mark.parametrize(
    "line", ["Seen on 2014-05-03 by all, said Ana.", "On 3 May 2014 by boat, then on foot."]
)
def test_words_of_a_sentence_are_nobody_who_wrote(line: str) -> None:
    assert day_of(f"{PROSE}<p>{line}</p>") is None


def test_a_wording_that_stands_beside_several_days_tells_none() -> None:
    members = "".join(f"<div>Joined: May {day}, 2007</div>" for day in (3, 9, 17))
    assert day_of(f"{members}{PROSE}") is None
    assert day_of(f"<div>Lima, May 3, 2007</div>{PROSE}") == "2007-05-03"


def test_of_several_days_that_beside_the_title_is_its_own() -> None:
    stories = "".join(
        f"<div>Boats of {year}</div><div>May 3, {year}</div>" for year in (2009, 2011)
    )
    own = "<div>Irco News May 3, 2014 13:42</div>"
    assert day_of(f"{own}{PROSE}<div>{stories}</div>") == "2014-05-03"


@pytest.mark.parametrize(
    "clock", ["Thursday, May 8, 2014", "2014年5月8日 星期四", "2014年5月8日 木曜日"]
)
def test_a_weekday_alone_does_not_make_a_far_day_that_of_issue(clock: str) -> None:
    clock = f"<div>{clock}</div>" + "<div>Harbour</div>" * 20
    page = f"<html><body>{clock}<h1>{TITLE}</h1>{PROSE}</body></html>"
    (release,) = DESCRIBER.describe(Capture("page.html", page.encode())).releases
    assert release.issued.value is None


@pytest.mark.parametrize(
    ("over", "below", "day"),
    [
        ("May 9, 2014", "Harbour | Published on May 3, 2014 01:52 PM", "2014-05-03"),
        ("Friday, May 9, 2014", "Ana Lind | May 3, 2014, 1:52 pm", "2014-05-03"),
        ("May 9, 2014", "", "2014-05-09"),
        ("Encar, 9 May 2014", "Ana Lind | May 3, 2014, 1:52 pm", "2014-05-09"),
    ],
)
def test_a_mere_day_over_the_title_gives_way_to_a_line_that_tells_more(
    over: str, below: str, day: str
) -> None:
    head = f"<head><title>{TITLE}</title></head>"
    over = f"<div class='masthead'>{over}</div>"
    page = f"<html>{head}<body>{over}<h1>{TITLE}</h1><p>{below}</p>{PROSE}</body></html>"
    (release,) = DESCRIBER.describe(Capture("page.html", page.encode())).releases
    assert release.issued.value == day


def test_several_mere_days_below_the_title_give_way_to_a_line_that_tells_more() -> None:
    lines = ["Story", "Thu, May 1, 2014", "Story", "Fri, May 2, 2014", "ENCAR | Sat May 3, 2014"]
    candidates = header_dates(GENERIC, [TITLE, *lines], TITLE, date(2020, 1, 1))
    assert [day.value for day in candidates if day.method == "header-line"] == ["2014-05-03"]


def test_the_day_stands_by_the_title_where_a_box_over_it_was_taken_for_text() -> None:
    box = f"<div><p>Photographs of the day</p><p>{'Boats on the river in spring. ' * 9}</p></div>"
    others = "".join(f"<p>Story {number}</p>" for number in range(15))
    head = f"<h1>{TITLE}</h1>{others}<p>ENCAR | Sat May 3, 2014 8:17 pm</p>"
    page = f"<html><body><main>{box}{head}{PROSE * 3}</main></body></html>"
    (release,) = DESCRIBER.describe(Capture("page.html", page.encode())).releases
    assert release.issued.value == "2014-05-03"


def test_a_mere_day_some_lines_over_the_title_is_that_of_another_story() -> None:
    others = ("Harbour gets a crane", "May 9, 2014", "Crews go home", "Ana Lind", "River", "Photo")
    over = "".join(f"<div>{line}</div>" for line in others)
    page = f"<html><body><nav>{over}</nav><h1>{TITLE}</h1>{PROSE}</body></html>"
    (release,) = DESCRIBER.describe(Capture("page.html", page.encode())).releases
    assert release.issued.value is None


def test_a_labelled_day_goes_before_one_that_is_nearer() -> None:
    lines = "<div>Lima, May 1, 2014</div><div>Published: May 3, 2014</div>"
    assert day_of(f"{lines}{PROSE}") == "2014-05-03"


@pytest.mark.parametrize(
    ("attributes", "day"), [("id='comments'", None), ("class='stamp'", "2014-05-03")]
)
def test_a_stamp_far_from_the_title_is_no_comment(attributes: str, day: str | None) -> None:
    stamp = f"<div {attributes}><div>3 May 2014 at 17:53</div></div>"
    assert day_of(f"{PROSE * 9}{stamp}") == day


@pytest.mark.parametrize(
    "line",
    ["Ažurirano: 3. svibnja 2014.", "Naposledy aktualizované: 3.5.2014", "Оновлено: 03.05.2014"],
)
def test_a_change_is_no_day_of_issue_in_any_language(line: str) -> None:
    assert day_of(f"<p>{line}</p>{PROSE}") is None


def test_microdata_of_many_posts_are_none_of_the_page() -> None:
    posts = "".join(
        f"<div><meta itemprop='datePublished' content='2014-05-0{day}T10:00:00-05:00'>{PROSE}</div>"
        for day in range(1, 8)
    )
    assert day_of(posts) is None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("<p>For release at 10:00 GMT on Tuesday, 12 May 1998</p>", "1998-05-12"),
        ("<p>Not for broadcast before 00.01 hours, Wednesday 13 May 1998</p>", "1998-05-13"),
        # Written a day before it was to come out: nothing tells whether it was kept until then.
        ("<p>12 May 1998</p><p>EMBARGO: 13 May 1998, 12 noon</p>", "1998-05"),
    ],
)
def test_the_end_of_an_embargo_is_the_day_of_issue(lines: str, day: str) -> None:
    assert day_of(f"{lines}{PROSE}") == day


@pytest.mark.parametrize(
    "lines",
    [
        "<p>14 May 2004</p><p>A corrected version of the release issued on 10 May 2004.</p>",
        "<p>Reissued on 14 May 2004. Originally issued on 10 May 2004.</p>",
        "<dl><dt>Posted</dt><dd>14 May 2004</dd><dt>First published</dt><dd>10 May 2004</dd></dl>",
    ],
)
def test_a_text_put_up_again_is_of_the_day_when_it_first_came_out(lines: str) -> None:
    assert day_of(f"{lines}{PROSE}") == "2004-05-10"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("<p>When: 3 June 2004, 10 a.m.</p><p>Where: River House</p>", None),
        ("<p>Date: Thursday 3 June 2004</p><p>Venue: River House</p>", None),
        ("<p>Date: Thursday 3 June 2004</p><p>Lima</p><p>Venue: River House</p>", "2004-06-03"),
        ("<p>3 June 2004</p><p>Where: River House</p><p>When: 9 June 2004</p>", "2004-06-03"),
        ("<p>Lima, 3 June 2004</p><p>Venue: River House</p><p>9 June 2004</p>", "2004-06-03"),
        ("<p>Where:</p><p>River House</p><p>When:</p><p>9 June 2004</p>", None),
        ("<p>Fecha: 9 de junio de 2004</p><p>Hora: 10.00</p><p>Lugar: Casa del Río</p>", None),
        ("<p>Data: 9 de junho de 2004</p><p>Local: Casa do Rio</p>", None),
    ],
)
def test_the_day_of_an_occasion_is_none_of_issue(lines: str, day: str | None) -> None:
    assert day_of(f"{lines}{PROSE}") == day


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ("<td>Last updated</td><td>14 May 2004</td>", None),
        ("<td>Closing date:</td><td>14 May 2004</td>", None),
        (
            "<td>Issued</td><td>10 May 2004</td><td>Last updated</td><td>14 May 2004</td>",
            "2004-05-10",
        ),
    ],
)
def test_a_line_is_read_behind_the_label_above_it(cells: str, day: str | None) -> None:
    assert day_of(f"<table><tr>{cells}</tr></table>{PROSE}") == day


@pytest.mark.parametrize(
    "line",
    [
        "No. 45 / 12 May 2006",
        "PRESS RELEASE No. 12/2006 - 12 May 2006",
        "RIVER OFFICE Press Briefing Notes - Friday 12 May 2006 - Spokesperson: Ana Lind",
        "Released on the wire: May 12, 2006 09:00 ET",
        "May 12, 2006 09:00 AM Eastern Daylight Time",
        "20060512 Following is the statement that the river office gave out in Lima:",
    ],
)
def test_numbers_kinds_and_zones_stand_beside_a_day(line: str) -> None:
    assert day_of(f"<p>{line}</p>{PROSE}") == "2006-05-12"


def test_a_page_that_was_printed_or_visited_tells_no_day() -> None:
    assert day_of(f"<p>Accessed 12 May 2006</p>{PROSE}") is None
    assert day_of(f"{PROSE}<p>Printed on 12 May 2006 from www.rivers.example</p>") is None


@pytest.mark.parametrize(
    ("heads", "days", "day"),
    [
        (("Published", "Updated"), ("9 March 2001", "12 March 2001"), "2001-03-09"),
        (("Last updated", "Published"), ("12 March 2001", "9 March 2001"), "2001-03-09"),
        (("Press release", "Last updated"), ("12 March 2001",), None),
        (("Press release", "Last updated"), ("12 March 2001", "Room 12"), None),
    ],
)
def test_columns_of_a_table_are_named_in_its_head(
    heads: tuple[str, ...], days: tuple[str, ...], day: str | None
) -> None:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in (heads, days))
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    assert day_of(f"<table>{table}</table>{PROSE}") == day


def test_a_label_names_the_day_below_it_and_no_other() -> None:
    days = "<p>12 March 2001</p><p>9 March 2001</p>"
    assert day_of(f"<p>Last updated</p>{days}{PROSE}") == "2001-03-09"


def test_a_place_in_other_letters_stands_beside_a_day() -> None:
    assert day_of(f"<p>Женева, 9 марта 2001 года</p>{PROSE}") == "2001-03-09"
    assert day_of(f"<p>Αθήνα, 9 Μαρτίου 2001</p>{PROSE}") == "2001-03-09"


def test_a_day_that_came_into_force_or_came_in_is_none_of_issue() -> None:
    assert day_of(f"<p>Effective date: 9 March 2001</p>{PROSE}") is None
    assert day_of(f"<p>Received: 9 March 2001</p>{PROSE}") is None


def test_a_field_of_another_maker_is_known_by_its_end() -> None:
    field = "<meta property='photos:uploaded' content='2013-02-16T04:36:36-05:00'>"
    assert day_of(f"{field}{PROSE}") == "2013-02-16"
    film = "<meta property='video:release_date' content='2013-02-16'>"
    assert day_of(f"{film}{PROSE}") is None


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 9 mars 2001 - Mis à jour le 12 mars 2001",
        "Diffusé le 9 mars 2001, modifié le 12 mars 2001",
        "Date de publication : 9 mars 2001 10:30",
        "Publicado el 9 de marzo de 2001 | Modificado el 12 de marzo de 2001",
        "por Redação — publicado 9 de março de 2001 11h25, última modificação 12/03/2001 10h02",
        "Erschienen am 9. März 2001, zuletzt aktualisiert am 12. März 2001",
        "Ends/Friday, March 9, 2001",
        "Washington, D.C., March 9, 2001 | Ana Koren (555-225-1000)",
        "México, D. F., a 9 de marzo de 2001",
        "For release 8:30 a.m. (EDT) Friday, March 9, 2001 HARB-01-1143",
        "Publication : 9 mars 2001",
        "Polizeimeldung vom 9. März 2001",
    ],
)
def test_what_is_printed_of_a_day_is_known_in_several_languages(line: str) -> None:
    assert day_of(f"<p>{line}</p>{PROSE}") == "2001-03-09"


@pytest.mark.parametrize(
    "line",
    [
        "Imprimé le 9 mars 2001",
        "Impreso el 9 de marzo de 2001",
        "Gedruckt am 9. März 2001",
        "Date limite : 9 mars 2001",
        "Anmeldeschluss: 9. März 2001",
        "Appointed: 9 March 2001",
        "Meeting of 9 March 2001",
        "Séance du 9 mars 2001",
        "Sitzung vom 9. März 2001",
    ],
)
def test_the_day_of_something_else_is_none_of_issue(line: str) -> None:
    assert day_of(f"<p>{line}</p>{PROSE}") is None
